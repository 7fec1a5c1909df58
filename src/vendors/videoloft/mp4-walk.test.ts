import { describe, expect, test } from 'vitest';
import { createMp4Walk } from './mp4-walk.ts';

const name = (text: string) => [...new TextEncoder().encode(text)];
const box = (type: string, content: readonly number[]) => [
  0,
  0,
  0,
  8 + content.length,
  ...name(type),
  ...content,
];
const long = (type: string, content: readonly number[]) => [
  ...[0, 0, 0, 1],
  ...name(type),
  ...[0, 0, 0, 0, 0, 0, 0, 16 + content.length],
  ...content,
];
const FILE = [
  ...box('ftyp', [1, 2, 3]),
  ...box('free', []),
  ...long('mdat', [1, 2, 3, 4]),
  ...box('moov', [5]),
];

function isWhole(bytes: readonly number[], piece: number): boolean {
  const walk = createMp4Walk();
  for (let at = 0; at < bytes.length; at += piece) walk.push(Uint8Array.from(bytes.slice(at, at + piece)));
  return walk.isWhole();
}

describe('a file of boxes', () => {
  test.each([1, 2, 7, 8, 16, 1000])('is whole at the end of a box, in pieces of %d bytes', (piece) => {
    expect(isWhole(FILE, piece)).toBe(true);
  });

  test('is not whole wherever else it is cut', () => {
    const ends = new Set([0, 11, 19, 39, FILE.length]);
    for (let length = 0; length <= FILE.length; length += 1) {
      expect(isWhole(FILE.slice(0, length), 5)).toBe(ends.has(length));
    }
  });

  test('is whole at any length when its last box goes on to the end', () => {
    const open = [...box('ftyp', [1]), 0, 0, 0, 0, ...name('mdat'), 1, 2, 3];
    expect(isWhole(open, 4)).toBe(true);
    expect(isWhole(open.slice(0, 12), 4)).toBe(false);
  });

  test('is not judged after a length that cannot be', () => {
    expect(isWhole([...box('ftyp', []), 0, 0, 0, 3, ...name('free'), 9, 9], 4)).toBe(true);
  });
});
