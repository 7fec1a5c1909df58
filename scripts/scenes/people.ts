// People: a figure of lofted limbs on joints, dressed by options, facing +z with the feet at y = 0.
// The figure does not move by itself; gait.ts poses its joints.

import * as THREE from 'three';
import { group, loft, mesh, type Ring } from './solids.ts';
import { paint, type Paint } from './materials.ts';

export interface Outfit {
  readonly coat: THREE.ColorRepresentation;
  readonly trousers: THREE.ColorRepresentation;
  readonly skin?: THREE.ColorRepresentation;
  readonly hair?: THREE.ColorRepresentation;
  readonly shoes?: THREE.ColorRepresentation;
  readonly vest?: THREE.ColorRepresentation;
  readonly helmet?: THREE.ColorRepresentation;
  readonly cap?: THREE.ColorRepresentation;
  readonly backpack?: THREE.ColorRepresentation;
  readonly height?: number;
}

export interface Limb {
  readonly upper: THREE.Group;
  readonly lower: THREE.Group;
  readonly end: THREE.Group;
}

export interface Figure {
  readonly root: THREE.Group;
  readonly pelvis: THREE.Group;
  readonly chest: THREE.Group;
  readonly head: THREE.Group;
  readonly arms: readonly [Limb, Limb];
  readonly legs: readonly [Limb, Limb];
}

export const THIGH = 0.45;
export const SHIN = 0.43;
export const ANKLE = 0.085;
export const HIP_HALF_WIDTH = 0.095;
const HEIGHT = 1.76;
const UPPER_ARM = 0.3;
const SHOULDER_HALF_WIDTH = 0.2;
const SHOULDER_HEIGHT = 0.42;
const CHEST_FROM_PELVIS = 0.1;

const TORSO: readonly Ring[] = [
  { y: -0.02, rx: 0.15, rz: 0.105 },
  { y: 0.08, rx: 0.15, rz: 0.11 },
  { y: 0.2, rx: 0.165, rz: 0.12 },
  { y: 0.32, rx: 0.19, rz: 0.125 },
  { y: 0.41, rx: 0.2, rz: 0.115 },
  { y: 0.46, rx: 0.165, rz: 0.095 },
  { y: 0.49, rx: 0.08, rz: 0.07 },
];
const SKULL: readonly Ring[] = [
  { y: -0.1, rx: 0.045, rz: 0.05, z: 0.02 },
  { y: -0.085, rx: 0.06, rz: 0.07, z: 0.015 },
  { y: -0.04, rx: 0.072, rz: 0.09, z: 0.008 },
  { y: 0.02, rx: 0.078, rz: 0.1 },
  { y: 0.08, rx: 0.074, rz: 0.096 },
  { y: 0.12, rx: 0.05, rz: 0.068 },
  { y: 0.135, rx: 0.015, rz: 0.02 },
];
const HAIR: readonly Ring[] = [
  { y: -0.05, rx: 0.066, rz: 0.05, z: -0.052 },
  { y: 0.0, rx: 0.084, rz: 0.085, z: -0.026 },
  { y: 0.045, rx: 0.087, rz: 0.103, z: -0.01 },
  { y: 0.09, rx: 0.081, rz: 0.106 },
  { y: 0.13, rx: 0.056, rz: 0.076 },
  { y: 0.148, rx: 0.016, rz: 0.02 },
];
const HELMET: readonly Ring[] = [
  { y: 0.04, rx: 0.118, rz: 0.145, z: 0.012 },
  { y: 0.05, rx: 0.118, rz: 0.145, z: 0.012 },
  { y: 0.056, rx: 0.1, rz: 0.122 },
  { y: 0.11, rx: 0.096, rz: 0.115 },
  { y: 0.155, rx: 0.066, rz: 0.08 },
  { y: 0.172, rx: 0.018, rz: 0.022 },
];

function limb(material: Paint, length: number, top: number, bottom: number, bulge = 0.06): THREE.Mesh {
  return mesh(
    loft(
      [
        { y: 0.03, rx: top * 0.5, rz: top * 0.5 },
        { y: 0.012, rx: top * 0.9, rz: top * 0.9 },
        { y: -length * 0.25, rx: top * (1 + bulge), rz: top * (1 + bulge) },
        { y: -length * 0.7, rx: (top + bottom) / 2, rz: (top + bottom) / 2 },
        { y: -length, rx: bottom, rz: bottom },
        { y: -length - 0.025, rx: bottom * 0.6, rz: bottom * 0.6 },
      ],
      14,
    ),
    material,
  );
}

function arm(side: number, coat: Paint, skin: Paint): Limb {
  const hand = mesh(
    loft(
      [
        { y: -0.17, rx: 0.018, rz: 0.022 },
        { y: -0.14, rx: 0.026, rz: 0.036 },
        { y: -0.06, rx: 0.03, rz: 0.042 },
        { y: 0.01, rx: 0.026, rz: 0.03 },
      ],
      10,
    ),
    skin,
  );
  const end = group(hand);
  end.position.y = -0.26;
  const lower = group(limb(coat, 0.25, 0.047, 0.037), end);
  lower.position.y = -UPPER_ARM;
  const upper = group(limb(coat, UPPER_ARM, 0.062, 0.05), lower);
  upper.position.set(side * SHOULDER_HALF_WIDTH, SHOULDER_HEIGHT, 0);
  upper.rotation.z = side * 0.09;
  return { upper, lower, end };
}

