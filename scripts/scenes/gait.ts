// Poses a figure: walking with feet that stay where they are set down, standing, sitting.

import type * as THREE from 'three';
import { ANKLE, type Figure, HIP_HALF_WIDTH, SHIN, THIGH } from './people.ts';
import { ease, type Trip } from './trip.ts';

const STRIDE_METRES = 1.42;
/** Share of a stride during which a foot is on the ground. */
const STANCE = 0.61;
const LIFT = 0.1;
const FULL_GAIT_SPEED = 0.75;
const STAND_HIP = THIGH + SHIN + ANKLE - 0.012;
const WALK_HIP = STAND_HIP - 0.028;
const ARM_SWING = 0.42;

interface FootPlace {
  readonly forward: number;
  readonly lift: number;
  readonly pitch: number;
}

function footAt(phase: number, stride: number): FootPlace {
  const reach = (stride * STANCE) / 2;
  if (phase < STANCE) {
    const t = phase / STANCE;
    const heel = -0.3 * (1 - ease(0, 0.16, t));
    const toe = 0.5 * ease(0.66, 1, t);
    return { forward: reach - 2 * reach * t, lift: 0.075 * ease(0.66, 1, t), pitch: heel + toe };
  }
  const t = (phase - STANCE) / (1 - STANCE);
  const swing = ease(0, 1, t) * 0.6 + t * 0.4;
  const rise = Math.sin(Math.PI * t) * LIFT + 0.075 * (1 - t) ** 2;
  return {
    forward: -reach + 2 * reach * swing,
    lift: rise,
    pitch: 0.5 * (1 - ease(0, 0.45, t)) + 0.15 * Math.sin(Math.PI * t) - 0.3 * ease(0.6, 1, t),
  };
}

/** Bends hip and knee so that the ankle comes to a point of the upright plane below the hip. */
function reachFoot(figure: Figure, side: 0 | 1, forward: number, down: number, pitch: number): void {
  const { upper, lower, end } = figure.legs[side];
  const distance = Math.min(Math.hypot(forward, down), THIGH + SHIN - 0.001);
  const knee = Math.acos((THIGH * THIGH + SHIN * SHIN - distance * distance) / (2 * THIGH * SHIN));
  const hip = Math.acos((THIGH * THIGH + distance * distance - SHIN * SHIN) / (2 * THIGH * distance));
  const aim = Math.atan2(forward, down);
  upper.rotation.x = -(aim + hip);
  lower.rotation.x = Math.PI - knee;
  end.rotation.x = -(upper.rotation.x + lower.rotation.x) + pitch;
}

/** Walking pose after so many metres; `amount` from 0 (standing) to 1 (full stride). */
export function poseWalk(figure: Figure, metres: number, amount: number): void {
  const phase = (((metres / STRIDE_METRES) % 1) + 1) % 1;
  const bob = Math.cos(phase * 4 * Math.PI - 0.6) * 0.016 * amount;
  const hip = STAND_HIP + (WALK_HIP - STAND_HIP) * amount - bob;
  figure.pelvis.position.y = hip;
  figure.pelvis.rotation.set(0, 0, 0);
  for (const side of [0, 1] as const) {
    const foot = footAt((phase + side * 0.5) % 1, STRIDE_METRES);
    reachFoot(figure, side, foot.forward * amount, hip - ANKLE - foot.lift * amount, foot.pitch * amount);
    const swing = Math.cos((phase + side * 0.5) * 2 * Math.PI) * ARM_SWING * amount;
    const { upper, lower } = figure.arms[side];
    upper.rotation.x = swing + 0.02;
    lower.rotation.x = -0.18 - 0.25 * amount + Math.min(swing, 0) * 0.5;
  }
  const turn = Math.cos(phase * 2 * Math.PI) * amount;
  figure.pelvis.rotation.y = -0.07 * turn;
  figure.chest.rotation.set(0.03 * amount, 0.13 * turn, 0);
  figure.pelvis.position.x = Math.sin(phase * 2 * Math.PI) * 0.015 * amount;
  figure.head.rotation.set(0, -0.06 * turn, 0);
}

/** Puts a walking figure where its trip has it. Seconds may also count from before the trip. */
export function walk(figure: Figure, trip: Trip, seconds: number): void {
  const { metres, speed } = trip.at(seconds);
  const at = trip.point(metres);
  figure.root.position.set(at.x, 0, at.z);
  figure.root.rotation.y = trip.heading(metres);
  poseWalk(figure, metres, ease(0, FULL_GAIT_SPEED, speed));
}

/** Small shifts of weight, repeating `cycles` whole times in the loop. */
export function stand(figure: Figure, share: number, cycles: number): void {
  poseWalk(figure, 0, 0);
  const a = share * cycles * 2 * Math.PI;
  figure.pelvis.rotation.z = Math.sin(a) * 0.015;
  figure.chest.rotation.set(Math.sin(a * 2) * 0.012, Math.sin(a) * 0.06, 0);
  figure.head.rotation.set(0.03, Math.sin(a + 1) * 0.35, 0);
}

export function sit(figure: Figure, seatHeight: number): void {
  figure.pelvis.position.y = seatHeight + 0.1;
  for (const side of [0, 1] as const) {
    figure.legs[side].upper.rotation.x = -1.45;
    figure.legs[side].lower.rotation.x = 1.4;
    figure.legs[side].end.rotation.x = 0.05;
    figure.arms[side].upper.rotation.x = -0.45;
    figure.arms[side].lower.rotation.x = -0.9;
  }
  figure.chest.rotation.x = -0.06;
}

/** Raises an arm: shoulder and elbow angles in radians, forward. */
export function raiseArm(figure: Figure, side: 0 | 1, shoulder: number, elbow: number): void {
  figure.arms[side].upper.rotation.x = -shoulder;
  figure.arms[side].lower.rotation.x = -elbow;
}

export function contactOf(figure: Figure): {
  anchor: THREE.Object3D;
  halfWidth: number;
  halfLength: number;
  softness: number;
  strength: number;
} {
  return { anchor: figure.root, halfWidth: HIP_HALF_WIDTH, halfLength: 0.08, softness: 0.55, strength: 0.6 };
}
