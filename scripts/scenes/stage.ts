// What a scene is made of: still parts that are lit once, movers drawn anew each frame, lights, and the camera's look.
// Scenes build a Stage; the bake and the composite read it.

import type * as THREE from 'three';

/** A light with an extent. Suns shine along a direction from far away, spots from their position. */
export interface LightSpec {
  readonly kind: 'sun' | 'spot';
  readonly position: readonly [number, number, number];
  readonly target: readonly [number, number, number];
  readonly color: THREE.ColorRepresentation;
  /** Sun: irradiance. Spot: candela, as in three.js. */
  readonly intensity: number;
  /** Metres from the middle within which the light is sampled; the source of soft shadows. */
  readonly radius: number;
  /** Half opening of a spot in radians. */
  readonly angle?: number;
  readonly penumbra?: number;
  /** Half width in metres of the square that a sun's shadow map covers, around the target. */
  readonly extent?: number;
  readonly far?: number;
  readonly mapSize?: number;
}

export interface Ambient {
  readonly samples: number;
  /** The lights of one sample; kinds and order must not change between samples. Their mean is the result. */
  lightsAt(index: number, random: () => number): readonly LightSpec[];
  /** Light from everywhere that nothing occludes: what many bounces leave. */
  readonly everywhere: THREE.ColorRepresentation;
  readonly everywhereIntensity: number;
}

/** The soft dark patch where a mover meets the ground: an upright box in the mover's own axes. */
export interface Contact {
  readonly anchor: THREE.Object3D;
  readonly halfWidth: number;
  readonly halfLength: number;
  readonly softness: number;
  readonly strength: number;
}

export interface Mirror {
  readonly height: number;
  /** Reflectance seen from straight above, and how much of it a grazing view adds. */
  readonly base: number;
  readonly grazing: number;
  /** Mip levels of blur. */
  readonly blur: number;
  /** Share of the ground covered by puddles, 0 for an even floor. */
  readonly puddles: number;
}

export interface Look {
  readonly exposure: number;
  readonly bloom: number;
  readonly bloomFrom: number;
  readonly vignette: number;
  readonly saturation: number;
  readonly contrast: number;
  readonly tint: readonly [number, number, number];
  readonly infrared: boolean;
}

export interface Stage {
  readonly camera: THREE.PerspectiveCamera;
  readonly background: THREE.Texture | THREE.Color;
  readonly fog: THREE.FogExp2 | undefined;
  readonly statics: THREE.Group;
  readonly movers: THREE.Group;
  /** Lights that movers cast shadows in, four at most. */
  readonly keys: readonly LightSpec[];
  readonly keySamples: number;
  readonly ambient: Ambient;
  /** Spots carried by movers: headlights, torches. They light still parts and movers without shadows. */
  readonly lamps: readonly THREE.SpotLight[];
  readonly contacts: readonly Contact[];
  readonly mirror: Mirror | undefined;
  readonly environmentAt: readonly [number, number, number];
  readonly environmentIntensity: number;
  readonly look: Look;
  /** Puts all movers where they are at that second of the loop. */
  update(seconds: number): void;
}

/** Drawn in the bake, but no surface: glass and other things that movers may be seen through. */
export const GLASS_LAYER = 1;

export const PLAIN_LOOK: Look = {
  exposure: 1,
  bloom: 0.12,
  bloomFrom: 1.2,
  vignette: 0.28,
  saturation: 1,
  contrast: 1,
  tint: [1, 1, 1],
  infrared: false,
};
