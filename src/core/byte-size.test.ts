import { describe, expect, it } from 'vitest';
import { byteText, speedText } from './byte-size.ts';

describe('a size in words', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [940, '940 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [12_400, '12.4 kB'],
    [312_000, '312 kB'],
    [999_700, '1.0 MB'],
    [3_140_000, '3.1 MB'],
    [99_940_000, '99.9 MB'],
    [4_200_000_000, '4.2 GB'],
    [5_000_000_000_000_000, '5000 TB'],
  ])('of %i bytes has one unit and at most one decimal: %s', (bytes, text) => {
    expect(byteText(bytes)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('of %d, which is none, is 0 B', (bytes) => {
    expect(byteText(bytes)).toBe('0 B');
  });

  it('becomes a speed', () => {
    expect(speedText(3_140_000)).toBe('3.1 MB/s');
  });
});
