import { describe, expect, it } from 'vitest';
import { clockOffset } from './clock-offset.ts';
import { epochMs, ms } from './units.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const at = (offset: number) => epochMs(NOON + offset);
const date = (offset = 0) => new Date(NOON + offset).toUTCString();

describe('the offset of a clock', () => {
  it('is nothing for clocks that agree to the second', () => {
    expect(clockOffset(date(), at(100), at(500))).toBe(0);
    expect(clockOffset(date(), at(900), at(980))).toBe(0);
  });

  it('is positive where the other clock is ahead, negative where it is behind', () => {
    expect(clockOffset(date(90_000), at(400), at(600))).toBe(90_000);
    expect(clockOffset(date(-3_600_000), at(400), at(600))).toBe(-3_600_000);
  });

  it('counts from the middle of the answer', () => {
    expect(clockOffset(date(4_000), at(500), at(8_500))).toBe(0);
  });

  it('is not known without a date, with one that is none, or after an answer that took long', () => {
    expect(clockOffset(null, at(0), at(10))).toBeUndefined();
    expect(clockOffset('soon', at(0), at(10))).toBeUndefined();
    expect(clockOffset(date(), at(0), at(10_001))).toBeUndefined();
    expect(clockOffset(date(), at(10), at(0))).toBeUndefined();
  });

  it('is a length of time', () => {
    expect(clockOffset(date(1_000), at(400), at(600))).toEqual(ms(1_000));
  });
});
