/** The events of one camera: how new ones come in, filters, and the list. */
import { ListVideo, RefreshCw } from 'lucide-react';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useReducer } from 'react';
import { toFailure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import type { Offer } from '../../core/offer.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import type { Realtime } from '../../vendors/contract-realtime.ts';
import {
  countKinds,
  type EventFilter,
  filterKey,
  looksHere,
  matchesFilter,
  NO_FILTER,
  rangeOf,
} from './event-filter.ts';
import { EventList, ROW_HEIGHT } from './event-list.tsx';
import { eventPagesOptions } from './event-queries.ts';
import { EventSkeleton } from './event-skeleton.tsx';
import { FilterBar } from './filter-bar.tsx';
import { findListed, listEvents } from './listed-event.ts';
import { NewsStatus } from './news-status.tsx';
import { useCameraEvents } from './use-camera-events.ts';
import { useCameraNews } from './use-camera-news.ts';

export interface CameraEventsProps {
  readonly camera: CameraRef;
  readonly systemName: string;
  readonly history: EventHistory;
  readonly realtime: Offer<Realtime>;
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  /** The key of the event that plays. */
  readonly selected: string | undefined;
  readonly onOpen: (event: CameraEvent) => void;
}

/** React holds what it drew before until it draws again: then thousands of dropped events are free. */
const LET_GO_AFTER_MS = 200;

export function CameraEvents(props: CameraEventsProps) {
  const { camera, systemName, history, realtime, filter, onFilter, selected, onOpen } = props;
  const { query, events } = useCameraEvents(camera, history, filter);
  const news = useCameraNews(camera, history, realtime, filter, query.data !== undefined);
  const wanted = filterKey(filter);
  const listed = useMemo(
    () =>
      listEvents(
        camera,
        events.filter((event) => matchesFilter(event, filter)),
      ),
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` stands for the filter, the ids for the camera
    [events, wanted, camera.system, camera.camera],
  );
  const client = useQueryClient();
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const named = selected === undefined ? undefined : history.fromKey(camera.camera, selected);
  const complete = query.data !== undefined && !query.hasNextPage;
  const first = events[0];
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;

  function list() {
    if (query.isPending) return <EventSkeleton rowHeight={ROW_HEIGHT.desk} />;
    if (query.isError && events.length === 0) {
      return (
        <div className="p-4">
          <FailureNote
            failure={toFailure(query.error, 'list events', camera.system)}
            system={systemName}
            actions={
              <Button icon={RefreshCw} onClick={() => void query.refetch()}>
                Try again
              </Button>
            }
          />
        </div>
      );
    }
    return (
      <EventList
        events={listed}
        loaded={events.length}
        filterKey={wanted}
        filtered={looksHere(filter)}
        older={{
          exist: hasNextPage,
          loading: isFetchingNextPage,
          failed: isFetchNextPageError,
          load: () => void fetchNextPage(),
        }}
        selected={named === undefined ? undefined : findListed(listed, camera, named)}
        onOpen={(one) => onOpen(one.event)}
        onRest={() => {
          dropOldPages(client, eventPagesOptions(camera, history, rangeOf(filter)).queryKey, named);
          setTimeout(renderAgain, LET_GO_AFTER_MS);
        }}
        historyOf={() => history}
        empty={<NoEvents filter={filter} looked={events.length} onFilter={onFilter} />}
      />
    );
  }

  return (
    <>
      <h2 className="flex h-9 shrink-0 items-center gap-2 px-3 font-semibold">
        Events
        {query.data !== undefined && (
          <span className="tabular text-12 font-normal text-fg3">
            {complete ? `all ${events.length}` : `${events.length.toLocaleString('en-GB')} loaded`}
          </span>
        )}
        <span className="flex-1" />
        {query.data !== undefined && <NewsStatus state={news} />}
      </h2>
      <FilterBar
        filter={filter}
        onFilter={onFilter}
        counts={query.data === undefined ? undefined : countKinds(events, filter)}
        complete={complete}
        footage={{ reference: camera, history }}
        cameraOffset={first?.cameraOffset}
      />
      <div className="min-h-0 flex-1">{list()}</div>
    </>
  );
}

/** Ten screens: less is not worth asking for again. */
const PAGES_AT_REST = 10;

/** Forgets pages far below the top; not when the event that plays is there, whose neighbours they hold. */
function dropOldPages(
  client: QueryClient,
  queryKey: ReturnType<typeof eventPagesOptions>['queryKey'],
  plays: CameraEvent | undefined,
) {
  const data = client.getQueryData(queryKey);
  if (data === undefined || data.pages.length <= PAGES_AT_REST || client.isFetching({ queryKey }) > 0) return;
  const pages = data.pages.slice(0, PAGES_AT_REST);
  const oldest = pages.at(-1)?.events.at(-1);
  if (plays !== undefined && oldest !== undefined && plays.startAt <= oldest.startAt) return;
  client.setQueryData(queryKey, { pages, pageParams: data.pageParams.slice(0, PAGES_AT_REST) });
}

interface NoEventsProps {
  readonly filter: EventFilter;
  readonly looked: number;
  readonly onFilter: (filter: EventFilter) => void;
}

/** Nothing to show: because nothing is kept, or because the filter leaves nothing over. */
export function NoEvents({ filter, looked, onFilter }: NoEventsProps) {
  const isFiltered = looksHere(filter) || rangeOf(filter) !== undefined;
  if (!isFiltered) {
    return (
      <EmptyState icon={ListVideo} title="No event is kept of this camera">
        What it records on motion or sound shows here, newest first.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ListVideo}
      title="No event matches these filters"
      actions={<Button onClick={() => onFilter(NO_FILTER)}>Show all events</Button>}
    >
      {looked === 0
        ? 'None is kept of that time.'
        : `All ${looked.toLocaleString('en-GB')} events that are kept of that time were looked at.`}
    </EmptyState>
  );
}
