// Joins still parts that share a material into one mesh each, so that thousands of boxes cost a few draw calls.

import * as THREE from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

const KEPT = new Set(['position', 'normal', 'uv']);

interface Batch {
  readonly first: THREE.Mesh;
  readonly material: THREE.Material;
  readonly parts: THREE.BufferGeometry[];
}

function plain(mesh: THREE.Mesh): THREE.BufferGeometry {
  const source = mesh.geometry.index === null ? mesh.geometry.clone() : mesh.geometry.toNonIndexed();
  for (const name of Object.keys(source.attributes)) if (!KEPT.has(name)) source.deleteAttribute(name);
  if (source.getAttribute('uv') === undefined) {
    source.setAttribute(
      'uv',
      new THREE.BufferAttribute(new Float32Array(source.getAttribute('position').count * 2), 2),
    );
  }
  source.clearGroups();
  return source.applyMatrix4(mesh.matrixWorld);
}

/** A group that looks the same as the given one, in as few meshes as its materials, layers and shadows allow. */
export function batched(root: THREE.Group): THREE.Group {
  root.updateMatrixWorld(true);
  const result = new THREE.Group();
  const batches = new Map<string, Batch>();
  root.traverse((object) => {
    if (!(object instanceof THREE.Mesh) || Array.isArray(object.material)) return;
    if (object instanceof THREE.InstancedMesh) {
      const copy = object.clone();
      object.matrixWorld.decompose(copy.position, copy.quaternion, copy.scale);
      result.add(copy);
      return;
    }
    const material: THREE.Material = object.material;
    const key = [material.uuid, object.layers.mask, object.castShadow, object.receiveShadow].join();
    const batch: Batch = batches.get(key) ?? { first: object, material, parts: [] };
    batch.parts.push(plain(object));
    batches.set(key, batch);
  });
  for (const { first, material, parts } of batches.values()) {
    const mesh = new THREE.Mesh(mergeGeometries(parts), material);
    mesh.layers.mask = first.layers.mask;
    mesh.castShadow = first.castShadow;
    mesh.receiveShadow = first.receiveShadow;
    result.add(mesh);
  }
  return result;
}
