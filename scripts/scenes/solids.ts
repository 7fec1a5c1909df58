// Building blocks for models: boxes, tubes, lofts and rows of equal parts, with shadows on.

import * as THREE from 'three';
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js';

export type Vec3 = readonly [number, number, number];

const TUBE_SIDES = 14;

export function mesh(geometry: THREE.BufferGeometry, material: THREE.Material): THREE.Mesh {
  const result = new THREE.Mesh(geometry, material);
  result.castShadow = true;
  result.receiveShadow = true;
  return result;
}

/** A box of size w, h, d whose bottom middle is at the given place. */
export function box(material: THREE.Material, size: Vec3, at: Vec3, rounding = 0): THREE.Mesh {
  const [w, h, d] = size;
  const geometry =
    rounding > 0 ? new RoundedBoxGeometry(w, h, d, 2, rounding) : new THREE.BoxGeometry(w, h, d);
  const result = mesh(geometry, material);
  result.position.set(at[0], at[1] + h / 2, at[2]);
  return result;
}

export function tube(
  material: THREE.Material,
  from: Vec3,
  to: Vec3,
  radius: number,
  endRadius = radius,
): THREE.Mesh {
  const a = new THREE.Vector3(...from);
  const b = new THREE.Vector3(...to);
  const result = mesh(new THREE.CylinderGeometry(endRadius, radius, a.distanceTo(b), TUBE_SIDES), material);
  result.position.copy(a).add(b).multiplyScalar(0.5);
  result.quaternion.setFromUnitVectors(new THREE.Vector3(0, 1, 0), b.sub(a).normalize());
  return result;
}

/** A bar of square section between two points. */
export function beam(
  material: THREE.Material,
  from: Vec3,
  to: Vec3,
  width: number,
  depth = width,
): THREE.Mesh {
  const a = new THREE.Vector3(...from);
  const b = new THREE.Vector3(...to);
  const result = mesh(new THREE.BoxGeometry(width, depth, a.distanceTo(b)), material);
  result.position.copy(a).add(b).multiplyScalar(0.5);
  result.lookAt(b);
  return result;
}

/** Level paint or paving: casts no shadow. */
export function slab(
  material: THREE.Material,
  width: number,
  length: number,
  at: Vec3,
  turn = 0,
): THREE.Mesh {
  const result = mesh(new THREE.PlaneGeometry(width, length), material);
  result.rotation.set(-Math.PI / 2, 0, turn);
  result.position.set(...at);
  result.castShadow = false;
  return result;
}

/** Many equal parts in one draw call. */
export function repeated(
  geometry: THREE.BufferGeometry,
  material: THREE.Material,
  places: readonly THREE.Matrix4[],
): THREE.InstancedMesh {
  const result = new THREE.InstancedMesh(geometry, material, places.length);
  places.forEach((place, i) => result.setMatrixAt(i, place));
  result.castShadow = true;
  result.receiveShadow = true;
  result.frustumCulled = false;
  return result;
}

export function placed(at: Vec3, turn = 0, scale: Vec3 = [1, 1, 1]): THREE.Matrix4 {
  const rotation = new THREE.Quaternion().setFromAxisAngle(new THREE.Vector3(0, 1, 0), turn);
  return new THREE.Matrix4().compose(new THREE.Vector3(...at), rotation, new THREE.Vector3(...scale));
}

/** One cross-section of a loft: an upright ellipse-like ring at height y, squarer as `square` grows from 0 to 1. */
export interface Ring {
  readonly y: number;
  readonly rx: number;
  readonly rz: number;
  readonly z?: number;
  readonly x?: number;
}

/** A skin over rings from bottom to top, closed at both ends: limbs, torsos, heads. */
export function loft(rings: readonly Ring[], sides = 18, square = 0): THREE.BufferGeometry {
  const positions: number[] = [];
  const indices: number[] = [];
  const power = 1 - square * 0.6;
  for (const { y, rx, rz, x = 0, z = 0 } of rings) {
    for (let i = 0; i < sides; i++) {
      const a = (i / sides) * 2 * Math.PI;
      const [c, s] = [Math.cos(a), Math.sin(a)];
      positions.push(
        x + rx * Math.sign(c) * Math.abs(c) ** power,
        y,
        z + rz * Math.sign(s) * Math.abs(s) ** power,
      );
    }
  }
  for (let r = 0; r + 1 < rings.length; r++) {
    for (let i = 0; i < sides; i++) {
      const a = r * sides + i;
      const b = r * sides + ((i + 1) % sides);
      indices.push(a, a + sides, b, b, a + sides, b + sides);
    }
  }
  for (const [ring, row, up] of [
    [rings[0], 0, false],
    [rings.at(-1), rings.length - 1, true],
  ] as const) {
    if (ring === undefined) continue;
    const middle = positions.length / 3;
    positions.push(ring.x ?? 0, ring.y, ring.z ?? 0);
    for (let i = 0; i < sides; i++) {
      const a = row * sides + i;
      const b = row * sides + ((i + 1) % sides);
      indices.push(...(up ? [a, middle, b] : [a, b, middle]));
    }
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute(positions, 3));
  geometry.setIndex(indices);
  geometry.computeVertexNormals();
  return geometry;
}

/** Sheet metal with upright ribs, its face towards +z, from x = -width / 2, bottom at y = 0. */
export function corrugated(
  width: number,
  height: number,
  pitch: number,
  depth: number,
): THREE.BufferGeometry {
  const shape = new THREE.Shape();
  const count = Math.round(width / pitch);
  const step = width / count;
  shape.moveTo(-width / 2, -depth);
  for (let i = 0; i < count; i++) {
    const x = -width / 2 + i * step;
    shape.lineTo(x, 0);
    shape.lineTo(x + step * 0.4, 0);
    shape.lineTo(x + step * 0.5, -depth * 0.7);
    shape.lineTo(x + step * 0.9, -depth * 0.7);
  }
  shape.lineTo(width / 2, 0);
  shape.lineTo(width / 2, -depth);
  const geometry = new THREE.ExtrudeGeometry(shape, { depth: height, bevelEnabled: false });
  geometry.rotateX(-Math.PI / 2);
  geometry.scale(1, 1, -1);
  const position = geometry.getAttribute('position');
  const values: number[] = [];
  // The mirroring above turned the triangles inside out.
  for (let i = 0; i < position.count; i += 3) {
    for (const k of [0, 2, 1]) values.push(position.getX(i + k), position.getY(i + k), position.getZ(i + k));
  }
  const flipped = new THREE.BufferGeometry();
  flipped.setAttribute('position', new THREE.Float32BufferAttribute(values, 3));
  flipped.computeVertexNormals();
  return flipped;
}

export function group(...parts: readonly THREE.Object3D[]): THREE.Group {
  const result = new THREE.Group();
  for (const part of parts) result.add(part);
  return result;
}
