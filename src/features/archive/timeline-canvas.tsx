/**
 * The timeline on a canvas, and the hand on it. Draws once a frame, by itself: a pan renders nothing of
 * React. For a keyboard and a screen reader it is a slider; the list of recordings is its twin.
 */
import { type KeyboardEvent, use, useEffect, useMemo, useRef, useState } from 'react';
import { spanAt } from './span-search.ts';
import { durationText } from '../../core/time-zone.ts';
import { spanLength } from '../../core/time-span.ts';
import { type EpochMs, epochMs, ONE_SECOND } from '../../core/units.ts';
import { TimeContext } from '../../ui/time-context.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { drawTimeline } from './draw-timeline.ts';
import { createFrameThrottle } from './frame-throttle.ts';
import { timelineColours } from './timeline-colours.ts';
import { timelineHeight, type TimelineLayout } from './timeline-layout.ts';
import type { LaneScene, TimelineScene } from './timeline-scene.ts';
import type { TimelineStore } from './timeline-store.ts';
import { createTicker } from './timeline-ticks.ts';
import { watchPointer } from './watch-pointer.ts';
import { useDerived } from './use-derived.ts';

export interface TimelineCanvasProps {
  readonly store: TimelineStore;
  readonly lanes: readonly LaneScene[];
  readonly layout: TimelineLayout;
  /** Cut to the second by whoever keeps it. */
  readonly now: EpochMs;
  readonly onChooseLane: (index: number) => void;
  /** Keys that the slider takes while it has the focus; true when one meant something. */
  readonly onKey: (key: string) => boolean;
}

export function TimelineCanvas({ store, lanes, layout, now, onChooseLane, onKey }: TimelineCanvasProps) {
  const { format, locale } = use(TimeContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ticker = useMemo(() => createTicker(format, locale), [format, locale]);
  const height = timelineHeight(layout, lanes.length);
  const [drawing] = useState(createDrawing);
  const newest = useRef({ onChooseLane, layout, lanes: lanes.length });
  useEffect(() => {
    newest.current = { onChooseLane, layout, lanes: lanes.length };
  });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const stopDrawing = drawing.begin(element, store);
    const stopPointer = watchPointer(element, store, {
      layout: () => newest.current.layout,
      lanes: () => newest.current.lanes,
      onChooseLane: (index) => newest.current.onChooseLane(index),
      onHover: drawing.hover,
    });
    return () => {
      stopPointer();
      stopDrawing();
    };
  }, [drawing, store]);

  useEffect(() => {
    drawing.show({
      layout,
      lanes,
      now,
      ticks: ticker.ticks,
      clock: format.clock,
      duration: (span) => durationText(spanLength(span)),
    });
  }, [drawing, layout, lanes, now, ticker, format]);

  const playhead = epochMs(useDerived(store.state, ({ playhead }) => playhead - (playhead % ONE_SECOND)));
  const { view } = useReadable(store.settled);
  const selected = lanes.find((lane) => lane.selected);
  const words = selected === undefined ? '' : recordedWords(selected, playhead);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!onKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-valuemin={Math.round(view.from / ONE_SECOND)}
      aria-valuemax={Math.round(view.until / ONE_SECOND)}
      aria-valuenow={Math.round(playhead / ONE_SECOND)}
      aria-valuetext={`${format.fullDay(playhead)}, ${format.clock(playhead)} ${format.zoneName(playhead)}${words}`}
      onKeyDown={onKeyDown}
      className="relative min-w-0 flex-1 cursor-crosshair touch-pan-y select-none focus-visible:-outline-offset-2"
      style={{ height }}
    >
      <canvas ref={canvas} aria-hidden className="block h-full w-full" />
    </div>
  );
}

function recordedWords({ spans, unknown }: LaneScene, at: EpochMs): string {
  if (spanAt(spans, at) !== undefined) return ', recorded';
  return spanAt(unknown, at) === undefined ? ', not recorded' : '';
}

/** What a drawing needs besides the store and its canvas. */
interface DrawingParts extends Pick<TimelineScene, 'layout' | 'lanes' | 'now'> {
  readonly ticks: ReturnType<typeof createTicker>['ticks'];
  readonly clock: (at: EpochMs) => string;
  readonly duration: (span: TimelineScene['scale']['view']) => string;
}

/** Keeps one canvas drawn: its size, the theme, the store and the parts each ask for a frame. */
function createDrawing() {
  let parts: DrawingParts | undefined;
  let hover: { x: number; at: EpochMs } | undefined;
  let schedule = () => {};
  return {
    show: (next: DrawingParts) => {
      parts = next;
      schedule();
    },
    hover: (next: { x: number; at: EpochMs } | undefined) => {
      hover = next;
      schedule();
    },
    begin: (canvas: HTMLCanvasElement, store: TimelineStore) => {
      const context = canvas.getContext('2d');
      let colours = timelineColours(getComputedStyle(canvas));
      let width = 0;
      function draw() {
        if (context === null || parts === undefined) return;
        const { view, playhead, mark } = store.state.get();
        const ratio = devicePixelRatio;
        const size = canvas.getBoundingClientRect();
        width = size.width;
        const [across, down] = [Math.round(width * ratio), Math.round(size.height * ratio)];
        // Setting a size empties the canvas: only where it changed.
        if (canvas.width !== across) canvas.width = across;
        if (canvas.height !== down) canvas.height = down;
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        const { layout, lanes, now, ticks, clock, duration } = parts;
        drawTimeline(context, {
          scale: { view, width },
          layout,
          lanes,
          now,
          colours,
          ticks: ticks(view, width),
          mark: mark === undefined ? undefined : { span: mark, label: duration(mark) },
          playhead: { at: playhead, label: clock(playhead) },
          pointer: hover === undefined ? undefined : { x: hover.x, label: clock(hover.at) },
        });
      }
      const throttle = createFrameThrottle(window, draw);
      schedule = throttle.schedule;
      const stop = store.state.subscribe(schedule);
      const sizes = new ResizeObserver(schedule);
      sizes.observe(canvas);
      const theme = new MutationObserver(() => {
        colours = timelineColours(getComputedStyle(canvas));
        schedule();
      });
      theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      // The font of the labels may come after the first drawing.
      void document.fonts?.ready.then(() => schedule());
      schedule();
      return () => {
        schedule = () => {};
        throttle.dispose();
        stop();
        sizes.disconnect();
        theme.disconnect();
      };
    },
  };
}
