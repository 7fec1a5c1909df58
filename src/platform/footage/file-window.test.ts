import { describe, expect, test } from 'vitest';
import { ms } from '../../core/units.ts';
import { BudgetSpent, createFileWindow, type ReadBudget } from './file-window.ts';

const SIZE = 1024 * 1024;
const bytes = Uint8Array.from({ length: SIZE }, (_, at) => at % 251);
const PLENTY: ReadBudget = { bytes: 10 * SIZE, reads: 100, looks: 10_000, time: ms(1000) };

/** A file that counts how it is read. */
function counted() {
  const blob = new Blob([bytes]);
  const reads: number[] = [];
  const slice = (start = 0, end = SIZE) => {
    reads.push(Math.min(end, SIZE) - start);
    return blob.slice(start, end);
  };
  const file = Object.assign(new Blob([bytes]), { slice });
  return { file, reads };
}

describe('a window on a file', () => {
  test.each([
    [0, 10],
    [1000, 50_000],
    [SIZE - 3, 3],
  ])('gives the bytes at %i', async (at, length) => {
    const { bytes: read } = createFileWindow(new Blob([bytes]), PLENTY);
    expect(await read(at, length)).toEqual(bytes.slice(at, at + length));
  });

  test('gives fewer at the end, and none beyond it', async () => {
    const { bytes: read } = createFileWindow(new Blob([bytes]), PLENTY);
    expect(await read(SIZE - 3, 10)).toEqual(bytes.slice(SIZE - 3));
    expect(await read(2 ** 60, 10)).toHaveLength(0);
    expect(await read(-10, 4)).toEqual(bytes.slice(0, 4));
  });

  test('reads neighbours once', async () => {
    const { file, reads } = counted();
    const window = createFileWindow(file, PLENTY);
    for (let at = 0; at < 8000; at += 8) await window.bytes(at, 8);
    expect(reads).toHaveLength(1);
  });

  test('gives away copies: what a reader does to them harms no other', async () => {
    const window = createFileWindow(new Blob([bytes]), PLENTY);
    (await window.bytes(0, 8)).fill(0);
    expect(await window.bytes(0, 8)).toEqual(bytes.slice(0, 8));
  });
});

describe('a budget', () => {
  const all = (window: ReturnType<typeof createFileWindow>, step: number) =>
    (async () => {
      for (let at = 0; at < SIZE; at += step) await window.bytes(at, step);
    })();

  test('of bytes is never passed', async () => {
    const { file, reads } = counted();
    await expect(all(createFileWindow(file, { ...PLENTY, bytes: SIZE / 2 }), SIZE / 8)).rejects.toThrow(
      BudgetSpent,
    );
    expect(reads.reduce((sum, one) => sum + one, 0)).toBe(SIZE / 2);
  });

  test('of reads is never passed', async () => {
    const { file, reads } = counted();
    await expect(all(createFileWindow(file, { ...PLENTY, reads: 3 }), SIZE / 8)).rejects.toThrow(BudgetSpent);
    expect(reads).toHaveLength(3);
  });

  test('of looks ends a reader that goes round in circles over what is there already', async () => {
    const { file, reads } = counted();
    const window = createFileWindow(file, { ...PLENTY, looks: 50 });
    for (let count = 0; count < 50; count += 1) await window.bytes(0, 8);
    await expect(window.bytes(0, 8)).rejects.toThrow(BudgetSpent);
    expect(reads).toHaveLength(1);
  });

  test('of time is never passed', async () => {
    let now = 0;
    const { file, reads } = counted();
    const window = createFileWindow(file, PLENTY, () => (now += 400));
    await expect(all(window, SIZE / 8)).rejects.toThrow(BudgetSpent);
    expect(reads).toHaveLength(2);
  });
});
