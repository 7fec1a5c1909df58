import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import {
  anyRecord,
  filledText,
  flagLike,
  lenient,
  momentLike,
  numberLike,
  parseRow,
  textLike,
} from './wire.ts';

describe('what replies are made of', () => {
  test.each([
    [filledText, ' Hall ', 'Hall'],
    [filledText, '<b>Hall</b>', '<b>Hall</b>'],
    [textLike, 7, '7'],
    [textLike, '2.1', '2.1'],
    [numberLike, '520093696', 520_093_696],
    [numberLike, -1.5, -1.5],
    [flagLike, 'true', true],
    [flagLike, 0, false],
    [flagLike, false, false],
    [momentLike, '20160824T065142', Date.UTC(2016, 7, 24, 6, 51, 42)],
    [anyRecord, { a: 1 }, { a: 1 }],
  ])('reads %#', (schema, value, meant) => {
    expect(parseRow(schema, value)).toEqual(meant);
  });

  test.each([
    [filledText, ' '],
    [filledText, 7],
    [textLike, null],
    [numberLike, '12 MB'],
    [numberLike, Number.POSITIVE_INFINITY],
    [flagLike, 'yes'],
    [flagLike, 2],
    [momentLike, 'yesterday'],
    [momentLike, 1_595_000_000],
    [anyRecord, null],
    [anyRecord, []],
    [anyRecord, 'text'],
  ])('does not read %#', (schema, value) => {
    expect(parseRow(schema, value)).toBeUndefined();
  });

  test('a field of the wrong type counts as missing', () => {
    const row = v.object({ name: lenient(filledText), at: lenient(momentLike) });
    expect(parseRow(row, { name: ['x'], at: 'soon' })).toEqual({});
    expect(parseRow(row, {})).toEqual({});
    expect(parseRow(row, { name: null })).toEqual({});
  });
});
