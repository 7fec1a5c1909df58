/**
 * The pictures that cameras take, of their own accord and when they are told to: when the last one was,
 * and which exist (§1.3.7, 1.3.8).
 */
import { hashOf } from '../seeded-random.ts';
import type { CameraState } from './fleet.ts';
import { DAY_MS, SECOND_MS, STILL_EVERY_S, THUMB_EVERY_S } from './limits.ts';

export type CaptureKind = 'thumb' | 'still';

/** A picture that was asked for. */
export interface Capture {
  readonly kind: CaptureKind;
  /** Its name: unix seconds. */
  readonly seconds: number;
  /** Epoch ms from when it can be fetched. */
  readonly readyAt: number;
}

const KEPT_S = (7 * DAY_MS) / SECOND_MS;
const NONE: readonly number[] = [];
const EVERY_S = { thumb: THUMB_EVERY_S, still: STILL_EVERY_S };

/** Asked for on every look at thousands of cameras. */
const phases = new WeakMap<CameraState, Readonly<Record<CaptureKind, number>>>();

/** Each camera takes its pictures at a second of its own within the interval. */
function phase(state: CameraState, kind: CaptureKind): number {
  const known = phases.get(state);
  if (known !== undefined) return known[kind];
  const of = (one: CaptureKind) => hashOf('capture', one, state.camera.uidd) % EVERY_S[one];
  const made = { thumb: of('thumb'), still: of('still') };
  phases.set(state, made);
  return made[kind];
}

function lastOfSchedule(state: CameraState, kind: CaptureKind, at: number): number {
  const until = Math.floor(Math.min(at, state.silentFrom) / SECOND_MS);
  const offset = phase(state, kind);
  return Math.floor((until - offset) / EVERY_S[kind]) * EVERY_S[kind] + offset;
}

/** Pictures that were asked for and are there; a camera that went away in between took none. */
function ready(state: CameraState, kind: CaptureKind, at: number): readonly number[] {
  if (state.captures.length === 0) return NONE;
  return state.captures
    .filter((one) => one.kind === kind && one.readyAt <= Math.min(at, state.silentFrom))
    .map(({ seconds }) => seconds);
}

/** Unix seconds of the newest picture; undefined when a camera without video never took one. */
export function lastCapture(state: CameraState, kind: CaptureKind, at: number): number | undefined {
  if (state.connection === 'novideo') return undefined;
  return Math.max(lastOfSchedule(state, kind, at), ...ready(state, kind, at));
}

/** True when there is a picture of exactly this second. */
export function isCaptured(state: CameraState, kind: CaptureKind, seconds: number, at: number): boolean {
  const last = lastCapture(state, kind, at);
  if (last === undefined || seconds > last || seconds < last - KEPT_S) return false;
  const isOfSchedule = (seconds - phase(state, kind)) % EVERY_S[kind] === 0;
  return isOfSchedule || ready(state, kind, at).includes(seconds);
}

/** The asked-for pictures after another request; while one is being taken it answers that one too. */
export function requestCapture(
  state: CameraState,
  kind: CaptureKind,
  at: number,
  takesMs: number,
): readonly Capture[] {
  if (state.captures.some((one) => one.kind === kind && one.readyAt > at)) return state.captures;
  const takenAt = at + takesMs;
  // Pictures are named by their second: the next one is of a later second.
  const previous = lastCapture(state, kind, takenAt) ?? 0;
  const seconds = Math.max(Math.floor(takenAt / SECOND_MS), previous + 1);
  const kept = state.captures.filter((one) => one.seconds > seconds - KEPT_S);
  return [...kept, { kind, seconds, readyAt: Math.max(takenAt, seconds * SECOND_MS) }];
}
