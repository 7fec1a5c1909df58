import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../core/units.ts';
import { HALF_HOUR, PIECES, spanAt } from '../testing/fake-exports.ts';
import { stripPath } from './strip-path.ts';

const pieces = (path: string) =>
  [...path.matchAll(/M([\d.]+) 0H([\d.]+)V/g)].map(([, from, to]) => [Number(from), Number(to)] as const);

describe('the strip of a range', () => {
  it('is one piece where all is there, and nothing where nothing is', () => {
    expect(stripPath(HALF_HOUR, [HALF_HOUR])).toBe('M0 0H1000V8H0Z');
    expect(stripPath(HALF_HOUR, [])).toBe('');
  });

  it('has a piece for each stretch, at its place', () => {
    const drawn = pieces(stripPath(HALF_HOUR, PIECES));
    expect(drawn).toHaveLength(PIECES.length);
    expect(drawn[0]).toEqual([0, 133.3]);
    expect(drawn.at(-1)).toEqual([800, 1000]);
  });

  it('keeps a gap visible that is shorter than a pixel', () => {
    const almost = [spanAt('16:10:00', '16:25:00'), spanAt('16:25:00.100', '16:40:00')];
    const [first, second] = pieces(stripPath(HALF_HOUR, almost));
    expect((second?.[0] ?? 0) - (first?.[1] ?? 0)).toBeGreaterThanOrEqual(4);
  });

  it('is nothing for a range of no length', () => {
    expect(stripPath(spanAt('16:10:00', '16:10:00'), [HALF_HOUR])).toBe('');
  });

  it('stays short with ten thousand stretches', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      from: epochMs(HALF_HOUR.from + index * 180),
      until: epochMs(HALF_HOUR.from + index * 180 + 90),
    }));
    expect(stripPath(HALF_HOUR, many).length).toBeLessThan(40_000);
  });
});
