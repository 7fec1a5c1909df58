// The still parts of the yard: hall front with dock doors, docked trailers, ground paint, pallets, cones, lamp posts.

import type * as THREE from 'three';
import { palletLoad } from './forklift.ts';
import { bush, tree } from './foliage.ts';
import { createTractor, createTrailer, parkLorry } from './lorry.ts';
import { asphalt, concrete, glossy, glowing, lettering, paint } from './materials.ts';
import { createRandom } from './seeded-random.ts';
import { box, corrugated, group, mesh, slab, tube } from './solids.ts';

const FRONT_Z = -15;
const HALL_HEIGHT = 8.2;
const DOCKS: readonly number[] = [-21, -15, -9, -3, 3, 9, 15, 21, 27];
const DOCK_SILL = 1.15;

function dock(x: number, number: string, isOpen: boolean): THREE.Group {
  const rubber = paint(0x191a1c, 0.9);
  const door = paint(0xd9dcdd, 0.5);
  const yellow = glossy(0xe0b016, 0.5, 0.05);
  const parts: THREE.Object3D[] = [
    box(rubber, [0.5, 3.7, 0.55], [x - 1.75, DOCK_SILL - 0.35, FRONT_Z + 0.25], 0.06),
    box(rubber, [0.5, 3.7, 0.55], [x + 1.75, DOCK_SILL - 0.35, FRONT_Z + 0.25], 0.06),
    box(rubber, [4, 0.6, 0.6], [x, DOCK_SILL + 3.15, FRONT_Z + 0.25], 0.06),
    box(concreteSill, [3.6, DOCK_SILL, 0.35], [x, 0, FRONT_Z + 0.1]),
    ...[-1.2, 1.2].map((dx) =>
      box(rubber, [0.34, 0.6, 0.3], [x + dx, DOCK_SILL - 0.55, FRONT_Z + 0.4], 0.05),
    ),
    box(lettering(number, '#f2f2ee', '#17263c'), [0.95, 0.95, 0.08], [x, DOCK_SILL + 4.05, FRONT_Z + 0.1]),
    ...[-2.35, 2.35].map((dx) => tube(yellow, [x + dx, 0, FRONT_Z + 1.1], [x + dx, 1, FRONT_Z + 1.1], 0.11)),
    box(
      glowing(isOpen ? 0x37d06a : 0xff3a22, 2.5),
      [0.16, 0.16, 0.1],
      [x + 2.3, DOCK_SILL + 2.2, FRONT_Z + 0.1],
    ),
  ];
  if (isOpen) {
    parts.push(
      box(paint(0x14171a, 0.95), [3, 3.1, 0.05], [x, DOCK_SILL, FRONT_Z + 0.06]),
      box(door, [3, 0.5, 0.1], [x, DOCK_SILL + 2.65, FRONT_Z + 0.1]),
    );
  } else {
    for (let i = 0; i < 6; i++)
      parts.push(box(door, [3, 0.5, 0.1], [x, DOCK_SILL + i * 0.52, FRONT_Z + 0.06], 0.02));
    parts.push(
      box(paint(0x22303c, 0.3), [0.5, 0.24, 0.02], [x - 0.6, DOCK_SILL + 1.66, FRONT_Z + 0.12]),
      box(paint(0x22303c, 0.3), [0.5, 0.24, 0.02], [x + 0.6, DOCK_SILL + 1.66, FRONT_Z + 0.12]),
    );
  }
  return group(...parts);
}

const concreteSill = paint(0x9b978f, 0.9);

function hall(): THREE.Group {
  const sheet = paint(0xc6ccd0, 0.55, 0.1);
  const trim = paint(0x1f3f63, 0.5, 0.1);
  const front = mesh(corrugated(78, HALL_HEIGHT - 1.0, 0.34, 0.07), sheet);
  front.position.set(6, 1, FRONT_Z + 0.03);
  const parts: THREE.Object3D[] = [
    box(sheet, [78, HALL_HEIGHT, 30], [6, 0, FRONT_Z - 15.06]),
    front,
    box(concreteSill, [78, 1, 0.2], [6, 0, FRONT_Z - 0.02]),
    box(trim, [78.4, 0.85, 0.5], [6, HALL_HEIGHT - 0.5, FRONT_Z - 0.1], 0.03),
    ...DOCKS.map((x, i) => dock(x, String(i + 1), i === 3 || i === 6)),
    box(trim, [1.1, 2.2, 0.1], [-6, 0.9, FRONT_Z + 0.08]),
    box(paint(0x10202c, 0.2), [0.35, 0.6, 0.04], [-6, 2.1, FRONT_Z + 0.13]),
    box(paint(0x7a7f82, 0.5, 0.4), [1.9, 0.12, 1.4], [-6, 0.8, FRONT_Z + 0.75]),
    ...[0, 1, 2, 3].map((i) =>
      box(paint(0x7a7f82, 0.5, 0.4), [0.32, 0.06, 1.3], [-7.1 - i * 0.32, 0.62 - i * 0.2, FRONT_Z + 0.75]),
    ),
    ...[-6.9, -5.1].flatMap((x) => [
      tube(trim, [x, 0, FRONT_Z + 1.4], [x, 1.9, FRONT_Z + 1.4], 0.03),
      tube(trim, [x, 1.9, FRONT_Z + 1.4], [x, 1.9, FRONT_Z + 0.1], 0.03),
    ]),
  ];
  for (let i = 0; i < 12; i++)
    parts.push(box(paint(0x2c4a66, 0.15, 0.3), [4.6, 0.9, 0.06], [-28 + i * 6, 6.35, FRONT_Z + 0.09]));
  for (const x of [-12, 0, 12, 24])
    parts.push(
      box(paint(0x3a3f44), [0.5, 0.16, 0.5], [x, 6.1, FRONT_Z + 0.3], 0.03),
      tube(
        paint(0x8d9396, 0.5, 0.4),
        [x + 0.9, 0, FRONT_Z + 0.14],
        [x + 0.9, HALL_HEIGHT - 0.5, FRONT_Z + 0.14],
        0.07,
      ),
    );
  return group(...parts);
}

