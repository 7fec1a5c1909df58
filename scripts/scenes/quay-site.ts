// The still parts of the quay: wet asphalt, container stacks, ship, crane portal, light masts, water.

import * as THREE from 'three';
import { CONTAINER, containerStacks, type Slot } from './containers.ts';
import { asphalt, concrete, glossy, glowing, paint } from './materials.ts';
import { createRandom } from './seeded-random.ts';
import { beam, box, group, mesh, slab, tube, type Vec3 } from './solids.ts';

export const CRANE_Z = -34;
export const BOOM_HEIGHT = 21;
export const EDGE_X = 13.5;
export const MASTS: readonly (readonly [number, number])[] = [
  [-6.6, -3],
  [-6.6, -58],
];
const MAST_HEIGHT = 15;

export function quayGround(): THREE.Group {
  const wet = asphalt('#4a4b50', 61, [5, 12], 1.1);
  wet.roughness = 0.6;
  const white = paint(0xc9c9c4, 0.6);
  const yellow = paint(0xc99a18, 0.6);
  const rail = paint(0x6a6d70, 0.35, 0.8);
  const water = glossy(0x0a1420, 0.12, 0.1);
  const parts: THREE.Object3D[] = [
    slab(wet, 90, 220, [EDGE_X - 45, 0, -70]),
    slab(water, 200, 320, [EDGE_X + 100, -2.6, -90]),
    box(concrete('#8f8b84', 62, [1, 20]), [0.9, 0.24, 220], [EDGE_X - 0.4, 0, -70], 0.03),
    box(paint(0x4b4843, 0.9), [0.5, 4, 220], [EDGE_X + 0.05, -4, -70]),
    slab(yellow, 0.16, 200, [-4.3, 0.008, -70]),
    slab(yellow, 0.16, 200, [9.6, 0.008, -70]),
  ];
  for (const x of [-2.6, 11.2])
    parts.push(slab(rail, 0.1, 210, [x, 0.01, -70]), slab(paint(0x1c1d1f, 0.9), 0.3, 210, [x, 0.005, -70]));
  for (let i = 0; i < 24; i++) parts.push(slab(white, 0.14, 2.6, [3.4, 0.008, 8 - i * 6.5]));
  for (let i = 0; i < 12; i++) {
    const z = 6 - i * 9;
    parts.push(
      tube(paint(0xd8a818, 0.5), [EDGE_X - 0.5, 0.24, z], [EDGE_X - 0.5, 0.62, z], 0.2, 0.17),
      tube(paint(0xd8a818, 0.5), [EDGE_X - 0.5, 0.6, z], [EDGE_X - 0.5, 0.78, z], 0.3, 0.27),
    );
  }
  return group(...parts);
}

export function stacks(): THREE.Group {
  const random = createRandom(63);
  const slots: Slot[] = [];
  for (let row = 0; row < 5; row++) {
    for (let bay = 0; bay < 9; bay++) {
      const height = Math.max(
        1,
        Math.min(4, Math.round(1.2 + row * 0.7 + random() * 1.8 - (bay === 0 ? 1 : 0))),
      );
      for (let level = 0; level < height; level++)
        slots.push({ x: -9.4 - row * 2.75, y: level * CONTAINER.height, z: -10 - bay * 13 });
    }
  }
  return containerStacks(slots, random);
}

export function ship(): THREE.Group {
  const random = createRandom(64);
  const hull = glossy(0x16202e, 0.55, 0.1);
  const red = paint(0x6d1f1a, 0.7);
  const white = paint(0xcfd3d4, 0.6);
  const x = EDGE_X + 12.5;
  const slots: Slot[] = [];
  for (let bay = 0; bay < 7; bay++) {
    for (let row = 0; row < 7; row++) {
      const height = 1 + Math.floor(random() * 3) + (bay > 3 ? 1 : 0);
      for (let level = 0; level < height; level++)
        slots.push({ x: EDGE_X + 4 + row * 2.6, y: 5.4 + level * CONTAINER.height, z: -28 - bay * 13.2 });
    }
  }
  const parts: THREE.Object3D[] = [
    box(hull, [22, 8.2, 122], [x, -2.8, -68], 0.5),
    box(red, [22.1, 1, 121], [x, -2.9, -68]),
    box(hull, [22.2, 0.9, 122.2], [x, 5.1, -68]),
    box(white, [19, 9, 9], [x, 5, -13.5], 0.3),
    box(white, [22, 2.4, 5], [x, 14, -14], 0.2),
    box(paint(0x141b24, 0.15, 0.3), [22.1, 1, 4.4], [x, 14.8, -13.6]),
    tube(paint(0xb33a22), [x, 16.4, -16], [x, 20, -16], 1.2, 1),
    containerStacks(slots, random),
  ];
  for (let deck = 0; deck < 3; deck++) {
    for (let i = 0; i < 5; i++) {
      const lit = glowing(0xffe0b0, random() < 0.6 ? 1.6 : 0.05);
      parts.push(
        box(lit, [1, 0.7, 0.1], [x - 8 + i * 3.6, 6.6 + deck * 2.6, -8.95]),
        box(lit, [0.1, 0.7, 1], [x - 9.55, 6.6 + deck * 2.6, -10 - i * 1.7]),
      );
    }
  }
  for (let i = 0; i < 40; i++) parts.push(box(white, [0.06, 1, 0.06], [EDGE_X + 1.7, 5.9, -8 - i * 3]));
  for (const y of [6.4, 6.9]) parts.push(box(white, [0.05, 0.05, 120], [EDGE_X + 1.7, y, -68]));
  return group(...parts);
}

