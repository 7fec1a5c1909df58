// Industrial trucks: a counterbalance forklift and a reach truck, with a driver, a mast that lifts, and a load.

import type * as THREE from 'three';
import {
  AMBER,
  DARK,
  follow,
  type ProfilePoint,
  profileBody,
  turnWheels,
  wheel,
  type Wheel,
} from './vehicle-parts.ts';
import { glossy, glowing, paint, woodGrain } from './materials.ts';
import { createFigure } from './people.ts';
import { sit } from './gait.ts';
import { beam, box, group, tube, type Vec3 } from './solids.ts';
import type { Trip } from './trip.ts';

export interface Lifter {
  readonly root: THREE.Group;
  readonly carriage: THREE.Group;
  readonly load: THREE.Group;
  readonly beacon: THREE.MeshStandardMaterial;
  readonly wheels: readonly Wheel[];
  readonly front: number;
  readonly rear: number;
}

const MAST = paint(0x2b2e31, 0.45, 0.5);
const FORK = paint(0x15171a, 0.4, 0.6);
const BEACON_TURNS_PER_SECOND = 1.25;

/** Pallet with goods, origin at the middle of its foot. */
export function palletLoad(tone: THREE.ColorRepresentation, height: number, wrapped = false): THREE.Group {
  const wood = woodGrain('#b08a55', '#6b4a22', 31);
  const goods = paint(tone, wrapped ? 0.35 : 0.85);
  const parts: THREE.Object3D[] = [];
  for (const z of [-0.42, 0, 0.42]) parts.push(box(wood, [1, 0.1, 0.1], [0, 0, z]));
  for (const x of [-0.44, -0.22, 0, 0.22, 0.44]) parts.push(box(wood, [0.12, 0.025, 1], [x, 0.1, 0]));
  const rows = Math.max(1, Math.round(height / 0.42));
  for (let y = 0; y < rows; y++) {
    for (const [x, z] of [
      [-0.245, -0.245],
      [0.245, -0.245],
      [-0.245, 0.245],
      [0.245, 0.245],
    ] as const) {
      parts.push(
        box(goods, [0.475, height / rows - 0.012, 0.475], [x, 0.126 + (y * height) / rows, z], 0.012),
      );
    }
  }
  return group(...parts);
}

function mastOf(height: number, z: number): THREE.Object3D[] {
  return [
    ...[-0.34, 0.34].map((x) => box(MAST, [0.09, height, 0.14], [x, 0.08, z])),
    ...[-0.24, 0.24].map((x) => box(MAST, [0.06, height - 0.1, 0.1], [x, 0.12, z + 0.04])),
    box(MAST, [0.7, 0.1, 0.12], [0, height - 0.05, z]),
    box(MAST, [0.7, 0.1, 0.12], [0, 0.25, z]),
    tube(FORK, [0, 0.2, z - 0.02], [0, height - 0.1, z - 0.02], 0.045),
  ];
}

function carriageOf(z: number, forkLength: number): THREE.Group {
  return group(
    ...[-0.26, 0.26].flatMap((x) => [
      box(FORK, [0.11, 0.045, forkLength], [x, 0, z + forkLength / 2]),
      box(FORK, [0.11, 0.6, 0.05], [x, 0, z]),
    ]),
    box(FORK, [0.95, 0.08, 0.05], [0, 0.12, z - 0.02]),
    box(FORK, [0.95, 0.08, 0.05], [0, 0.48, z - 0.02]),
  );
}

function driver(at: Vec3, seat: number): THREE.Group {
  const figure = createFigure({ coat: 0x26303c, trousers: 0x20252c, vest: 0xe8f01c, helmet: 0xf2f2ee });
  sit(figure, 0.35);
  figure.arms[0].upper.rotation.x = -0.75;
  figure.arms[1].upper.rotation.x = -0.75;
  figure.root.position.set(at[0], at[1] + seat - 0.35, at[2]);
  return figure.root;
}

