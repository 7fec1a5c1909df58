import { describe, expect, it } from 'vitest';
import {
  addMs,
  epochMs,
  ms,
  msBetween,
  msToSeconds,
  ONE_DAY,
  ONE_HOUR,
  ONE_MINUTE,
  ONE_SECOND,
  seconds,
  secondsToMs,
} from './units.ts';

const NOON = epochMs(Date.UTC(2026, 10, 20, 12));

describe('units of time', () => {
  it('turn seconds into milliseconds and back, with their fractions', () => {
    expect(secondsToMs(seconds(1.25))).toBe(1250);
    expect(msToSeconds(ms(1250))).toBe(1.25);
    expect(msToSeconds(secondsToMs(seconds(40)))).toBe(40);
  });

  it('move a moment, and measure from one to another with a sign', () => {
    const later = addMs(NOON, ONE_HOUR);
    expect(new Date(later).toISOString()).toBe('2026-11-20T13:00:00.000Z');
    expect(msBetween(NOON, later)).toBe(ONE_HOUR);
    expect(msBetween(later, NOON)).toBe(-3_600_000);
  });

  it('hold each other as often as on a clock', () => {
    expect(ONE_SECOND).toBe(1000);
    expect(ONE_MINUTE / ONE_SECOND).toBe(60);
    expect(ONE_HOUR / ONE_MINUTE).toBe(60);
    expect(ONE_DAY / ONE_HOUR).toBe(24);
  });
});
