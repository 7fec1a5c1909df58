// The shader inputs that change from frame to frame, as typed lists, so that the compositor fills them in place.

import * as THREE from 'three';
import { MAX_BOUNDS, MAX_CONTACTS, MAX_LAMPS } from './composite-shaders.ts';

function many<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

export function createMovingUniforms(keys: number) {
  const lights = Math.max(keys, 1);
  return {
    shadowMatrix: { value: many(lights, () => new THREE.Matrix4()) },
    shadowFrom: { value: many(lights, () => new THREE.Vector3()) },
    shadowAxis: { value: many(lights, () => new THREE.Vector3()) },
    shadowSize: { value: many(lights, () => new THREE.Vector3()) },
    shadowBounds: { value: many(lights * MAX_BOUNDS, () => new THREE.Vector4()) },
    mirrorBounds: { value: many(MAX_BOUNDS, () => new THREE.Vector4()) },
    contactFrame: { value: many(MAX_CONTACTS, () => new THREE.Matrix4()) },
    contactShape: { value: many(MAX_CONTACTS, () => new THREE.Vector4()) },
    lamps: { value: 0 },
    lampFrom: { value: many(MAX_LAMPS, () => new THREE.Vector3()) },
    lampAxis: { value: many(MAX_LAMPS, () => new THREE.Vector3()) },
    lampColor: { value: many(MAX_LAMPS, () => new THREE.Vector3()) },
    lampCone: { value: many(MAX_LAMPS, () => new THREE.Vector2()) },
    stillMirrorOnly: { value: false },
  };
}

export type MovingUniforms = ReturnType<typeof createMovingUniforms>;

export function entry<T>({ value }: { readonly value: readonly T[] }, index: number): T {
  const found = value[index];
  if (found === undefined) throw new RangeError(`no shader input ${String(index)}`);
  return found;
}

const CORNERS = 8;
const BEHIND = 0.01;

/** The rectangle, in texture coordinates, that holds all of a box as a camera sees it; empty without a box. */
export function boundsSeenBy(camera: THREE.Camera, box: THREE.Box3 | undefined, into: THREE.Vector4): void {
  into.set(2, 2, -2, -2);
  if (box === undefined) return;
  const toClip = new THREE.Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  for (let corner = 0; corner < CORNERS; corner++) {
    const x = (corner & 1) === 0 ? box.min.x : box.max.x;
    const y = (corner & 2) === 0 ? box.min.y : box.max.y;
    const z = (corner & 4) === 0 ? box.min.z : box.max.z;
    const clip = new THREE.Vector4(x, y, z, 1).applyMatrix4(toClip);
    if (clip.w <= BEHIND) {
      into.set(-1, -1, 2, 2);
      return;
    }
    const [u, v] = [clip.x / clip.w / 2 + 0.5, clip.y / clip.w / 2 + 0.5];
    into.set(Math.min(into.x, u), Math.min(into.y, v), Math.max(into.z, u), Math.max(into.w, v));
  }
}
