/** What the address of a camera's page says beside the camera. */
import * as v from 'valibot';

/** What opens the same thing again: which event plays, and which moment of it. A wrong value is left out. */
export const cameraSearchSchema = v.object({
  // A key of digits alone arrives as a number.
  event: v.fallback(
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(200))),
    undefined,
  ),
  at: v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined),
});

/** The same, for whoever changes the address. */
export type CameraSearch = Partial<v.InferOutput<typeof cameraSearchSchema>>;
