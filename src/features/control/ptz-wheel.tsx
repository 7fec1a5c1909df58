/** The wheel of eight directions with the home position in its middle, as buttons of a group. */
import { House } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { Ptz, PtzMove } from '../../vendors/contract-control.ts';
import { tooltip } from '../../ui/tooltip.ts';
import { PtzButton, type PtzButtonHandlers } from './ptz-button.tsx';
import { PTZ_PLATE } from './ptz-look.ts';
import { HOME_RADIUS, type Wedge, wedgesOf } from './wheel-geometry.ts';

export interface PtzWheelProps extends PtzButtonHandlers {
  readonly ptz: Ptz;
  readonly pressed: PtzMove | undefined;
  /** In pixels. */
  readonly size: number;
}

const QUARTER = 90;
/** Strokes are drawn double, since the clip takes their outer half. */
const FACE =
  'fill-(--ptz-face) stroke-(--ptz-edge) [stroke-width:2] group-hover:fill-(--ptz-hover) group-aria-disabled:fill-(--ptz-face) group-data-pressed:fill-(--ptz-lit) group-data-pressed:stroke-accent group-data-pressed:[stroke-width:3] group-focus-visible:stroke-accent group-focus-visible:[stroke-width:5]';

export function PtzWheel({ ptz, pressed, size, ...handlers }: PtzWheelProps) {
  const home = HOME_RADIUS * size;
  const noHome = ptz.presets.offered ? undefined : ptz.presets.reason;
  return (
    <div
      role="group"
      aria-label="Directions"
      className="relative shrink-0 touch-none select-none"
      style={{ width: size, height: size }}
    >
      {wedgesOf(size).map((wedge) => (
        <PtzButton
          key={wedge.move}
          move={wedge.move}
          pressed={pressed === wedge.move}
          disabledReason={ptz.moves.has(wedge.move) ? undefined : ptz.otherMoves}
          style={placeOf(wedge)}
          className="absolute"
          {...handlers}
        >
          <WedgeFace wedge={wedge} />
        </PtzButton>
      ))}
      <button
        {...tooltip({ text: 'Home position', reason: noHome, side: 'top' })}
        type="button"
        aria-label="Home position"
        aria-disabled
        onClick={() => noHome !== undefined && handlers.onRefused(noHome)}
        className={`${PTZ_PLATE} absolute grid place-items-center rounded-full text-(--ptz-dim)`}
        style={{ left: size / 2 - home, top: size / 2 - home, width: home * 2, height: home * 2 }}
      >
        <House size={20} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}

/** Only the wedge itself takes the pointer, not the box around it. */
const placeOf = ({ left, top, width, height, outline }: Wedge): CSSProperties => ({
  left,
  top,
  width,
  height,
  clipPath: `path("${outline}")`,
});

function WedgeFace({ wedge: { width, height, outline, arrow, degrees } }: { readonly wedge: Wedge }) {
  const isDiagonal = degrees % QUARTER !== 0;
  return (
    <svg
      className="block"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      aria-hidden
    >
      <path className={FACE} d={outline} />
      <path
        d="M-4 3 0 -3 4 3"
        transform={`translate(${arrow.x} ${arrow.y}) rotate(${degrees})`}
        stroke="currentColor"
        strokeWidth={isDiagonal ? 1.5 : 2}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
