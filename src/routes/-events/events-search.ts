/** What the address of the events page says: which cameras, which events, and which one plays. */
import * as v from 'valibot';
import { CHOICE_SEARCH } from '../../features/events/choice-search.ts';
import { FILTER_SEARCH } from '../../features/events/filter-search.ts';
import { cameraSearchSchema } from '../-camera/camera-search.ts';

/** Longer than any reference that a system gives. */
const LONGEST_REFERENCE = 300;

/**
 * `camera` and `event` name the event that plays, `at` its moment; the rest are filters and the choice of
 * cameras. A wrong value is left out.
 */
export const eventsSearchSchema = v.object({
  ...FILTER_SEARCH,
  ...CHOICE_SEARCH,
  camera: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(LONGEST_REFERENCE))), undefined),
  event: cameraSearchSchema.entries.event,
  at: cameraSearchSchema.entries.at,
});

/** The same, for whoever changes the address. */
export type EventsSearch = Partial<v.InferOutput<typeof eventsSearchSchema>>;

/** The part that names what plays; none of it when nothing does. */
export const NOTHING_PLAYS: EventsSearch = { camera: undefined, event: undefined, at: undefined };
