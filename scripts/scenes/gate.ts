// The gate at dusk: a van comes to the barrier, the guard steps to the window, the barrier opens, the van drives in.

import * as THREE from 'three';
import { contactOf, poseWalk, raiseArm, stand, walk } from './gait.ts';
import { gateGround, gateHouse, gateSurroundings, LAMP_POSTS } from './gate-site.ts';
import { skySun } from './lights.ts';
import { glossy, glowing, paint, skyTexture } from './materials.ts';
import { createFigure } from './people.ts';
import { box, group, tube } from './solids.ts';
import { type LightSpec, PLAIN_LOOK, type Stage } from './stage.ts';
import { ease, Trip } from './trip.ts';
import { createVan, driveVan } from './van.ts';

const LOOP_SECONDS = 24;
const BARRIER_OPENS = 11.4;
const BARRIER_CLOSES = 17.6;
const BARRIER_SECONDS = 2.2;
const BARRIER_LENGTH = 4.7;
const BARRIER_Z = -1.2;
const LAMP_CANDELA = 260;
const AMBIENT_SAMPLES = 48;
const SODIUM = 0xffb163;
const SUNSET_BEARING = Math.PI * 0.92;

function skyRadiance(height: number, bearing: number): THREE.Color {
  const toSunset = 0.5 + 0.5 * Math.cos(bearing - SUNSET_BEARING);
  const low = 1 - height;
  return new THREE.Color(
    0.05 + 0.32 * toSunset * low ** 3,
    0.065 + 0.13 * toSunset * low ** 3,
    0.14 + 0.08 * low,
  ).multiplyScalar(1.05);
}

function lampKey(x: number, z: number, candela: number): LightSpec {
  return {
    kind: 'spot',
    position: [x - Math.sign(x) * 0.9, 6.75, z],
    target: [x - Math.sign(x) * 1.6, 0, z],
    color: SODIUM,
    intensity: candela,
    radius: 0.22,
    angle: 1.02,
    penumbra: 0.75,
    far: 40,
  };
}

/** The lights that no mover shades: far lamp posts and what falls out of the gatehouse, one each sample in turn. */
function sideLight(index: number, random: () => number): LightSpec {
  const far = LAMP_POSTS.slice(3);
  const count = far.length + 2;
  const turn = index % count;
  const post = far[turn];
  if (post !== undefined) return lampKey(post[0], post[1], LAMP_CANDELA * count);
  const window = { kind: 'spot', color: 0xffd9a0, radius: 0.5, angle: 1.22, penumbra: 0.5, far: 14 } as const;
  return turn === far.length
    ? {
        ...window,
        position: [3.85, 2.45, -4.2 + random() * 1.4],
        target: [1.2, 0.1, -3.4],
        intensity: 9 * count,
      }
    : { ...window, position: [3.8, 2.45, -3 - random()], target: [3.3, 0.2, 1.2], intensity: 7 * count };
}

function createBarrier(): { root: THREE.Group; arm: THREE.Group; lamp: THREE.MeshStandardMaterial } {
  const yellow = glossy(0xe0a912, 0.45, 0.1);
  const red = paint(0xc1211c, 0.45);
  const white = paint(0xeeeeea, 0.45);
  const lamp = glowing(0xff2a14, 1);
  const stripes = 9;
  const arm = group(
    ...Array.from({ length: stripes }, (_, i) => {
      const from = 0.25 + (i / stripes) * BARRIER_LENGTH;
      return box(
        i % 2 === 0 ? red : white,
        [BARRIER_LENGTH / stripes, 0.13, 0.06],
        [-(from + BARRIER_LENGTH / stripes / 2), -0.065, 0],
      );
    }),
    box(paint(0x333638), [0.7, 0.24, 0.1], [0.2, -0.12, 0], 0.03),
    box(lamp, [0.08, 0.1, 0.08], [-BARRIER_LENGTH * 0.5, 0.06, 0], 0.02),
    box(lamp, [0.08, 0.1, 0.08], [-BARRIER_LENGTH - 0.15, 0.06, 0], 0.02),
  );
  arm.position.set(0, 0.98, 0.22);
  return {
    root: group(
      box(yellow, [0.42, 1.12, 0.36], [0, 0.12, 0], 0.04),
      box(paint(0x33363a), [0.5, 0.08, 0.44], [0, 0.1, 0]),
      arm,
    ),
    arm,
    lamp,
  };
}

