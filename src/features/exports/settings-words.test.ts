import { describe, expect, it } from 'vitest';
import { NO_SETTINGS } from '../../vendors/contract-exports.ts';
import { fieldText, settingsLines, settingsText } from './settings-words.ts';
import { SETTINGS } from './testing/fake-exports.ts';

const AREA = { from: { x: 0.125, y: 0.2 }, to: { x: 0.8, y: 0.9555 } };
const MASK = [
  { x: 0.1, y: 0.1 },
  { x: 0.2, y: 0.1 },
  { x: 0.2, y: 0.3 },
];

describe('settings in short', () => {
  it('name what differs from an export of everything', () => {
    expect(settingsText(SETTINGS)).toBe('best quality');
    expect(
      settingsText({
        ...SETTINGS,
        videoQuality: 2,
        frameRate: 1,
        crop: AREA,
        masks: [MASK, MASK],
        comment: 'Case 26-1184',
        maxFileSize: 700_000_000,
      }),
    ).toBe('quality 2, 1/2 of the frames, cropped, 2 masks, comment, files of 700 MB');
  });
});

describe('settings of a system that makes nothing anew', () => {
  const native = { ...NO_SETTINGS, format: 'native', folder: 'D:\\Case', bandwidth: 2_000_000 };

  it('claim no quality, and name the folder and its speed', () => {
    expect(settingsText(native)).toBe('to D:\\Case, 2.0 MB/s at most');
    expect(settingsText({ ...NO_SETTINGS, format: 'mp4' })).toBe('as its system makes it');
    expect(settingsText({ ...NO_SETTINGS, format: 'mp4', comment: 'Case' })).toBe('comment');
  });

  it('are told without those that it has not', () => {
    expect(settingsLines({ ...native, bandwidth: 0 })).toEqual([
      ['Format', 'Native'],
      ['Folder', 'D:\\Case'],
      ['Bandwidth', 'as fast as it can'],
    ]);
    expect(settingsLines({ ...NO_SETTINGS, format: 'mp4', comment: 'Case' })).toEqual([
      ['Format', 'MP4'],
      ['Comment', 'Case'],
    ]);
  });
});

describe('settings in full', () => {
  const of = (more: Partial<typeof SETTINGS>) => new Map(settingsLines({ ...SETTINGS, ...more }));

  it('are all there, each with the label of its field', () => {
    const lines = of({ crop: AREA, masks: [MASK] });
    expect(lines.get('Format')).toBe('MP4');
    expect(lines.get('Picture quality')).toBe('best');
    expect(lines.get('Wait')).toBe('30 s for a frame');
    expect(lines.get('Split files')).toBe('one file');
    expect(lines.get('Crop')).toBe('from 12.5 %, 20 % to 80 %, 95.6 %');
    expect(lines.get('Masks')).toBe('1 mask, 3 corners');
    expect(lines.get('Comment')).toBe('none');
    expect(lines.has('Page')).toBe(false);
  });

  it('tell steps with the direction that they go', () => {
    expect(of({ audioQuality: 6 }).get('Sound quality')).toBe('step 6, 0 is the best');
    expect(of({ frameRate: 3 }).get('Frame rate')).toBe('1/8 of the frames');
  });

  it('tell of the page where something is set on it', () => {
    const lines = of({ page: { ...SETTINGS.page, layout: 'landscape', comment: AREA } });
    expect(lines.get('Page')).toBe('landscape');
    expect(lines.get('Place of the comment')).toContain('12.5 %');
    expect(lines.has('Place of the picture')).toBe(false);
  });

  it('call a field as its form does', () => {
    expect(fieldText('timestampPlace')).toBe('Place of the time stamp');
  });
});
