import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  anyRecord,
  filledText,
  flagLike,
  guidKey,
  guidLike,
  isSameGuid,
  lenient,
  numberLike,
  parseRow,
} from './wire.ts';

const GUID = '{f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4}';

describe('a number', () => {
  test('may come as text, as 64-bit numbers do', () => {
    expect(v.parse(numberLike, '1789563900000')).toBe(1_789_563_900_000);
    expect(v.parse(numberLike, ' -1 ')).toBe(-1);
    expect(v.parse(numberLike, 12.5)).toBe(12.5);
  });

  test.each([[''], ['12px'], ['0x10'], [null], [undefined], [true], [Number.NaN], ['NaN'], [[1]], ['1e5']])(
    'is not %j',
    (value) => {
      expect(v.is(numberLike, value)).toBe(false);
    },
  );
});

describe('a guid', () => {
  test('has braces or not, and is kept as it is written', () => {
    expect(v.parse(guidLike, GUID)).toBe(GUID);
    expect(v.parse(guidLike, 'F7F5AB66-7075-4D0B-A0B2-75E2FDD079A4')).toBe(
      'F7F5AB66-7075-4D0B-A0B2-75E2FDD079A4',
    );
  });

  test('of zeros only is null, as {00000000-0000-0000-0000-000000000000} is', () => {
    expect(v.is(guidLike, '{00000000-0000-0000-0000-000000000000}')).toBe(false);
    expect(v.is(guidLike, '00000000-0000-0000-0000-000000000000')).toBe(false);
  });

  test.each([
    [''],
    ['{}'],
    ['undefined'],
    [null],
    [7],
    ['{f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4'],
    ['f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4/../x'],
    [{ id: GUID }],
  ])('is not %j', (value) => {
    expect(v.is(guidLike, value)).toBe(false);
  });

  test('is the same with and without braces, in either case', () => {
    expect(isSameGuid(GUID, 'F7F5AB66-7075-4D0B-A0B2-75E2FDD079A4')).toBe(true);
    expect(isSameGuid(GUID, '{f7f5ab66-7075-4d0b-a0b2-75e2fdd079a5}')).toBe(false);
    expect(guidKey(GUID)).toBe('f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4');
  });
});

test('a flag is true, 1 or "true", and nothing that could be either is one', () => {
  for (const yes of [true, 1, '1', 'true']) expect(v.parse(flagLike, yes)).toBe(true);
  for (const no of [false, 0, '0', 'false']) expect(v.parse(flagLike, no)).toBe(false);
  for (const neither of ['', 'yes', 2, null, undefined, {}]) expect(v.is(flagLike, neither)).toBe(false);
});

test('a field of the wrong type counts as missing, and a row that is no object is none', () => {
  const row = v.object({ name: lenient(filledText), size: lenient(numberLike) });
  expect(parseRow(row, { name: 7, size: 'big' })).toEqual({});
  expect(parseRow(row, { name: ' Gate ', size: '12' })).toEqual({ name: 'Gate', size: 12 });
  expect(parseRow(row, null)).toBeUndefined();
  expect(v.is(anyRecord, [])).toBe(false);
  expect(v.is(anyRecord, {})).toBe(true);
});
