/**
 * Recordings that triggerevent asks for (§1.1.3, 1.3.5): begun by the first trigger, kept up by more,
 * ended a while after the last, and what becomes of them in the list of events.
 */
import { SEGMENT_MS } from '../media-scene.ts';
import { type CameraEvent, TRIGGER_AFTER_START_S } from './event-source.ts';
import { PLAY_AFTER_TRIGGER_MS, SECOND_MS } from './limits.ts';

export interface Recording {
  /** Epoch ms on an even second, some seconds before the first trigger. */
  readonly startt: number;
  /** Until when the camera records if no other trigger comes, and what of it is played. */
  readonly endsAt: number;
  readonly playsTo: number;
}

/** The recordings of a camera after a trigger: the running one goes on, or there is another. */
export function trigger(
  recordings: readonly Recording[],
  at: number,
  lingerMs: number,
): readonly Recording[] {
  const last = recordings.at(-1);
  const now = { endsAt: at + lingerMs, playsTo: at + PLAY_AFTER_TRIGGER_MS };
  if (last !== undefined && at < last.endsAt) return [...recordings.slice(0, -1), { ...last, ...now }];
  const before = at - TRIGGER_AFTER_START_S * SECOND_MS;
  const aligned = Math.floor(before / SEGMENT_MS) * SEGMENT_MS;
  // The start names the event, so no two may have the same.
  const free = last === undefined ? aligned : Math.max(aligned, last.startt + SEGMENT_MS);
  return [...recordings, { startt: free, ...now }];
}

/** The recordings after the camera went away: a running one ends at that moment. */
export function interrupt(recordings: readonly Recording[], at: number): readonly Recording[] {
  return recordings.map((one) =>
    at < one.endsAt ? { ...one, endsAt: at, playsTo: Math.min(one.playsTo, at) } : one,
  );
}

/** The recording that is under way. */
export function runningRecording(recordings: readonly Recording[], at: number): Recording | undefined {
  return recordings.find(({ endsAt }) => at < endsAt);
}

/** The event that is listed once the recording has ended and is uploaded. */
export function toEvent({ startt, endsAt, playsTo }: Recording): CameraEvent {
  // Events begin and end on whole seconds: their video is asked for in seconds.
  const endtt = Math.max(startt + SEGMENT_MS, Math.floor(playsTo / SECOND_MS) * SECOND_MS);
  return {
    id: startt / SECOND_MS + TRIGGER_AFTER_START_S,
    startt,
    endtt,
    type: 'motion',
    motion: null,
    sound: null,
    rom: 1,
    recordedUntil: Math.max(endsAt, endtt),
  };
}
