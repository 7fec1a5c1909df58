/**
 * A camera's events, newest first: pages of older ones load while scrolling, rows are virtualised,
 * the keyboard walks them as a list box does.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ListVideo, RefreshCw } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { toFailure } from '../../core/failure.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useTimeFormatOf } from '../../ui/time-context.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { eventPagesOptions } from './event-queries.ts';
import { EventRowView } from './event-row-view.tsx';
import { EventSkeleton } from './event-skeleton.tsx';
import { eventRows, uniqueEvents } from './event-rows.ts';

const ROW_HEIGHT = { hour: 28, event: 62 } as const;
const OVERSCAN = 6;
/** Older events are asked for when the end is this many rows away. */
const LOAD_AHEAD_ROWS = 8;

export interface EventListProps {
  readonly camera: CameraRef;
  readonly systemName: string;
  readonly history: EventHistory;
  /** The key of the event that plays. */
  readonly selected: string | undefined;
  readonly onOpen: (event: CameraEvent) => void;
}

export function EventList({ camera, systemName, history, selected, onOpen }: EventListProps) {
  const query = useInfiniteQuery(eventPagesOptions(camera, history));
  const formatOf = useTimeFormatOf();
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [focusedKey, setFocusedKey] = useState<string>();
  const events = useMemo(() => uniqueEvents(query.data?.pages ?? []), [query.data]);
  const rows = useMemo(
    () => eventRows(events, (event) => formatOf(event.cameraOffset), query.hasNextPage),
    [events, formatOf, query.hasNextPage],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT[rows[index]?.kind ?? 'event'],
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;

  useEffect(() => {
    const near = rows.length > 0 && lastShown >= rows.length - LOAD_AHEAD_ROWS;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [rows.length, lastShown, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  useEffect(() => {
    const index = rows.findIndex((row) => row.id === selected);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    // Only when another event plays: not when rows arrive while somebody reads.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected]);

  const focusKey = focusedKey ?? selected ?? events[0]?.key;
  function onKeyDown(event: KeyboardEvent) {
    const at = events.findIndex((one) => one.key === focusKey);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: events.length - 1,
    };
    const to = steps[event.key];
    const focused = events[at];
    if (to !== undefined) {
      const next = events[Math.max(0, Math.min(to, events.length - 1))];
      if (next === undefined) return;
      setFocusedKey(next.key);
      virtual.scrollToIndex(rows.findIndex((row) => row.id === next.key));
    } else if (event.key === 'Enter' && focused !== undefined) onOpen(focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (query.isPending) return <EventSkeleton />;
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
  if (events.length === 0) {
    return (
      <EmptyState icon={ListVideo} title="No event is kept of this camera">
        What it records on motion or sound shows here, newest first.
      </EmptyState>
    );
  }

  return (
    <div ref={scroller} className="h-full overflow-auto">
      <div
        role="listbox"
        tabIndex={0}
        aria-label="Events, newest first"
        aria-activedescendant={focusKey === undefined ? undefined : `${listId}-${focusKey}`}
        onKeyDown={onKeyDown}
        className="group/list relative focus-visible:-outline-offset-2"
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = { height: item.size, transform: `translateY(${item.start}px)` };
          return row.kind === 'hour' ? (
            <div
              key={item.key}
              role="presentation"
              className="absolute inset-x-0 top-0 flex items-center gap-2 border-y border-line bg-s2 px-3 text-12"
              style={place}
            >
              <span className="tabular font-550">
                {row.day}, {row.hour}
              </span>
              <span className="text-fg3">
                {row.complete ? '' : 'at least '}
                {row.count === 1 ? '1 event' : `${row.count} events`}
              </span>
            </div>
          ) : (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys
            <div
              key={item.key}
              id={`${listId}-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={row.id === selected}
              className={`absolute inset-x-0 top-0 cursor-pointer ${row.id === focusKey ? 'group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-accent' : ''}`}
              style={place}
              onClick={() => {
                setFocusedKey(row.event.key);
                onOpen(row.event);
              }}
            >
              <EventRowView
                camera={camera}
                history={history}
                event={row.event}
                selected={row.id === selected}
              />
            </div>
          );
        })}
      </div>
      <p role="status" className="px-3 py-3 text-12 text-fg3">
        {isFetchingNextPage && 'Asking for older events'}
        {!hasNextPage && `All ${events.length} events that are kept`}
      </p>
      {isFetchNextPageError && (
        <div className="px-3 pb-4">
          <Button icon={RefreshCw} onClick={() => void fetchNextPage()}>
            Older events did not arrive: try again
          </Button>
        </div>
      )}
    </div>
  );
}
