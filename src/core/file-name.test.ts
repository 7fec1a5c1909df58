import { describe, expect, it } from 'vitest';
import { fileSafe, footageName, pictureName } from './file-name.ts';
import { epochMs, ms } from './units.ts';

const AT = epochMs(Date.UTC(2026, 10, 20, 16, 41, 18, 280));

describe('the name of a file', () => {
  it.each([
    ['Gate North', 'Gate-North'],
    ['Tür 3 / Hof', 'Tür-3-Hof'],
    ['../../etc', '..-..-etc'],
    ['a\u0000b\nc', 'a-b-c'],
    ['???', 'camera'],
    ['', 'camera'],
  ])('takes nothing of "%s" that a file system forbids', (camera, name) => {
    expect(fileSafe(camera)).toBe(name);
  });

  it('of footage tells camera, beginning in UTC and length', () => {
    expect(footageName('Gate North', AT, ms(12_000))).toBe('Gate-North_2026-11-20T16-41-18Z_12s.mp4');
  });

  it('of footage counts whole seconds, and never less than none', () => {
    expect(footageName('Yard', AT, ms(11_600))).toContain('_12s.mp4');
    expect(footageName('Yard', AT, ms(-5))).toContain('_0s.mp4');
  });

  it.each([
    ['image/png', 'png'],
    ['image/webp', 'webp'],
    ['image/jpeg', 'jpg'],
    ['', 'jpg'],
  ])('of a picture of type "%s" ends with %s', (type, ending) => {
    expect(pictureName('Gate North', AT, type)).toBe(`Gate-North_2026-11-20T16-41-18.280Z.${ending}`);
  });
});
