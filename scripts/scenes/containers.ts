// Freight containers: one ribbed shell, used for stacks of many and for the one that the crane moves.

import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { glossy } from './materials.ts';
import { corrugated, group, placed, repeated } from './solids.ts';
import type { Random } from './seeded-random.ts';

export const CONTAINER = { length: 12.19, width: 2.44, height: 2.59 } as const;

const COLOURS = [0x8e2a20, 0x1f4d86, 0x2f6b4a, 0xb8652a, 0xa9adaf, 0x5a6570, 0x7a1f2d, 0x2b6f86, 0xc09a3a];
const PAINTS = COLOURS.map((color) => glossy(color, 0.5, 0.1));
const RIB = 0.3;
const RIB_DEPTH = 0.04;

let shell: THREE.BufferGeometry | undefined;

/** Lengthwise along z, bottom middle at the origin. */
export function containerShell(): THREE.BufferGeometry {
  if (shell !== undefined) return shell;
  const { length, width, height } = CONTAINER;
  const parts: THREE.BufferGeometry[] = [];
  const add = (geometry: THREE.BufferGeometry, x: number, y: number, z: number, turn = 0): void => {
    const plain = geometry.index === null ? geometry : geometry.toNonIndexed();
    plain.deleteAttribute('uv');
    plain.rotateY(turn);
    plain.translate(x, y, z);
    parts.push(plain);
  };
  add(new THREE.BoxGeometry(width - 0.1, height - 0.06, length - 0.1), 0, height / 2, 0);
  for (const side of [-1, 1]) {
    add(
      corrugated(length - 0.2, height - 0.24, RIB, RIB_DEPTH),
      side * (width / 2 - 0.01),
      0.12,
      0,
      side * (Math.PI / 2),
    );
    add(
      corrugated(width - 0.2, height - 0.24, RIB, RIB_DEPTH),
      0,
      0.12,
      side * (length / 2 - 0.01),
      side > 0 ? 0 : Math.PI,
    );
    for (const y of [0.07, height - 0.07]) {
      add(new THREE.BoxGeometry(0.14, 0.14, length), side * (width / 2 - 0.07), y, 0);
      add(new THREE.BoxGeometry(width, 0.14, 0.14), 0, y, side * (length / 2 - 0.07));
    }
    for (const end of [-1, 1])
      add(
        new THREE.BoxGeometry(0.16, height, 0.16),
        side * (width / 2 - 0.08),
        height / 2,
        end * (length / 2 - 0.08),
      );
  }
  for (const x of [-0.7, -0.25, 0.25, 0.7])
    add(new THREE.CylinderGeometry(0.025, 0.025, height - 0.3, 6), x, height / 2, length / 2 + 0.02);
  shell = mergeGeometries(parts);
  return shell;
}

export function containerPaint(index: number): THREE.MeshStandardMaterial {
  return PAINTS[index % PAINTS.length] ?? glossy(0x888888, 0.5, 0.1);
}

export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Containers on the given places, their colours drawn from the seeded source. */
export function containerStacks(slots: readonly Slot[], random: Random): THREE.Group {
  const byPaint = PAINTS.map((): THREE.Matrix4[] => []);
  for (const { x, y, z } of slots)
    byPaint[Math.floor(random() * PAINTS.length)]?.push(placed([x, y, z], random() < 0.5 ? 0 : Math.PI));
  return group(
    ...byPaint.flatMap((places, i) =>
      places.length > 0 ? [repeated(containerShell(), containerPaint(i), places)] : [],
    ),
  );
}
