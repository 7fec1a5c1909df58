/** Where the events of one day stand on a strip, in per cent of its width and height. Pure. */
import { type EpochMs, msBetween } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { eventStrength } from './event-words.ts';

/** The part of time that a strip shows. */
export interface StripRange {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

export interface StripBar {
  readonly key: string;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Motion is amber; the rest is neutral. */
  readonly isMotion: boolean;
}

const FULL = 100;
/** Narrower than this a bar cannot be seen or hit: about 2 px of 1,000. */
const MIN_WIDTH = 0.2;
/** An event without a measured strength is shown low, not absent. */
const MIN_HEIGHT = 8;

/** Where a moment stands, in per cent; outside 0..100 when it is not in the range. */
export const stripPlace = (at: EpochMs, range: StripRange): number =>
  (msBetween(range.from, at) / msBetween(range.from, range.to)) * FULL;

/** A bar for each event that touches the range. */
export function stripBars(events: readonly CameraEvent[], range: StripRange): readonly StripBar[] {
  return events
    .filter((event) => event.endAt > range.from && event.startAt < range.to)
    .map((event) => {
      const left = Math.max(0, stripPlace(event.startAt, range));
      const right = Math.min(FULL, stripPlace(event.endAt, range));
      const strength = eventStrength(event);
      return {
        key: event.key,
        left,
        width: Math.max(MIN_WIDTH, right - left),
        height: Math.max(MIN_HEIGHT, (strength?.value ?? 0) * FULL),
        isMotion: strength?.of === 'motion',
      };
    });
}

/** The event nearest to a place on the strip, within a reach in per cent. */
export function eventNear(
  events: readonly CameraEvent[],
  range: StripRange,
  place: number,
  reach: number,
): CameraEvent | undefined {
  const distance = (event: CameraEvent): number => {
    const left = stripPlace(event.startAt, range);
    const right = stripPlace(event.endAt, range);
    return Math.max(0, left - place, place - right);
  };
  const nearest = events.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest !== undefined && distance(nearest) <= reach ? nearest : undefined;
}
