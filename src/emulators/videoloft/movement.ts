/** Where a camera looks (§1.5.1): a step that ends by itself, a movement that lasts until it is stopped. */
import { PTZ_STEP_MS, SECOND_MS } from './limits.ts';

export const PTZ_DIRECTIONS = ['up', 'down', 'left', 'right', 'in', 'out'] as const;
export type PtzDirection = (typeof PTZ_DIRECTIONS)[number];

/** In steps: what one second of movement moves. Right, up and in count up. No end stops. */
export interface PtzPosition {
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
}

/** A movement, and where it began; it lasts until `until`, which may be Infinity. */
export interface Movement {
  readonly from: PtzPosition;
  readonly direction: PtzDirection;
  readonly startedAt: number;
  readonly until: number;
}

const ORIGIN: PtzPosition = { pan: 0, tilt: 0, zoom: 0 };
const AXIS: Readonly<Record<PtzDirection, readonly [keyof PtzPosition, 1 | -1]>> = {
  up: ['tilt', 1],
  down: ['tilt', -1],
  left: ['pan', -1],
  right: ['pan', 1],
  in: ['zoom', 1],
  out: ['zoom', -1],
};
const ACTION = /^(?<kind>ptz|ptzstart)_(?<direction>\w+)$/;

/** All actions of the document that move a camera. */
export const PTZ_ACTIONS: readonly string[] = [
  ...PTZ_DIRECTIONS.flatMap((direction) => [`ptz_${direction}`, `ptzstart_${direction}`]),
  'ptzstop',
];

/** Where the camera looks at that moment, and which way it moves. */
export function positionAt(
  movement: Movement | undefined,
  at: number,
): PtzPosition & { readonly moving: PtzDirection | undefined } {
  if (movement === undefined) return { ...ORIGIN, moving: undefined };
  const { from, direction, startedAt, until } = movement;
  const [axis, sign] = AXIS[direction];
  const moved = (sign * (Math.min(at, until) - startedAt)) / SECOND_MS;
  return { ...from, [axis]: from[axis] + moved, moving: at < until ? direction : undefined };
}

/** The movement after an action; one that is not of PTZ changes nothing. The newest direction counts. */
export function move(movement: Movement | undefined, action: string, at: number): Movement | undefined {
  if (action === 'ptzstop') return stop(movement, at);
  const { kind, direction: named } = ACTION.exec(action)?.groups ?? {};
  const direction = PTZ_DIRECTIONS.find((one) => one === named);
  if (direction === undefined) return movement;
  const { pan, tilt, zoom } = positionAt(movement, at);
  const until = kind === 'ptz' ? at + PTZ_STEP_MS : Infinity;
  return { from: { pan, tilt, zoom }, direction, startedAt: at, until };
}

/** The movement ended here. */
export function stop(movement: Movement | undefined, at: number): Movement | undefined {
  return movement && { ...movement, until: Math.min(movement.until, at) };
}
