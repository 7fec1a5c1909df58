import { describe, expect, it } from 'vitest';
import { uploadName } from './upload-name.ts';

describe('the name of an upload', () => {
  it('keeps what a person recognises and the ending', () => {
    expect(uploadName('BWC_0412.MP4', '3f9a')).toBe('sightline-3f9a-BWC-0412.MP4');
  });

  it.each([
    ['../../etc/passwd', 'sightline-1.etcpa'],
    ['a b+c%20&x=1?.mp4', 'sightline-1-a-b-c-20-x-1.mp4'],
    ['Zeugenvideo Müller Straße.mov', 'sightline-1-Zeugenvideo-Muller-Stra-e.mov'],
    ['录像.mp4', 'sightline-1.mp4'],
    ['<img onerror=x>.avi', 'sightline-1-img-onerror-x.avi'],
    ['.mp4', 'sightline-1-mp4'],
    ['..', 'sightline-1'],
    ['noending', 'sightline-1-noending'],
    ['', 'sightline-1'],
    ['a.very-long-ending', 'sightline-1-a.veryl'],
  ])('of %j is safe in a path', (name, expected) => {
    expect(uploadName(name, '1')).toBe(expected);
    expect(uploadName(name, '1')).toMatch(/^[\w-]+(\.\w+)?$/);
  });

  it('is short, and differs by its id alone', () => {
    const long = `${'x'.repeat(300)}.mp4`;
    expect(uploadName(long, '1').length).toBeLessThan(70);
    expect(uploadName(long, '1')).not.toBe(uploadName(long, '2'));
  });
});
