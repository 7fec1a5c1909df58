// The still parts of the gate: road and paint, island with the lit gatehouse, kerbs, fence, lamp posts, halls behind.

import * as THREE from 'three';
import { createRandom } from './seeded-random.ts';
import { bush, tree } from './foliage.ts';
import { asphalt, concrete, glass, glossy, glowing, lettering, paint } from './materials.ts';
import { beam, box, corrugated, group, mesh, placed, repeated, slab, tube, type Vec3 } from './solids.ts';
import { GLASS_LAYER } from './stage.ts';

/** Foot of each post, x and z; the first three light what moves. */
export const LAMP_POSTS: readonly (readonly [number, number])[] = [
  [-3.2, -9.5],
  [7.2, 0.5],
  [-3.2, -24],
  [7.2, -34],
  [-3.2, -48],
];
const POST_HEIGHT = 6.9;
const KERB = 0.12;

export function gateGround(): THREE.Group {
  const white = paint(0xc9c9c2, 0.7);
  const yellow = paint(0xb8902a, 0.7);
  const land = slab(asphalt('#4b4a4a', 21, [14, 20]), 150, 190, [0, -0.01, -60]);
  const road = slab(asphalt('#5e5d5d', 22, [2.4, 26], 1.1), 13, 190, [3.6, 0, -60]);
  const kerbStone = concrete('#a9a49b', 23, [1, 6]);
  const paving = concrete('#8d8a83', 24, [2, 16], 6);
  const parts: THREE.Object3D[] = [
    land,
    road,
    slab(white, 0.14, 160, [-2.35, 0.006, -66]),
    slab(white, 0.14, 160, [9.8, 0.006, -66]),
    slab(white, 4.1, 0.4, [0.05, 0.006, -2.6]),
    box(kerbStone, [0.22, KERB, 90], [-2.75, 0, -28]),
    box(paving, [3.1, KERB - 0.01, 90], [-4.4, 0, -28]),
  ];
  for (let i = 0; i < 13; i++) parts.push(slab(white, 0.13, 2.4, [3.7, 0.006, -14 - i * 6.5]));
  for (let i = 0; i < 5; i++) parts.push(slab(yellow, 0.12, 2.3, [3.95, 0.005, 3.2 + i * 0.9], 0.9));
  return group(...parts);
}

export function gateHouse(): THREE.Group {
  const wall = paint(0xb9b4a8, 0.8);
  const frame = paint(0x2a2e33, 0.5);
  const island = concrete('#a3a098', 25, [1, 3], 2);
  const inside = glowing(0xffd9a0, 1.15);
  const roof = paint(0x23262a, 0.6);
  const [x, z, w, d] = [4.0, -4, 1.9, 3.2];
  const parts: THREE.Object3D[] = [
    box(island, [2.9, KERB, 9.4], [3.9, 0, -3], 0.05),
    box(wall, [w, 1.05, d], [x, KERB, z]),
    box(frame, [w + 0.06, 0.06, d + 0.06], [x, 1.16, z]),
    box(wall, [w, 0.25, d], [x, 2.35, z]),
    box(roof, [w + 0.9, 0.16, d + 1.1], [x, 2.6, z], 0.03),
    box(inside, [w - 0.5, 0.03, d - 0.5], [x, 2.31, z]),
    box(paint(0x7d5a3a, 0.6), [0.5, 0.05, d - 0.3], [x + 0.6, 1.0, z]),
    box(paint(0xd9c9a8, 0.8), [0.05, 1.1, d - 0.1], [x + w / 2 - 0.08, 1.2, z]),
    box(glowing(0x7fb4ff, 0.8), [0.03, 0.28, 0.45], [x + 0.5, 1.2, z - 0.5]),
    box(glowing(0xffc98a, 0.3), [w - 0.1, 1.1, 0.03], [x, 1.2, z - d / 2 + 0.08]),
  ];
  for (const sx of [-1, 1])
    for (const sz of [-1, 1])
      parts.push(box(frame, [0.09, 1.3, 0.09], [x + sx * (w / 2 - 0.04), 1.15, z + sz * (d / 2 - 0.04)]));
  for (const oz of [-0.5, 0.55]) parts.push(box(frame, [0.06, 1.2, 0.06], [x - w / 2 + 0.03, 1.15, z + oz]));
  for (const [size, at] of [
    [
      [0.02, 1.2, d],
      [x - w / 2, 1.15, z],
    ],
    [
      [w, 1.2, 0.02],
      [x, 1.15, z + d / 2],
    ],
  ] as const) {
    const pane = box(glass(0xffe2b8, 0.16), size, at);
    pane.castShadow = false;
    pane.layers.set(GLASS_LAYER);
    parts.push(pane);
  }
  const sitting = box(paint(0x222a36, 0.9), [0.42, 0.55, 0.3], [x + 0.1, 1.05, z - 0.3], 0.12);
  const head = mesh(new THREE.SphereGeometry(0.12, 16, 12), paint(0xc58f6d));
  head.position.set(x + 0.1, 1.76, z - 0.3);
  const sign = box(lettering('P', '#f4f6f8', '#1c4f9c'), [0.6, 0.6, 0.04], [5, 1.6, 0.9]);
  parts.push(sitting, head, sign, tube(frame, [5, KERB, 0.85], [5, 2.2, 0.85], 0.035));
  for (const bz of [1.5, 0.7]) {
    parts.push(
      tube(glossy(0xd9b21a, 0.4, 0.1), [2.75, KERB, bz], [2.75, 1.02, bz], 0.08),
      tube(paint(0x222222), [2.75, 0.7, bz], [2.75, 0.86, bz], 0.083),
    );
  }
  return group(...parts);
}

