import { describe, expect, test } from 'vitest';
import { createServerDisks, DEMO_DISKS, isWithin, samePath } from './server-disks.ts';

const problem = (path: string, bytes = 1) => createServerDisks(DEMO_DISKS).problemOf(path, bytes);

describe('a folder', () => {
  test.each([
    'D:\\',
    String.raw`D:\Exports`,
    String.raw`d:\exports\a b\c`,
    'D:/Exports/a',
    String.raw`D:\Süd (2)\it's – Причал`,
    String.raw`\\nas\evidence`,
    String.raw`\\NAS\evidence\2026`,
  ])('can be made at %s', (path) => {
    expect(problem(path)).toBeUndefined();
  });

  test.each(['Exports', '', 'D:', 'D:Exports', String.raw`\Exports`, '/mnt/exports', String.raw`X:\a`])(
    'is no path at %s: -58',
    (path) => {
      expect(problem(path)).toBe(-58);
    },
  );

  test.each([String.raw`\\nas`, String.raw`\\nas\other`, String.raw`\\nas\evidence2`])(
    'is not on a share that is not there: %s',
    (path) => {
      expect(problem(path)).toBe(-58);
    },
  );

  test.each([
    String.raw`D:\a<b`,
    String.raw`D:\a>b`,
    String.raw`D:\"a"`,
    String.raw`D:\a|b`,
    String.raw`D:\what?`,
    String.raw`D:\*`,
    String.raw`D:\a:b`,
    'D:\\a\tb',
    String.raw`C:\Windows`,
    String.raw`c:\windows\Temp`,
    `D:\\${'a'.repeat(245)}`,
  ])('cannot be made at %s: -61', (path) => {
    expect(problem(path)).toBe(-61);
  });

  test('may be as long as Windows lets it', () => {
    expect(problem(`D:\\${'a'.repeat(244)}`)).toBeUndefined();
  });

  test('takes what there is room for, else -60', () => {
    const disks = createServerDisks({ 'E:\\': 100 });
    const at = (bytes: number) => disks.problemOf('E:\\x', bytes);
    expect([at(100), at(101)]).toEqual([undefined, -60]);
    disks.take('e:/y', 40);
    expect([at(60), at(61)]).toEqual([undefined, -60]);
    disks.take('E:\\x', -40);
    expect(at(100)).toBeUndefined();
    disks.set('e:', 'readonly');
    disks.set('E:\\', 'missing');
    expect(at(1)).toBe(-58);
  });
});

test('the same folder is the same path, and others lie below it', () => {
  expect(samePath('D:/Exports/A/')).toBe(samePath(String.raw`d:\exports\a`));
  expect(samePath('D:\\')).toBe('d:\\');
  expect(isWithin(samePath('D:\\a'), samePath('D:\\'))).toBe(true);
  expect(isWithin(samePath('D:\\a\\b'), samePath('D:\\a'))).toBe(true);
  expect(isWithin(samePath('D:\\ab'), samePath('D:\\a'))).toBe(false);
});