function cone(x: number, z: number): THREE.Group {
  const orange = paint(0xe8500f, 0.6);
  return group(
    box(orange, [0.4, 0.04, 0.4], [x, 0, z]),
    tube(orange, [x, 0.04, z], [x, 0.3, z], 0.15, 0.1),
    tube(paint(0xf2f2f0), [x, 0.3, z], [x, 0.48, z], 0.1, 0.065),
    tube(orange, [x, 0.48, z], [x, 0.68, z], 0.065, 0.025),
  );
}

export function yardSite(): THREE.Group {
  const random = createRandom(9);
  const white = paint(0xd8d8d2, 0.75);
  const yellow = paint(0xd0a31c, 0.75);
  const parts: THREE.Object3D[] = [
    slab(asphalt('#8c8c8f', 51, [9, 9]), 170, 150, [0, 0, 20]),
    slab(concrete('#a5a29b', 52, [10, 1], 3), 78, 9, [6, 0.004, FRONT_Z + 4.5]),
    hall(),
  ];
  for (const x of DOCKS)
    for (const dx of [-1.7, 1.7]) parts.push(slab(yellow, 0.12, 13, [x + dx, 0.008, FRONT_Z + 7.2]));
  for (let i = 0; i < 26; i++) parts.push(slab(white, 1.1, 0.14, [-26 + i * 2.2, 0.006, 9.6]));
  parts.push(slab(white, 70, 0.13, [0, 0.006, 6.2]), slab(white, 70, 0.13, [0, 0.006, 13]));
  for (let i = 0; i < 8; i++) parts.push(slab(white, 0.42, 2.4, [-3.4 + i * 0.85, 0.007, 4.4]));

  const first = createTrailer(0xe3e5e4);
  const tractor = createTractor(0x1d4f8f, false);
  parkLorry(tractor, first, -9, FRONT_Z + 0.6);
  const second = createTrailer(0xd2d6d8, true);
  parkLorry(undefined, second, 9, FRONT_Z + 0.6);
  const third = createTrailer(0xb23a2a, true);
  parkLorry(undefined, third, 21, FRONT_Z + 0.6);
  const fourth = createTrailer(0x3f7a5a, true);
  parkLorry(undefined, fourth, -21, FRONT_Z + 0.6);
  parts.push(tractor.root, first.root, second.root, third.root, fourth.root);

  for (const [x, z, height, tone] of [
    [13.2, -5.2, 1.3, 0xb28a58],
    [14.7, -4.9, 0.9, 0xc9ccd0],
    [13.4, -6.7, 0.5, 0xa57b4c],
    [15.1, -6.4, 1.5, 0x6b8fae],
    [-13.6, -4.8, 1.1, 0xb28a58],
    [-14.9, -5.1, 0.7, 0xb28a58],
  ] as const) {
    const load = palletLoad(tone, height);
    load.position.set(x, 0, z);
    load.rotation.y = (random() - 0.5) * 0.3;
    parts.push(load);
  }
  for (let i = 0; i < 7; i++) {
    const empty = palletLoad(0xb28a58, 0.01);
    empty.position.set(12.2, i * 0.14, -3.4);
    empty.rotation.y = (random() - 0.5) * 0.12;
    parts.push(empty);
  }
  for (const [x, z] of [
    [3.6, -3.4],
    [5.4, -3.1],
    [-5.2, -3.5],
    [12.2, -1.9],
    [16, -2.6],
  ] as const)
    parts.push(cone(x, z));
  for (let i = 0; i < 22; i++)
    parts.push(tree(random, -70 + i * 7 + random() * 3, -52 - random() * 9, 9 + random() * 5));
  for (let i = 0; i < 9; i++) parts.push(bush(random, 50 + random() * 6, -12 + i * 3, 1.2));
  return group(...parts);
}
