/** Where the eight wedges of the wheel lie, and their outlines: numbers only. */
import type { PtzMove } from '../../vendors/contract-control.ts';

/** A wedge in the wheel's own pixels. */
export interface Wedge {
  readonly move: PtzMove;
  readonly degrees: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** An SVG path whose origin is the wedge's left top corner. */
  readonly outline: string;
  /** Where its arrow stands, from the same corner. */
  readonly arrow: { readonly x: number; readonly y: number };
}

/** Clockwise from the top, an eighth of a turn each. */
const MOVES: readonly PtzMove[] = [
  'up',
  'upRight',
  'right',
  'downRight',
  'down',
  'downLeft',
  'left',
  'upLeft',
];
const EIGHTH = 45;
/** Half of a wedge, in degrees: less than half of an eighth, so that a line of picture shows between two. */
const HALF = 20.6;
/** Shares of the wheel's size: radii of the ring, of the arrows on it, and of the disc within. */
const OUTER = 70 / 152;
const INNER = 36 / 152;
const ARROW = 53 / 152;
export const HOME_RADIUS = 30 / 152;

const round = (value: number): number => Math.round(value * 100) / 100;

/** The wedges of a wheel of so many pixels. */
export function wedgesOf(size: number): readonly Wedge[] {
  return MOVES.map((move, index) => wedge(move, index * EIGHTH, size));
}

function wedge(move: PtzMove, degrees: number, size: number): Wedge {
  const point = (at: number, radius: number) => {
    const turn = (at * Math.PI) / 180;
    return {
      x: size / 2 + Math.sin(turn) * radius * size,
      y: size / 2 - Math.cos(turn) * radius * size,
    };
  };
  const from = degrees - HALF;
  const to = degrees + HALF;
  const corners = [point(from, OUTER), point(to, OUTER), point(to, INNER), point(from, INNER)] as const;
  // The outer arc bulges beyond its corners, at the wedge's middle.
  const reach = [...corners, point(degrees, OUTER)];
  const left = Math.min(...reach.map(({ x }) => x));
  const top = Math.min(...reach.map(({ y }) => y));
  const [a, b, c, d] = corners.map(({ x, y }) => `${round(x - left)} ${round(y - top)}`);
  const outer = round(OUTER * size);
  const inner = round(INNER * size);
  const arrow = point(degrees, ARROW);
  return {
    move,
    degrees,
    left: round(left),
    top: round(top),
    width: round(Math.max(...reach.map(({ x }) => x)) - left),
    height: round(Math.max(...reach.map(({ y }) => y)) - top),
    outline: `M${a}A${outer} ${outer} 0 0 1 ${b}L${c}A${inner} ${inner} 0 0 0 ${d}Z`,
    arrow: { x: round(arrow.x - left), y: round(arrow.y - top) },
  };
}
