/**
 * Which events a person wants to see. Time is asked of the system; kind, strength and whether the
 * recording is continuous no system filters by, so that is looked at here, in what is loaded.
 */
import type { EpochMs } from '../../core/units.ts';
import type { CameraEvent, EventKind, EventRange } from '../../vendors/contract-events.ts';

/** Whether recordings that run all the time are shown alone, or left out. */
export type ContinuousChoice = 'only' | 'without';

/** Absent means: whatever it is. */
export interface EventFilter {
  readonly kind?: EventKind | undefined;
  /** Least strength in tenths, 1..10. Events of unknown strength are then left out. */
  readonly motion?: number | undefined;
  readonly sound?: number | undefined;
  readonly continuous?: ContinuousChoice | undefined;
  readonly from?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
}

export const NO_FILTER: EventFilter = {};

/** The strongest that a filter can ask for: the vendors' scales differ, tenths are what all have. */
export const STRONGEST = 10;

const isStrong = (value: number | undefined, least: number | undefined): boolean =>
  least === undefined || (value !== undefined && Math.round(value * STRONGEST) >= least);

/** Whether an event is wanted, its time apart. */
export function matchesFilter(event: CameraEvent, filter: EventFilter): boolean {
  if (filter.kind !== undefined && event.kind !== filter.kind) return false;
  if (filter.continuous !== undefined && event.continuous !== (filter.continuous === 'only')) return false;
  return isStrong(event.motion, filter.motion) && isStrong(event.sound, filter.sound);
}

/** Whether the filter asks for something that is only looked at here. */
export const looksHere = ({ kind, motion, sound, continuous }: EventFilter): boolean =>
  [kind, motion, sound, continuous].some((part) => part !== undefined);

/** How many parts beside the kind are set: what the buttons for them tell. */
export const countMore = ({ motion, sound, continuous }: EventFilter): number =>
  [motion, sound, continuous].filter((part) => part !== undefined).length;

/** The part that the system is asked for; undefined for all time. */
export function rangeOf({ from, until }: EventFilter): EventRange | undefined {
  return from === undefined && until === undefined ? undefined : { from, until };
}

/** Whether an event begins in the time that the filter names. */
export const isInTime = ({ startAt }: CameraEvent, { from, until }: EventFilter): boolean =>
  (from === undefined || startAt >= from) && (until === undefined || startAt < until);

/** How many events of each kind there would be, the other parts of the filter kept. */
export function countKinds(
  events: readonly CameraEvent[],
  filter: EventFilter,
): Readonly<Record<EventKind, number>> {
  const others = { ...filter, kind: undefined };
  const counts = { motion: 0, sound: 0, other: 0 };
  for (const event of events) if (matchesFilter(event, others)) counts[event.kind] += 1;
  return counts;
}

/** Equal texts for filters that want the same. */
export const filterKey = ({ kind, motion, sound, continuous, from, until }: EventFilter): string =>
  [kind, motion, sound, continuous, from, until].join(' ');