function leg(side: number, trousers: Paint, shoes: Paint): Limb {
  const shoe = mesh(
    loft(
      [
        { y: -0.11, rx: 0.02, rz: 0.02 },
        { y: -0.1, rx: 0.043, rz: 0.035 },
        { y: 0.0, rx: 0.045, rz: 0.046 },
        { y: 0.11, rx: 0.048, rz: 0.032, z: 0.012 },
        { y: 0.17, rx: 0.036, rz: 0.022, z: 0.02 },
        { y: 0.19, rx: 0.012, rz: 0.01, z: 0.025 },
      ],
      12,
      0.3,
    ),
    shoes,
  );
  shoe.rotation.x = Math.PI / 2;
  shoe.position.y = -0.045;
  const end = group(shoe);
  end.position.y = -SHIN;
  const lower = group(limb(trousers, SHIN - 0.02, 0.068, 0.052, 0.04), end);
  lower.position.y = -THIGH;
  const upper = group(limb(trousers, THIGH, 0.088, 0.068, 0.04), lower);
  upper.position.x = side * HIP_HALF_WIDTH;
  return { upper, lower, end };
}

function vestParts(color: THREE.ColorRepresentation): THREE.Object3D[] {
  const cloth = paint(color, 0.85);
  cloth.emissive = new THREE.Color(color);
  cloth.emissiveIntensity = 0.05;
  const band = paint(0xdfe3e6, 0.3);
  band.emissive = new THREE.Color(0xffffff);
  band.emissiveIntensity = 0.05;
  const grown = (grow: number, from: number, to: number): THREE.BufferGeometry =>
    loft(
      TORSO.filter(({ y }) => y >= from && y <= to).map((ring) => ({
        ...ring,
        rx: ring.rx + grow,
        rz: ring.rz + grow,
      })),
      20,
    );
  const ring = (y: number, rx: number, rz: number): THREE.Mesh =>
    mesh(
      loft(
        [
          { y, rx, rz },
          { y: y + 0.045, rx: rx + 0.004, rz: rz + 0.002 },
        ],
        20,
      ),
      band,
    );
  const straps = [-1, 1].flatMap((side) =>
    [-1, 1].map((front) => {
      const strap = mesh(new THREE.BoxGeometry(0.04, 0.25, 0.012), band);
      strap.position.set(side * 0.09, 0.33, front * 0.134);
      strap.rotation.x = front * -0.06;
      return strap;
    }),
  );
  return [mesh(grown(0.014, -0.1, 0.47), cloth), ring(0.1, 0.17, 0.13), ring(0.22, 0.184, 0.139), ...straps];
}

function headOf(outfit: Outfit, skin: Paint): THREE.Group {
  const head = group(mesh(loft(SKULL, 18), skin));
  const nose = mesh(new THREE.ConeGeometry(0.014, 0.04, 8), skin);
  nose.position.set(0, 0.005, 0.104);
  const neck = mesh(
    loft(
      [
        { y: -0.2, rx: 0.058, rz: 0.058, z: -0.012 },
        { y: -0.06, rx: 0.05, rz: 0.055 },
      ],
      12,
    ),
    skin,
  );
  head.add(nose, neck);
  if (outfit.helmet !== undefined) head.add(mesh(loft(HELMET, 20), paint(outfit.helmet, 0.35)));
  else head.add(mesh(loft(HAIR, 18), paint(outfit.cap ?? outfit.hair ?? 0x2a1d14, 0.9)));
  if (outfit.cap !== undefined) {
    const peak = mesh(new THREE.CylinderGeometry(0.075, 0.075, 0.012, 16), paint(outfit.cap, 0.8));
    peak.scale.z = 0.9;
    peak.position.set(0, 0.06, 0.095);
    head.add(peak);
  }
  return head;
}

export function createFigure(outfit: Outfit): Figure {
  const skin = paint(outfit.skin ?? 0xc58f6d, 0.6);
  const coat = paint(outfit.coat, 0.85);
  const trousers = paint(outfit.trousers, 0.85);
  const shoes = paint(outfit.shoes ?? 0x1b1a1a, 0.5);
  const head = headOf(outfit, skin);
  head.position.y = 0.62;
  const arms = [arm(-1, coat, skin), arm(1, coat, skin)] as const;
  const chest = group(mesh(loft(TORSO, 20), coat), head, arms[0].upper, arms[1].upper);
  if (outfit.vest !== undefined) chest.add(...vestParts(outfit.vest));
  if (outfit.backpack !== undefined) {
    const pack = mesh(
      loft(
        [
          { y: 0.02, rx: 0.1, rz: 0.05 },
          { y: 0.06, rx: 0.14, rz: 0.08 },
          { y: 0.34, rx: 0.13, rz: 0.07 },
          { y: 0.4, rx: 0.09, rz: 0.04 },
        ],
        16,
        0.5,
      ),
      paint(outfit.backpack, 0.8),
    );
    pack.position.z = -0.18;
    chest.add(pack);
  }
  chest.position.y = CHEST_FROM_PELVIS;
  const hips = mesh(
    loft(
      [
        { y: -0.1, rx: 0.1, rz: 0.08 },
        { y: -0.05, rx: 0.15, rz: 0.105 },
        { y: 0.06, rx: 0.155, rz: 0.11 },
        { y: 0.13, rx: 0.145, rz: 0.1 },
      ],
      18,
    ),
    trousers,
  );
  const legs = [leg(-1, trousers, shoes), leg(1, trousers, shoes)] as const;
  const pelvis = group(hips, chest, legs[0].upper, legs[1].upper);
  pelvis.position.y = THIGH + SHIN + ANKLE - 0.02;
  const body = group(pelvis);
  body.scale.setScalar((outfit.height ?? HEIGHT) / HEIGHT);
  return { root: group(body), pelvis, chest, head, arms, legs };
}