export function createForklift(color: THREE.ColorRepresentation, load: THREE.Group): Lifter {
  const skin = glossy(color, 0.4, 0.1);
  const beacon = glowing(0xff9a1a, 2);
  const hull: ProfilePoint[] = [
    [-1.25, 0.3],
    [-1.32, 0.55],
    [-1.28, 0.98],
    [-1.1, 1.12],
    [-0.42, 1.12],
    [-0.28, 0.62],
    [0.3, 0.55],
    [0.42, 1.02],
    [0.52, 1.02],
    [0.6, 0.3],
  ];
  const wheels = [
    wheel(0.33, 0.26, [-0.46, 0.55]),
    wheel(0.33, 0.26, [0.46, 0.55]),
    wheel(0.27, 0.2, [-0.42, -0.85], true),
    wheel(0.27, 0.2, [0.42, -0.85], true),
  ];
  const carriage = carriageOf(0.92, 1.05);
  load.position.set(0, 0.03, 1.48);
  carriage.add(load);
  const guard = [
    [-0.44, 0.44],
    [0.44, 0.44],
    [-0.44, -0.95],
    [0.44, -0.95],
  ].map(([x = 0, z = 0]) => beam(DARK, [x, 1, z], [x * 0.92, 2.12, z * 0.8 - 0.06], 0.06));
  const roof = Array.from({ length: 6 }, (_, i) => box(DARK, [0.82, 0.05, 0.05], [0, 2.1, -0.8 + i * 0.22]));
  const parts = [
    profileBody(skin, hull, 1.0, 0.06),
    box(DARK, [0.98, 0.16, 1.7], [0, 0.22, -0.3], 0.04),
    box(DARK, [0.5, 0.12, 0.48], [0, 1.12, -0.62], 0.05),
    box(DARK, [0.5, 0.5, 0.12], [0, 1.2, -0.86], 0.05),
    tube(DARK, [0, 1.0, 0.36], [0, 1.32, 0.1], 0.025),
    box(AMBER, [0.1, 0.08, 0.05], [0.44, 1.9, 0.36]),
    box(beacon, [0.1, 0.12, 0.1], [0.3, 2.14, -0.7], 0.03),
    box(glowing(0xfff2d0, 4), [0.12, 0.1, 0.05], [0.38, 1.96, 0.4]),
    box(glowing(0xfff2d0, 4), [0.12, 0.1, 0.05], [-0.38, 1.96, 0.4]),
    driver([0, 0, -0.6], 1.2),
  ];
  const root = group(
    ...parts,
    ...guard,
    ...roof,
    ...mastOf(2.2, 0.8),
    carriage,
    ...wheels.map(({ hub }) => hub),
  );
  return { root, carriage, load, beacon, wheels, front: 0.55, rear: 0.85 };
}

export function createReachTruck(color: THREE.ColorRepresentation, load: THREE.Group): Lifter {
  const skin = glossy(color, 0.4, 0.1);
  const beacon = glowing(0xff9a1a, 2);
  const hull: ProfilePoint[] = [
    [-1.15, 0.16],
    [-1.2, 0.5],
    [-1.16, 1.1],
    [-0.95, 1.22],
    [-0.55, 1.2],
    [-0.5, 0.5],
    [0.0, 0.45],
    [0.08, 1.15],
    [0.36, 1.15],
    [0.42, 0.16],
  ];
  const wheels = [
    wheel(0.17, 0.18, [-0.52, 1.35]),
    wheel(0.17, 0.18, [0.52, 1.35]),
    wheel(0.19, 0.16, [-0.3, -0.75], true),
    wheel(0.19, 0.16, [0.3, -0.75], true),
  ];
  const carriage = carriageOf(0.72, 1.05);
  load.position.set(0, 0.03, 1.28);
  carriage.add(load);
  const arms = [-0.52, 0.52].map((x) => box(skin, [0.16, 0.2, 1.3], [x, 0.12, 0.95], 0.03));
  const guard = [
    [-0.5, 0.3],
    [0.5, 0.3],
    [-0.5, -1.0],
    [0.5, -1.0],
  ].map(([x = 0, z = 0]) => beam(DARK, [x, 1.1, z], [x * 0.92, 2.2, z * 0.85], 0.06));
  const roof = Array.from({ length: 6 }, (_, i) =>
    box(DARK, [0.92, 0.05, 0.05], [0, 2.18, -0.82 + i * 0.21]),
  );
  const parts = [
    profileBody(skin, hull, 1.16, 0.06),
    box(DARK, [0.46, 0.5, 0.12], [0, 1.0, -0.6], 0.05),
    box(DARK, [0.5, 0.1, 0.45], [0, 0.86, -0.38], 0.04),
    box(beacon, [0.1, 0.12, 0.1], [0.34, 2.22, -0.75], 0.03),
    box(glowing(0xfff2d0, 4), [0.14, 0.1, 0.05], [0.4, 2.02, 0.34]),
    driver([0, 0, -0.34], 0.9),
  ];
  const root = group(
    ...parts,
    ...arms,
    ...guard,
    ...roof,
    ...mastOf(2.5, 0.58),
    carriage,
    ...wheels.map(({ hub }) => hub),
  );
  return { root, carriage, load, beacon, wheels, front: 1.35, rear: 0.75 };
}

/** Drives along the trip; `backwards` when the forks point away from the travel. `lift` is the forks' height in metres. */
export function driveLifter(
  lifter: Lifter,
  trip: Trip,
  seconds: number,
  lift: number,
  backwards = false,
): void {
  const { metres } = trip.at(seconds);
  const { front, rear } = lifter;
  const steer = backwards
    ? follow(lifter.root, trip, metres, rear, front)
    : follow(lifter.root, trip, metres, front, rear);
  if (backwards) lifter.root.rotation.y += Math.PI;
  turnWheels(lifter.wheels, backwards ? -metres : metres, backwards ? steer : -steer);
  lifter.carriage.position.y = lift;
  lifter.beacon.emissiveIntensity = (seconds * BEACON_TURNS_PER_SECOND) % 1 < 0.35 ? 14 : 1;
}
