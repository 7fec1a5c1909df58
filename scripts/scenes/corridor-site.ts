// The still parts of the corridor: walls with doors, skirting, ceiling grid, pipes, extinguishers, trolley, side passage.

import * as THREE from 'three';
import { canvasTexture, glossy, glowing, lettering, paint } from './materials.ts';
import { box, group, mesh, slab, tube } from './solids.ts';

export const HALF_WIDTH = 1.35;
export const HEIGHT = 2.75;
export const LENGTH = 44;
/** Middle of the side passage on the left, from which the guard comes. */
export const PASSAGE_Z = -17;
export const DOORS: readonly (readonly [number, number])[] = [
  [-1, -2.4],
  [1, -5.2],
  [-1, -8.6],
  [1, -11.6],
  [-1, -13.6],
  [1, -18.4],
  [1, -24],
  [-1, -23],
  [-1, -30],
  [1, -31],
  [-1, -36],
  [1, -37.5],
];
const PASSAGE_HALF = 1.1;

function door(side: number, z: number, number: string): THREE.Group {
  const frame = paint(0x6d7074, 0.5, 0.3);
  const leaf = paint(0x8f8578, 0.55);
  const steel = glossy(0xb9bec2, 0.3, 0.7);
  const inner = group(
    box(frame, [1.06, 2.14, 0.12], [0, 0, -0.02]),
    box(leaf, [0.92, 2.06, 0.08], [0, 0, 0.03]),
    box(paint(0x14181c, 0.15, 0.3), [0.16, 0.66, 0.09], [-0.22, 1.15, 0.03]),
    tube(steel, [0.34, 1.02, 0.07], [0.34, 1.02, 0.14], 0.02),
    tube(steel, [0.34, 1.02, 0.13], [0.2, 1.02, 0.13], 0.016),
    box(steel, [0.8, 0.24, 0.01], [0, 0.03, 0.075]),
    box(lettering(number, '#22262a', '#e4e6e6'), [0.2, 0.2, 0.02], [0.72, 1.5, 0.04]),
    box(paint(0x2a2d31, 0.5), [0.09, 0.14, 0.04], [0.72, 1.05, 0.04], 0.01),
    box(glowing(0xff5a3c, 2), [0.02, 0.02, 0.02], [0.72, 1.13, 0.07]),
  );
  inner.position.set(side * (HALF_WIDTH + 0.02), 0, z);
  inner.rotation.y = -side * (Math.PI / 2);
  return inner;
}

function ceiling(): THREE.Object3D[] {
  const map = canvasTexture(512, 91, (g, size, random) => {
    g.fillStyle = '#c2c4c4';
    g.fillRect(0, 0, size, size);
    for (let i = 0; i < 1800; i++) {
      g.fillStyle = `rgba(90,90,90,${String(random() * 0.35)})`;
      g.fillRect(random() * size, random() * size, 2, 2);
    }
    g.strokeStyle = '#8e9192';
    g.lineWidth = 12;
    g.strokeRect(0, 0, size, size);
  });
  map.repeat.set(4, LENGTH / 0.675);
  const tiles = slab(new THREE.MeshStandardMaterial({ map, roughness: 0.95 }), HALF_WIDTH * 2, LENGTH + 6, [
    0,
    HEIGHT,
    -LENGTH / 2 + 3,
  ]);
  tiles.rotation.x = Math.PI / 2;
  const parts: THREE.Object3D[] = [tiles];
  for (let i = 0; i < 12; i++)
    parts.push(
      box(paint(0xdfe1e1, 0.3), [0.6, 0.03, 1.2], [0, HEIGHT - 0.03, 1 - i * 3.7]),
      tube(paint(0xe6e6e6), [0.75, HEIGHT - 0.06, -1 - i * 3.7], [0.75, HEIGHT, -1 - i * 3.7], 0.06),
    );
  return parts;
}

function walls(): THREE.Object3D[] {
  const upper = paint(0xa9acab, 0.85);
  const lower = paint(0x6d757b, 0.6);
  const rail = paint(0x4b4f53, 0.5);
  const parts: THREE.Object3D[] = [];
  const runs: (readonly [number, number, number])[] = [
    [1, 4, -LENGTH],
    [-1, 4, PASSAGE_Z + PASSAGE_HALF],
    [-1, PASSAGE_Z - PASSAGE_HALF, -LENGTH],
  ];
  for (const [side, from, to] of runs) {
    const [middle, length] = [(from + to) / 2, from - to];
    const x = side * (HALF_WIDTH + 0.1);
    parts.push(
      box(upper, [0.2, HEIGHT - 1.05, length], [x, 1.05, middle]),
      box(lower, [0.2, 1.05, length], [x, 0, middle]),
      box(rail, [0.03, 0.14, length], [x - side * 0.11, 0.98, middle], 0.01),
      box(rail, [0.02, 0.11, length], [x - side * 0.105, 0, middle]),
    );
  }
  const deep = -HALF_WIDTH - 3;
  for (const edge of [-1, 1])
    parts.push(box(upper, [6, HEIGHT, 0.2], [deep, 0, PASSAGE_Z + edge * (PASSAGE_HALF + 0.1)]));
  parts.push(
    box(upper, [HALF_WIDTH * 2, HEIGHT, 0.2], [0, 0, -LENGTH]),
    box(paint(0x54585c, 0.4, 0.3), [1.9, 2.15, 0.1], [0, 0, -LENGTH + 0.14]),
    box(paint(0x1a1d20, 0.2, 0.3), [0.5, 0.9, 0.02], [-0.45, 1.05, -LENGTH + 0.2]),
    box(paint(0x1a1d20, 0.2, 0.3), [0.5, 0.9, 0.02], [0.45, 1.05, -LENGTH + 0.2]),
  );
  return parts;
}

