/** A rectangle that is held: its inside to move it, and eight handles to size it. */
import type { KeyboardEvent, PointerEvent } from 'react';
import {
  AREA_HANDLES,
  type AreaHandle,
  type FrameArea,
  type FrameSize,
  handlePoint,
} from '../../../core/frame-area.ts';
import { areaText, HANDLE_NAMES } from './draw-words.ts';
import { GripMark, sliderOf } from './grip-mark.tsx';
import { reachOf, toScreen } from './screen-point.ts';

export type AreaGrip = 'whole' | AreaHandle;

export interface AreaGripsProps {
  /** "Crop": what it is called, and its handles after it. */
  readonly name: string;
  readonly area: FrameArea;
  readonly size: FrameSize;
  readonly color?: string;
  /** Its handles are reached by Tab, too. */
  readonly isSelected: boolean;
  readonly onGrab: (grip: AreaGrip, event: PointerEvent<SVGElement>) => void;
  readonly onKey: (grip: AreaGrip, event: KeyboardEvent<SVGElement>) => void;
  readonly onFocus: () => void;
}

const CURSORS: Readonly<Record<AreaHandle, string>> = {
  nw: 'cursor-nwse-resize',
  n: 'cursor-ns-resize',
  ne: 'cursor-nesw-resize',
  e: 'cursor-ew-resize',
  se: 'cursor-nwse-resize',
  s: 'cursor-ns-resize',
  sw: 'cursor-nesw-resize',
  w: 'cursor-ew-resize',
};

const boxOf = ({ from, to }: FrameArea, size: FrameSize) => {
  const start = toScreen(from, size);
  const end = toScreen(to, size);
  return { x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y };
};

/** The inside. Apart from the handles, so that other things can lie between. */
export function AreaBody(props: AreaGripsProps) {
  const { name, area, size, color = '#fff', isSelected } = props;
  return (
    <g
      {...sliderOf(name, area.from, areaText(area))}
      tabIndex={0}
      onPointerDown={(event) => props.onGrab('whole', event)}
      onKeyDown={(event) => props.onKey('whole', event)}
      onFocus={props.onFocus}
      className="group cursor-move outline-none"
    >
      <rect {...boxOf(area, size)} fill="transparent" stroke={color} strokeWidth={isSelected ? 2 : 1.5} />
      <rect
        {...boxOf(area, size)}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={4}
        className="opacity-0 group-focus-visible:opacity-100"
      />
    </g>
  );
}

export function AreaHandles(props: AreaGripsProps) {
  const { name, area, size, color, isSelected } = props;
  const places = AREA_HANDLES.map((handle) => handlePoint(area, handle));
  return AREA_HANDLES.map((handle, index) => {
    const place = handlePoint(area, handle);
    return (
      <GripMark
        key={handle}
        name={`${name}, ${HANDLE_NAMES[handle]}`}
        place={place}
        at={toScreen(place, size)}
        reach={reachOf(places, index, size)}
        form="square"
        {...(color === undefined ? {} : { color })}
        cursor={CURSORS[handle]}
        isStop={isSelected}
        onGrab={(event) => props.onGrab(handle, event)}
        onKeyDown={(event) => props.onKey(handle, event)}
        onFocus={props.onFocus}
      />
    );
  });
}
