// three.js lights from specifications, with the jitter that turns many hard shadows into one soft shadow.

import * as THREE from 'three';
import type { LightSpec } from './stage.ts';

export type StageLight = THREE.DirectionalLight | THREE.SpotLight;

const DEFAULT_ANGLE = Math.PI / 4;
const DEFAULT_PENUMBRA = 0.6;
const DEFAULT_EXTENT = 30;
const DEFAULT_FAR = 90;
const DEFAULT_MAP_SIZE = 1024;
const SHADOW_NEAR = 0.2;
const SHADOW_NORMAL_BIAS = 0.03;
const SHADOW_BIAS = -0.0006;

export function createLight(spec: LightSpec): StageLight {
  const light = spec.kind === 'sun' ? new THREE.DirectionalLight() : new THREE.SpotLight();
  light.castShadow = true;
  light.shadow.mapSize.setScalar(spec.mapSize ?? DEFAULT_MAP_SIZE);
  light.shadow.bias = SHADOW_BIAS;
  light.shadow.normalBias = SHADOW_NORMAL_BIAS;
  applySpec(light, spec, undefined);
  return light;
}

/** Sets the light to the specification, moved to a random point of its disc if a random source is given. */
export function applySpec(light: StageLight, spec: LightSpec, random: (() => number) | undefined): void {
  const position = new THREE.Vector3(...spec.position);
  const target = new THREE.Vector3(...spec.target);
  if (random !== undefined) position.add(onDisc(position, target, spec.radius, random));
  light.position.copy(position);
  light.target.position.copy(target);
  light.color.set(spec.color);
  light.intensity = spec.intensity;
  if (light instanceof THREE.SpotLight) {
    light.angle = spec.angle ?? DEFAULT_ANGLE;
    light.penumbra = spec.penumbra ?? DEFAULT_PENUMBRA;
    light.decay = 2;
    light.shadow.camera.near = SHADOW_NEAR;
    light.shadow.camera.far = spec.far ?? DEFAULT_FAR;
  } else {
    const extent = spec.extent ?? DEFAULT_EXTENT;
    const camera = light.shadow.camera;
    camera.left = -extent;
    camera.right = extent;
    camera.top = extent;
    camera.bottom = -extent;
    camera.near = SHADOW_NEAR;
    camera.far = spec.far ?? DEFAULT_FAR;
  }
  light.shadow.camera.updateProjectionMatrix();
  light.updateMatrixWorld();
  light.target.updateMatrixWorld();
}

function onDisc(from: THREE.Vector3, to: THREE.Vector3, radius: number, random: () => number): THREE.Vector3 {
  const axis = to.clone().sub(from).normalize();
  const up = Math.abs(axis.y) > 0.9 ? new THREE.Vector3(1, 0, 0) : new THREE.Vector3(0, 1, 0);
  const u = new THREE.Vector3().crossVectors(axis, up).normalize();
  const v = new THREE.Vector3().crossVectors(axis, u);
  const r = radius * Math.sqrt(random());
  const angle = random() * 2 * Math.PI;
  return u.multiplyScalar(r * Math.cos(angle)).addScaledVector(v, r * Math.sin(angle));
}

/** A sky sample: a sun from a random direction of the upper half, its strength the sky's radiance there. */
export function skySun(
  index: number,
  samples: number,
  random: () => number,
  radiance: (height: number, bearing: number) => THREE.Color,
  centre: readonly [number, number, number],
  extent: number,
): LightSpec {
  const height = (index + random()) / samples;
  const bearing = ((index * 0.618_033_988_75 + random() * 0.2) % 1) * 2 * Math.PI;
  const flat = Math.sqrt(1 - height * height);
  const distance = extent * 1.6;
  return {
    kind: 'sun',
    position: [
      centre[0] + Math.sin(bearing) * flat * distance,
      centre[1] + height * distance,
      centre[2] + Math.cos(bearing) * flat * distance,
    ],
    target: centre,
    color: radiance(height, bearing),
    intensity: 2 * Math.PI,
    radius: 0,
    extent,
    far: extent * 3.2,
    mapSize: 2048,
  };
}
