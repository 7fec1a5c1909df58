/**
 * Events in rows, newest first, of one camera or of many: virtualised, walked by keyboard as a list box
 * does. What is being read stays where it is when new events come; a pill leads up to them.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTimeFormatOf } from '../../ui/time-context.ts';
import type { EventHistory } from '../../vendors/contract-events.ts';
import { EventListFoot } from './event-list-foot.tsx';
import { EventRowView, type EventPlace } from './event-row-view.tsx';
import { eventRows } from './event-rows.ts';
import { HourHead } from './hour-head.tsx';
import type { ListedEvent } from './listed-event.ts';
import type { OlderEvents } from './older-events.ts';
import { useLookAhead } from './use-look-ahead.ts';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import { useNewOnTop } from './use-new-on-top.ts';

const HOUR_HEIGHT = 28;
export const ROW_HEIGHT = { desk: 62, phone: 80 } as const;
const OVERSCAN = 6;
/** Older events are asked for when the end is this many rows away. */
const LOAD_AHEAD_ROWS = 8;

export interface EventListProps {
  /** The ones that the filter wants, newest first. */
  readonly events: readonly ListedEvent[];
  /** How many were looked at for these. */
  readonly loaded: number;
  /** Changes with the filter: the list then begins at its top. */
  readonly filterKey: string;
  readonly filtered: boolean;
  readonly older: OlderEvents;
  readonly selected: ListedEvent | undefined;
  readonly onOpen: (listed: ListedEvent) => void;
  readonly historyOf: (listed: ListedEvent) => EventHistory | undefined;
  readonly placeOf?: ((listed: ListedEvent) => EventPlace | undefined) | undefined;
  /** Told when a person has been back at the top for a while: what lies far below can go. */
  readonly onRest?: (() => void) | undefined;
  /** Shown instead of rows when there are none and none can come. */
  readonly empty: ReactNode;
}

export function EventList(props: EventListProps) {
  const { events, loaded, filterKey, filtered, older, onOpen, historyOf, placeOf } = props;
  const formatOf = useTimeFormatOf();
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [focusedId, setFocusedId] = useState<string>();
  const rowHeight = ROW_HEIGHT[useMedia(PHONE) ? 'phone' : 'desk'];
  const rows = useMemo(
    () => eventRows(events, (event) => formatOf(event.cameraOffset), older.exist),
    [events, formatOf, older.exist],
  );
  const onTop = useNewOnTop(events);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'hour' ? HOUR_HEIGHT : rowHeight),
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
    // Rows that come above what is read push it down unless it is held; at the very top they may.
    anchorTo: onTop.atTop ? 'start' : 'end',
  });
  const scrolling = useRef(false);
  scrolling.current = virtual.isScrolling;
  const [isScrolling] = useState(() => () => scrolling.current);
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const look = useLookAhead({
    loaded,
    found: events.length,
    needed: lastShown >= rows.length - LOAD_AHEAD_ROWS,
    filterKey,
    older,
  });

  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [filterKey]);
  useRest(onTop.atTop, props.onRest);
  const selectedId = props.selected?.id;
  const hasSelected = selectedId !== undefined && events.some(({ id }) => id === selectedId);
  useEffect(() => {
    const index = rows.findIndex((row) => row.id === selectedId);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    // Only when another event plays, or its row comes: not when rows arrive while somebody reads.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedId, hasSelected]);

  const focusId = focusedId ?? selectedId ?? events[0]?.id;
  function onKeyDown(event: KeyboardEvent) {
    const at = events.findIndex((one) => one.id === focusId);
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
      setFocusedId(next.id);
      virtual.scrollToIndex(rows.findIndex((row) => row.id === next.id));
    } else if (event.key === 'Enter' && focused !== undefined) onOpen(focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (events.length === 0 && !older.exist && !older.loading) return props.empty;
  return (
    <div className="relative h-full">
      <div
        ref={scroller}
        onScroll={(event) => onTop.onScroll(event.currentTarget.scrollTop)}
        className="h-full overflow-auto [overflow-anchor:none]"
      >
        <div
          role="listbox"
          tabIndex={0}
          aria-label="Events, newest first"
          aria-activedescendant={
            focusId !== undefined && items.some(({ key }) => key === focusId)
              ? rowId(listId, focusId)
              : undefined
          }
          onKeyDown={onKeyDown}
          // From now on the row keeps the focus, whatever comes above it.
          onFocus={() => setFocusedId(focusId)}
          className="group/list relative focus-visible:-outline-offset-2"
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const place = { height: item.size, transform: `translateY(${item.start}px)` };
            if (row.kind === 'hour') return <HourHead key={item.key} row={row} style={place} />;
            const history = historyOf(row.listed);
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys
              <div
                key={item.key}
                id={rowId(listId, row.id)}
                role="option"
                tabIndex={-1}
                aria-selected={row.id === selectedId}
                className={`absolute inset-x-0 top-0 cursor-pointer ${row.id === focusId ? 'group-focus-visible/list:outline-2 group-focus-visible/list:-outline-offset-2 group-focus-visible/list:outline-accent' : ''}`}
                style={place}
                onClick={() => {
                  setFocusedId(row.id);
                  onOpen(row.listed);
                }}
              >
                {history !== undefined && (
                  <EventRowView
                    listed={row.listed}
                    history={history}
                    place={placeOf?.(row.listed)}
                    selected={row.id === selectedId}
                    isScrolling={isScrolling}
                  />
                )}
              </div>
            );
          })}
        </div>
        <EventListFoot
          shown={events.length}
          loaded={loaded}
          filtered={filtered}
          stopped={look.stopped}
          older={older}
          onFurther={look.further}
        />
      </div>
      <p role="status" className="pointer-events-none absolute inset-x-0 top-2 grid place-items-center">
        {onTop.count > 0 && (
          <button
            type="button"
            onClick={() => scroller.current?.scrollTo({ top: 0 })}
            className="pointer-events-auto flex h-7 items-center gap-1.5 rounded-full bg-accent px-3 text-12 font-semibold text-onaccent shadow-lg pointer-coarse:h-9"
          >
            <ArrowUp size={14} aria-hidden />
            {onTop.count === 1 ? '1 new event' : `${onTop.count} new events`}
          </button>
        )}
      </p>
    </div>
  );
}

const REST_MS = 3_000;

function useRest(atTop: boolean, onRest: (() => void) | undefined): void {
  const newest = useRef(onRest);
  useEffect(() => {
    newest.current = onRest;
  });
  useEffect(() => {
    if (!atTop) return undefined;
    const timer = setTimeout(() => newest.current?.(), REST_MS);
    return () => clearTimeout(timer);
  }, [atTop]);
}

/** A row's id in the page: what stands in ids of systems may hold spaces, which an id must not. */
const rowId = (listId: string, id: string): string => `${listId}-${encodeURIComponent(id)}`;
