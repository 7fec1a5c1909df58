import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { filledText, flagLike, idLike, lenient, numberLike, parseRow, readRows } from './wire.ts';

describe('lenient fields', () => {
  test.each([
    [12, 12],
    ['12', 12],
    [' -1.5 ', -1.5],
    ['0', 0],
  ])('a number may be %j', (raw, expected) => {
    expect(parseRow(numberLike, raw)).toBe(expected);
  });

  test.each(['', ' ', 'x', '1e5', '0x10', 'NaN', Number.NaN, Infinity, null, true, {}, []])(
    'a number is never %j',
    (raw) => {
      expect(parseRow(numberLike, raw)).toBeUndefined();
    },
  );

  test.each([
    ['12345.17', '12345.17'],
    [12, '12'],
    [' 7 ', '7'],
    ['9007199254740993', '9007199254740993'],
  ])('an id may be %j', (raw, expected) => {
    expect(parseRow(idLike, raw)).toBe(expected);
  });

  test.each(['', 'undefined', 'null', 'NaN', 1.5, 'a b', '../x', '<b>', 'a/b', 'x'.repeat(65), null, {}])(
    'an id is never %j',
    (raw) => {
      expect(parseRow(idLike, raw)).toBeUndefined();
    },
  );

  test.each([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [false, false],
    [0, false],
    ['false', false],
  ])('a flag may be %j', (raw, expected) => {
    expect(parseRow(flagLike, raw)).toBe(expected);
  });

  test('a flag is never another word', () => {
    expect(parseRow(flagLike, 'yes')).toBeUndefined();
  });

  test('a lenient field is undefined when it is missing, null or of another type', () => {
    const schema = v.object({ a: lenient(numberLike), b: lenient(filledText), c: lenient(v.boolean()) });
    expect(parseRow(schema, { a: null, b: 5 })).toEqual({ a: undefined, b: undefined, c: undefined });
  });

  test('text is trimmed, and blank text counts as missing', () => {
    expect(parseRow(filledText, '  Gate ')).toBe('Gate');
    expect(parseRow(filledText, '   ')).toBeUndefined();
  });
});

describe('rows', () => {
  test('are read one by one; a bad one is dropped and counted', () => {
    const read = readRows(['1', 'x', '3'], (row) => parseRow(numberLike, row));
    expect(read).toEqual({ rows: [1, 3], dropped: 1 });
  });
});
