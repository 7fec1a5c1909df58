import { describe, expect, test } from 'vitest';
import { planChunks } from '../../core/chunk-plan.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { epochMs, ms } from '../../core/units.ts';
import {
  isComplete,
  isLastRound,
  nextPiece,
  reduceUpload,
  sentBytes,
  startUpload,
  type UploadEvent,
  type UploadState,
} from './upload-machine.ts';

const none = () => false;
const start = (confirmed: (index: number) => boolean = none) => startUpload(planChunks(45, 10), confirmed);
const at = (time: number) => epochMs(time);

const left = (index: number, time = 0): UploadEvent => ({ kind: 'left', index, at: at(time) });
const confirmed = (index: number): UploadEvent => ({ kind: 'confirmed', index });
const failed = (index: number, time: number, facts: { code?: FailureCode; retryAfter?: number } = {}) => {
  const { code = 'unreachable', retryAfter } = facts;
  const failure = new Failure({
    code,
    operation: 'upload',
    ...(retryAfter !== undefined && { retryAfter: ms(retryAfter) }),
  });
  return { kind: 'failed', index, failure, at: at(time), random: 0 } as const satisfies UploadEvent;
};
const after = (state: UploadState, ...events: readonly UploadEvent[]) => events.reduce(reduceUpload, state);

describe('the pieces of an upload', () => {
  test('leave in their order, as many as there are lines', () => {
    const state = start();
    expect(nextPiece(state, 2, at(0))).toBe(0);
    const one = after(state, left(0));
    expect(nextPiece(one, 2, at(0))).toBe(1);
    expect(nextPiece(after(one, left(1)), 2, at(0))).toBeUndefined();
    expect(nextPiece(after(one, left(1), confirmed(0)), 2, at(0))).toBe(2);
  });

  test('do not leave when they are confirmed already', () => {
    const state = start((index) => index !== 3);
    expect(nextPiece(state, 4, at(0))).toBe(3);
    expect(sentBytes(state)).toBe(35);
    const flying = after(state, left(3));
    expect(nextPiece(flying, 4, at(0))).toBeUndefined();
    expect(isComplete(after(flying, confirmed(3)))).toBe(true);
  });

  test('are complete at once where everything is confirmed, and where there is nothing', () => {
    expect(isComplete(start(() => true))).toBe(true);
    expect(isComplete(startUpload(planChunks(0, 10), none))).toBe(true);
  });

  test('count with what has left of them, the last one with its own length', () => {
    const state = after(
      start((index) => index < 3),
      left(3),
      left(4),
      { kind: 'moved', index: 3, bytes: 4, at: at(1) },
      { kind: 'sent', index: 4, at: at(1) },
    );
    expect(sentBytes(state)).toBe(30 + 4 + 5);
    // Headers count as well for some browsers.
    expect(sentBytes(after(state, { kind: 'moved', index: 3, bytes: 99, at: at(2) }))).toBe(45);
    expect(sentBytes(after(state, failed(3, 3)))).toBe(35);
  });

  test('are in their last round when none waits for its turn', () => {
    const flying = after(
      start((index) => index < 3),
      left(3),
    );
    expect(isLastRound(flying)).toBe(false);
    const last = after(flying, left(4));
    expect(isLastRound(last)).toBe(true);
    expect(isComplete(last)).toBe(false);
    expect(isLastRound(after(last, failed(3, 1)))).toBe(false);
  });

  test('are not touched by a late word', () => {
    const state = after(start(), left(0), confirmed(0));
    expect(after(state, confirmed(0), failed(0, 1), { kind: 'sent', index: 0, at: at(1) })).toBe(state);
  });
});

describe('trouble', () => {
  const flying = after(start(), left(0), left(1), left(2));

  test('holds everything back for a second, then lets one piece find out', () => {
    const state = after(flying, failed(0, 100));
    expect(nextPiece(state, 4, at(1_099))).toBeUndefined();
    expect(nextPiece(state, 4, at(1_100))).toBe(3);
    expect(nextPiece(after(state, left(3, 1_100)), 4, at(1_100))).toBeUndefined();
  });

  test('of pieces that were on their way together counts once', () => {
    const state = after(flying, failed(0, 100), failed(1, 101), failed(2, 102));
    expect(state.trouble).toMatchObject({ count: 1, retryAt: 1_100 });
  });

  test('doubles the wait each time, up to half a minute', () => {
    let state = flying;
    let now = 0;
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const index = round === 0 ? 0 : nextPiece(state, 4, at(now));
      if (index === undefined) throw new Error('None may leave.');
      state = round === 0 ? state : after(state, left(index, now));
      state = after(state, failed(index, now + 5));
      const retryAt = state.trouble?.retryAt ?? 0;
      waits.push(retryAt - now - 5);
      now = retryAt;
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('waits as long as the system asks', () => {
    const state = after(flying, failed(0, 0, { code: 'busy', retryAfter: 90_000 }));
    expect(state.trouble?.retryAt).toBe(90_000);
  });

  test('is over as soon as something is confirmed, and begins anew with a short wait', () => {
    const state = after(flying, failed(0, 100), left(3, 1_100), failed(3, 1_200), confirmed(1));
    expect(state.trouble).toBeUndefined();
    expect(nextPiece(state, 4, at(1_300))).toBe(4);
    expect(after(state, failed(2, 2_000)).trouble).toMatchObject({ count: 1, retryAt: 3_000 });
  });

  test('ends its wait when the network returns', () => {
    const state = after(flying, failed(0, 100), left(3, 1_100), failed(3, 1_200), {
      kind: 'networkReturned',
      at: at(1_300),
    });
    expect(nextPiece(state, 4, at(1_300))).toBe(4);
    const again = after(state, left(4, 1_300), failed(4, 1_400));
    expect(again.trouble).toMatchObject({ count: 1, retryAt: 2_400 });
  });

  test('of one piece holds up no other: it leaves again after them', () => {
    const state = after(flying, failed(0, 100), confirmed(1), confirmed(2));
    expect(nextPiece(state, 1, at(200))).toBe(3);
    const rest = after(state, left(3, 200), confirmed(3), left(4, 300), confirmed(4));
    expect(nextPiece(rest, 1, at(400))).toBe(0);
    expect(isComplete(after(rest, left(0, 400), confirmed(0)))).toBe(true);
  });

  test('does not arise from a refused credential, which is remembered until something is confirmed', () => {
    const state = after(flying, { kind: 'credentialRefused', index: 0 });
    expect(state.trouble).toBeUndefined();
    expect(state.refused.has(0)).toBe(true);
    expect(state.again).toEqual([0]);
    expect(after(state, confirmed(1)).refused.has(0)).toBe(false);
  });

  test('is not made by the return of a network that was not missed', () => {
    expect(after(flying, { kind: 'networkReturned', at: at(5) })).toBe(flying);
  });
});
