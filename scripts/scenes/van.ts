// A delivery van with lights that can be seen and beams that can be switched.

import type * as THREE from 'three';
import {
  AMBER,
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
import { box, group } from './solids.ts';
import type { Trip } from './trip.ts';

export interface Van {
  readonly root: THREE.Group;
  readonly wheels: readonly Wheel[];
  readonly lamps: readonly THREE.SpotLight[];
  readonly brakeLights: THREE.MeshStandardMaterial;
}

const WIDTH = 1.96;
const FRONT_AXLE = 1.72;
const REAR_AXLE = 1.62;
const WHEEL_RADIUS = 0.36;
const BEAM_CANDELA = 260;
const BRAKING_GLOW = 7;

const BODY: readonly ProfilePoint[] = [
  [-2.62, 0.34],
  [2.6, 0.3],
  [2.76, 0.5],
  [2.76, 0.82],
  [2.66, 1.06],
  [1.98, 1.32],
  [1.12, 2.12],
  [0.9, 2.26],
  [0.6, 2.32],
  [-2.45, 2.32],
  [-2.6, 2.2],
  [-2.68, 0.7],
];

export function createVan(color: THREE.ColorRepresentation): Van {
  const skin = glossy(color, 0.32, 0.15);
  const head = glowing(0xfff4de, 9);
  const brakeLights = TAIL_LIGHT.clone();
  const half = WIDTH / 2;
  const parts: THREE.Object3D[] = [
    profileBody(skin, BODY, WIDTH, 0.07),
    crossPane(PANE, [1.93, 1.36], [1.14, 2.1], 1.68, 1.5),
    crossPane(PANE, [-2.685, 1.35], [-2.63, 2.0], 1.5, 1.45),
    box(DARK, [WIDTH - 0.04, 0.26, 0.2], [0, 0.3, 2.66], 0.05),
    box(DARK, [1.1, 0.2, 0.06], [0, 0.66, 2.74], 0.02),
    box(DARK, [WIDTH - 0.06, 0.2, 0.12], [0, 0.34, -2.66], 0.04),
    box(paint(0xf3f3ea, 0.5), [0.52, 0.11, 0.03], [0, 0.42, 2.77]),
    box(paint(0xf3f3ea, 0.5), [0.52, 0.11, 0.03], [0, 0.62, -2.71]),
    box(DARK, [WIDTH - 0.2, 0.25, 4.4], [0, 0.2, 0]),
  ];
  for (const side of [-1, 1]) {
    const x = side * half - (side < 0 ? 0.012 : -0.002);
    parts.push(
      sidePane(
        PANE,
        [
          [1.84, 1.4],
          [1.12, 2.06],
          [0.42, 2.1],
          [0.42, 1.36],
        ],
        x,
      ),
      sidePane(
        DARK,
        [
          [0.36, 0.42],
          [0.38, 2.2],
          [0.36, 2.2],
          [0.34, 0.42],
        ],
        x,
      ),
      sidePane(
        DARK,
        [
          [-0.86, 0.42],
          [-0.86, 2.2],
          [-0.88, 2.2],
          [-0.88, 0.42],
        ],
        x,
      ),
      sidePane(
        DARK,
        [
          [-2.3, 1.28],
          [0.3, 1.28],
          [0.3, 1.31],
          [-2.3, 1.31],
        ],
        x,
      ),
      sidePane(
        DARK,
        [
          [-2.3, 0.4],
          [2.3, 0.4],
          [2.3, 0.56],
          [-2.3, 0.56],
        ],
        x,
      ),
      box(DARK, [0.1, 0.26, 0.14], [side * (half + 0.13), 1.38, 1.62], 0.03),
      box(head, [0.34, 0.17, 0.1], [side * 0.72, 0.78, 2.69], 0.03),
      box(AMBER, [0.1, 0.12, 0.1], [side * 0.93, 0.8, 2.62], 0.02),
      box(brakeLights, [0.14, 0.5, 0.06], [side * 0.88, 1.0, -2.66], 0.02),
    );
    for (const z of [FRONT_AXLE, -REAR_AXLE]) {
      const arch: ProfilePoint[] = Array.from({ length: 13 }, (_, i) => {
        const a = (i / 12) * Math.PI;
        return [z + Math.cos(a) * 0.45, 0.36 + Math.sin(a) * 0.43];
      });
      parts.push(sidePane(DARK, arch, x));
    }
  }
  const wheels = [
    wheel(WHEEL_RADIUS, 0.24, [-half + 0.1, FRONT_AXLE], true),
    wheel(WHEEL_RADIUS, 0.24, [half - 0.1, FRONT_AXLE], true),
    wheel(WHEEL_RADIUS, 0.24, [-half + 0.1, -REAR_AXLE]),
    wheel(WHEEL_RADIUS, 0.24, [half - 0.1, -REAR_AXLE]),
  ];
  const lamps = [headlamp(-0.72, 0.85, 2.8, BEAM_CANDELA), headlamp(0.72, 0.85, 2.8, BEAM_CANDELA)];
  const root = group(
    ...parts,
    ...wheels.map(({ hub }) => hub),
    ...lamps,
    ...lamps.map(({ target }) => target),
  );
  return { root, wheels, lamps, brakeLights };
}

/** Drives the van along its trip; `seconds` is the loop's time. */
export function driveVan(van: Van, trip: Trip, seconds: number): void {
  const { metres, speed } = trip.at(seconds);
  const before = trip.at(seconds - 0.2).speed;
  const steer = follow(van.root, trip, metres, FRONT_AXLE, REAR_AXLE);
  turnWheels(van.wheels, metres, steer);
  const push = Math.max(-1, Math.min(1, (speed - before) / 0.6));
  van.root.rotation.x = -push * 0.012;
  van.brakeLights.emissiveIntensity = speed < before - 0.05 || speed === 0 ? BRAKING_GLOW : 1.1;
}
