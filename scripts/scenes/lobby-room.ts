// The still parts of the lobby: floor, walls, ceiling lights, glass front with a street behind, desk, seats, turnstiles.

import * as THREE from 'three';
import { bush, tree } from './foliage.ts';
import { asphalt, canvasTexture, glass, glossy, glowing, paint, tiles, woodGrain } from './materials.ts';
import { createRandom } from './seeded-random.ts';
import { box, group, mesh, slab, tube, type Vec3 } from './solids.ts';
import { GLASS_LAYER } from './stage.ts';

export const CEILING = 4.3;
export const FRONT_Z = -9;
export const DOOR_X = 1.2;
export const DOOR_HALF = 1.1;
export const GATE_XS: readonly number[] = [5.0, 6.25, 7.5];
export const GATE_Z = -1.2;
export const PANELS: readonly (readonly [number, number])[] = [-7, -2.4, 2.2, 6.8].flatMap((x) =>
  [-6.6, -2.4, 1.8, 6].map((z) => [x, z] as const),
);
const LEFT = -10.5;
const RIGHT = 10.5;
const BACK = 10;

function frontGlass(): THREE.Group {
  const frame = paint(0x1d2124, 0.4, 0.4);
  const parts: THREE.Object3D[] = [];
  const from = -6.3;
  const to = 8.7;
  for (let x = from; x <= to + 0.01; x += 1.5) {
    if (Math.abs(x - DOOR_X) < DOOR_HALF - 0.05) continue;
    parts.push(box(frame, [0.09, CEILING, 0.14], [x, 0, FRONT_Z]));
  }
  for (const x of [DOOR_X - DOOR_HALF, DOOR_X + DOOR_HALF])
    parts.push(box(frame, [0.12, CEILING, 0.18], [x, 0, FRONT_Z]));
  for (const y of [2.55, CEILING - 0.12])
    parts.push(box(frame, [to - from, 0.12, 0.16], [(from + to) / 2, y, FRONT_Z]));
  for (const [a, b] of [
    [from, DOOR_X - DOOR_HALF],
    [DOOR_X + DOOR_HALF, to],
  ] as const)
    parts.push(box(frame, [b - a, 0.1, 0.14], [(a + b) / 2, 0, FRONT_Z]));
  const pane = box(glass(0xcfe0e4, 0.12), [to - from, CEILING, 0.02], [(from + to) / 2, 0, FRONT_Z - 0.05]);
  pane.castShadow = false;
  pane.layers.set(GLASS_LAYER);
  const wall = paint(0xd8d3c8, 0.85);
  parts.push(
    pane,
    box(wall, [from - LEFT, CEILING, 0.25], [(from + LEFT) / 2, 0, FRONT_Z]),
    box(wall, [RIGHT - to, CEILING, 0.25], [(RIGHT + to) / 2, 0, FRONT_Z]),
  );
  return group(...parts);
}

function street(): THREE.Group {
  const random = createRandom(71);
  const parts: THREE.Object3D[] = [
    slab(paint(0xb9b5ad, 0.9), 70, 9, [0, -0.03, FRONT_Z - 4.5]),
    slab(asphalt('#77777a', 72, [8, 1]), 70, 7.5, [0, -0.12, FRONT_Z - 12.6]),
    slab(paint(0x6f8a4a, 1), 90, 30, [0, -0.08, FRONT_Z - 32]),
    box(paint(0xc7b49c, 0.9), [26, 9, 8], [-14, 0, -40]),
    box(paint(0xa9b4bd, 0.8), [30, 12, 8], [16, 0, -44]),
  ];
  for (let row = 0; row < 3; row++)
    for (let i = 0; i < 9; i++)
      parts.push(
        box(paint(0x40566a, 0.2, 0.3), [1.5, 1.3, 0.1], [3 + i * 3, 2 + row * 3, -39.95]),
        box(paint(0x3d4c5a, 0.2, 0.3), [1.4, 1.3, 0.1], [-25.5 + i * 2.8, 1.6 + row * 2.6, -35.95]),
      );
  for (let i = 0; i < 7; i++)
    parts.push(tree(random, -19 + i * 6.4 + random(), FRONT_Z - 21 - random() * 2, 5 + random() * 1.5));
  for (const x of [-5.6, -3.4, 4, 6.2])
    parts.push(
      box(paint(0x8f8a82, 0.9), [1.7, 0.5, 0.7], [x, 0, FRONT_Z - 2.2], 0.04),
      bush(random, x, FRONT_Z - 2.2, 0.5),
    );
  return group(...parts);
}