export function corridorSite(): THREE.Group {
  const map = canvasTexture(512, 92, (g, size, random) => {
    for (let x = 0; x < 4; x++) {
      for (let y = 0; y < 4; y++) {
        const v = Math.round(112 + (random() - 0.5) * 12);
        g.fillStyle = `rgb(${String(v)},${String(v)},${String(v)})`;
        g.fillRect((x * size) / 4, (y * size) / 4, size / 4, size / 4);
      }
    }
    for (let i = 0; i < 2600; i++) {
      g.fillStyle = `rgba(${random() < 0.5 ? '40,40,40' : '220,220,220'},0.16)`;
      g.fillRect(random() * size, random() * size, 3, 2);
    }
  });
  map.repeat.set(1.2, LENGTH / 2.2);
  const red = glossy(0xb9281c, 0.35, 0.05);
  const parts: THREE.Object3D[] = [
    slab(new THREE.MeshStandardMaterial({ map, roughness: 0.4 }), HALF_WIDTH * 2, LENGTH + 8, [
      0,
      0,
      -LENGTH / 2 + 4,
    ]),
    slab(paint(0x777777, 0.6), 6, PASSAGE_HALF * 2, [-HALF_WIDTH - 3, -0.002, PASSAGE_Z]),
    ...ceiling(),
    ...walls(),
    ...DOORS.map(([side, z], i) => door(side, z, String(101 + i))),
    box(glowing(0x66ff9a, 1.6), [0.5, 0.18, 0.05], [0, HEIGHT - 0.42, -19.5]),
    box(paint(0x2b2e31), [0.06, 0.24, 0.04], [0, HEIGHT - 0.24, -19.5]),
    box(glowing(0x66ff9a, 2.2), [0.6, 0.22, 0.05], [0, HEIGHT - 0.4, -LENGTH + 0.2]),
    tube(red, [HALF_WIDTH - 0.13, 0.5, -8.2], [HALF_WIDTH - 0.13, 1.0, -8.2], 0.08),
    tube(paint(0x1a1a1a), [HALF_WIDTH - 0.13, 1.0, -8.2], [HALF_WIDTH - 0.13, 1.12, -8.2], 0.03),
    box(lettering('!', '#ffffff', '#b9281c'), [0.02, 0.22, 0.22], [HALF_WIDTH + 0.0, 1.5, -8.2]),
    tube(
      paint(0x9a9d9f, 0.4, 0.4),
      [-HALF_WIDTH + 0.12, HEIGHT - 0.16, 4],
      [-HALF_WIDTH + 0.12, HEIGHT - 0.16, -LENGTH],
      0.05,
    ),
    tube(
      paint(0x9a9d9f, 0.4, 0.4),
      [-HALF_WIDTH + 0.26, HEIGHT - 0.13, 4],
      [-HALF_WIDTH + 0.26, HEIGHT - 0.13, -LENGTH],
      0.035,
    ),
    box(paint(0xc8c4ba, 0.8), [0.7, 0.5, 0.02], [HALF_WIDTH - 0.02, 1.35, -8.9]),
  ];
  const board = parts.at(-1);
  if (board !== undefined) board.rotation.y = Math.PI / 2;
  const cart = group(
    box(paint(0x8d9194, 0.4, 0.4), [0.46, 0.03, 0.8], [0, 0.16, 0]),
    box(paint(0x8d9194, 0.4, 0.4), [0.46, 0.03, 0.8], [0, 0.8, 0]),
    box(paint(0xb7a88e, 0.9), [0.36, 0.26, 0.34], [0, 0.19, 0.15], 0.01),
    box(paint(0xc7baa2, 0.9), [0.34, 0.2, 0.3], [0, 0.83, -0.15], 0.01),
    ...[-0.2, 0.2].flatMap((x) =>
      [-0.37, 0.37].map((z) => tube(paint(0x6f7376, 0.4, 0.5), [x, 0.04, z], [x, 0.98, z], 0.015)),
    ),
  );
  cart.position.set(-HALF_WIDTH + 0.3, 0, -12.2);
  const bench = box(paint(0x5d6164, 0.7), [0.4, 0.06, 1.5], [HALF_WIDTH - 0.22, 0.44, -14.9], 0.02);
  const legs = [-0.6, 0.6].map((dz) =>
    box(paint(0x44484b, 0.5), [0.34, 0.44, 0.05], [HALF_WIDTH - 0.22, 0, -14.9 + dz]),
  );
  const lens = mesh(new THREE.SphereGeometry(0.07, 16, 12), paint(0x2b2e31, 0.3));
  lens.position.set(0, HEIGHT - 0.06, -14);
  return group(...parts, cart, bench, ...legs, lens);
}
