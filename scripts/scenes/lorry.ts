// Lorries: a cab-over tractor, a box trailer and a container chassis, and how the two follow a path together.

import * as THREE from 'three';
import {
  AMBER,
  CHROME,
  crossPane,
  DARK,
  follow,
  headlamp,
  PANE,
  type ProfilePoint,
  profileBody,
  sidePane,
  TAIL_LIGHT,
  turnWheels,
  wheel,
  type Wheel,
} from './vehicle-parts.ts';
import { glossy, glowing, paint } from './materials.ts';
import { box, corrugated, group, mesh, tube } from './solids.ts';
import type { Trip } from './trip.ts';

export interface Tractor {
  readonly root: THREE.Group;
  readonly wheels: readonly Wheel[];
  readonly lamps: readonly THREE.SpotLight[];
}

export interface Trailer {
  readonly root: THREE.Group;
  readonly wheels: readonly Wheel[];
}

const WIDTH = 2.45;
const WHEEL_RADIUS = 0.5;
const FRONT_AXLE = 1.9;
const REAR_AXLE = 1.7;
/** The kingpin stands this far behind the tractor's origin. */
const KINGPIN = 1.35;
export const TRAILER_LENGTH = 12.6;
export const DECK_HEIGHT = 1.25;
/** From the kingpin back to the middle of the trailer's axles. */
const TRAILER_WHEELBASE = 7.9;
const TRAILER_NOSE = 1.3;
const BEAM_CANDELA = 320;

const CAB: readonly ProfilePoint[] = [
  [1.15, 0.45],
  [3.18, 0.4],
  [3.26, 0.7],
  [3.26, 1.75],
  [3.05, 3.0],
  [2.7, 3.4],
  [1.2, 3.55],
  [1.08, 3.4],
  [1.08, 0.6],
];

export function createTractor(color: THREE.ColorRepresentation, lit = true): Tractor {
  const skin = glossy(color, 0.3, 0.15);
  const head = lit ? glowing(0xfff4de, 9) : glossy(0xdfe4e6, 0.15, 0.6);
  const half = WIDTH / 2;
  const wheels = [-1, 1].flatMap((side) => [
    wheel(WHEEL_RADIUS, 0.32, [side * (half - 0.18), FRONT_AXLE], true, 0.55),
    wheel(WHEEL_RADIUS, 0.56, [side * (half - 0.3), -REAR_AXLE], false, 0.55),
  ]);
  const parts: THREE.Object3D[] = [
    profileBody(skin, CAB, WIDTH, 0.1),
    crossPane(PANE, [3.245, 1.85], [3.06, 2.85], 2.15, 2.1),
    box(DARK, [WIDTH - 0.3, 0.75, 0.06], [0, 0.75, 3.24], 0.02),
    box(CHROME, [1.3, 0.05, 0.04], [0, 1.22, 3.28]),
    box(CHROME, [1.3, 0.05, 0.04], [0, 1.0, 3.28]),
    box(DARK, [WIDTH, 0.34, 0.34], [0, 0.32, 3.14], 0.06),
    box(DARK, [0.9, 0.3, 4.8], [0, 0.6, -0.2]),
    box(DARK, [1.3, 0.14, 1.1], [0, 0.98, -KINGPIN], 0.04),
    box(DARK, [WIDTH - 0.2, 0.16, 0.4], [0, 2.98, 3.02], 0.05),
    box(paint(0xf3f3ea, 0.5), [0.52, 0.11, 0.03], [0, 0.44, 3.32]),
  ];
  for (const side of [-1, 1]) {
    parts.push(
      sidePane(
        PANE,
        [
          [3.05, 1.85],
          [2.9, 2.75],
          [1.95, 2.8],
          [1.95, 1.8],
        ],
        side * half - (side < 0 ? 0.012 : -0.002),
      ),
      sidePane(
        DARK,
        [
          [1.9, 0.9],
          [1.9, 2.85],
          [1.88, 2.85],
          [1.88, 0.9],
        ],
        side * half - (side < 0 ? 0.012 : -0.002),
      ),
      box(DARK, [0.1, 0.75, 0.22], [side * (half + 0.22), 1.95, 3.0], 0.04),
      box(head, [0.42, 0.2, 0.08], [side * 0.92, 0.72, 3.25], 0.03),
      box(AMBER, [0.14, 0.1, 0.08], [side * 1.12, 0.95, 3.22], 0.02),
      tube(CHROME, [side * 0.85, 0.62, 0.9], [side * 0.85, 0.62, -0.5], 0.3),
      box(DARK, [0.62, 0.06, 1.2], [side * (half - 0.3), 1.06, -REAR_AXLE], 0.02),
    );
  }
  const lamps = [headlamp(-0.9, 0.8, 3.4, BEAM_CANDELA), headlamp(0.9, 0.8, 3.4, BEAM_CANDELA)];
  const root = group(
    ...parts,
    ...wheels.map(({ hub }) => hub),
    ...lamps,
    ...lamps.map(({ target }) => target),
  );
  return { root, wheels, lamps };
}