export function gatePost(x: number): THREE.Group {
  const steel = glossy(0x8d949a, 0.3, 0.7);
  const dark = glossy(0x1d2125, 0.2, 0.3);
  return group(
    box(steel, [0.26, 0.96, 1.5], [x, 0, GATE_Z], 0.06),
    box(dark, [0.28, 0.05, 1.52], [x, 0.95, GATE_Z], 0.02),
    box(glowing(0x3fe08a, 2.2), [0.12, 0.01, 0.3], [x, 1.0, GATE_Z + 0.45]),
    box(glowing(0x3fe08a, 2), [0.1, 0.16, 0.01], [x, 0.72, GATE_Z + 0.755]),
  );
}

function desk(): THREE.Group {
  const wood = woodGrain('#8a5a34', '#3c2210', 73);
  const stone = glossy(0xeceae4, 0.25, 0);
  const dark = paint(0x24282c, 0.6);
  return group(
    box(wood, [4.6, 1.06, 0.14], [-4.6, 0.06, -3.2]),
    box(wood, [0.14, 1.06, 1.7], [-2.3, 0.06, -4.05]),
    box(dark, [4.4, 0.08, 0.1], [-4.6, 0, -3.22]),
    box(stone, [4.9, 0.07, 0.5], [-4.55, 1.12, -3.28], 0.02),
    box(stone, [0.5, 0.07, 2.0], [-2.35, 1.12, -4.1], 0.02),
    box(wood, [4.2, 0.05, 0.7], [-4.7, 0.74, -3.65]),
    box(dark, [0.62, 0.38, 0.04], [-4.1, 0.92, -3.62], 0.02),
    box(dark, [0.62, 0.38, 0.04], [-5.3, 0.92, -3.62], 0.02),
    box(dark, [0.06, 0.2, 0.06], [-4.1, 0.76, -3.6]),
    box(dark, [0.06, 0.2, 0.06], [-5.3, 0.76, -3.6]),
    box(glowing(0x9fc6ff, 0.7), [0.56, 0.32, 0.01], [-4.1, 0.95, -3.65]),
    box(dark, [0.5, 0.6, 0.1], [-4.6, 0.55, -4.75], 0.06),
    box(dark, [0.5, 0.1, 0.5], [-4.6, 0.44, -4.5], 0.05),
    tube(dark, [-4.6, 0, -4.5], [-4.6, 0.44, -4.5], 0.04),
    box(glowing(0xffe3b8, 2), [4.3, 0.03, 0.04], [-4.6, 1.08, -3.13]),
  );
}

function sofa(x: number, z: number, turn: number, width: number): THREE.Group {
  const cloth = paint(0x31505a, 0.9);
  const leg = paint(0x1c1c1c, 0.4, 0.5);
  const result = group(
    box(cloth, [width, 0.3, 0.85], [0, 0.14, 0], 0.07),
    box(cloth, [width, 0.45, 0.2], [0, 0.4, -0.36], 0.08),
    ...[-1, 1].map((side) => box(cloth, [0.2, 0.5, 0.85], [side * (width / 2 - 0.08), 0.14, 0], 0.07)),
    ...[-0.25, 0.25].map((share) =>
      box(cloth, [width / 2 - 0.22, 0.12, 0.62], [share * (width - 0.36), 0.4, 0.05], 0.05),
    ),
    ...[-1, 1].flatMap((sx) =>
      [-1, 1].map((sz) => box(leg, [0.05, 0.14, 0.05], [sx * (width / 2 - 0.12), 0, sz * 0.34])),
    ),
  );
  result.position.set(x, 0, z);
  result.rotation.y = turn;
  return result;
}

function plant(x: number, z: number): THREE.Group {
  const random = createRandom(Math.round(80 + x));
  const leaf = paint(0x2f6a38, 0.6);
  leaf.side = THREE.DoubleSide;
  const parts: THREE.Object3D[] = [
    tube(glossy(0xd8d4cc, 0.35, 0), [x, 0, z], [x, 0.55, z], 0.2, 0.27),
    tube(paint(0x3a2a1c), [x, 0.5, z], [x, 0.57, z], 0.24),
  ];
  for (let i = 0; i < 34; i++) {
    const shape = new THREE.Shape();
    const length = 0.5 + random() * 0.5;
    shape.moveTo(0, 0);
    shape.quadraticCurveTo(0.1, length * 0.5, 0, length);
    shape.quadraticCurveTo(-0.1, length * 0.5, 0, 0);
    const blade = mesh(new THREE.ShapeGeometry(shape), leaf);
    blade.position.set(x, 0.55 + random() * 0.5, z);
    blade.rotation.set(0.3 + random() * 0.8, random() * 2 * Math.PI, 0, 'YXZ');
    parts.push(blade);
  }
  return group(...parts);
}

