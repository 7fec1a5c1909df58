/** The feed of the cameras that a page shows, and how new events come into it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CameraId, CameraRef, ConnectionId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { systemClock } from '../../platform/clock.ts';
import type { EventHistory } from '../../vendors/contract-events.ts';
import type { VendorSystem } from '../../vendors/contract.ts';
import { createEventFeed, type EventFeed, type FeedState } from './event-feed.ts';
import { type EventFilter, isInTime, rangeOf } from './event-filter.ts';
import { createEventNews, type EventNews, type NewsState } from './event-news.ts';
import { feedPageOptions } from './event-queries.ts';
import { sumNews } from './sum-news.ts';
import { tabShown } from './tab-shown.ts';

/** The cameras of one system that the feed shows. */
export interface FeedSource {
  readonly system: VendorSystem;
  readonly history: EventHistory;
  readonly cameras: readonly CameraId[];
}

export interface ShownFeed {
  readonly feed: EventFeed | undefined;
  readonly state: FeedState | undefined;
  readonly news: NewsState | undefined;
}

/** Begins anew when cameras or time change; what was asked in the last half minute is not asked again. */
export function useEventFeed(sources: readonly FeedSource[], filter: EventFilter): ShownFeed {
  const client = useQueryClient();
  const [shown, setShown] = useState<ShownFeed>({ feed: undefined, state: undefined, news: undefined });
  const newest = useRef(sources);
  useEffect(() => {
    newest.current = sources;
  });
  const { from, until } = filter;
  const who = sources.map(({ system, cameras }) => [system.id, ...cameras].join(' ')).join('\n');

  useEffect(() => {
    const range = rangeOf({ from, until });
    const all = newest.current;
    const histories = new Map(all.map(({ system, history }) => [system.id, history]));
    const historyOf = (id: ConnectionId): EventHistory => {
      const found = histories.get(id);
      if (found === undefined) throw new Error(`No history of ${id}.`);
      return found;
    };
    const feed = createEventFeed({
      clock: systemClock,
      systems: all.map(({ system, history, cameras }) => ({
        system: system.id,
        cameras,
        newestAt: history.newestAt,
      })),
      page: (ref, cursor) => client.fetchQuery(feedPageOptions(ref, historyOf(ref.system), cursor, range)),
      newestPage: (ref, cursor, signal) => historyOf(ref.system).page(ref.camera, { cursor, range }, signal),
    });
    let news: readonly EventNews[] = [];
    const startNews = (asked: readonly CameraRef[]) => {
      const isOver = until !== undefined && until < Date.now();
      news = isOver ? [] : all.flatMap((source) => newsOf(source, asked, feed, { from, until }));
      for (const one of news) one.state.subscribe(show);
    };
    let begun = false;
    const show = () => {
      const state = feed.state.get();
      if (state.asked !== undefined && !begun) {
        begun = true;
        startNews(state.asked);
      }
      setShown({ feed, state, news: begun ? sumNews(news.map((one) => one.state.get())) : undefined });
    };
    const stop = feed.state.subscribe(show);
    show();
    return () => {
      stop();
      feed.dispose();
      for (const one of news) one.dispose();
      setShown({ feed: undefined, state: undefined, news: undefined });
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `who` stands for the sources
  }, [client, who, from, until]);

  return shown;
}

/** The news of one system's cameras in the feed; none when it has no camera there. */
function newsOf(
  { system }: FeedSource,
  asked: readonly CameraRef[],
  feed: EventFeed,
  time: Pick<EventFilter, 'from' | 'until'>,
): readonly EventNews[] {
  const cameras = asked.flatMap((ref) => (ref.system === system.id ? ref.camera : []));
  if (cameras.length === 0) return [];
  return [
    createEventNews({
      clock: systemClock,
      seen: tabShown,
      realtime: system.can.realtime,
      cameras,
      askedAt: epochMs(Date.now()),
      heard: (event) => {
        if (isInTime(event, time)) feed.heard(system.id, event);
      },
      ask: (wanted, signal) => feed.refresh(system.id, wanted, signal),
    }),
  ];
}
