/** A camera's events as cached pages, their pictures and their footage. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { CameraRef } from '../../core/ids.ts';
import type { EpochMs } from '../../core/units.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import type { CameraEvent, EventHistory, EventRange } from '../../vendors/contract-events.ts';
import { dropOldThumbs, THUMB } from './thumb-shelf.ts';

/** A list that is opened again after this asks for what is new. */
export const EVENTS_FRESH_MS = 30_000;
/** Pictures that left the screen are kept for a way back by a screen or two. */
const THUMB_KEPT_MS = 60_000;

/** A part of time with both its ends. */
export interface FootageRange {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** The cursor of the newest page. */
const FIRST_PAGE: string | undefined = undefined;

/** All that is kept of one camera's events; its system's key comes first, so signing out drops it. */
const eventsKey = (ref: CameraRef) => ['connection', ref.system, 'events', ref.camera] as const;

/** Events of a camera and a part of time, newest first, a page at a time. */
export function eventPagesOptions(ref: CameraRef, history: EventHistory, range?: EventRange) {
  return infiniteQueryOptions({
    queryKey: [...eventsKey(ref), 'pages', range?.from ?? 0, range?.until ?? 0] as const,
    initialPageParam: FIRST_PAGE,
    // What is new is put in by news (use-camera-news): asking anew would ask for all pages again.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ pageParam, signal }) => history.page(ref.camera, { cursor: pageParam, range }, signal),
    getNextPageParam: (page) => page.next,
  });
}

const NO_NEWS: readonly CameraEvent[] = [];

/**
 * Events that were heard of since the pages were asked for. Apart from them, because a page that arrives
 * takes the place of the whole list of pages. Nothing is fetched: news puts it there.
 */
export function eventNewsOptions(ref: CameraRef, range?: EventRange) {
  return queryOptions({
    queryKey: [...eventsKey(ref), 'news', range?.from ?? 0, range?.until ?? 0] as const,
    staleTime: Number.POSITIVE_INFINITY,
    initialData: NO_NEWS,
    queryFn: () => NO_NEWS,
  });
}

/** One page for a list over many cameras, kept so that the way back to that list is short. */
export function feedPageOptions(
  ref: CameraRef,
  history: EventHistory,
  cursor: string | undefined,
  range?: EventRange,
) {
  return queryOptions({
    queryKey: [...eventsKey(ref), 'feed', cursor ?? null, range?.from ?? null, range?.until ?? null] as const,
    staleTime: EVENTS_FRESH_MS,
    gcTime: 2 * EVENTS_FRESH_MS,
    queryFn: ({ signal }) => history.page(ref.camera, { cursor, range }, signal),
  });
}

/** The picture of an event. It never changes. */
export function eventThumbOptions(ref: CameraRef, history: EventHistory, event: CameraEvent) {
  return queryOptions({
    queryKey: [...eventsKey(ref), THUMB, event.key] as const,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: THUMB_KEPT_MS,
    queryFn: async ({ signal, client }: { signal: AbortSignal; client: QueryClient }) => {
      const picture = await history.thumb(event, signal);
      dropOldThumbs(client);
      return picture;
    },
  });
}

/** A moment within each recording of a part of time; null when the system has no such call. */
export function footageOptions(ref: CameraRef, history: EventHistory, range: FootageRange) {
  return queryOptions({
    queryKey: [...eventsKey(ref), 'footage', range.from, range.until] as const,
    staleTime: EVENTS_FRESH_MS,
    queryFn: async ({ signal }) => (await history.footage(ref.camera, range, signal)) ?? null,
  });
}

/** The footage of an event: an address and the right to fetch it, so never older than the sign-in. */
export function eventVideoOptions(
  ref: CameraRef,
  history: EventHistory,
  event: CameraEvent,
  /** Known already, because it plays. */
  known?: HlsSource,
) {
  return queryOptions({
    queryKey: [...eventsKey(ref), 'video', event.key] as const,
    gcTime: 0,
    initialData: known,
    queryFn: ({ signal }) => history.video(event, signal),
  });
}
