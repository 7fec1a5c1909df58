/** What a system knows of a camera that is to be exported, as cached server state. */
import { queryOptions, skipToken } from '@tanstack/react-query';
import type { CameraRef } from '../../../core/ids.ts';
import type { TimeSpan } from '../../../core/time-span.ts';
import { type EpochMs, epochMs } from '../../../core/units.ts';
import type { FootageExports } from '../../../vendors/contract-exports.ts';

/** Archives of a camera change when somebody configures the system. */
const CAMERA_FRESH_MS = 5 * 60_000;
/** The past changes too, by imports and by deletion, but rarely. */
const PAST_FRESH_MS = 60_000;
/** A range that reaches to now fills up while the form is filled in. */
const NOW_EVERY_MS = 15_000;
/** Pictures are large: only those of a way back by a few steps are kept. */
const FRAMES_KEPT_MS = 30_000;

/** Where to ask: a camera, and one of its archives or the default one. */
export interface ExportPlace {
  readonly ref: CameraRef;
  readonly exports: FootageExports;
  readonly archive: string | undefined;
}

/** Its system's key comes first, so that signing out drops it. Nothing is asked of no place. */
const keyOf = (place: ExportPlace | undefined) =>
  place === undefined
    ? (['exports', 'nowhere'] as const)
    : (['connection', place.ref.system, 'exports', place.ref.camera, place.archive ?? null] as const);

const cameraKey = (place: ExportPlace | undefined) =>
  keyOf(place === undefined ? undefined : { ...place, archive: undefined });

export const exportCameraQueryOptions = (place: ExportPlace | undefined) =>
  queryOptions({
    queryKey: [...cameraKey(place), 'camera'] as const,
    staleTime: CAMERA_FRESH_MS,
    queryFn: place === undefined ? skipToken : ({ signal }) => place.exports.camera(place.ref.camera, signal),
  });

const holdsNow = (span: TimeSpan | undefined): boolean =>
  span !== undefined && span.until >= Date.now() - NOW_EVERY_MS;

/** What the archive holds of a range, null where its system does not tell; asked for again while the range reaches to now. */
export const coverageQueryOptions = (place: ExportPlace | undefined, span: TimeSpan | undefined) =>
  queryOptions({
    queryKey: [...keyOf(place), 'coverage', span?.from, span?.until] as const,
    staleTime: holdsNow(span) ? NOW_EVERY_MS : PAST_FRESH_MS,
    refetchInterval: () => (holdsNow(span) ? NOW_EVERY_MS : false),
    queryFn:
      place === undefined || span === undefined
        ? skipToken
        : async ({ signal }) =>
            (await place.exports.coverage(place.ref.camera, place.archive, span, signal)) ?? null,
  });

/** How large the recording of a range is; null where the system does not tell. */
export const estimateQueryOptions = (place: ExportPlace | undefined, span: TimeSpan | undefined) =>
  queryOptions({
    queryKey: [...keyOf(place), 'estimate', span?.from, span?.until] as const,
    staleTime: PAST_FRESH_MS,
    queryFn:
      place === undefined || span === undefined
        ? skipToken
        : async ({ signal }) =>
            (await place.exports.estimate(place.ref.camera, place.archive, span, signal)) ?? null,
  });

/** From the first to the last moment of the archive; null while it is empty, or where nobody tells. */
export const depthQueryOptions = (place: ExportPlace | undefined) =>
  queryOptions({
    queryKey: [...keyOf(place), 'depth'] as const,
    staleTime: PAST_FRESH_MS,
    queryFn:
      place === undefined
        ? skipToken
        : async ({ signal }) => (await place.exports.depth(place.ref.camera, place.archive, signal)) ?? null,
  });

/** The picture at a moment; null where nothing is recorded. */
export const exportFrameQueryOptions = (place: ExportPlace | undefined, at: EpochMs | undefined) =>
  queryOptions({
    queryKey: [...keyOf(place), 'frame', at] as const,
    staleTime: PAST_FRESH_MS,
    gcTime: FRAMES_KEPT_MS,
    queryFn:
      place === undefined || at === undefined
        ? skipToken
        : async ({ signal }) =>
            (await place.exports.frame(place.ref.camera, place.archive, at, signal)) ?? null,
  });

/** What the camera shows now; null where it sends no picture. */
export const liveFrameQueryOptions = (place: ExportPlace | undefined) =>
  queryOptions({
    queryKey: [...cameraKey(place), 'liveFrame'] as const,
    // What was now is over.
    gcTime: 0,
    queryFn:
      place === undefined
        ? skipToken
        : async ({ signal }) => (await place.exports.liveFrame(place.ref.camera, signal)) ?? null,
  });

/** The frame beside one of 25 a second; doubled until another picture comes, for slower cameras. */
const FIRST_STEP_MS = 40;
/** Some cameras record a picture every two seconds. */
const LONGEST_STEP_MS = 2_560;

/**
 * The moment of the picture before or after one: systems give the nearest picture to a moment, so the way
 * is lengthened until it is another one. Undefined where there is none near.
 */
export async function neighbourMoment(
  fetchAt: (at: EpochMs) => Promise<EpochMs | undefined>,
  from: EpochMs,
  direction: 1 | -1,
): Promise<EpochMs | undefined> {
  for (let step = FIRST_STEP_MS; step <= LONGEST_STEP_MS; step *= 2) {
    const found = await fetchAt(epochMs(from + direction * step));
    if (found !== undefined && (found - from) * direction > 0) return found;
  }
  return undefined;
}
