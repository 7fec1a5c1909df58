// Trees and bushes: clumps of roughened balls, shaped by seeded chance.

import * as THREE from 'three';
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js';
import { paint } from './materials.ts';
import { group, mesh, tube, type Vec3 } from './solids.ts';
import type { Random } from './seeded-random.ts';

const LEAF_TONES = [0x2c3a20, 0x35452a, 0x27331d].map((tone) => paint(tone, 0.95));
const BARK = paint(0x3a2f26, 0.95);
const ROUGHNESS = 0.36;

function roughBall(random: Random, radius: number): THREE.BufferGeometry {
  const faceted = new THREE.IcosahedronGeometry(radius, 5);
  faceted.deleteAttribute('normal');
  faceted.deleteAttribute('uv');
  const geometry = mergeVertices(faceted);
  const position = geometry.getAttribute('position');
  const seed = random() * 100;
  const v = new THREE.Vector3();
  for (let i = 0; i < position.count; i++) {
    v.fromBufferAttribute(position, i).divideScalar(radius);
    const wave = Math.sin(v.x * 9 + seed) * Math.sin(v.y * 11 + seed * 2) * Math.sin(v.z * 10 + seed * 3);
    const fine = Math.sin(v.x * 27 + seed) * Math.sin(v.y * 31) * Math.sin(v.z * 25 + seed);
    v.multiplyScalar(radius * (1 + ROUGHNESS * (wave + 0.6 * fine)));
    position.setXYZ(i, v.x, v.y, v.z);
  }
  geometry.computeVertexNormals();
  return geometry;
}

function clump(random: Random, at: Vec3, radius: number, balls: number): THREE.Mesh[] {
  return Array.from({ length: balls }, () => {
    const tone = LEAF_TONES[Math.floor(random() * LEAF_TONES.length)] ?? BARK;
    const ball = mesh(roughBall(random, radius * (0.42 + random() * 0.3)), tone);
    const [a, r] = [random() * 2 * Math.PI, radius * (0.2 + random() * 0.5)];
    ball.position.set(
      at[0] + Math.cos(a) * r,
      at[1] + (random() - 0.4) * radius * 0.9,
      at[2] + Math.sin(a) * r,
    );
    return ball;
  });
}

export function tree(random: Random, x: number, z: number, height: number): THREE.Group {
  const crown = height * 0.36;
  return group(
    tube(BARK, [x, 0, z], [x, height * 0.6, z], height * 0.03, height * 0.016),
    ...clump(random, [x, height * 0.66, z], crown, 9),
  );
}

export function bush(random: Random, x: number, z: number, size: number): THREE.Group {
  return group(...clump(random, [x, size * 0.45, z], size, 5));
}
