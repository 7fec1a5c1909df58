/** Events as rows of a list: a head for each hour, then its events. Pure. */
import type { TimeFormat } from '../../core/time-zone.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';

export type EventRow =
  | {
      readonly kind: 'hour';
      readonly id: string;
      readonly day: string;
      readonly hour: string;
      readonly count: number;
      /** False for the last hour while older events are not loaded: the count may grow. */
      readonly complete: boolean;
    }
  | { readonly kind: 'event'; readonly id: string; readonly event: CameraEvent };

/**
 * The events of all pages without the repeats that appear when new events push old ones onto the
 * next page.
 */
export function uniqueEvents(
  pages: readonly { readonly events: readonly CameraEvent[] }[],
): readonly CameraEvent[] {
  const known = new Map<string, CameraEvent>();
  for (const page of pages) {
    for (const event of page.events) if (!known.has(event.key)) known.set(event.key, event);
  }
  return [...known.values()].toSorted((a, b) => b.startAt - a.startAt);
}

/** Rows for events that are sorted newest first. `format` gives the hours of the zone shown. */
export function eventRows(
  events: readonly CameraEvent[],
  format: (event: CameraEvent) => TimeFormat,
  hasOlder: boolean,
): readonly EventRow[] {
  const hours: { key: string; first: CameraEvent; events: CameraEvent[] }[] = [];
  for (const event of events) {
    const key = format(event).hourKey(event.startAt);
    const current = hours.at(-1);
    if (current?.key === key) current.events.push(event);
    else hours.push({ key, first: event, events: [event] });
  }
  return hours.flatMap((hour, index): readonly EventRow[] => [
    {
      kind: 'hour',
      id: `hour ${hour.key}`,
      day: format(hour.first).day(hour.first.startAt),
      hour: format(hour.first).hour(hour.first.startAt),
      count: hour.events.length,
      complete: !hasOlder || index < hours.length - 1,
    },
    ...hour.events.map((event): EventRow => ({ kind: 'event', id: event.key, event })),
  ]);
}
