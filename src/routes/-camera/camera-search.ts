/** What the address of a camera's page says beside the camera. */
import * as v from 'valibot';
import { FILTER_SEARCH } from '../../features/events/filter-search.ts';

/**
 * What opens the same thing again: which event plays, which moment of it, and which events are listed. A
 * wrong value is left out.
 */
export const cameraSearchSchema = v.object({
  ...FILTER_SEARCH,
  // A key of digits alone arrives as a number.
  event: v.fallback(
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(200))),
    undefined,
  ),
  at: v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined),
});

/** The same, for whoever changes the address. */
export type CameraSearch = Partial<v.InferOutput<typeof cameraSearchSchema>>;
