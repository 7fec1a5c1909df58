/** The parts of a filter in words, each with the filter that is left without it. Pure. */
import type { TimeFormat } from '../../core/time-zone.ts';
import { type EpochMs, epochMs, ONE_DAY, ONE_HOUR } from '../../core/units.ts';
import type { EventFilter } from './event-filter.ts';

export interface FilterPart {
  readonly id: string;
  readonly words: string;
  readonly without: EventFilter;
}

/** Time, strength and continuous recordings; the kind has chips of its own. */
export function filterParts(filter: EventFilter, format: TimeFormat): readonly FilterPart[] {
  const { motion, sound, continuous } = filter;
  const time = timeWords(filter, format);
  return [
    ...(time === undefined
      ? []
      : [{ id: 'time', words: time, without: { ...filter, from: undefined, until: undefined } }]),
    ...(motion === undefined
      ? []
      : [{ id: 'motion', words: `motion ≥ ${motion}`, without: { ...filter, motion: undefined } }]),
    ...(sound === undefined
      ? []
      : [{ id: 'sound', words: `sound ≥ ${sound}`, without: { ...filter, sound: undefined } }]),
    ...(continuous === undefined
      ? []
      : [
          {
            id: 'continuous',
            words: continuous === 'only' ? 'continuous only' : 'without continuous',
            without: { ...filter, continuous: undefined },
          },
        ]),
  ];
}

/** "Fri 20 Nov", "Fri 20 Nov 15:00–16:00", "since Fri 20 Nov 15:41"; undefined for all time. */
export function timeWords({ from, until }: EventFilter, format: TimeFormat): string | undefined {
  const moment = (at: EpochMs) => `${format.day(at)} ${format.hourMinute(at)}`;
  if (from === undefined) return until === undefined ? undefined : `until ${moment(until)}`;
  if (until === undefined) return `since ${moment(from)}`;
  if (isWholeDay(from, until, format)) return format.day(from);
  const sameDay = format.dayStart(from) === format.dayStart(epochMs(until - 1));
  return sameDay ? `${moment(from)}–${format.hourMinute(until)}` : `${moment(from)} – ${moment(until)}`;
}

/** From midnight to the next one: 23 to 25 hours. */
const isWholeDay = (from: EpochMs, until: EpochMs, format: TimeFormat): boolean =>
  format.dayStart(from) === from && nextDay(from, format) === until;

/** The first moment of the day after the one that holds a moment. */
export const nextDay = (at: EpochMs, format: TimeFormat): EpochMs =>
  // Longer than any day, shorter than two.
  format.dayStart(epochMs(format.dayStart(at) + ONE_DAY + 2 * ONE_HOUR));

/** Times that are a press away. They stand in the address as moments: a link shows the same again. */
export function timePresets(
  now: EpochMs,
  format: TimeFormat,
): readonly { readonly words: string; readonly range: Pick<EventFilter, 'from' | 'until'> }[] {
  const today = format.dayStart(now);
  const yesterday = format.dayStart(epochMs(today - 1));
  const daysBack = (days: number): EpochMs => format.dayStart(epochMs(today - days * ONE_DAY + 2 * ONE_HOUR));
  return [
    { words: 'Last hour', range: { from: epochMs(now - ONE_HOUR), until: undefined } },
    { words: 'Today', range: { from: today, until: nextDay(now, format) } },
    { words: 'Yesterday', range: { from: yesterday, until: today } },
    { words: 'Last 7 days', range: { from: daysBack(DAYS_OF_WEEK - 1), until: undefined } },
  ];
}
const DAYS_OF_WEEK = 7;
