/** An event filter as it stands in an address. A wrong value there is left out, never an error. */
import * as v from 'valibot';
import { type EpochMs, epochMs, ONE_MINUTE } from '../../core/units.ts';
import { type EventFilter, STRONGEST } from './event-filter.ts';

const least = () =>
  v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(STRONGEST))), undefined);
const moment = () => v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined);

/** The entries of an address that hold a filter: `type`, `motion`, `sound`, `continuous`, `from`, `until`. */
export const FILTER_SEARCH = {
  type: v.fallback(v.optional(v.picklist(['motion', 'sound', 'other'])), undefined),
  motion: least(),
  sound: least(),
  continuous: v.fallback(v.optional(v.picklist(['only', 'without'])), undefined),
  from: moment(),
  until: moment(),
};

const shape = v.object(FILTER_SEARCH);
export type FilterSearch = Partial<v.InferOutput<typeof shape>>;

const toMoment = (text: string | undefined): EpochMs | undefined => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : epochMs(at);
};

/** The filter that an address names. A time that ends before it begins loses its end. */
export function toFilter({ type, motion, sound, continuous, from, until }: FilterSearch): EventFilter {
  const start = toMoment(from);
  const end = toMoment(until);
  const isBackwards = start !== undefined && end !== undefined && end <= start;
  return { kind: type, motion, sound, continuous, from: start, until: isBackwards ? undefined : end };
}

/** To the minute: that is what the fields can say, and it keeps addresses short. */
const toText = (at: EpochMs | undefined): string | undefined =>
  at === undefined ? undefined : new Date(Math.round(at / ONE_MINUTE) * ONE_MINUTE).toISOString();

/** The entries for a filter; those of parts that are not set are undefined, so that they go away. */
export function toFilterSearch(filter: EventFilter): FilterSearch {
  const { kind, motion, sound, continuous, from, until } = filter;
  return { type: kind, motion, sound, continuous, from: toText(from), until: toText(until) };
}

/** The part of an address that holds the filter: what stays when another event is opened. */
export const filterPart = (search: FilterSearch): FilterSearch => toFilterSearch(toFilter(search));
