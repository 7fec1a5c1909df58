/** The mask that is being drawn: its corners so far, the rubber band to the pointer, and the cross hair. */
import type { PointerEvent } from 'react';
import type { FramePoint, FramePolygon, FrameSize } from '../../../core/frame-area.ts';
import { LARGEST_REACH, pointsText, SMALLEST_REACH, toScreen } from './screen-point.ts';

export interface OpenMaskProps {
  readonly corners: FramePolygon;
  readonly aim: FramePoint | undefined;
  readonly size: FrameSize;
  readonly onFirst: (event: PointerEvent<SVGElement>) => void;
}

const CORNER_RADIUS = 5;
const FIRST_RADIUS = 9;

export function OpenMask({ corners, aim, size, onFirst }: OpenMaskProps) {
  const [first, last] = [corners[0], corners.at(-1)];
  if (first === undefined || last === undefined) return null;
  const band = pointsText(aim === undefined ? [last] : [last, aim], size);
  const closing = pointsText([aim ?? last, first], size);
  const start = toScreen(first, size);
  return (
    <>
      <g pointerEvents="none" aria-hidden stroke="var(--accent)" fill="none">
        <polygon
          points={pointsText(aim === undefined ? corners : [...corners, aim], size)}
          fill="var(--accent)"
          fillOpacity={0.14}
          stroke="none"
        />
        <polyline points={pointsText(corners, size)} strokeWidth={2} />
        <polyline points={band} strokeWidth={2} strokeDasharray="5 4" />
        <polyline points={closing} strokeOpacity={0.5} strokeDasharray="2 4" />
        {corners.map((corner, index) => {
          const { x, y } = toScreen(corner, size);
          // oxlint-disable-next-line react/no-array-index-key -- a corner has no other name than its number
          return <circle key={index} cx={x} cy={y} r={CORNER_RADIUS} fill="#0b0f14" strokeWidth={2} />;
        })}
        <circle cx={start.x} cy={start.y} r={FIRST_RADIUS} strokeOpacity={0.55} />
      </g>
      <g onPointerDown={onFirst} className="cursor-pointer" fill="transparent">
        <circle cx={start.x} cy={start.y} r={SMALLEST_REACH} data-mark="first corner" />
        <circle cx={start.x} cy={start.y} r={LARGEST_REACH} className="hidden pointer-coarse:block" />
      </g>
    </>
  );
}

export function CrossHair({ at, size }: { readonly at: FramePoint; readonly size: FrameSize }) {
  const { x, y } = toScreen(at, size);
  const lines = 'M-10 0h7M3 0h7M0-10v7M0 3v7';
  return (
    <g transform={`translate(${x} ${y})`} pointerEvents="none" aria-hidden data-mark="cross hair">
      <path d={lines} stroke="#0b0f14" strokeWidth={3.5} />
      <path d={lines} stroke="#fff" strokeWidth={1.5} />
    </g>
  );
}
