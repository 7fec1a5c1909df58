/**
 * The line of recorded footage: where it is, what is buffered, and a hand on it. A slider for
 * pointer and keyboard.
 */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Seconds, seconds } from '../../core/units.ts';
import type { Stretch } from './media-timing.ts';
import { positionText } from './player-words.ts';

export interface ScrubberProps {
  readonly position: Seconds;
  readonly duration: Seconds;
  readonly buffered: readonly Stretch[];
  /** Where what was recorded for begins, when the footage begins before it. */
  readonly mark?: Seconds | undefined;
  /** How a place reads as time of day. */
  readonly timeText: (position: Seconds) => string;
  readonly onSeek: (to: Seconds) => void;
}

/* The same steps as the player's keys. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -10,
  ArrowRight: 10,
  ArrowDown: -1,
  ArrowUp: 1,
};
const PERCENT = 100;
/** Half of the label's width, so that it stays inside the line. */
const LABEL_HALF_PX = 34;

export function Scrubber({ position, duration, buffered, mark, timeText, onSeek }: ScrubberProps) {
  /** Where the pointer is; `dragging` while it holds the playhead. */
  const [pointer, setPointer] = useState<{ readonly at: Seconds; readonly dragging: boolean }>();
  const shown = pointer?.dragging === true ? pointer.at : position;
  const left = (at: number) => `${(duration === 0 ? 0 : Math.min(1, Math.max(0, at / duration))) * PERCENT}%`;

  const placeOf = (event: PointerEvent<HTMLElement>): Seconds => {
    const { left: from, width } = event.currentTarget.getBoundingClientRect();
    const share = width === 0 ? 0 : (event.clientX - from) / width;
    return seconds(Math.min(1, Math.max(0, share)) * duration);
  };
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = placeOf(event);
    setPointer({ at, dragging: true });
    onSeek(at);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const at = placeOf(event);
    const dragging = pointer?.dragging === true;
    setPointer({ at, dragging });
    if (dragging) onSeek(at);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { key } = event;
    const by = STEPS[key];
    if (by !== undefined) onSeek(seconds(Math.min(duration, Math.max(0, position + by))));
    else if (key === 'Home') onSeek(seconds(0));
    else if (key === 'End') onSeek(duration);
    else return;
    event.preventDefault();
  };

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position in the footage"
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(shown)}
      aria-valuetext={`${timeText(shown)}, ${positionText(shown)} of ${positionText(duration)}`}
      onKeyDown={keyDown}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={() => setPointer((now) => (now === undefined ? now : { ...now, dragging: false }))}
      onPointerCancel={() => setPointer(undefined)}
      onPointerLeave={() => setPointer((now) => (now?.dragging === true ? now : undefined))}
      className="relative h-8 touch-none cursor-pointer outline-offset-0 max-phone:h-11"
    >
      <div className="absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 bg-s3">
        {buffered.map(({ from, to }) => (
          <span
            key={from}
            className="absolute inset-y-0 bg-rec"
            style={{ left: left(from), width: left(to - from) }}
          />
        ))}
        <span className="absolute inset-y-0 left-0 bg-fg2" style={{ width: left(shown) }} />
        {mark !== undefined && (
          <span
            data-mark="beginning"
            className="absolute -top-1 -bottom-1 w-0.5 -translate-x-1/2 bg-motion"
            style={{ left: left(mark) }}
          />
        )}
      </div>
      <span
        className="absolute top-1.5 bottom-1.5 w-0.5 -translate-x-1/2 bg-accent"
        style={{ left: left(shown) }}
      />
      {pointer !== undefined && (
        <span
          aria-hidden
          className="tabular pointer-events-none absolute bottom-full -translate-x-1/2 rounded-chip border border-line2 bg-s2 px-1.5 text-12 text-fg1"
          style={{ left: `clamp(${LABEL_HALF_PX}px, ${left(pointer.at)}, calc(100% - ${LABEL_HALF_PX}px))` }}
        >
          {timeText(pointer.at)}
        </span>
      )}
    </div>
  );
}
