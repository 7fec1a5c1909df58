import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { addMark, createPaceMeter, type PaceMark, speedOf, timeLeft } from './import-pace.ts';

const marksOf = (...pairs: readonly (readonly [at: number, bytes: number])[]): readonly PaceMark[] =>
  pairs.reduce<readonly PaceMark[]>((marks, [at, bytes]) => addMark(marks, { at: epochMs(at), bytes }), []);

describe('speed', () => {
  it('is unknown for the first second', () => {
    expect(speedOf(marksOf([0, 0], [900, 90]), epochMs(900))).toBeUndefined();
    expect(speedOf(marksOf([0, 0], [1_000, 100]), epochMs(1_000))).toBe(100);
  });

  it('is that of the last seconds, not of all', () => {
    const slow = Array.from({ length: 21 }, (_, at) => [at * 1_000, at * 10] as const);
    const fast = Array.from({ length: 12 }, (_, at) => [(21 + at) * 1_000, 200 + (at + 1) * 1_000] as const);
    expect(speedOf(marksOf(...slow, ...fast), epochMs(32_000))).toBeCloseTo(1_000, -2);
  });

  it('falls while nothing comes', () => {
    const marks = marksOf([0, 0], [1_000, 100], [2_000, 200]);
    expect(speedOf(marks, epochMs(4_000))).toBe(50);
  });

  it('begins anew when bytes are taken back', () => {
    expect(marksOf([0, 0], [1_000, 100], [2_000, 40])).toEqual([{ at: 2_000, bytes: 40 }]);
  });

  it('keeps few marks however often it is told', () => {
    const often = Array.from({ length: 5_000 }, (_, at) => [at * 10, at] as const);
    expect(marksOf(...often).length).toBeLessThan(60);
  });
});

describe('the time left', () => {
  it('follows from the speed, and is unknown while nothing moves', () => {
    expect(timeLeft(500, 100)).toBe(5_000);
    expect(timeLeft(500, 0)).toBeUndefined();
    expect(timeLeft(500, undefined)).toBeUndefined();
    expect(timeLeft(-1, 100)).toBe(0);
  });

  it('is told with the pace of a file, from the bytes that were there before', () => {
    const meter = createPaceMeter();
    expect(meter.at(epochMs(0), 600, 1_000)).toEqual({ done: 600, speed: undefined, left: undefined });
    expect(meter.at(epochMs(2_000), 800, 1_000)).toEqual({ done: 800, speed: 100, left: 2_000 });
  });
});
