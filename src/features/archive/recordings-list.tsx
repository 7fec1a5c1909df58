/**
 * The recordings in view of the selected camera, as a list: the timeline's twin for screen readers, and a
 * way to a moment for everybody. A press moves the playhead to where one begins.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { spanLength, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { Lane } from './archive-lanes.ts';
import { lengthText } from './length-text.ts';
import { firstEndingAfter, spansWithin } from './span-search.ts';
import { windowsOf } from './span-windows.ts';
import type { TimelineStore } from './timeline-store.ts';
import { useDerived } from './use-derived.ts';
import type { LaneSpans } from './use-lane-spans.ts';
import { NothingInView } from './nothing-in-view.tsx';

export interface RecordingsListProps {
  readonly store: TimelineStore;
  readonly lane: Lane;
  readonly footage: LaneSpans;
  readonly now: EpochMs;
}

const ROW_HEIGHT = 44;
const OVERSCAN = 6;
/** Gaps that a person would miss if nobody said that they are left out. */
const COARSE = 5 * ONE_SECOND;
/** Rows that hold the place of what is on its way. */
const SKELETONS = [0, 1, 2, 3];

export function RecordingsList({ store, lane, footage, now }: RecordingsListProps) {
  const format = useTimeFormat();
  const { view } = useReadable(store.settled);
  const shown = useMemo(() => spansWithin(footage.spans, view), [footage.spans, view]);
  const current = useDerived(store.state, ({ playhead }) => currentIndex(shown, playhead));
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => shown[index]?.from ?? index,
  });
  useEffect(() => {
    if (current !== undefined) virtual.scrollToIndex(current);
  }, [current, virtual]);
  const detail = windowsOf(view)[0]?.detail ?? 0;
  const isEmpty = shown.length === 0;
  const isKnown = spansWithin(footage.unknown, view).length === 0;

  return (
    <section aria-label={`Recordings of ${lane.name}`} className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
        <h2 className="font-550">Recordings</h2>
        <span className="tabular text-12 text-fg3" role="status">
          {isKnown ? `${shown.length} in view` : footage.failure === undefined ? 'loading' : ''}
        </span>
      </header>
      {detail >= COARSE && !isEmpty && (
        <p className="border-b border-line px-3 py-1.5 text-12 text-fg3">
          Seen from here, gaps below {lengthText(ms(detail))} are closed. Zoom in to tell them apart.
        </p>
      )}
      {isEmpty && isKnown && lane.state.kind === 'ready' && (
        <NothingInView store={store} lane={lane} archive={lane.state.archive} now={now} />
      )}
      {lane.state.kind === 'withheld' && <p className="p-3 text-fg2">{lane.state.reason}</p>}
      {isEmpty && !isKnown && footage.failure === undefined && lane.state.kind !== 'withheld' && <Skeleton />}
      {isEmpty && footage.failure !== undefined && (
        <div className="p-3">
          <FailureNote
            failure={footage.failure}
            system={lane.systemName}
            actions={<Button onClick={footage.retry}>Try again</Button>}
          />
        </div>
      )}
      <div ref={scroller} className={classNames('min-h-0 overflow-auto', !isEmpty && 'flex-1')}>
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const span = shown[item.index];
            return (
              span !== undefined && (
                <li
                  key={item.key}
                  aria-setsize={shown.length}
                  aria-posinset={item.index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{ height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}
                >
                  <Row
                    span={span}
                    isCurrent={item.index === current}
                    isGrowing={now - span.until < GROWS_WITHIN}
                    clock={format.clock}
                    day={format.day}
                    onChoose={() => store.dispatch({ kind: 'sought', at: span.from, reveal: true })}
                  />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/** What ended this short a time ago is still being recorded, as far as anybody can tell. */
const GROWS_WITHIN = 30 * ONE_SECOND;

function currentIndex(spans: readonly TimeSpan[], at: EpochMs): number | undefined {
  const index = firstEndingAfter(spans, at);
  const span = spans[index];
  return span !== undefined && span.from <= at ? index : undefined;
}

interface RowProps {
  readonly span: TimeSpan;
  readonly isCurrent: boolean;
  readonly isGrowing: boolean;
  readonly clock: (at: EpochMs) => string;
  readonly day: (at: EpochMs) => string;
  readonly onChoose: () => void;
}

function Row({ span, isCurrent, isGrowing, clock, day, onChoose }: RowProps) {
  const sameDay = day(span.from) === day(epochMs(span.until - 1));
  const end = isGrowing ? 'now' : clock(span.until);
  return (
    <button
      type="button"
      aria-current={isCurrent || undefined}
      onClick={onChoose}
      className={classNames(
        'tabular relative flex h-full w-full items-center gap-2 border-b border-line px-3 text-left hover:bg-s2 focus-visible:-outline-offset-2',
        isCurrent && 'bg-selected',
      )}
    >
      {isCurrent && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <span className="min-w-0 flex-1">
        <span className="block truncate text-14 font-550">
          {clock(span.from)}–{end}
        </span>
        <span className="block truncate text-12 text-fg3">
          {day(span.from)}
          {!sameDay && ` to ${day(span.until)}`}
        </span>
      </span>
      <span className="shrink-0 text-12 text-fg2">{lengthText(spanLength(span))}</span>
    </button>
  );
}

function Skeleton() {
  return (
    <div aria-hidden>
      {SKELETONS.map((row) => (
        <div key={row} className="flex h-11 items-center gap-2 border-b border-line px-3">
          <span className="skeleton h-4 w-32" />
          <span className="flex-1" />
          <span className="skeleton h-3 w-10" />
        </div>
      ))}
    </div>
  );
}
