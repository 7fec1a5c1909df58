import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { disturbed, type LineCount, observed, startLines } from './line-count.ts';

const STEP = 100;
const MINUTE = 60_000;

/** Runs an upload over a link that moves `speed(lines)` bytes per millisecond. */
function run(state: LineCount, speed: (lines: number) => number, length: number) {
  let bytes = 0;
  let current = state;
  const counts: number[] = [];
  const from = state.window?.since ?? 0;
  for (let at = from; at <= from + length; at += STEP) {
    current = observed(current, bytes, epochMs(at));
    bytes += speed(current.lines) * STEP;
    counts.push(current.lines);
  }
  return { state: current, counts };
}

const shareOf = (counts: readonly number[], lines: number) =>
  counts.filter((count) => count === lines).length / counts.length;

describe('the number of lines', () => {
  test('climbs to the most when each line helps', () => {
    const { counts } = run(startLines(2, 6), (lines) => lines * 100, MINUTE);
    expect(counts.indexOf(6) * STEP).toBeLessThan(20_000);
    expect(shareOf(counts.slice(-300), 6)).toBeGreaterThan(0.8);
  });

  test('stays at the fewest that fill the link', () => {
    const { counts } = run(startLines(3, 6), (lines) => Math.min(lines, 4) * 100, 5 * MINUTE);
    expect(shareOf(counts.slice(-1_000), 4)).toBeGreaterThan(0.8);
  });

  test('goes down to one where more lines only share', () => {
    const { counts } = run(startLines(3, 6), () => 100, 5 * MINUTE);
    expect(shareOf(counts.slice(-1_000), 1)).toBeGreaterThan(0.8);
  });

  test('goes down where more lines do harm', () => {
    const { counts } = run(startLines(4, 6), (lines) => 400 - 50 * Math.abs(lines - 2), 5 * MINUTE);
    expect(shareOf(counts.slice(-1_000), 2)).toBeGreaterThan(0.8);
  });

  test('is not moved by noise of a few percent', () => {
    let turn = 0;
    const noisy = (lines: number) => Math.min(lines, 3) * 100 * (0.97 + 0.02 * ((turn += 7) % 4));
    const { counts } = run(startLines(3, 6), noisy, 5 * MINUTE);
    expect(shareOf(counts.slice(-1_000), 3)).toBeGreaterThan(0.7);
  });

  test('tries less and less often once nothing helps', () => {
    const { counts } = run(startLines(3, 3), (lines) => lines * 100, 10 * MINUTE);
    const changes = (part: readonly number[]) =>
      part.filter((count, index) => index > 0 && count !== part[index - 1]).length;
    const half = counts.length / 2;
    expect(changes(counts.slice(half))).toBeLessThan(changes(counts.slice(0, half)));
  });

  test('follows a link that grows', () => {
    const { state } = run(startLines(2, 6), () => 100, 2 * MINUTE);
    expect(state.lines).toBeLessThanOrEqual(2);
    const { counts } = run(state, (lines) => lines * 100, 5 * MINUTE);
    expect(shareOf(counts.slice(-500), 6)).toBeGreaterThan(0.8);
  });

  test('never leaves its bounds', () => {
    for (const speed of [() => 100, (lines: number) => lines * 100, () => 0]) {
      const { counts } = run(startLines(9, 6), speed, 5 * MINUTE);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...counts)).toBeLessThanOrEqual(6);
    }
  });

  test('does not count the burst with which a new line fills the buffers on its way', () => {
    let bytes = 0;
    let state = startLines(2, 6);
    for (let at = 0; at <= 3_000; at += STEP) {
      const { lines } = state;
      state = observed(state, bytes, epochMs(at));
      if (state.lines > lines) bytes += 4_000_000;
      bytes += 100 * STEP;
    }
    for (let at = 3_100; at <= 5_200; at += STEP) {
      state = observed(state, bytes, epochMs(at));
      bytes += 100 * STEP;
    }
    expect(state.lines).toBe(2);
  });

  test('takes a trial back when something breaks meanwhile', () => {
    const { state } = run(startLines(2, 6), (lines) => lines * 100, 2_500);
    expect(state.lines).toBe(3);
    const after = disturbed(state);
    expect(after).toMatchObject({ lines: 2, trial: undefined, window: undefined });
    expect(disturbed(after)).toEqual(after);
  });
});
