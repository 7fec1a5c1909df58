/** What is recorded of a camera, and its pictures, as cached server state. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { CameraRef } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_DAY, ONE_MINUTE } from '../../core/units.ts';
import type { FootageArchive } from '../../vendors/contract-archive.ts';
import { holdsNow, type SpanWindow } from './span-windows.ts';

/** Footage that is being recorded grows: its window is asked for again this often. */
const NOW_EVERY_MS = 15_000;
/** The past changes too, by imports and by deletion, but rarely. */
const PAST_FRESH_MS = 60_000;
/** Pictures are large: only those of a way back by a few steps are kept. */
const FRAMES_KEPT_MS = 30_000;
/** All of the past is asked for in days: only its two ends matter. */
const COARSE: Ms = ONE_DAY;

/** All that is kept of one camera's archive; its system's key comes first, so signing out drops it. */
export const archiveKey = (ref: CameraRef) => ['connection', ref.system, 'archive', ref.camera] as const;

/** What is recorded in one window; asked for again while the window holds now. */
export function archiveSpansQueryOptions(ref: CameraRef, archive: FootageArchive, window: SpanWindow) {
  const { span, detail } = window;
  return queryOptions({
    queryKey: [...archiveKey(ref), 'spans', span.from, span.until, detail] as const,
    staleTime: holdsNow(window, epochMs(Date.now())) ? NOW_EVERY_MS : PAST_FRESH_MS,
    refetchInterval: () => (holdsNow(window, epochMs(Date.now())) ? NOW_EVERY_MS : false),
    queryFn: ({ signal }) => archive.spans(ref.camera, span, detail, signal),
  });
}

/** The picture at a moment; null where nothing is recorded. What was just recorded may still appear. */
export function archiveFrameQueryOptions(ref: CameraRef, archive: FootageArchive, at: EpochMs) {
  return queryOptions({
    queryKey: [...archiveKey(ref), 'frame', at] as const,
    staleTime: PAST_FRESH_MS,
    gcTime: FRAMES_KEPT_MS,
    queryFn: async ({ signal }) => (await archive.frame(ref.camera, at, signal)) ?? null,
  });
}

/** From the first to the last moment that is recorded of a camera; null when nothing is. */
export function archiveExtentQueryOptions(ref: CameraRef, archive: FootageArchive) {
  return queryOptions({
    queryKey: [...archiveKey(ref), 'extent'] as const,
    staleTime: PAST_FRESH_MS,
    queryFn: async ({ signal }): Promise<TimeSpan | null> => {
      const whole = { from: epochMs(0), until: epochMs(Date.now() + ONE_DAY) };
      const spans = await archive.spans(ref.camera, whole, COARSE, signal);
      const [first] = spans;
      const last = spans.at(-1);
      return first === undefined || last === undefined ? null : { from: first.from, until: last.until };
    },
  });
}

/** Asks anew for what is shown of a camera: an import may have ended since. */
export const refreshArchive = (client: QueryClient, ref: CameraRef): Promise<void> =>
  client.invalidateQueries({ queryKey: archiveKey(ref) }, { cancelRefetch: false });

/** How far a search looks at a time: near first and finely, then further and coarser. */
const REACHES: readonly Ms[] = [ms(ONE_DAY), ms(30 * ONE_DAY), ms(400 * ONE_DAY), ms(7_000 * ONE_DAY)];
/** The finest that a search asks for, as a part of how far it looks. */
const PARTS = 10_000;

/**
 * Where the next recording begins, or the one before; from the middle of one, its own beginning comes
 * first. Gaps shorter than `detail` do not count. Undefined when there is none.
 */
export async function findRecording(
  archive: FootageArchive,
  ref: CameraRef,
  at: EpochMs,
  direction: 'next' | 'previous',
  detail: Ms,
  signal: AbortSignal,
): Promise<EpochMs | undefined> {
  // A minute across, so that the recording at the moment itself is seen to hold it.
  const across = Math.max(ONE_MINUTE, detail);
  for (const reach of REACHES) {
    const fine = ms(Math.max(detail, Math.round(reach / PARTS)));
    const span =
      direction === 'next'
        ? { from: epochMs(at - across), until: epochMs(at + reach) }
        : { from: epochMs(Math.max(0, at - reach)), until: epochMs(at + across) };
    const spans = await archive.spans(ref.camera, span, fine, signal);
    signal.throwIfAborted();
    const found =
      direction === 'next'
        ? spans.find(({ from }) => from > at)
        : spans.findLast(({ from }) => from < at - detail);
    // One that is cut by how far was looked begins earlier: a longer look says where.
    if (found !== undefined && (direction === 'next' || found.from > span.from)) return found.from;
  }
  return undefined;
}
