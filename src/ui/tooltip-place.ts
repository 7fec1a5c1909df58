/** Where a tooltip stands: on its side of the control, or on the other one where that has no room. */
import type { TooltipSide } from './tooltip.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In CSS px from the upper left corner of the window. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

/** Between the control and its tooltip. */
const GAP = 6;
/** Between the tooltip and the edge of the window. */
const MARGIN = 8;

const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

/** The upper left corner of a tooltip, in CSS px; it never leaves the window. */
export function placeTooltip(anchor: Place & Size, tip: Size, side: TooltipSide, room: Size): Place {
  const wanted = placeAt(anchor, tip, side);
  const other = placeAt(anchor, tip, OPPOSITE[side]);
  const { left, top } = !hasRoom(wanted, tip, side, room) && hasRoom(other, tip, side, room) ? other : wanted;
  return { left: clamp(left, tip.width, room.width), top: clamp(top, tip.height, room.height) };
}

function placeAt(anchor: Place & Size, tip: Size, side: TooltipSide): Place {
  const left = anchor.left + (anchor.width - tip.width) / 2;
  const top = anchor.top + (anchor.height - tip.height) / 2;
  if (side === 'top') return { left, top: anchor.top - GAP - tip.height };
  if (side === 'bottom') return { left, top: anchor.top + anchor.height + GAP };
  if (side === 'left') return { left: anchor.left - GAP - tip.width, top };
  return { left: anchor.left + anchor.width + GAP, top };
}

/** Only along its side: across, it is pushed into the window. */
function hasRoom({ left, top }: Place, tip: Size, side: TooltipSide, room: Size): boolean {
  return side === 'top' || side === 'bottom'
    ? top >= MARGIN && top + tip.height <= room.height - MARGIN
    : left >= MARGIN && left + tip.width <= room.width - MARGIN;
}

const clamp = (start: number, length: number, room: number): number =>
  Math.max(MARGIN, Math.min(start, room - MARGIN - length));
