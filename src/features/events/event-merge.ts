/** News of events beside the pages that are loaded: put together, and asked for where it was missed. Pure. */
import type { CameraEvent, EventPage } from '../../vendors/contract-events.ts';
import { isSameEvent, uniqueEvents } from './listed-event.ts';

/**
 * The news with these events: one that is there is replaced if it ends later now. The same list when
 * nothing is new.
 */
export function addNews(news: readonly CameraEvent[], heard: readonly CameraEvent[]): readonly CameraEvent[] {
  let all = news;
  for (const event of heard) {
    const at = all.findIndex((known) => isSameEvent(known, event));
    const known = all[at];
    if (known === undefined) all = all.toSpliced(0, 0, event);
    else if (event.endAt > known.endAt) all = all.with(at, event);
  }
  return all;
}

/** The events of the pages and the news, newest first. News older than all that is loaded waits for its page. */
export function knownEvents(
  pages: readonly EventPage[],
  news: readonly CameraEvent[],
): readonly CameraEvent[] {
  const last = pages.at(-1);
  const oldest = last?.next === undefined ? undefined : last.events.at(-1)?.startAt;
  const above = oldest === undefined ? news : news.filter(({ startAt }) => startAt >= oldest);
  return uniqueEvents([...pages, { events: above }]);
}

/** What was missed: the newest events, down to where they join what is known, if they do. */
export interface Missed {
  readonly events: readonly CameraEvent[];
  /** False: between these and what is known, events are missing. */
  readonly joined: boolean;
  /** The page after these. */
  readonly next: string | undefined;
}

/** Newer pages that are fetched to find the way back to what is known: 200 events at 20 a page. */
const MOST_PAGES = 10;

/** Asks for the newest page, and for the next ones until one holds an event that is known. */
export async function fetchMissed(
  page: (cursor: string | undefined) => Promise<EventPage>,
  known: readonly CameraEvent[],
): Promise<Missed> {
  const fetched: EventPage[] = [];
  let cursor: string | undefined;
  for (;;) {
    const one = await page(cursor);
    fetched.push(one);
    const joined =
      known.length === 0 ||
      one.next === undefined ||
      one.events.some((event) => known.some((other) => isSameEvent(other, event)));
    if (joined || fetched.length === MOST_PAGES) {
      return { events: uniqueEvents(fetched), joined, next: one.next };
    }
    cursor = one.next;
  }
}
