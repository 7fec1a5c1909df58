/** One place that is held: seen small, felt larger, reached by Tab and told by its numbers. */
import type { KeyboardEvent, PointerEvent } from 'react';
import type { FramePoint } from '../../../core/frame-area.ts';
import { classNames } from '../../../ui/class-names.ts';
import { placeText } from './draw-words.ts';
import { SMALLEST_REACH } from './screen-point.ts';

export interface GripMarkProps {
  readonly name: string;
  /** As a fraction of the picture: what is read out. */
  readonly place: FramePoint;
  /** In pixels of the screen. */
  readonly at: FramePoint;
  /** For a finger, see `reachOf`. */
  readonly reach: number;
  readonly form: 'square' | 'round';
  readonly color?: string;
  readonly cursor: string;
  /** Reached by Tab; the others by the pointer alone. */
  readonly isStop: boolean;
  readonly onGrab: (event: PointerEvent<SVGElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGElement>) => void;
  readonly onFocus?: (() => void) | undefined;
}

const PERCENT = 100;
/** Half of what is seen of a handle, in CSS pixels. */
const SQUARE_HALF = 5;
const ROUND_RADIUS = 5;
const RING_RADIUS = 9;

/** The attributes of anything on a picture that arrow keys move. */
export const sliderOf = (name: string, { x }: FramePoint, text: string) =>
  ({
    role: 'slider',
    'aria-label': name,
    'aria-valuemin': 0,
    'aria-valuemax': PERCENT,
    'aria-valuenow': Math.round(x * PERCENT),
    'aria-valuetext': text,
  }) as const;

export function GripMark(props: GripMarkProps) {
  const { name, place, at, reach, form, color = '#fff', cursor, isStop } = props;
  return (
    <g
      {...sliderOf(name, place, placeText(place))}
      tabIndex={isStop ? 0 : -1}
      transform={`translate(${at.x} ${at.y})`}
      onPointerDown={props.onGrab}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
      className={classNames('group outline-none', cursor)}
    >
      <circle r={SMALLEST_REACH} fill="transparent" className="pointer-coarse:hidden" />
      <circle r={reach} fill="transparent" className="hidden pointer-coarse:block" />
      <circle
        r={RING_RADIUS}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={2}
        className="opacity-0 group-focus-visible:opacity-100"
      />
      {form === 'square' ? (
        <rect
          x={-SQUARE_HALF}
          y={-SQUARE_HALF}
          width={SQUARE_HALF * 2}
          height={SQUARE_HALF * 2}
          rx={1.5}
          fill={color}
          stroke="#0b0f14"
        />
      ) : (
        <circle r={ROUND_RADIUS} fill="#0b0f14" stroke={color} strokeWidth={2} />
      )}
    </g>
  );
}
