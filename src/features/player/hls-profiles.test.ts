import { describe, expect, it } from 'vitest';
import { epochMs, seconds } from '../../core/units.ts';
import { bufferAhead, hlsConfig, type PlayerProfile } from './hls-profiles.ts';

const MEGABYTE = 1024 * 1024;
const config = (profile: PlayerProfile, rate = 1) =>
  hlsConfig({ profile, startAt: undefined, rate, now: epochMs(0) });

describe('every profile', () => {
  it.each(['live', 'event', 'wall'] as const)('%s bounds its memory and its waits', (profile) => {
    const set = config(profile);
    expect(set.backBufferLength).toBeLessThanOrEqual(90);
    expect(set.maxBufferSize).toBeLessThanOrEqual(48 * MEGABYTE);
    for (const policy of [set.manifestLoadPolicy, set.playlistLoadPolicy, set.fragLoadPolicy]) {
      expect(policy?.default.maxTimeToFirstByteMs).toBeGreaterThanOrEqual(8_000);
      expect(policy?.default.maxTimeToFirstByteMs).toBeLessThanOrEqual(10_000);
    }
    expect(set.workerPath).toContain('hls.worker');
  });
});

describe('a tile of a wall', () => {
  it('takes little: seconds of buffer, a few megabytes, the small stream', () => {
    const set = config('wall');
    expect(set.backBufferLength).toBeLessThanOrEqual(10);
    expect(set.maxBufferLength).toBeGreaterThanOrEqual(6);
    expect(set.maxBufferLength).toBeLessThanOrEqual(10);
    expect(set.maxMaxBufferLength).toBeGreaterThanOrEqual(12);
    expect(set.maxMaxBufferLength).toBeLessThanOrEqual(20);
    expect(set.maxBufferSize).toBeGreaterThanOrEqual(4 * MEGABYTE);
    expect(set.maxBufferSize).toBeLessThanOrEqual(8 * MEGABYTE);
    expect(set).toMatchObject({ capLevelToPlayerSize: true, maxDevicePixelRatio: 1 });
  });
});

describe('live video', () => {
  it('catches up by itself, and jumps when it is far behind', () => {
    expect(config('live')).toMatchObject({ lowLatencyMode: true, maxLiveSyncPlaybackRate: 1.05 });
    expect(config('live').liveMaxLatencyDurationCount).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});

describe('recorded footage', () => {
  it('begins where it is asked to', () => {
    const at = { profile: 'event', startAt: seconds(12), rate: 1, now: epochMs(0) } as const;
    expect(hlsConfig(at).startPosition).toBe(12);
    expect(config('event')).not.toHaveProperty('startPosition');
  });

  it('has seven seconds of playing ahead even at 16 ×', () => {
    expect(bufferAhead(16) / 16).toBeGreaterThan(7);
    expect(config('event', 16).maxBufferLength).toBe(bufferAhead(16));
    expect(config('event', 16).maxMaxBufferLength).toBeGreaterThanOrEqual(bufferAhead(16));
  });
});

describe('a request that is refused', () => {
  const retry = config('live').fragLoadPolicy?.default.errorRetry;
  const asks = (code: number, count: number): unknown =>
    retry?.shouldRetry === undefined
      ? undefined
      : Reflect.apply(retry.shouldRetry, undefined, [retry, count, false, { url: '', code }, false]);

  it.each([401, 403, 404, 0])('with %d is asked again, within a bound', (code) => {
    expect([0, 1, 2].map((count) => asks(code, count))).toEqual([true, true, false]);
  });

  it('for another reason is not', () => {
    expect(asks(400, 0)).toBe(false);
  });
});
