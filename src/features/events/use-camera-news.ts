/** Keeps the list of one camera's events current while a part shows it. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import type { Offer } from '../../core/offer.ts';
import { epochMs } from '../../core/units.ts';
import { systemClock } from '../../platform/clock.ts';
import type { CameraEvent, EventHistory, EventRange } from '../../vendors/contract-events.ts';
import type { Realtime } from '../../vendors/contract-realtime.ts';
import { type EventFilter, rangeOf } from './event-filter.ts';
import { addNews, fetchMissed, knownEvents } from './event-merge.ts';
import { createEventNews, type NewsState } from './event-news.ts';
import { eventNewsOptions, eventPagesOptions } from './event-queries.ts';
import { tabShown } from './tab-shown.ts';

/**
 * How new events come in; undefined while the list itself is on its way, and when its time is over.
 * Call it beside `useCameraEvents`, whose first page it waits for (`loaded`).
 */
export function useCameraNews(
  ref: CameraRef,
  history: EventHistory,
  realtime: Offer<Realtime>,
  filter: EventFilter,
  loaded: boolean,
): NewsState | undefined {
  const client = useQueryClient();
  const [state, setState] = useState<NewsState>();
  const { system, camera } = ref;
  const { from, until } = filter;
  useEffect(() => {
    const isOver = until !== undefined && until < Date.now();
    if (!loaded || isOver) return undefined;
    const reference = { system, camera };
    const range = rangeOf({ from, until });
    const news = createEventNews({
      clock: systemClock,
      seen: tabShown,
      realtime,
      cameras: [camera],
      askedAt: epochMs(
        client.getQueryState(eventPagesOptions(reference, history, range).queryKey)?.dataUpdatedAt ?? 0,
      ),
      heard: (event) => tell(client, reference, range, [event]),
      ask: (_cameras, signal) => catchUp({ client, reference, history, range, signal }),
    });
    const show = () => setState(news.state.get());
    show();
    const stop = news.state.subscribe(show);
    return () => {
      stop();
      news.dispose();
      setState(undefined);
    };
  }, [client, history, realtime, system, camera, from, until, loaded]);
  return state;
}

function tell(
  client: QueryClient,
  ref: CameraRef,
  range: EventRange | undefined,
  heard: readonly CameraEvent[],
) {
  const { queryKey } = eventNewsOptions(ref, range);
  client.setQueryData(queryKey, (known) => addNews(known ?? [], heard));
}

interface CatchUp {
  readonly client: QueryClient;
  readonly reference: CameraRef;
  readonly history: EventHistory;
  readonly range: EventRange | undefined;
  readonly signal: AbortSignal;
}

/** Asks for the newest page and puts in what is new there. */
async function catchUp({ client, reference, history, range, signal }: CatchUp): Promise<void> {
  const pages = eventPagesOptions(reference, history, range).queryKey;
  const news = eventNewsOptions(reference, range).queryKey;
  const known = knownEvents(client.getQueryData(pages)?.pages ?? [], client.getQueryData(news) ?? []);
  const page = (cursor: string | undefined) => history.page(reference.camera, { cursor, range }, signal);
  const missed = await fetchMissed(page, known);
  if (signal.aborted) return;
  if (missed.joined) {
    const isKnown = new Set(known.map(({ key }) => key));
    tell(
      client,
      reference,
      range,
      missed.events.filter(({ key }) => !isKnown.has(key)),
    );
    return;
  }
  // Too much lies between: the list begins anew here, because a hole would look like a quiet night.
  await client.cancelQueries({ queryKey: pages });
  if (signal.aborted) return;
  client.setQueryData(pages, {
    pages: [{ events: missed.events, next: missed.next }],
    pageParams: [undefined],
  });
  client.setQueryData(news, []);
}
