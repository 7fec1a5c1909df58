/** Events as rows of a list: a head for each hour, then its events. Pure. */
import type { TimeFormat } from '../../core/time-zone.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import type { ListedEvent } from './listed-event.ts';

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
  | { readonly kind: 'event'; readonly id: string; readonly listed: ListedEvent };

interface Hour {
  readonly key: string;
  readonly first: CameraEvent;
  readonly listed: ListedEvent[];
}

/** Rows for events that are sorted newest first. `format` gives the hours of the zone shown. */
export function eventRows(
  events: readonly ListedEvent[],
  format: (event: CameraEvent) => TimeFormat,
  hasOlder: boolean,
): readonly EventRow[] {
  const keyOf = createHourKeys();
  const hours: Hour[] = [];
  for (const listed of events) {
    const { event } = listed;
    const key = keyOf(format(event), event);
    const current = hours.at(-1);
    if (current?.key === key) current.listed.push(listed);
    else hours.push({ key, first: event, listed: [listed] });
  }
  return hours.flatMap((hour, index): readonly EventRow[] => [
    {
      kind: 'hour',
      id: `hour ${hour.key}`,
      day: format(hour.first).day(hour.first.startAt),
      hour: format(hour.first).hour(hour.first.startAt),
      count: hour.listed.length,
      complete: !hasOlder || index < hours.length - 1,
    },
    ...hour.listed.map((listed): EventRow => ({ kind: 'event', id: listed.id, listed })),
  ]);
}

/** No zone's hours begin but at quarters of UTC's: what holds for one moment holds for its quarter. */
const QUARTER = 15 * ONE_MINUTE;

/** Keys of hours, formatted once for each quarter: formatting each of 5,000 events takes a frame. */
function createHourKeys(): (format: TimeFormat, event: CameraEvent) => string {
  const known = new Map<TimeFormat, Map<number, string>>();
  return (format, { startAt }) => {
    const quarters = known.get(format) ?? new Map<number, string>();
    known.set(format, quarters);
    const quarter = Math.floor(startAt / QUARTER);
    const key = quarters.get(quarter) ?? format.hourKey(startAt);
    quarters.set(quarter, key);
    return key;
  };
}
