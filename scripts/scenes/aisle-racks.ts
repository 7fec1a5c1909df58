// The still parts of the warehouse: pallet racking on both sides of the aisle, filled from seeded chance, floor, lamps.

import * as THREE from 'three';
import { createRandom, type Random } from './seeded-random.ts';
import { canvasTexture, concrete, glossy, glowing, lettering, paint, woodGrain } from './materials.ts';
import { beam, box, group, mesh, placed, repeated, slab, type Vec3 } from './solids.ts';

export const CEILING = 9.4;
export const AISLE_LAMPS: readonly number[] = [8, 2, -4.5, -11, -17.5, -24, -31, -39, -48];
/** Goods nearer than this have rounded edges. */
const NEAR_Z = -6;
const BAY = 2.8;
const BAYS = 21;
const DEPTH = 1.1;
const FIRST_Z = 8.4;
const LEVELS: readonly number[] = [0, 1.75, 3.5, 5.25, 7];
/** Free height above a shelf. */
const ROOM = 1.5;
const HALF_AISLE = 1.75;
/** The cross aisle: no racks in this bay. */
const GAP_BAY = 8;

const CARTONS = ['#b58a58', '#a97c4b', '#c39a68', '#9c7145', '#ba9261'];

function cartonPaint(tone: string, seed: number): THREE.MeshStandardMaterial {
  const map = canvasTexture(256, seed, (g, size, random) => {
    g.fillStyle = tone;
    g.fillRect(0, 0, size, size);
    g.fillStyle = 'rgba(225,200,150,0.55)';
    g.fillRect(size * 0.46, 0, size * 0.08, size);
    g.strokeStyle = 'rgba(60,36,12,0.35)';
    g.lineWidth = 3;
    g.strokeRect(0, 0, size, size);
    for (let i = 0; i < 600; i++) {
      g.fillStyle = `rgba(60,40,20,${String(random() * 0.08)})`;
      g.fillRect(random() * size, random() * size, 10 * random(), 1.5);
    }
    g.fillStyle = '#f1efe8';
    g.fillRect(size * 0.6, size * 0.55, size * 0.28, size * 0.2);
    g.fillStyle = '#333333';
    for (let i = 0; i < 14; i++)
      g.fillRect(size * 0.62 + i * 4.6, size * 0.58, 1 + random() * 2.4, size * 0.1);
  });
  return new THREE.MeshStandardMaterial({ map, roughness: 0.85 });
}

interface Stock {
  readonly cartons: readonly THREE.MeshStandardMaterial[];
  readonly wrapped: readonly THREE.MeshStandardMaterial[];
  readonly pallets: THREE.Matrix4[];
}

/** Fills one pallet place whose front is at x = 0 and which reaches into -x or +x by `side`. */
function fill(
  parts: THREE.Object3D[],
  stock: Stock,
  random: Random,
  side: number,
  y: number,
  z: number,
  room: number,
): void {
  if (random() < 0.1) return;
  const x = side * (HALF_AISLE + DEPTH / 2 + 0.02);
  stock.pallets.push(placed([x, y + 0.065, z]));
  const top = y + 0.13;
  const height = room * (0.42 + random() * 0.45);
  const kind = random();
  if (kind < 0.36) {
    const rows = Math.max(1, Math.round(height / (0.34 + random() * 0.2)));
    const material = stock.cartons[Math.floor(random() * stock.cartons.length)];
    if (material === undefined) return;
    for (let r = 0; r < rows; r++) {
      for (const [ox, oz] of [
        [-0.26, -0.29],
        [-0.26, 0.29],
        [0.26, -0.29],
        [0.26, 0.29],
      ] as const) {
        if (r === rows - 1 && random() < 0.25) continue;
        const carton = box(
          material,
          [0.5, height / rows - 0.012, 0.56],
          [x + ox, top + (r * height) / rows, z + oz + (random() - 0.5) * 0.02],
          z > NEAR_Z ? 0.012 : 0,
        );
        carton.rotation.y = (random() - 0.5) * 0.05;
        parts.push(carton);
      }
    }
  } else if (kind < 0.72) {
    const material = stock.cartons[Math.floor(random() * stock.cartons.length)];
    if (material !== undefined)
      parts.push(box(material, [1.0, height, 1.12], [x, top, z], z > NEAR_Z ? 0.015 : 0));
  } else {
    const material = stock.wrapped[Math.floor(random() * stock.wrapped.length)];
    if (material !== undefined)
      parts.push(box(material, [1.02, height, 1.1], [x, top, z], z > NEAR_Z ? 0.05 : 0));
  }
}