export function gateStage(aspect: number): Stage {
  const camera = new THREE.PerspectiveCamera(46, aspect, 0.3, 400);
  camera.position.set(-5.6, 6.4, 12.6);
  camera.lookAt(1.0, 0.9, -6);
  const statics = group(gateGround(), gateHouse(), gateSurroundings());

  const barrier = createBarrier();
  barrier.root.position.set(2.75, 0.12, BARRIER_Z);
  statics.add(tube(paint(0x5d6166), [-2.45, 0, BARRIER_Z + 0.2], [-2.45, 0.98, BARRIER_Z + 0.2], 0.05));
  const van = createVan(0xe9ebec);
  const guard = createFigure({ coat: 0x1d2532, trousers: 0x1a1f29, vest: 0xd8f020, cap: 0x151a22 });
  const passer = createFigure({
    coat: 0x6d3f36,
    trousers: 0x2b3547,
    hair: 0x3a2618,
    backpack: 0x27505c,
    height: 1.7,
  });
  const movers = group(barrier.root, van.root, guard.root, passer.root);

  const vanTrip = new Trip({
    path: [
      [0.9, -78],
      [0.5, -40],
      [0.05, -16],
      [0, -6],
      [0, 4],
      [0.6, 14],
      [3, 30],
    ],
    start: 1.2,
    legs: [
      { to: 0.652, speed: 11.5, wait: 4.6 },
      { to: 1, speed: 7 },
    ],
    pull: 1.7,
    brake: 2.6,
  });
  const guardOut = new Trip({
    path: [
      [3.1, -5.4],
      [2.5, -5.6],
      [1.66, -5.3],
    ],
    start: 7.4,
    legs: [
      { to: 0, speed: 1.2, wait: 0 },
      { to: 1, speed: 1.25, wait: 0.1 },
    ],
    pull: 1.8,
    brake: 1.8,
  });
  const guardBack = new Trip({
    path: [
      [1.66, -5.3],
      [2.3, -5.1],
      [3.1, -5.4],
    ],
    start: 11.6,
    legs: [
      { to: 0, speed: 1.2, wait: 0 },
      { to: 1, speed: 1.1, wait: 0.1 },
    ],
    pull: 1.8,
    brake: 1.8,
  });
  const passerTrip = new Trip({
    path: [
      [-17, -15.2],
      [-10, -14.6],
      [-5.2, -12.4],
      [-4.1, -8],
      [-4.3, 0],
      [-4.6, 9],
      [-5, 15],
    ],
    start: 1.5,
    legs: [{ to: 1, speed: 1.5 }],
    pull: 1,
    brake: 1,
  });

  const update = (seconds: number): void => {
    driveVan(van, vanTrip, seconds);
    van.root.visible = vanTrip.isUnderWay(seconds);
    for (const lamp of van.lamps) lamp.intensity = van.root.visible ? 190 : 0;
    const open =
      ease(BARRIER_OPENS, BARRIER_OPENS + BARRIER_SECONDS, seconds) -
      ease(BARRIER_CLOSES, BARRIER_CLOSES + BARRIER_SECONDS, seconds);
    barrier.arm.rotation.z = -open * 1.5;
    barrier.lamp.emissiveIntensity = open > 0.02 && Math.floor(seconds * 2.5) % 2 === 0 ? 7 : 1.2;
    const share = seconds / LOOP_SECONDS;
    if (seconds < 11.6) {
      walk(guard, guardOut, seconds);
      const talking = ease(8.7, 9.2, seconds) - ease(11, 11.6, seconds);
      guard.root.rotation.y = mixAngle(guard.root.rotation.y, -1.75, ease(8.4, 9, seconds));
      if (talking > 0) raiseArm(guard, 1, 0.9 * talking, 0.6 * talking);
    } else {
      walk(guard, guardBack, seconds);
    }
    if (seconds < 7.4 || seconds > 14.5) {
      stand(guard, share, 3);
      guard.root.rotation.y =
        seconds < 7.4
          ? mixAngle(-0.5, guardOut.heading(0), ease(6.4, 7.4, seconds))
          : mixAngle(guardBack.heading(guardBack.length), -0.5, ease(14.5, 15.8, seconds));
    }
    walk(passer, passerTrip, seconds);
    passer.root.visible = passerTrip.isUnderWay(seconds);
    if (!passer.root.visible) poseWalk(passer, 0, 0);
  };

  const sky = skyTexture(
    [
      [0, '#0c1230'],
      [0.62, '#1b2350'],
      [0.8, '#343a76'],
      [0.88, '#5f4d88'],
      [0.935, '#a05a86'],
      [0.972, '#dd7a62'],
      [1, '#f2a561'],
    ],
    { bearing: SUNSET_BEARING, color: 'rgba(255,140,60,0.6)', width: 0.13 },
  );
  return {
    ...{ camera, statics, movers, background: sky, fog: new THREE.FogExp2(0x594a66, 0.0062) },
    keys: LAMP_POSTS.slice(0, 3).map(([x, z]) => lampKey(x, z, LAMP_CANDELA)),
    keySamples: 24,
    ambient: {
      samples: AMBIENT_SAMPLES,
      lightsAt: (index, random) => [
        skySun(index, AMBIENT_SAMPLES, random, skyRadiance, [0, 0, -8], 46),
        sideLight(index, random),
      ],
      everywhere: 0x4a4668,
      everywhereIntensity: 0.5,
    },
    lamps: van.lamps,
    contacts: [
      contactOf(guard),
      contactOf(passer),
      { anchor: van.root, halfWidth: 0.85, halfLength: 2.5, softness: 0.6, strength: 0.8 },
    ],
    mirror: undefined,
    environmentAt: [0, 2.2, -3],
    environmentIntensity: 0.9,
    look: { ...PLAIN_LOOK, exposure: 1.95, bloom: 0.16, bloomFrom: 1.4, vignette: 0.35 },
    update,
  };
}

function mixAngle(from: number, to: number, share: number): number {
  const turn = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  return from + turn * share;
}
