/** The pointer on the picture as events of the hand: one finger or the first button, held until it is let go. */
import { type PointerEvent, useState } from 'react';
import { createStore } from '../../../core/readable.ts';
import type { DrawEvent, Grip } from './draw-state.ts';
import { slackOf, toFrame } from './screen-point.ts';

export interface DrawPointer {
  readonly grab: (grip: Grip, event: PointerEvent<SVGElement>) => void;
  /** For the picture itself. */
  readonly surface: {
    readonly onPointerDown: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerMove: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerUp: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<SVGElement>) => void;
    readonly onPointerLeave: () => void;
  };
}

export function useDrawPointer(surface: SVGSVGElement | null, send: (event: DrawEvent) => void): DrawPointer {
  /** The pointer that is down; a second finger draws nothing. */
  const [held] = useState(() => createStore<number | undefined>(undefined));

  const grab = (grip: Grip, event: PointerEvent<SVGElement>) => {
    event.stopPropagation();
    if (surface === null || event.button !== 0 || held.get() !== undefined) return;
    held.set(event.pointerId);
    surface.setPointerCapture(event.pointerId);
    const box = surface.getBoundingClientRect();
    send({ kind: 'pressed', grip, at: toFrame(event, box), slack: slackOf(box) });
  };
  const end = (kind: 'released' | 'cancelled', event: PointerEvent<SVGElement>) => {
    if (event.pointerId !== held.get()) return;
    held.set(undefined);
    send({ kind });
  };
  return {
    grab,
    surface: {
      onPointerDown: (event) => grab({ kind: 'picture' }, event),
      onPointerMove: (event) => {
        const down = held.get();
        if (surface === null || (down !== undefined && down !== event.pointerId)) return;
        send({ kind: 'moved', at: toFrame(event, surface.getBoundingClientRect()) });
      },
      onPointerUp: (event) => end('released', event),
      onPointerCancel: (event) => end('cancelled', event),
      onPointerLeave: () => send({ kind: 'left' }),
    },
  };
}
