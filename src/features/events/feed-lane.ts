/** One camera's part of the feed: what is known of its events, and how new those can be that are not. Pure. */
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import type { Failure } from '../../core/failure.ts';
import type { CameraEvent, EventPage } from '../../vendors/contract-events.ts';
import type { Missed } from './event-merge.ts';
import { type ListedEvent, listEvents, uniqueEvents } from './listed-event.ts';

export interface FeedLane {
  readonly ref: CameraRef;
  readonly id: string;
  /** Newest first. */
  readonly events: readonly ListedEvent[];
  readonly cursor: string | undefined;
  /** No event that is not known yet begins later; −∞ when all are known, ∞ when nothing is. */
  readonly bound: number;
  /** When the system last said that the camera recorded. */
  readonly hint: number | undefined;
  /** Its first page has come. */
  readonly begun: boolean;
  /** Where it stood after its first page: what it goes back to when nobody reads further down. */
  readonly first: { readonly cursor: string | undefined; readonly bound: number } | undefined;
  readonly failure: Failure | undefined;
}

/** A lane before its first page. The system's hint is no promise: a later event is put in when it comes. */
export const newLane = (ref: CameraRef, hint: number | undefined): FeedLane => ({
  ref,
  hint,
  id: cameraRefText(ref),
  events: [],
  cursor: undefined,
  bound: hint ?? Number.POSITIVE_INFINITY,
  begun: false,
  first: undefined,
  failure: undefined,
});

/** Whether older events can still come. */
export const isOpen = (lane: FeedLane): boolean =>
  lane.failure === undefined && lane.bound > Number.NEGATIVE_INFINITY;

const withEvents = (lane: FeedLane, events: readonly CameraEvent[]): readonly ListedEvent[] => {
  const known = lane.events.map(({ event }) => event);
  return listEvents(lane.ref, uniqueEvents([{ events: known }, { events }]));
};

const oldestOf = (events: readonly CameraEvent[]): number =>
  events.reduce((oldest, { startAt }) => Math.min(oldest, startAt), Number.POSITIVE_INFINITY);

/** The lane with its next page. */
export function withPage(lane: FeedLane, page: EventPage): FeedLane {
  // A page that leads to itself, or an empty one that leads on, would be asked for without end.
  const stuck = page.next !== undefined && (page.next === lane.cursor || page.events.length === 0);
  const ended = page.next === undefined || stuck;
  const place = {
    cursor: page.next,
    bound: ended ? Number.NEGATIVE_INFINITY : Math.min(lane.bound, oldestOf(page.events)),
  };
  return {
    ...lane,
    ...place,
    begun: true,
    first: lane.first ?? place,
    events: withEvents(lane, page.events),
    failure: undefined,
  };
}

/** The lane with an event that was heard of; the same one when it is known. */
export function withEvent(lane: FeedLane, event: CameraEvent): FeedLane {
  const events = withEvents(lane, [event]);
  const same = events.length === lane.events.length && events.every((one, at) => one === lane.events[at]);
  return same ? lane : { ...lane, events };
}

/** The lane with what was missed; a hole between that and what is known is filled before what lies below. */
export function withMissed(lane: FeedLane, missed: Missed): FeedLane {
  const events = withEvents(lane, missed.events);
  if (missed.joined) return { ...lane, events };
  const place = { cursor: missed.next, bound: oldestOf(missed.events) };
  return { ...lane, ...place, first: place, events };
}

/** The lane as after its first page, and what is newer; older ones can be asked for again. */
export function withoutOld(lane: FeedLane): FeedLane {
  const { first } = lane;
  if (first === undefined || first.cursor === lane.cursor) return lane;
  return { ...lane, ...first, events: lane.events.filter(({ event }) => event.startAt >= first.bound) };
}
