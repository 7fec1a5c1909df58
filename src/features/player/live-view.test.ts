import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs, ms } from '../../core/units.ts';
import type { LiveState } from '../../vendors/contract.ts';
import { hasNoPicture, liveViewOf, standsStill } from './live-view.ts';
import type { PlaybackState } from './playback-state.ts';

const failure = new Failure({ code: 'noVideo', operation: 'wake' });
const READY: LiveState = {
  kind: 'ready',
  source: { key: 'a', playlist: '/a', authorize: (url) => url, refused: () => {} },
};
const recovering = (hasPicture: boolean): PlaybackState => ({
  kind: 'recovering',
  attempt: 2,
  at: epochMs(9),
  code: 'unreachable',
  since: epochMs(4),
  hasPicture,
});

describe('what a live player shows', () => {
  it.each([
    [{ kind: 'resting' }, 'resting'],
    [{ kind: 'waking', since: epochMs(1), usually: ms(2) }, 'waking'],
    [{ kind: 'failed', failure, retryAt: epochMs(5) }, 'failed'],
  ] as const)('is the camera, until it streams: %o', (live, kind) => {
    expect(liveViewOf(live, { kind: 'playing' }).kind).toBe(kind);
  });

  it.each([
    [{ kind: 'idle' }, 'starting'],
    [{ kind: 'loading' }, 'starting'],
    [{ kind: 'playing' }, 'live'],
    [{ kind: 'paused' }, 'paused'],
    [{ kind: 'ended' }, 'paused'],
    [{ kind: 'stalled', since: epochMs(4) }, 'stalled'],
    [{ kind: 'failed', failure }, 'failed'],
  ] as const)('is the player, as soon as it does: %o', (playback, kind) => {
    expect(liveViewOf(READY, playback).kind).toBe(kind);
  });

  it('greys a frame that stands, and shows the still where there is none', () => {
    const [kept, lost] = [liveViewOf(READY, recovering(true)), liveViewOf(READY, recovering(false))];
    expect([standsStill(kept), hasNoPicture(kept)]).toEqual([true, false]);
    expect([standsStill(lost), hasNoPicture(lost)]).toEqual([false, true]);
    expect(hasNoPicture(liveViewOf(READY, { kind: 'playing' }))).toBe(false);
  });
});