/** The portal without its trolley: legs on rails, cross ties, boom over the ship, lamps under the boom. */
export function crane(): THREE.Group {
  const blue = glossy(0x2b6fae, 0.5, 0.1);
  const grey = paint(0x9aa0a4, 0.6, 0.2);
  const lamp = glowing(0xfff1d6, 26);
  const [near, far] = [CRANE_Z + 7, CRANE_Z - 7];
  const parts: THREE.Object3D[] = [];
  for (const x of [-2.6, 11.2]) {
    for (const z of [near, far])
      parts.push(
        beam(blue, [x, 1.2, z], [x, BOOM_HEIGHT + 1, z + Math.sign(CRANE_Z - z) * 2], 0.95),
        box(grey, [0.9, 1.2, 2.6], [x, 0, z], 0.08),
      );
    parts.push(
      beam(blue, [x, 6.4, near - 0.6], [x, 6.4, far + 0.6], 0.8),
      beam(blue, [x, BOOM_HEIGHT + 0.6, near - 2], [x, BOOM_HEIGHT + 0.6, far + 2], 0.8),
    );
  }
  for (const z of [near - 0.6, far + 0.6]) parts.push(beam(blue, [-2.6, 10.5, z], [11.2, 10.5, z], 0.8));
  for (const z of [CRANE_Z - 3, CRANE_Z + 3])
    parts.push(beam(blue, [-16, BOOM_HEIGHT + 1.6, z], [48, BOOM_HEIGHT + 1.6, z], 0.7, 1.4));
  const peak: Vec3 = [9, BOOM_HEIGHT + 11, CRANE_Z];
  for (const z of [CRANE_Z - 3, CRANE_Z + 3]) {
    parts.push(
      beam(blue, [11.2, BOOM_HEIGHT + 1.5, z], peak, 0.5),
      beam(blue, [-2.6, BOOM_HEIGHT + 1.5, z], peak, 0.4),
      beam(grey, peak, [40, BOOM_HEIGHT + 2, z], 0.18),
      beam(grey, peak, [24, BOOM_HEIGHT + 2, z], 0.18),
      beam(grey, peak, [-15, BOOM_HEIGHT + 2, z], 0.18),
    );
  }
  parts.push(box(grey, [7, 3.4, 5], [-9.5, BOOM_HEIGHT + 2.6, CRANE_Z], 0.1));
  for (const [x, z] of [
    [-1.4, 3],
    [4.3, 3.6],
    [9.8, 3],
    [16, 3],
    [24, 3],
  ] as const) {
    const light = box(lamp, [1, 0.18, 0.5], [x, BOOM_HEIGHT + 0.55, CRANE_Z + z]);
    light.castShadow = false;
    parts.push(light);
  }
  for (const x of [-2.6, 11.2])
    parts.push(box(glowing(0xffa022, 5), [0.25, 0.3, 0.25], [x, 1.25, near + 1], 0.06));
  return group(...parts);
}

export function masts(): THREE.Group {
  const steel = paint(0x3a4046, 0.5, 0.4);
  const parts: THREE.Object3D[] = [];
  for (const [x, z] of [...MASTS, [-6.6, -92] as const]) {
    parts.push(
      tube(steel, [x, 0, z], [x, MAST_HEIGHT, z], 0.2, 0.12),
      box(concrete('#8f8b84', 65, [1, 1]), [1, 0.7, 1], [x, 0, z], 0.05),
    );
    const head = box(steel, [1.5, 0.16, 1.3], [x + 0.5, MAST_HEIGHT - 0.1, z], 0.03);
    const bulb = box(glowing(0xffca85, 26), [1.2, 0.05, 1], [x + 0.6, MAST_HEIGHT - 0.15, z]);
    for (const part of [head, bulb]) part.castShadow = false;
    parts.push(head, bulb);
  }
  return group(...parts);
}

export function horizon(): THREE.Group {
  const random = createRandom(66);
  const dark = paint(0x1b212b, 0.9);
  const parts: THREE.Object3D[] = [mesh(new THREE.BoxGeometry(300, 3, 10), dark)];
  parts[0]?.position.set(40, 0, -230);
  for (let i = 0; i < 40; i++) {
    const far = -215 - random() * 10;
    parts.push(
      box(
        glowing(random() < 0.8 ? 0xffc27a : 0xbfd8ff, 3),
        [0.7, 0.7, 0.3],
        [-90 + random() * 260, 1 + random() * 6, far],
      ),
    );
  }
  return group(...parts);
}