/** A trailer whose origin is at the kingpin, on the ground. With a colour it carries a ribbed box, else a bare deck. */
export function createTrailer(color: THREE.ColorRepresentation | undefined, legs = false): Trailer {
  const frame = paint(0x2a2c2f, 0.6, 0.3);
  const middle = TRAILER_NOSE - TRAILER_LENGTH / 2;
  const rear = TRAILER_NOSE - TRAILER_LENGTH;
  const wheels = [-1.3, 0, 1.3].flatMap((dz) =>
    [-1, 1].map((side) =>
      wheel(0.48, 0.4, [side * (WIDTH / 2 - 0.22), -TRAILER_WHEELBASE + dz], false, 0.55),
    ),
  );
  const parts: THREE.Object3D[] = [
    ...[-0.45, 0.45].map((x) =>
      box(frame, [0.16, 0.32, TRAILER_LENGTH - 0.2], [x, DECK_HEIGHT - 0.36, middle]),
    ),
    box(frame, [WIDTH - 0.1, 0.1, TRAILER_LENGTH], [0, DECK_HEIGHT - 0.1, middle]),
    box(DARK, [WIDTH - 0.1, 0.18, 0.14], [0, 0.5, rear + 0.1], 0.02),
    ...[-1, 1].flatMap((side) => [
      box(TAIL_LIGHT, [0.4, 0.12, 0.05], [side * 0.9, 0.74, rear - 0.02], 0.02),
      box(frame, [0.05, 0.4, 3.6], [side * 1.15, 0.55, -3.3]),
      box(AMBER, [0.03, 0.08, 0.12], [side * 1.23, DECK_HEIGHT - 0.12, -2]),
      box(AMBER, [0.03, 0.08, 0.12], [side * 1.23, DECK_HEIGHT - 0.12, -5]),
    ]),
  ];
  if (legs)
    for (const x of [-0.75, 0.75])
      parts.push(
        tube(frame, [x, 0.05, -1.4], [x, DECK_HEIGHT - 0.2, -1.4], 0.07),
        box(frame, [0.3, 0.06, 0.3], [x, 0, -1.4]),
      );
  if (color !== undefined) {
    const skin = glossy(color, 0.45, 0.1);
    const height = 2.75;
    parts.push(box(skin, [WIDTH - 0.08, height, TRAILER_LENGTH - 0.06], [0, DECK_HEIGHT, middle]));
    for (const side of [-1, 1]) {
      const wall = mesh(corrugated(TRAILER_LENGTH - 0.1, height - 0.1, 0.42, 0.035), skin);
      wall.rotation.y = side * (Math.PI / 2);
      wall.position.set(side * (WIDTH / 2), DECK_HEIGHT + 0.05, middle);
      parts.push(wall);
    }
    for (const y of [DECK_HEIGHT, DECK_HEIGHT + height - 0.1])
      parts.push(box(CHROME, [WIDTH + 0.02, 0.12, TRAILER_LENGTH], [0, y, middle], 0.02));
    parts.push(box(DARK, [1.6, 1.2, 0.35], [0, DECK_HEIGHT + 1.2, TRAILER_NOSE + 0.12], 0.08));
  }
  return { root: group(...parts, ...wheels.map(({ hub }) => hub)), wheels };
}

/** Drives the pair; the trip's metres are those of the tractor's origin. */
export function driveLorry(tractor: Tractor, trailer: Trailer, trip: Trip, metres: number): void {
  const steer = follow(tractor.root, trip, metres, FRONT_AXLE, REAR_AXLE);
  turnWheels(tractor.wheels, metres, steer);
  const pin = new THREE.Vector3(0, 0, -KINGPIN).applyEuler(tractor.root.rotation).add(tractor.root.position);
  const axle = trip.point(metres - KINGPIN - TRAILER_WHEELBASE);
  trailer.root.position.copy(pin);
  trailer.root.rotation.y = Math.atan2(pin.x - axle.x, pin.z - axle.z);
  turnWheels(trailer.wheels, metres, 0);
}

/** Stands the pair on a spot, for lorries that are part of the still scene. `z` is the trailer's rear. */
export function parkLorry(tractor: Tractor | undefined, trailer: Trailer, x: number, z: number): void {
  trailer.root.position.set(x, 0, z + TRAILER_LENGTH - TRAILER_NOSE);
  tractor?.root.position.set(x, 0, z + TRAILER_LENGTH - TRAILER_NOSE + KINGPIN);
  for (const lamp of tractor?.lamps ?? []) lamp.removeFromParent();
}
