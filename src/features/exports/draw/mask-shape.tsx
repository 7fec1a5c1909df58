/** A closed mask on the picture: hatched, moved as a whole, by its edges and by its corners. */
import type { KeyboardEvent, PointerEvent } from 'react';
import {
  edgeOf,
  type FramePoint,
  type FramePolygon,
  type FrameSize,
  polygonBounds,
} from '../../../core/frame-area.ts';
import type { Grip } from './draw-state.ts';
import { maskText } from './draw-words.ts';
import { GripMark, sliderOf } from './grip-mark.tsx';
import { pointsText, reachOf, SMALLEST_REACH, toScreen } from './screen-point.ts';

export interface MaskShapeProps {
  readonly mask: number;
  readonly polygon: FramePolygon;
  readonly size: FrameSize;
  /** The id of the pattern that fills it. */
  readonly hatch: string;
  readonly isSelected: boolean;
  readonly onGrab: (grip: Grip, event: PointerEvent<SVGElement>) => void;
  readonly onKey: (grip: Grip, event: KeyboardEvent<SVGElement>) => void;
  readonly onFocus: () => void;
}

export function MaskShape(props: MaskShapeProps) {
  const { mask, polygon, size, hatch, isSelected, onGrab, onKey, onFocus } = props;
  const color = isSelected ? 'var(--accent)' : '#fff';
  const name = `Mask ${mask + 1}`;
  const points = pointsText(polygon, size);
  const whole: Grip = { kind: 'mask', mask };
  return (
    <>
      <g
        {...sliderOf(name, polygonBounds(polygon).from, maskText(polygon))}
        tabIndex={0}
        onPointerDown={(event) => onGrab(whole, event)}
        onKeyDown={(event) => onKey(whole, event)}
        onFocus={onFocus}
        className="group cursor-move outline-none"
      >
        <polygon points={points} fill={`url(#${hatch})`} stroke={color} strokeWidth={1.5} />
        <polygon
          points={points}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={4}
          className="opacity-0 group-focus-visible:opacity-100"
        />
      </g>
      {polygon.map((start, edge) => (
        <MaskEdge
          // oxlint-disable-next-line react/no-array-index-key -- an edge has no other name than its number
          key={edge}
          from={start}
          to={edgeOf(polygon, edge)?.[1] ?? start}
          size={size}
          isSelected={isSelected}
          onGrab={(event) => onGrab({ kind: 'edge', mask, edge }, event)}
        />
      ))}
      {polygon.map((corner, index) => {
        const grip: Grip = { kind: 'corner', mask, corner: index };
        return (
          <GripMark
            // oxlint-disable-next-line react/no-array-index-key -- a corner has no other name than its number
            key={index}
            name={`${name}, corner ${index + 1} of ${polygon.length}`}
            place={corner}
            at={toScreen(corner, size)}
            reach={reachOf(polygon, index, size)}
            form="round"
            color={color}
            cursor="cursor-pointer"
            isStop={isSelected}
            onGrab={(event) => onGrab(grip, event)}
            onKeyDown={(event) => onKey(grip, event)}
            onFocus={onFocus}
          />
        );
      })}
    </>
  );
}

interface MaskEdgeProps {
  readonly from: FramePoint;
  readonly to: FramePoint;
  readonly size: FrameSize;
  readonly isSelected: boolean;
  readonly onGrab: (event: PointerEvent<SVGElement>) => void;
}

function MaskEdge({ from, to, size, isSelected, onGrab }: MaskEdgeProps) {
  const [one, other] = [toScreen(from, size), toScreen(to, size)];
  return (
    <line
      x1={one.x}
      y1={one.y}
      x2={other.x}
      y2={other.y}
      stroke="transparent"
      strokeWidth={SMALLEST_REACH}
      onPointerDown={onGrab}
      data-mark="edge"
      className={isSelected ? 'cursor-copy' : 'cursor-move'}
    />
  );
}

/** A mask that counts for nothing now. */
export function IdleMask({ polygon, size }: { readonly polygon: FramePolygon; readonly size: FrameSize }) {
  return (
    <polygon
      points={pointsText(polygon, size)}
      fill="none"
      stroke="#fff"
      strokeOpacity={0.4}
      strokeDasharray="4 4"
      pointerEvents="none"
    />
  );
}
