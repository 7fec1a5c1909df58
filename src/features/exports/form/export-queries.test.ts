import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMs } from '../../../core/units.ts';
import { neighbourMoment } from './export-queries.ts';

/** A camera that records a picture each so many milliseconds, and gives the nearest one. */
function everyMs(interval: number) {
  const asked: EpochMs[] = [];
  const fetchAt = (at: EpochMs) => {
    asked.push(at);
    return Promise.resolve(epochMs(Math.round(at / interval) * interval));
  };
  return { asked, fetchAt };
}
const from = epochMs(10_000);

describe('the picture beside one', () => {
  it('is the next frame of a fast camera, in one question', async () => {
    const { fetchAt, asked } = everyMs(40);
    expect(await neighbourMoment(fetchAt, from, 1)).toBe(10_040);
    expect(await neighbourMoment(fetchAt, from, -1)).toBe(9_960);
    expect(asked).toHaveLength(2);
  });

  it('is the next frame of a slow camera, further away', async () => {
    const { fetchAt } = everyMs(1_000);
    expect(await neighbourMoment(fetchAt, from, 1)).toBe(11_000);
    expect(await neighbourMoment(fetchAt, from, -1)).toBe(9_000);
  });

  it('is not there where nothing else is recorded near', async () => {
    expect(await neighbourMoment(() => Promise.resolve(from), from, 1)).toBeUndefined();
    expect(await neighbourMoment(() => Promise.resolve(undefined), from, -1)).toBeUndefined();
  });

  it('is never one on the other side', async () => {
    expect(await neighbourMoment(() => Promise.resolve(epochMs(9_000)), from, 1)).toBeUndefined();
  });
});
