// The loading yard by day: a forklift crosses with a pallet and comes back empty, workers walk and check, sun and shade.

import * as THREE from 'three';
import { createForklift, driveLifter, palletLoad } from './forklift.ts';
import { contactOf, poseWalk, raiseArm, stand, walk } from './gait.ts';
import { skySun } from './lights.ts';
import { paint, skyTexture } from './materials.ts';
import { createFigure } from './people.ts';
import { box, group } from './solids.ts';
import { PLAIN_LOOK, type Stage } from './stage.ts';
import { ease, Trip } from './trip.ts';
import { yardSite } from './yard-site.ts';

const LOOP_SECONDS = 24;
const AMBIENT_SAMPLES = 56;
const SUN_FROM = [-26, 40, 34] as const;
const SUN_AT = [1, 0, -3] as const;

function skyRadiance(height: number, bearing: number): THREE.Color {
  const toSun = 0.5 + 0.5 * Math.cos(bearing + 0.65);
  const haze = (1 - height) ** 2;
  return new THREE.Color(
    0.3 + 0.28 * haze + 0.2 * toSun,
    0.44 + 0.22 * haze + 0.17 * toSun,
    0.72 + 0.08 * haze + 0.1 * toSun,
  ).multiplyScalar(0.62);
}

export function yardStage(aspect: number): Stage {
  const camera = new THREE.PerspectiveCamera(46, aspect, 0.3, 400);
  camera.position.set(-8.5, 8.6, 18.5);
  camera.lookAt(1.6, 0.6, -5);
  const statics = yardSite();

  const loaded = createForklift(0xe8a80f, palletLoad(0xb48a58, 1.15));
  const empty = createForklift(0xe8a80f, palletLoad(0xb48a58, 0.2));
  empty.load.visible = false;
  const checker = createFigure({ coat: 0x2e3b50, trousers: 0x252a33, vest: 0xf06a14, helmet: 0xf4f4ee });
  checker.chest.add(box(paint(0x6b4a2c, 0.8), [0.24, 0.02, 0.32], [0.02, 0.2, 0.36]));
  const crosser = createFigure({ coat: 0x39465a, trousers: 0x2b2f38, vest: 0xdcf01e, helmet: 0xe8b412 });
  const mate = createFigure({
    coat: 0x5a2d28,
    trousers: 0x30353f,
    vest: 0xdcf01e,
    hair: 0x1c1510,
    height: 1.82,
  });
  const movers = group(loaded.root, empty.root, checker.root, crosser.root, mate.root);

  const loadedTrip = new Trip({
    path: [
      [33, 3.4],
      [20, 3],
      [8, 1.8],
      [-2, 2.6],
      [-9, 4.3],
      [-14, 5.2],
      [-32, 8],
    ],
    start: 1,
    legs: [
      { to: 0.44, speed: 4.8, wait: 3.2 },
      { to: 1, speed: 5.6 },
    ],
    pull: 1.7,
    brake: 2,
  });
  const emptyTrip = new Trip({
    path: [
      [-33, 6.4],
      [-14, 4.8],
      [-4, 2.4],
      [4, -0.2],
      [12, -0.2],
      [33, 1],
    ],
    start: 17.4,
    legs: [{ to: 1, speed: 6.8 }],
    pull: 1.6,
    brake: 2,
  });
  const crosserTrip = new Trip({
    path: [
      [-3.4, -13.2],
      [-3.2, -8],
      [-1.5, -1],
      [1.8, 5],
      [3, 13],
      [3.2, 22],
    ],
    start: 1.2,
    legs: [{ to: 1, speed: 1.6 }],
    pull: 1.4,
    brake: 1.4,
  });
  const mateTrip = new Trip({
    path: [
      [24, 7.2],
      [14, 6.4],
      [5, 6.8],
      [-6, 8.2],
      [-20, 10.5],
      [-26, 11],
    ],
    start: -6,
    legs: [{ to: 1, speed: 1.5 }],
    pull: 1.4,
    brake: 1.4,
  });

  const update = (seconds: number): void => {
    const share = seconds / LOOP_SECONDS;
    driveLifter(loaded, loadedTrip, seconds, 0.16);
    const wrapped = seconds < 10 ? seconds + LOOP_SECONDS : seconds;
    driveLifter(empty, emptyTrip, wrapped, 0.1);
    loaded.root.visible = loadedTrip.isUnderWay(seconds);
    empty.root.visible = emptyTrip.isUnderWay(wrapped);
    stand(checker, share, 2);
    checker.root.position.set(6.5, 0, -4);
    checker.root.rotation.y = -0.6 + 1.3 * (ease(5, 6, seconds) - ease(18, 19.2, seconds));
    raiseArm(checker, 0, 0.55, 1.15);
    raiseArm(checker, 1, 0.6 + 0.06 * Math.sin(seconds * Math.PI), 1.2);
    checker.head.rotation.x = 0.4 - 0.3 * (ease(5, 6, seconds) - ease(9, 10, seconds));
    walk(crosser, crosserTrip, seconds);
    crosser.root.visible = crosserTrip.isUnderWay(seconds);
    const late = seconds > 17 ? seconds - LOOP_SECONDS : seconds;
    walk(mate, mateTrip, late);
    mate.root.visible = mateTrip.isUnderWay(late);
    if (!mate.root.visible) poseWalk(mate, 0, 0);
  };

  return {
    ...{ camera, statics, movers, fog: new THREE.FogExp2(0xa9bccd, 0.0028) },
    background: skyTexture(
      [
        [0, '#3f78bd'],
        [0.6, '#5f97d2'],
        [0.82, '#86b2de'],
        [0.94, '#b4d0e8'],
        [1, '#dbe7ee'],
      ],
      { bearing: -1.2, color: 'rgba(255,250,235,0.25)', width: 0.22 },
    ),
    keys: [
      {
        kind: 'sun',
        position: SUN_FROM,
        target: SUN_AT,
        color: 0xfff0d8,
        intensity: 6.2,
        radius: 0.75,
        extent: 27,
        far: 130,
        mapSize: 2048,
      },
    ],
    keySamples: 32,
    ambient: {
      samples: AMBIENT_SAMPLES,
      lightsAt: (index, random) => [skySun(index, AMBIENT_SAMPLES, random, skyRadiance, [0, 0, -4], 42)],
      everywhere: 0xb5aa9a,
      everywhereIntensity: 0.42,
    },
    lamps: [],
    contacts: [
      contactOf(checker),
      contactOf(crosser),
      contactOf(mate),
      ...[loaded, empty].map(({ root }) => ({
        anchor: root,
        halfWidth: 0.5,
        halfLength: 1.1,
        softness: 0.5,
        strength: 0.75,
      })),
    ],
    mirror: undefined,
    environmentAt: [0, 2, 2],
    environmentIntensity: 0.95,
    look: { ...PLAIN_LOOK, exposure: 0.88, bloom: 0.05, bloomFrom: 2.2, vignette: 0.22, saturation: 1.06 },
    update,
  };
}