function picture(at: Vec3, turn: number): THREE.Group {
  const map = canvasTexture(256, 74, (g, size, random) => {
    g.fillStyle = '#e8e0d0';
    g.fillRect(0, 0, size, size);
    for (const tone of ['#2f5d6b', '#d98a4a', '#8fa89a', '#b5533c', '#26343c', '#e2c27a']) {
      g.fillStyle = tone;
      g.beginPath();
      g.ellipse(
        random() * size,
        random() * size,
        30 + random() * 60,
        20 + random() * 50,
        random() * 3,
        0,
        2 * Math.PI,
      );
      g.fill();
    }
  });
  const result = group(
    box(paint(0x24201c, 0.5), [2.1, 1.5, 0.06], [0, 0, 0]),
    box(new THREE.MeshStandardMaterial({ map, roughness: 0.7 }), [1.96, 1.36, 0.02], [0, 0.07, 0.04]),
  );
  result.position.set(...at);
  result.rotation.y = turn;
  return result;
}

export function lobbyRoom(): THREE.Group {
  const floor = tiles([196, 190, 180], 75, [5.5, 5.5], 4);
  const wall = paint(0xd8d3c8, 0.85);
  const slats = woodGrain('#9a6a40', '#4a2c14', 76);
  const ceiling = paint(0xd9d9d6, 0.95);
  const parts: THREE.Object3D[] = [
    slab(floor, RIGHT - LEFT, BACK - FRONT_Z, [0, 0, (BACK + FRONT_Z) / 2]),
    slab(paint(0x3c3f42, 0.95), 2.6, 1.7, [DOOR_X, 0.006, FRONT_Z + 1.2]),
    box(wall, [0.25, CEILING, BACK - FRONT_Z], [LEFT - 0.12, 0, (BACK + FRONT_Z) / 2]),
    box(wall, [0.25, CEILING, BACK - FRONT_Z], [RIGHT + 0.12, 0, (BACK + FRONT_Z) / 2]),
    box(wall, [RIGHT - LEFT, CEILING, 0.25], [0, 0, BACK]),
    box(ceiling, [RIGHT - LEFT + 0.5, 0.2, BACK - FRONT_Z + 0.5], [0, CEILING, (BACK + FRONT_Z) / 2]),
    frontGlass(),
    street(),
    desk(),
    sofa(-7.4, 2.4, Math.PI / 2, 2.4),
    sofa(-5, 5, Math.PI, 1.7),
    plant(-9.6, -8.1),
    plant(9.6, -8.1),
    plant(-9.5, 0.3),
    plant(9.7, 1.6),
    box(glossy(0xcfc8bc, 0.2, 0), [0.8, 0.06, 0.8], [-5.6, 0.36, 2.5], 0.02),
    tube(paint(0x22262a), [-5.6, 0, 2.5], [-5.6, 0.36, 2.5], 0.05),
    box(paint(0xb8402e), [0.22, 0.02, 0.3], [-5.5, 0.42, 2.4]),
    picture([LEFT + 0.06, 1.5, 2.6], Math.PI / 2),
    ...GATE_XS.map(gatePost),
    gatePost(8.75),
    box(wall, [1.2, 1.1, 0.1], [9.8, 0, GATE_Z], 0.02),
    box(glass(0xbcd6d8, 0.25), [1.0, 1.0, 0.02], [4.2, 0, GATE_Z]),
    box(paint(0x2b2f33, 0.4, 0.4), [0.05, 1.05, 0.05], [3.7, 0, GATE_Z]),
  ];
  for (let i = 0; i < 30; i++)
    parts.push(box(slats, [0.06, CEILING - 0.1, 0.09], [LEFT + 0.06, 0, -8.4 + i * 0.26]));
  for (const [x, z] of PANELS) {
    const panel = box(glowing(0xfff4e4, 3.2), [1.5, 0.03, 0.5], [x, CEILING - 0.03, z]);
    const rim = box(paint(0xc9c9c6), [1.6, 0.02, 0.6], [x, CEILING - 0.015, z]);
    for (const part of [panel, rim]) part.castShadow = false;
    parts.push(panel, rim);
  }
  for (const x of [LEFT + 0.02, RIGHT - 0.02])
    parts.push(box(paint(0x6e675c, 0.7), [0.04, 0.12, BACK - FRONT_Z], [x, 0, (BACK + FRONT_Z) / 2]));
  return group(...parts);
}
