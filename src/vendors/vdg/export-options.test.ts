import { expect, test } from 'vitest';
import { order } from '../../testing/vdg-orders.ts';
import type { ExportField } from '../contract-exports.ts';
import { EXPORT_FORMATS } from './export-formats.ts';
import { VDG_EXPORT_OPTIONS } from './export-options.ts';

const { formats, fields, defaults, live, notes, against, check } = VDG_EXPORT_OPTIONS;

test('a native export takes a hundred cameras and stays on the server, which is said beforehand', () => {
  expect(formats.find(({ id }) => id === 'native')).toMatchObject({
    mostCameras: 100,
    stays: 'VDG Sense writes this export on its server; it cannot be downloaded here.',
  });
});

test('a clip takes one camera and can be downloaded', () => {
  const clip = formats.find(({ id }) => id === 'mp4');
  expect(clip).toMatchObject({ mostCameras: 1, kind: 'video' });
  expect(clip?.stays).toBeUndefined();
});

test('only what a VDG server can be told is shown', () => {
  expect([...fields].toSorted()).toEqual(
    ['bandwidth', 'camera', 'comment', 'folder', 'format', 'others', 'span'].toSorted(),
  );
});

test('the rules of the folder are said before anything is typed', () => {
  expect(notes.folder).toMatch(/on the server.*An ampersand \(&\) cannot be sent/s);
});

test('live video is withheld with a reason', () => {
  expect(live).toEqual({ offered: false, reason: 'VDG Sense exports only what is recorded.' });
});

test('what nobody has changed has no speed limit, and lacks no more than a camera and a folder', () => {
  expect(defaults).toMatchObject({ format: 'native', folder: '', bandwidth: 0, comment: '' });
  expect(formats).toBe(EXPORT_FORMATS);
});

test.each<[field: ExportField, native: boolean, clip: boolean]>([
  ['camera', true, true],
  ['span', true, true],
  ['format', true, true],
  ['others', true, false],
  ['folder', true, false],
  ['bandwidth', true, false],
  ['comment', false, true],
])('%s counts for native: %s, for a clip: %s', (field, native, clip) => {
  expect(against(field, 'native') === undefined).toBe(native);
  expect(against(field, 'mp4') === undefined).toBe(clip);
  expect(against(field, 'nobody knows it')).toBeUndefined();
});

test('settings of another system are refused for their format alone', () => {
  const problems = check(order({ format: 'avi', videoQuality: 6, maxFileSize: -1, timestamp: '%E' }));
  expect(problems.map(({ field }) => field)).toEqual(['format']);
});
