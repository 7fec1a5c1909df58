/**
 * The recorded events of every camera, invented when they are asked for. An event follows from the
 * seed, the camera and its slot of time alone, so history never changes while the clock moves on.
 */
import { SEGMENT_MS } from '../media-scene.ts';
import { createRandom, hashOf } from '../seeded-random.ts';
import { chanceAt, patternOf } from './event-rhythm.ts';
import { DAY_MS, SECOND_MS, UPLOAD_MS } from './limits.ts';
import type { Rhythm } from './site.ts';
import { localDate } from './zone-offset.ts';

export interface CameraEvent {
  /** Seconds, a little after the start: the moment of the trigger, as in the document's examples. */
  readonly id: number;
  /** Epoch ms, on an even second, so that segments of the loop line up with it. */
  readonly startt: number;
  readonly endtt: number;
  readonly type: 'motion' | 'audio';
  /** Magnitudes 0 to 10, or null when it was not measured (§1.3.1). */
  readonly motion: number | null;
  readonly sound: number | null;
  readonly rom: 0 | 1;
  /** Epoch ms until the camera recorded, where that is later than what is played (§1.1.3). */
  readonly recordedUntil?: number;
}

/** What the source must know of a camera. */
export interface EventCamera {
  readonly uidd: string;
  readonly rhythm: Rhythm;
  readonly timeZone: string;
  /** Events put in by hand. */
  readonly added: readonly CameraEvent[];
  /** Nothing was recorded from here on; Infinity for a camera that works. */
  readonly silentFrom: number;
}

export interface EventSource {
  /** Newest first, from `oldest` (epoch ms) to what is uploaded at `at`; lazy: take what you need. */
  readonly newestFirst: (camera: EventCamera, at: number, oldest: number) => Iterable<CameraEvent>;
  readonly find: (camera: EventCamera, at: number, id: number) => CameraEvent | undefined;
  /** What was listed after `since` and up to `at`, of the camera's own accord; without `added`. */
  readonly appeared: (camera: EventCamera, since: number, at: number) => readonly CameraEvent[];
  /** Until then `appeared` has nothing new, seen from `at`. */
  readonly quietUntil: (camera: EventCamera, at: number) => number;
  /** True from the moment when the event is uploaded. */
  readonly isListed: (camera: EventCamera, event: CameraEvent, at: number) => boolean;
}

/** The document's login says `romAlertAdjustment: 4`: recording begins 4 s before the trigger (§1.2.1). */
export const TRIGGER_AFTER_START_S = 4;
const SHORTEST_S = 4;
const STEP_S = SEGMENT_MS / SECOND_MS;
const AUDIO_SHARE = 0.06;
const MOTION_WITH_SOUND_SHARE = 0.15;
const MAGNITUDES = 10;
/** Bounds the walk into the past for a caller who does not. */
const LONGEST_HISTORY_MS = 400 * DAY_MS;

export function createEventSource(seed: number, uploadMs: number = UPLOAD_MS): EventSource {
  const slots = new Map<string, CameraEvent | undefined>();

  const inSlot = (camera: EventCamera, slot: number): CameraEvent | undefined => {
    const key = `${camera.uidd}/${slot}`;
    if (!slots.has(key)) slots.set(key, invent(seed, camera, slot));
    return slots.get(key);
  };

  /** Events appear when they are uploaded; a camera that is gone uploads none. */
  const isListed = (camera: EventCamera, event: CameraEvent, at: number): boolean =>
    (event.recordedUntil ?? event.endtt) + uploadMs <= at && event.startt < camera.silentFrom;

  /** Of the camera's own accord, what may be listed after `since` and began before `at`, oldest first. */
  const recent = (camera: EventCamera, since: number, at: number): readonly CameraEvent[] => {
    const { slotSeconds, longestSeconds } = patternOf(camera.rhythm);
    const slotMs = slotSeconds * SECOND_MS;
    const first = Math.floor((since - uploadMs - longestSeconds * SECOND_MS) / slotMs);
    const count = Math.floor(at / slotMs) - first + 1;
    const events = Array.from({ length: count }, (_, i) => inSlot(camera, first + i));
    return events.filter((event) => event !== undefined);
  };

  function* newestFirst(camera: EventCamera, at: number, oldest: number): Iterable<CameraEvent> {
    const { slotSeconds, keep } = patternOf(camera.rhythm);
    const slotMs = slotSeconds * SECOND_MS;
    const from = Math.max(oldest, at - LONGEST_HISTORY_MS);
    const added = camera.added
      .filter((event) => event.startt >= from && isListed(camera, event, at))
      .toSorted((a, b) => b.startt - a.startt);
    let left = keep;
    for (let slot = Math.floor(at / slotMs); slot >= Math.floor(from / slotMs); slot--) {
      const event = inSlot(camera, slot);
      if (event === undefined || event.startt < from || !isListed(camera, event, at)) continue;
      while (added[0] !== undefined && added[0].startt > event.startt) yield* added.splice(0, 1);
      if (left-- <= 0) return;
      yield event;
    }
    yield* added;
  }

  return {
    newestFirst,
    find: (camera, at, id) => {
      const start = id - TRIGGER_AFTER_START_S;
      const slot = Math.floor(start / patternOf(camera.rhythm).slotSeconds);
      return [...camera.added, inSlot(camera, slot)].find(
        (event) => event?.id === id && isListed(camera, event, at),
      );
    },
    appeared: (camera, since, at) =>
      recent(camera, since, at).filter(
        (event) => isListed(camera, event, at) && !isListed(camera, event, since),
      ),
    quietUntil: (camera, at) => {
      const slotMs = patternOf(camera.rhythm).slotSeconds * SECOND_MS;
      const nextSlot = (Math.floor(at / slotMs) + 1) * slotMs;
      const coming = recent(camera, at, at).map(({ endtt }) => endtt + uploadMs);
      return Math.min(nextSlot, ...coming.filter((listedAt) => listedAt > at));
    },
    isListed,
  };
}

function invent(seed: number, camera: EventCamera, slot: number): CameraEvent | undefined {
  const pattern = patternOf(camera.rhythm);
  const slotStart = slot * pattern.slotSeconds;
  const random = createRandom(hashOf(seed, camera.uidd, slot));
  const local = localDate(camera.timeZone, slotStart * SECOND_MS);
  if (random() >= chanceAt(pattern, local)) return undefined;
  const steps = (pattern.longestSeconds - SHORTEST_S) / STEP_S;
  // Most events are short: squaring the draw makes the long ones rare.
  const duration = SHORTEST_S + STEP_S * Math.round(random() ** 2 * steps);
  const room = Math.floor((pattern.slotSeconds - pattern.longestSeconds) / STEP_S);
  const start = slotStart + STEP_S * Math.floor(random() * room);
  const isAudio = random() < AUDIO_SHARE;
  const magnitude = 1 + Math.floor(random() * MAGNITUDES);
  const hasSound = isAudio || random() < MOTION_WITH_SOUND_SHARE;
  return {
    id: start + TRIGGER_AFTER_START_S,
    startt: start * SECOND_MS,
    endtt: (start + duration) * SECOND_MS,
    type: isAudio ? 'audio' : 'motion',
    motion: isAudio ? null : magnitude,
    sound: hasSound ? 1 + Math.floor(random() * MAGNITUDES) : null,
    rom: 1,
  };
}
