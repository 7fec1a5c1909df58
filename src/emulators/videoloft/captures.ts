/** The pictures that cameras take of their own accord: when the last one was, and which exist (§1.3.8). */
import { hashOf } from '../seeded-random.ts';
import type { CameraState } from './fleet.ts';
import { DAY_MS, SECOND_MS, STILL_EVERY_S, THUMB_EVERY_S } from './limits.ts';

export type CaptureKind = 'thumb' | 'still';

const KEPT_S = (7 * DAY_MS) / SECOND_MS;
const EVERY_S = { thumb: THUMB_EVERY_S, still: STILL_EVERY_S };

/** Each camera takes its pictures at a second of its own within the interval. */
function phase(state: CameraState, kind: CaptureKind): number {
  return hashOf('capture', kind, state.camera.uidd) % EVERY_S[kind];
}

/** Unix seconds of the newest picture; undefined when a camera without video never took one. */
export function lastCapture(state: CameraState, kind: CaptureKind, at: number): number | undefined {
  if (state.connection === 'novideo') return undefined;
  const until = Math.floor(Math.min(at, state.silentFrom) / SECOND_MS);
  const offset = phase(state, kind);
  return Math.floor((until - offset) / EVERY_S[kind]) * EVERY_S[kind] + offset;
}

/** True when there is a picture of exactly this second. */
export function isCaptured(state: CameraState, kind: CaptureKind, seconds: number, at: number): boolean {
  const last = lastCapture(state, kind, at);
  if (last === undefined || seconds > last || seconds < last - KEPT_S) return false;
  return (seconds - phase(state, kind)) % EVERY_S[kind] === 0;
}
