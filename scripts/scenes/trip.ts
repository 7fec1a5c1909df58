// How something travels: a path over the ground, pulling away, braking for stops, and where it is at each second.
// Trips are worked out once in small steps and then looked up, so any frame can be drawn on its own.

import * as THREE from 'three';

export type Ground = readonly [number, number];

export interface Leg {
  /** Share of the path's length at which the leg ends. */
  readonly to: number;
  /** Metres per second between stops. */
  readonly speed: number;
  /** Seconds to stand at the end; without it the next leg follows on without stopping. */
  readonly wait?: number;
}

export interface Travel {
  readonly metres: number;
  readonly speed: number;
  /** Seconds since the trip began; below zero before, and counting on after the end. */
  readonly elapsed: number;
}

export interface TripPlan {
  readonly path: readonly Ground[];
  readonly start: number;
  readonly legs: readonly Leg[];
  readonly pull: number;
  readonly brake: number;
  /** How far corners are rounded: 0 straight lines, 0.5 flowing. */
  readonly tension?: number;
}

const STEPS_PER_SECOND = 240;
const MAX_SECONDS = 40;
const ARRIVED = 0.004;

export class Trip {
  readonly length: number;
  readonly seconds: number;
  readonly #curve: THREE.CatmullRomCurve3;
  readonly #start: number;
  readonly #metres: number[] = [];
  readonly #speeds: number[] = [];

  constructor(plan: TripPlan) {
    const points = plan.path.map(([x, z]) => new THREE.Vector3(x, 0, z));
    this.#curve = new THREE.CatmullRomCurve3(
      points,
      false,
      plan.tension === undefined ? 'centripetal' : 'catmullrom',
      plan.tension,
    );
    this.#curve.arcLengthDivisions = 800;
    this.length = this.#curve.getLength();
    this.#start = plan.start;
    this.#work(plan);
    this.seconds = this.#metres.length / STEPS_PER_SECOND;
  }

  #work({ legs, pull, brake }: TripPlan): void {
    const dt = 1 / STEPS_PER_SECOND;
    let metres = 0;
    let speed = legs[0]?.wait === 0 ? 0 : (legs[0]?.speed ?? 0);
    legs.forEach((leg, i) => {
      const end = leg.to * this.length;
      const next = legs[i + 1];
      const endSpeed = next === undefined ? leg.speed : leg.wait === undefined ? next.speed : 0;
      while (metres < end - ARRIVED && this.#metres.length < MAX_SECONDS * STEPS_PER_SECOND) {
        const allowed = Math.sqrt(endSpeed * endSpeed + 2 * brake * (end - metres));
        const wanted = Math.min(leg.speed, Math.max(allowed, 0.03));
        speed =
          wanted > speed ? Math.min(wanted, speed + pull * dt) : Math.max(wanted, speed - brake * 1.6 * dt);
        metres += speed * dt;
        this.#metres.push(metres);
        this.#speeds.push(speed);
      }
      for (let t = 0; t < (leg.wait ?? 0); t += dt) {
        speed = 0;
        this.#metres.push(metres);
        this.#speeds.push(0);
      }
    });
  }

  at(seconds: number): Travel {
    const elapsed = seconds - this.#start;
    const at = Math.min(Math.max(elapsed * STEPS_PER_SECOND, 0), this.#metres.length - 1);
    const [low, high] = [Math.floor(at), Math.ceil(at)];
    const mix = at - low;
    const metres = (this.#metres[low] ?? 0) * (1 - mix) + (this.#metres[high] ?? 0) * mix;
    const moving = elapsed >= 0 && elapsed <= this.seconds;
    return { metres, speed: moving ? (this.#speeds[low] ?? 0) : 0, elapsed };
  }

  /** A point of the path; before its start and past its end the path runs on straight. */
  point(metres: number): THREE.Vector3 {
    const inside = Math.min(Math.max(metres, 0), this.length);
    const u = inside / this.length;
    return this.#curve.getPointAt(u).addScaledVector(this.#curve.getTangentAt(u), metres - inside);
  }

  heading(metres: number): number {
    const tangent = this.#curve.getTangentAt(Math.min(Math.max(metres / this.length, 0), 1));
    return Math.atan2(tangent.x, tangent.z);
  }

  /** Whether the trip is going on, for hiding what has left the picture. */
  isUnderWay(seconds: number): boolean {
    return seconds >= this.#start && seconds <= this.#start + this.seconds;
  }
}

export function ease(from: number, to: number, value: number): number {
  const t = Math.min(Math.max((value - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}
