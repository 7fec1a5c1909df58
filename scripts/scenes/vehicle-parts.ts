// Parts that vehicles share: bodies cut from a side profile, panes, wheels that roll, lights, headlamp beams.
// Vehicles face +z, stand on y = 0, and have their origin between the axles unless said otherwise.

import * as THREE from 'three';
import { glossy, glowing, paint, type Paint } from './materials.ts';
import { group, mesh } from './solids.ts';
import type { Trip } from './trip.ts';

/** Forward and up, in metres. */
export type ProfilePoint = readonly [number, number];

export const RUBBER = paint(0x17181a, 0.9);
export const RIM = glossy(0xa9afb5, 0.35, 0.8);
export const DARK = paint(0x1b1d20, 0.6);
export const PANE = glossy(0x0b1116, 0.08, 0.35);
export const CHROME = glossy(0xc8ccd0, 0.2, 0.9);
export const TAIL_LIGHT = glowing(0xff1a0e, 0.9);
export const AMBER = glowing(0xffa020, 0.5);

export function profileBody(
  material: Paint,
  points: readonly ProfilePoint[],
  width: number,
  bevel = 0.05,
): THREE.Mesh {
  const shape = new THREE.Shape();
  points.forEach(([z, y], i) => (i === 0 ? shape.moveTo(z, y) : shape.lineTo(z, y)));
  shape.closePath();
  const depth = width - 2 * bevel;
  const geometry = new THREE.ExtrudeGeometry(shape, {
    depth,
    bevelEnabled: true,
    bevelSize: bevel,
    bevelThickness: bevel,
    bevelSegments: 3,
    bevelOffset: -bevel,
  });
  geometry.translate(0, 0, -depth / 2);
  geometry.rotateY(-Math.PI / 2);
  return mesh(geometry, material);
}

/** A flat pane on the side of a body, cut from the same profile coordinates. */
export function sidePane(material: Paint, points: readonly ProfilePoint[], x: number): THREE.Mesh {
  const shape = new THREE.Shape();
  points.forEach(([z, y], i) => (i === 0 ? shape.moveTo(z, y) : shape.lineTo(z, y)));
  const geometry = new THREE.ExtrudeGeometry(shape, { depth: 0.02, bevelEnabled: false });
  geometry.rotateY(-Math.PI / 2);
  geometry.translate(x + 0.01, 0, 0);
  return mesh(geometry, material);
}

/** A pane across the body between two profile points: windscreens, rear windows. */
export function crossPane(
  material: Paint,
  low: ProfilePoint,
  high: ProfilePoint,
  lowWidth: number,
  highWidth: number,
  lift = 0.015,
): THREE.Mesh {
  const out = new THREE.Vector2(high[1] - low[1], low[0] - high[0]).normalize().multiplyScalar(lift);
  const forward = low[0] >= high[0] ? 1 : -1;
  const [dz, dy] = [out.x * forward, Math.abs(out.y)];
  const corner = (x: number, [z, y]: ProfilePoint): number[] => [x, y + dy, z + dz];
  const [a, b] = [corner(-lowWidth / 2, low), corner(lowWidth / 2, low)];
  const [c, d] = [corner(highWidth / 2, high), corner(-highWidth / 2, high)];
  const order = forward > 0 ? [a, b, c, a, c, d] : [b, a, d, b, d, c];
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(order.flat(), 3));
  geometry.computeVertexNormals();
  return mesh(geometry, material);
}

export interface Wheel {
  readonly hub: THREE.Group;
  readonly radius: number;
  readonly steers: boolean;
}

export function wheel(
  radius: number,
  width: number,
  at: readonly [number, number],
  steers = false,
  rimShare = 0.62,
): Wheel {
  const profile = [
    [0.2, -0.5],
    [0.86, -0.5],
    [0.97, -0.4],
    [1, -0.25],
    [1, 0.25],
    [0.97, 0.4],
    [0.86, 0.5],
    [0.2, 0.5],
  ].map(([r = 0, w = 0]) => new THREE.Vector2(r * radius, w * width));
  const tyre = mesh(new THREE.LatheGeometry(profile, 26), RUBBER);
  const rim = mesh(new THREE.CylinderGeometry(radius * rimShare, radius * rimShare, width * 1.02, 20), DARK);
  const spokes = Array.from({ length: 5 }, (_, i) => {
    const spoke = mesh(new THREE.BoxGeometry(radius * 0.17, width * 1.05, radius * rimShare * 1.9), RIM);
    spoke.rotation.y = (i / 5) * Math.PI;
    return spoke;
  });
  const roll = group(tyre, rim, ...spokes);
  roll.rotation.z = Math.PI / 2;
  const spin = group(roll);
  const hub = group(spin);
  hub.position.set(at[0], radius, at[1]);
  return { hub, radius, steers };
}

export function turnWheels(wheels: readonly Wheel[], metres: number, steer: number): void {
  for (const { hub, radius, steers } of wheels) {
    const spin = hub.children[0];
    if (spin !== undefined) spin.rotation.x = metres / radius;
    if (steers) hub.rotation.y = steer;
  }
}

/** A beam ahead of the vehicle; add both to the vehicle and list the spot among the stage's lamps. */
export function headlamp(x: number, y: number, z: number, candela: number): THREE.SpotLight {
  const lamp = new THREE.SpotLight(0xfff0d8, candela, 0, 0.42, 0.85, 2);
  lamp.position.set(x, y, z);
  lamp.target.position.set(x * 1.1, y - 1.5, z + 12);
  return lamp;
}

/** Puts a vehicle on its path by both axles, as tyres follow a curve. Returns the steering angle. */
export function follow(
  root: THREE.Object3D,
  trip: Trip,
  metres: number,
  front: number,
  rear: number,
): number {
  const a = trip.point(metres + front);
  const b = trip.point(metres - rear);
  const heading = Math.atan2(a.x - b.x, a.z - b.z);
  const share = rear / (front + rear);
  root.position.set(b.x + (a.x - b.x) * share, 0, b.z + (a.z - b.z) * share);
  root.rotation.y = heading;
  const steer = trip.heading(metres + front) - heading;
  return Math.atan2(Math.sin(steer), Math.cos(steer));
}