function lampPost([x, z]: readonly [number, number]): THREE.Group {
  const steel = paint(0x2b2f33, 0.5, 0.4);
  const reach = x < 0 ? 0.9 : -0.9;
  const hood = box(steel, [0.7, 0.1, 0.3], [x + reach, POST_HEIGHT - 0.02, z], 0.03);
  const bulb = box(glowing(0xffc27a, 16), [0.52, 0.03, 0.2], [x + reach, POST_HEIGHT - 0.05, z]);
  for (const part of [hood, bulb]) part.castShadow = false;
  return group(
    tube(steel, [x, 0, z], [x, POST_HEIGHT, z], 0.09, 0.055),
    beam(steel, [x, POST_HEIGHT, z], [x + reach, POST_HEIGHT + 0.03, z], 0.07),
    box(steel, [0.34, 0.4, 0.34], [x, KERB, z], 0.03),
    hood,
    bulb,
  );
}

/** Mesh fence with posts between two ground points. */
export function fence(
  from: readonly [number, number],
  to: readonly [number, number],
  height = 2.2,
): THREE.Group {
  const steel = paint(0x4a4f52, 0.5, 0.5);
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dz);
  const turn = Math.atan2(-dz, dx);
  const along = (s: number, y: number): Vec3 => [from[0] + dx * s, y, from[1] + dz * s];
  const posts = Math.max(2, Math.round(length / 2.6));
  const wires = Math.round(length / 0.16);
  return group(
    repeated(
      new THREE.BoxGeometry(0.07, height + 0.1, 0.07),
      steel,
      Array.from({ length: posts + 1 }, (_, i) => placed(along(i / posts, height / 2), turn)),
    ),
    repeated(
      new THREE.BoxGeometry(0.016, height - 0.15, 0.016),
      steel,
      Array.from({ length: wires }, (_, i) => placed(along((i + 0.5) / wires, height / 2 + 0.05), turn)),
    ),
    repeated(
      new THREE.BoxGeometry(length, 0.03, 0.03),
      steel,
      [0.15, 0.75, 1.4, height - 0.05].map((y) => placed(along(0.5, y), turn)),
    ),
  );
}

function hall(width: number, height: number, depth: number, at: Vec3, tone: number): THREE.Group {
  const sheet = paint(tone, 0.6, 0.2);
  const body = box(sheet, [width, height, depth], at);
  const front = mesh(corrugated(width, height, 0.6, 0.12), sheet);
  front.position.set(at[0], at[1], at[2] + depth / 2 + 0.12);
  return group(
    body,
    front,
    box(paint(0x23262c, 0.6), [width + 0.3, 0.5, depth + 0.5], [at[0], height - 0.2, at[2]]),
  );
}

export function gateSurroundings(): THREE.Group {
  const random = createRandom(5);
  const parts: THREE.Object3D[] = [
    ...LAMP_POSTS.map(lampPost),
    fence([-6.2, 12], [-6.2, -9.6]),
    fence([-6.2, -15.4], [-6.2, -60]),
    fence([-6.2, -15.4], [-22, -17]),
    fence([10.6, 8], [10.6, -60]),
    hall(34, 8.5, 22, [-30, 0, -58], 0x6f7684),
    hall(26, 7, 16, [27, 0, -66], 0x8a8078),
    hall(20, 5.4, 14, [32, 0, -26], 0x77736f),
  ];
  for (let i = 0; i < 7; i++)
    parts.push(
      box(glowing(0xffd391, random() < 0.65 ? 0.9 : 0.05), [1.9, 0.9, 0.08], [18 + i * 2.9, 4.3, -57.8]),
    );
  for (let i = 0; i < 5; i++)
    parts.push(
      box(glowing(0xffcf8f, random() < 0.5 ? 0.7 : 0.04), [2.2, 1, 0.08], [-42 + i * 5.5, 5.6, -46.8]),
    );
  for (let i = 0; i < 44; i++) {
    const z = 6 - i * 1.4 + random();
    if (z > -8 || z < -18) parts.push(bush(random, -8.3 - random() * 1.5, z, 0.9 + random() * 0.6));
  }
  for (let i = 0; i < 26; i++)
    parts.push(tree(random, -62 + i * 5.2 + random() * 3, -84 - random() * 14, 6 + random() * 6));
  for (let i = 0; i < 5; i++) parts.push(tree(random, -13 - random() * 4, -24 - i * 7, 5 + random() * 2.5));
  return group(...parts);
}
