import { describe, expect, it } from 'vitest';
import { createConfirmedPieces } from './confirmed-pieces.ts';

describe('confirmed pieces', () => {
  it('are kept as runs and read again as the same', () => {
    const pieces = createConfirmedPieces(100);
    for (const index of [0, 1, 2, 50, 98, 99]) pieces.add(index);
    expect(pieces.runs()).toEqual([0, 3, 50, 51, 98, 100]);
    const again = createConfirmedPieces(100, pieces.runs());
    expect(again.runs()).toEqual(pieces.runs());
    expect(again.count()).toBe(6);
    expect([again.has(2), again.has(3)]).toEqual([true, false]);
  });

  it('count each once, and none that the file does not have', () => {
    const pieces = createConfirmedPieces(10);
    for (const index of [3, 3, -1, 10, 2.5, Number.NaN]) pieces.add(index);
    expect(pieces.count()).toBe(1);
    expect(pieces.has(10)).toBe(false);
  });

  it('start over with what the system says, also when that is themselves', () => {
    const pieces = createConfirmedPieces(10, [0, 10]);
    pieces.reset((index) => index % 2 === 0);
    expect(pieces.count()).toBe(5);
    pieces.reset(pieces.has);
    expect(pieces.runs()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    pieces.reset(() => false);
    expect(pieces.runs()).toEqual([]);
  });

  it.each([[[5]], [[8, 3]], [[-5, 2]], [[0, 9_000_000_000]], [[3, 4, 3, 4, 3]]])(
    'read from broken runs %j are within the file',
    (runs) => {
      const pieces = createConfirmedPieces(10, runs);
      expect(pieces.count()).toBeLessThanOrEqual(10);
      expect(pieces.runs().every((edge) => edge >= 0 && edge <= 10)).toBe(true);
    },
  );

  it('of no pieces are none', () => {
    expect(createConfirmedPieces(0, [0, 5]).runs()).toEqual([]);
  });
});
