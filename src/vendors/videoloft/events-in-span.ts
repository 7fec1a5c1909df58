/**
 * The events that a span of time touches. The list knows where events begin and not where they end (§1.3.1),
 * so it is read on beyond the beginning of the span, for those that reach into it.
 */
import type { CameraId } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { CameraEvent, EventHistory } from '../contract-events.ts';
import { EVENT_PAGE, EVENTS_AT_A_TIME } from './limits.ts';

/** Pages begin in the middle of the span, new events move them on, and one more holds what reaches into it. */
const MOST_PAGES = EVENTS_AT_A_TIME / EVENT_PAGE + 4;

const touches = ({ startAt, endAt }: CameraEvent, { from }: TimeSpan): boolean =>
  endAt > from || startAt >= from;

/** In the order of time; undefined when they are more than can be asked for. */
export async function eventsInSpan(
  events: Pick<EventHistory, 'page'>,
  camera: CameraId,
  span: TimeSpan,
  signal: AbortSignal,
): Promise<readonly CameraEvent[] | undefined> {
  const found = new Map<string, CameraEvent>();
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await events.page(camera, { cursor, range: { until: span.until } }, signal);
    for (const event of page.events) if (touches(event, span)) found.set(event.key, event);
    if (found.size > EVENTS_AT_A_TIME) return undefined;
    // A whole page of older ones: what began before all of these is over.
    const isPast = page.events.length > 0 && page.events.every(({ startAt }) => startAt < span.from);
    cursor = page.next;
    if (isPast || cursor === undefined) {
      return [...found.values()].toSorted((one, other) => one.startAt - other.startAt);
    }
  }
  return undefined;
}