function rack(side: number): THREE.Group {
  const random = createRandom(side > 0 ? 41 : 42);
  const blue = glossy(0x1d55b4, 0.45, 0.15);
  const orange = glossy(0xf07a1c, 0.45, 0.1);
  const mesh3 = paint(0x8b9196, 0.5, 0.5);
  const stock: Stock = {
    cartons: CARTONS.map((tone, i) => cartonPaint(tone, 60 + i)),
    wrapped: [0xd9dde0, 0x9fb2c4, 0x37424e, 0xc9c2b0, 0x5d7f6a].map((tone) => paint(tone, 0.32)),
    pallets: [],
  };
  const parts: THREE.Object3D[] = [];
  const posts: THREE.Matrix4[] = [];
  const beams: THREE.Matrix4[] = [];
  const decks: THREE.Matrix4[] = [];
  const front = side * HALF_AISLE;
  const back = side * (HALF_AISLE + DEPTH);
  for (let bay = 0; bay < BAYS; bay++) {
    if (bay === GAP_BAY) continue;
    const z = FIRST_Z - bay * BAY;
    for (const edge of bay + 1 === GAP_BAY || bay === BAYS - 1 ? [0, 1] : [0]) {
      const at = z - edge * BAY;
      posts.push(placed([front, CEILING / 2 - 0.7, at]), placed([back, CEILING / 2 - 0.7, at]));
      for (let y = 0.3; y < 7.6; y += 1.1) parts.push(beam(blue, [front, y, at], [back, y + 0.9, at], 0.035));
    }
    for (const level of LEVELS) {
      if (level > 0) {
        beams.push(placed([front, level - 0.07, z - BAY / 2]), placed([back, level - 0.07, z - BAY / 2]));
        decks.push(placed([(front + back) / 2, level - 0.02, z - BAY / 2]));
      }
      for (const share of [0.27, 0.73]) fill(parts, stock, random, side, level, z - BAY * share, ROOM);
    }
    const label = mesh(
      new THREE.PlaneGeometry(0.34, 0.11),
      lettering(String(10 + bay), '#101010', '#f3f0e2'),
    );
    label.position.set(front - side * 0.045, LEVELS[1] === undefined ? 0 : LEVELS[1] - 0.06, z - BAY / 2);
    label.rotation.y = -side * (Math.PI / 2);
    parts.push(label);
    parts.push(box(glossy(0xe0b21c, 0.5, 0.1), [0.14, 0.42, 0.16], [front - side * 0.05, 0, z], 0.02));
  }
  const wood = woodGrain('#a98350', '#5f4220', 44);
  return group(
    ...parts,
    repeated(new THREE.BoxGeometry(0.1, CEILING - 1.4, 0.09), blue, posts),
    repeated(new THREE.BoxGeometry(0.06, 0.13, BAY - 0.06), orange, beams),
    repeated(new THREE.BoxGeometry(DEPTH - 0.06, 0.02, BAY - 0.1), mesh3, decks),
    repeated(new THREE.BoxGeometry(1.04, 0.11, 1.16), wood, stock.pallets),
  );
}

function lamp(z: number): THREE.Object3D[] {
  const at: Vec3 = [0, CEILING - 0.25, z];
  const body = box(paint(0x2a2d30), [0.5, 0.1, 1.7], [at[0], at[1] + 0.02, at[2]]);
  const tube = box(glowing(0xfff3e0, 9), [0.4, 0.03, 1.6], at);
  for (const part of [body, tube]) part.castShadow = false;
  return [body, tube];
}

export function aisleHall(): THREE.Group {
  const floor = concrete('#9aa0a4', 45, [3, 16], 3);
  floor.roughness = 0.55;
  const line = paint(0xd8b01e, 0.6);
  const dark = paint(0x23282e, 0.9);
  const parts: THREE.Object3D[] = [
    slab(floor, 26, 90, [0, 0, -25]),
    slab(line, 0.1, 90, [-HALF_AISLE + 0.22, 0.004, -25]),
    slab(line, 0.1, 90, [HALF_AISLE - 0.22, 0.004, -25]),
    rack(-1),
    rack(1),
    ...AISLE_LAMPS.flatMap(lamp),
    box(dark, [26, 0.2, 90], [0, CEILING, -25]),
    box(paint(0x59626b, 0.9), [26, CEILING, 0.2], [0, 0, -56]),
    box(paint(0x6d7680, 0.6), [3.2, 3.4, 0.1], [0, 0, -55.8]),
    box(glowing(0x35d07a, 2.4), [0.7, 0.26, 0.06], [0, 3.9, -55.7]),
  ];
  for (const [x, z] of [
    [-3.4, -16.3],
    [3.4, -16.3],
  ] as const)
    parts.push(box(line, [2, 0.004, 0.1], [x, 0.001, z]));
  for (let i = 0; i < 12; i++)
    parts.push(box(paint(0x32383e, 0.8), [26, 0.5, 0.24], [0, CEILING - 0.45, 6 - i * 5.6]));
  for (const side of [-1, 1]) parts.push(box(paint(0x434b54, 0.9), [0.2, CEILING, 90], [side * 6.5, 0, -25]));
  return group(...parts);
}
