/** A camera's events as cached pages, and their pictures. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CameraRef } from '../../core/ids.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';

/** Newer events are asked for when the page is opened again after this. */
const EVENTS_FRESH_MS = 30_000;

/** The cursor of the newest page. */
const FIRST_PAGE: string | undefined = undefined;

/** All that is kept of one camera's events; its system's key comes first, so signing out drops it. */
const eventsKey = (ref: CameraRef) => ['connection', ref.system, 'events', ref.camera] as const;

/** Events of a camera, newest first, a page at a time. */
export function eventPagesOptions(ref: CameraRef, history: EventHistory) {
  return infiniteQueryOptions({
    queryKey: [...eventsKey(ref), 'pages'] as const,
    initialPageParam: FIRST_PAGE,
    staleTime: EVENTS_FRESH_MS,
    queryFn: ({ pageParam, signal }) => history.page(ref.camera, { cursor: pageParam }, signal),
    getNextPageParam: (page) => page.next,
  });
}

/** The picture of an event. It never changes. */
export function eventThumbOptions(ref: CameraRef, history: EventHistory, event: CameraEvent) {
  return queryOptions({
    queryKey: [...eventsKey(ref), 'thumb', event.key] as const,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => history.thumb(event, signal),
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
