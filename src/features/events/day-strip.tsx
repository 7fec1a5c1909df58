/**
 * The day of what is shown, as a strip: each event where it stands, as high as it was strong. Draws
 * only what is known: where older events are not loaded yet, it says so. The list beside it is its
 * twin for keyboard and screen reader.
 */
import { type MouseEvent, useEffect } from 'react';
import { type EpochMs, epochMs, ONE_HOUR } from '../../core/units.ts';
import type { CameraRef } from '../../core/ids.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { eventNear, stripBars, stripPlace } from './day-strip-geometry.ts';
import type { EventFilter } from './event-filter.ts';
import { useCameraEvents } from './use-camera-events.ts';

/** Longer than any day, so that the next midnight is found from here. */
const INTO_NEXT_DAY = 30 * ONE_HOUR;
const TICK_EVERY = 2 * ONE_HOUR;
/** How far beside an event a press still means it, in per cent of the strip. */
const REACH = 1;
const FULL = 100;
/** Of a day with more than 200 events the older ones are not loaded. */
const PAGES_OF_DAY = 10;

export interface DayStripProps {
  readonly camera: CameraRef;
  readonly history: EventHistory;
  /** Its time: what the list beside it has loaded. */
  readonly filter: EventFilter;
  /** Loads the day by itself, because no list beside it does. */
  readonly loads?: boolean;
  /** The moment on screen when footage plays. */
  readonly playhead: EpochMs | undefined;
  readonly onOpen: (event: CameraEvent) => void;
}

export function DayStrip(props: DayStripProps) {
  const { camera, history, filter, loads = false, playhead, onOpen } = props;
  const format = useTimeFormat();
  const now = useNow();
  const { query, events } = useCameraEvents(camera, history, filter, loads);
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const fullEnough = (query.data?.pages.length ?? 0) >= PAGES_OF_DAY;
  useEffect(() => {
    if (loads && hasNextPage && !isFetching && !isError && !fullEnough) void fetchNextPage();
  }, [loads, hasNextPage, isFetching, isError, fullEnough, fetchNextPage]);
  const from = format.dayStart(playhead ?? dayOfFilter(filter, now));
  const to = format.dayStart(epochMs(from + INTO_NEXT_DAY));
  const range = { from, to };
  const bars = stripBars(events, range);
  const place = (at: EpochMs) => Math.max(0, Math.min(stripPlace(at, range), FULL));
  const oldest = events.at(-1)?.startAt;
  const unknownTo = query.hasNextPage && oldest !== undefined ? place(oldest) : place(filter.from ?? from);
  const ticks = ticksOf(from, to);

  function openNear(press: MouseEvent<HTMLElement>) {
    const box = press.currentTarget.getBoundingClientRect();
    const found = eventNear(events, range, ((press.clientX - box.left) / box.width) * FULL, REACH);
    if (found !== undefined) onOpen(found);
  }

  return (
    <section aria-label="Day" className="hidden min-h-0 flex-1 flex-col border-t border-line bg-s0 wide:flex">
      <header className="flex h-9 shrink-0 items-center gap-3 border-b border-line bg-s1 px-3">
        <h2 className="tabular font-550">{format.fullDay(from)}</h2>
        <span className="tabular text-12 text-fg3">
          {bars.length === 1 ? '1 event' : `${bars.length} events`}
          {unknownTo > 0 && (loads ? ' so far' : ' so far: older ones load as the list is scrolled')}
        </span>
        <span className="flex-1" />
        <Legend />
      </header>
      <div className="relative min-h-16 flex-1 cursor-pointer" aria-hidden onClick={openNear}>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="tabular absolute inset-y-0 border-l border-line pl-1 text-12 text-fg3"
            style={{ left: `${place(tick)}%` }}
          >
            {format.hourMinute(tick)}
          </span>
        ))}
        <svg
          className="absolute inset-x-0 top-5 bottom-4 h-[calc(100%-36px)] w-full"
          preserveAspectRatio="none"
        >
          {bars.map((bar) => (
            <rect
              key={bar.key}
              x={`${bar.left}%`}
              width={`${bar.width}%`}
              y={`${FULL - bar.height}%`}
              height={`${bar.height}%`}
              className={bar.isMotion ? 'fill-motion' : 'fill-fg3'}
            />
          ))}
        </svg>
        <svg className="absolute inset-x-0 bottom-1.5 h-2 w-full">
          {bars.map((bar) => (
            <rect
              key={bar.key}
              x={`${bar.left}%`}
              width={`${bar.width}%`}
              height="100%"
              className="fill-rec"
            />
          ))}
        </svg>
        {unknownTo > 0 && (
          <span
            className="absolute inset-y-0 left-0 top-5 bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--line)_6px_7px)]"
            style={{ width: `${unknownTo}%` }}
          />
        )}
        {now >= from && now < to && (
          <span
            className="absolute inset-y-0 right-0 border-l border-fg3 bg-s1 text-12 leading-4"
            style={{ left: `${place(now)}%` }}
          >
            <span className="pl-1 text-12 text-fg3">now</span>
          </span>
        )}
        {playhead !== undefined && (
          <span
            className="absolute inset-y-0 w-0.5 -translate-x-px bg-accent"
            style={{ left: `${place(playhead)}%` }}
          />
        )}
      </div>
    </section>
  );
}

/** The last day that the list can show. */
const dayOfFilter = ({ until }: EventFilter, now: EpochMs): EpochMs =>
  until === undefined ? now : epochMs(Math.min(until - 1, now));

function ticksOf(from: EpochMs, to: EpochMs): readonly EpochMs[] {
  const ticks: EpochMs[] = [];
  for (let at = from + TICK_EVERY; at < to; at += TICK_EVERY) ticks.push(epochMs(at));
  return ticks;
}

function Legend() {
  return (
    <span className="flex items-center gap-4 text-12 text-fg2">
      <span className="flex items-center gap-1.5">
        <span className="size-2 bg-motion" /> motion
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-2 bg-fg3" /> sound
      </span>
      <span className="flex items-center gap-1.5">
        <span className="h-1.5 w-3.5 bg-rec" /> recorded
      </span>
    </span>
  );
}
