/** A camera's events for parts that show them: loaded pages and news as one list. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { type EventFilter, filterKey, isInTime, matchesFilter, rangeOf } from './event-filter.ts';
import { knownEvents } from './event-merge.ts';
import { eventNewsOptions, eventPagesOptions } from './event-queries.ts';
import { findListed, listEvents } from './listed-event.ts';

/** Asks for the newest page; older ones by `query.fetchNextPage`. `enabled` false: only what others loaded. */
export function useCameraEvents(ref: CameraRef, history: EventHistory, filter: EventFilter, enabled = true) {
  const range = rangeOf(filter);
  const query = useInfiniteQuery({ ...eventPagesOptions(ref, history, range), enabled });
  const news = useQuery(eventNewsOptions(ref, range)).data;
  const { data } = query;
  const { from, until } = filter;
  const events = useMemo(() => {
    const inTime = news.filter((event) => isInTime(event, { from, until }));
    return data === undefined ? [] : knownEvents(data.pages, inTime);
  }, [data, news, from, until]);
  return { query, events };
}

/** The event that a key names, as the list knows it, and those beside it in the list as filtered. */
export interface EventNeighbours {
  readonly self: CameraEvent | undefined;
  readonly newer: CameraEvent | undefined;
  readonly older: CameraEvent | undefined;
}

/** Follows the list that the column loads; asks nothing itself. */
export function useEventNeighbours(
  ref: CameraRef,
  history: EventHistory,
  filter: EventFilter,
  event: CameraEvent,
): EventNeighbours {
  const { events } = useCameraEvents(ref, history, filter, false);
  const wanted = filterKey(filter);
  return useMemo(() => {
    const listed = listEvents(
      ref,
      events.filter((one) => matchesFilter(one, filter)),
    );
    const self = findListed(listed, ref, event);
    const at = self === undefined ? -1 : listed.indexOf(self);
    return {
      self: self?.event,
      newer: at > 0 ? listed[at - 1]?.event : undefined,
      older: at < 0 ? undefined : listed[at + 1]?.event,
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` stands for the filter, the key for the event
  }, [events, wanted, event.key, ref.camera, ref.system]);
}
