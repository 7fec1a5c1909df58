// The container quay by night: the crane brings a box from the ship, sets it on a waiting lorry, the lorry drives off.

import * as THREE from 'three';
import { CONTAINER, containerPaint, containerShell } from './containers.ts';
import { contactOf, raiseArm, stand, walk } from './gait.ts';
import { skySun } from './lights.ts';
import { createTractor, createTrailer, DECK_HEIGHT, driveLorry, TRAILER_LENGTH } from './lorry.ts';
import { glossy, glowing, paint, skyTexture } from './materials.ts';
import { createFigure } from './people.ts';
import { BOOM_HEIGHT, crane, CRANE_Z, horizon, masts, MASTS, quayGround, ship, stacks } from './quay-site.ts';
import { box, group, mesh, tube } from './solids.ts';
import { type LightSpec, PLAIN_LOOK, type Stage } from './stage.ts';
import { ease, Trip } from './trip.ts';

const LOOP_SECONDS = 24;
const LANE_X = 5.4;
const SHIP_X = 22;
const CARRY_HEIGHT = 15.4;
const SHIP_HEIGHT = 8;
const SET_DOWN = DECK_HEIGHT + CONTAINER.height;
const RELEASED = 12.4;
const AMBIENT_SAMPLES = 44;
const MAST_CANDELA = 1500;
const CRANE_CANDELA = 3000;
const BEAM_CANDELA = 520;

function mastKey(x: number, z: number, candela: number): LightSpec {
  return {
    kind: 'spot',
    position: [x + 0.6, 14.7, z],
    target: [x + 4.6, 0, z - 1],
    color: 0xffbe78,
    intensity: candela,
    radius: 0.5,
    angle: 1.0,
    penumbra: 0.7,
    far: 60,
  };
}

interface Spreader {
  readonly root: THREE.Group;
  readonly frame: THREE.Group;
  readonly ropes: readonly THREE.Mesh[];
  readonly cargo: THREE.Mesh;
}

function createSpreader(): Spreader {
  const yellow = glossy(0xe6b012, 0.45, 0.1);
  const grey = paint(0x6f767c, 0.5, 0.3);
  const cargo = mesh(containerShell(), containerPaint(3));
  cargo.position.y = -CONTAINER.height - 0.3;
  const frame = group(
    box(yellow, [0.7, 0.4, CONTAINER.length], [0, -0.2, 0]),
    box(yellow, [2.4, 0.3, 0.4], [0, -0.25, CONTAINER.length / 2 - 0.2]),
    box(yellow, [2.4, 0.3, 0.4], [0, -0.25, -CONTAINER.length / 2 + 0.2]),
    box(grey, [1.8, 0.7, 2.6], [0, 0.1, 0], 0.06),
    cargo,
  );
  const ropes = [-0.8, 0.8].flatMap((x) =>
    [-1.6, 1.6].map((z) => tube(grey, [x, -0.5, z], [x, 0.5, z], 0.035)),
  );
  const root = group(
    box(grey, [3.4, 1, 6.4], [0, BOOM_HEIGHT + 0.4, 0], 0.05),
    box(paint(0xd8dcdd, 0.5), [2, 2.2, 2.2], [0.4, BOOM_HEIGHT - 2.2, 3.4], 0.08),
    box(glowing(0xbfe0ff, 1.2), [1.7, 1, 0.06], [0.4, BOOM_HEIGHT - 1.4, 4.51]),
    frame,
    ...ropes,
  );
  root.position.z = CRANE_Z;
  return { root, frame, ropes, cargo };
}

/** Trolley place and spreader height at a second of the loop; it starts and ends over the ship, behind its cargo. */
function hoist(t: number): { x: number; y: number } {
  const out = ease(2.2, 7.4, t);
  const back = ease(14.4, 20, t);
  const x = SHIP_X + (LANE_X - SHIP_X) * (out - back);
  const up = SHIP_HEIGHT + (CARRY_HEIGHT - SHIP_HEIGHT) * ease(-1.6, 3, t < 22.4 ? t : t - LOOP_SECONDS);
  const down = ease(8, 12, t) - ease(12.9, 15.2, t);
  const dip = ease(19.5, 22.2, t);
  const y =
    t < 19.5
      ? up + (SET_DOWN + 0.3 - up) * down
      : t < 22.4
        ? CARRY_HEIGHT + (SHIP_HEIGHT - CARRY_HEIGHT) * dip
        : up;
  return { x, y };
}

export function quayStage(aspect: number): Stage {
  const camera = new THREE.PerspectiveCamera(47, aspect, 0.3, 500);
  camera.position.set(-0.4, 8.6, 13);
  camera.lookAt(4.2, 5.2, -34);
  const statics = group(quayGround(), stacks(), ship(), crane(), masts(), horizon());

  const spreader = createSpreader();
  // While one lorry leaves with its container, the next is on its way; as the loop begins anew they change places.
  const lorries = [0, 1].map(() => ({ tractor: createTractor(0xc9cdd0), trailer: createTrailer(undefined) }));
  const delivered = mesh(containerShell(), containerPaint(3));
  delivered.position.set(0, DECK_HEIGHT, 1.3 - TRAILER_LENGTH / 2);
  lorries[0]?.trailer.root.add(delivered);
  const banksman = createFigure({ coat: 0x24303f, trousers: 0x232830, vest: 0xf0741a, helmet: 0xf4f4f0 });
  const walker = createFigure({ coat: 0x24303f, trousers: 0x1f242b, vest: 0xd8ee20, helmet: 0xe8b412 });
  const movers = group(
    ...[spreader.root, banksman.root, walker.root],
    ...lorries.flatMap(({ tractor, trailer }) => [tractor.root, trailer.root]),
  );

  const stop = CRANE_Z + 5 + 1.35;
  const path = [
    [LANE_X - 0.6, -190],
    [LANE_X, -120],
    [LANE_X, -60],
    [LANE_X, stop],
    [LANE_X + 0.2, -8],
    [LANE_X + 1, 24],
    [LANE_X + 2.4, 46],
  ] as const;
  const total = new Trip({ path, start: 0, legs: [{ to: 1, speed: 10 }], pull: 1, brake: 1 }).length;
  const share = (stop + 190) / total;
  const lorryTrip = new Trip({
    path,
    start: -11,
    legs: [
      { to: share, speed: 11, wait: 5.4 },
      { to: 0.965, speed: 12 },
    ],
    pull: 1.25,
    brake: 1.3,
  });
  const walkerTrip = new Trip({
    path: [
      [-3.4, 12],
      [-3.3, 2],
      [-3.5, -14],
      [-3.4, -30],
      [-6, -37],
      [-12, -37.2],
    ],
    start: 0.8,
    legs: [{ to: 1, speed: 1.75 }],
    pull: 1.4,
    brake: 1.4,
  });

  const update = (seconds: number): void => {
    const { x, y } = hoist(seconds);
    spreader.root.position.x = x;
    spreader.frame.position.y = y;
    const carrying = seconds < RELEASED || seconds > 22.4;
    spreader.cargo.visible = carrying;
    delivered.visible = seconds >= RELEASED;
    const rope = BOOM_HEIGHT + 0.4 - y;
    for (const part of spreader.ropes) {
      part.scale.y = rope;
      part.position.y = y + rope / 2;
    }
    lorries.forEach(({ tractor, trailer }, i) => {
      const at = seconds - i * LOOP_SECONDS;
      driveLorry(tractor, trailer, lorryTrip, lorryTrip.at(at).metres);
      const near = lorryTrip.isUnderWay(at);
      tractor.root.visible = near;
      trailer.root.visible = near;
      for (const lamp of tractor.lamps) lamp.intensity = near ? BEAM_CANDELA : 0;
    });
    stand(banksman, seconds / LOOP_SECONDS, 3);
    banksman.root.position.set(-0.2, 0, -20.5);
    banksman.root.rotation.y = 2.5 + 0.35 * (ease(14, 16, seconds) - ease(20, 22, seconds));
    const signal = ease(7.6, 8.4, seconds) - ease(12.4, 13.2, seconds);
    if (signal > 0) raiseArm(banksman, 1, (2.2 + 0.25 * Math.sin(seconds * 5)) * signal, 0.5);
    walk(walker, walkerTrip, seconds);
    walker.root.visible = walkerTrip.isUnderWay(seconds);
  };

  const skyRadiance = (height: number, bearing: number): THREE.Color => {
    const west = 0.5 + 0.5 * Math.cos(bearing - 2.6);
    return new THREE.Color(
      0.02 + 0.05 * west * (1 - height),
      0.035 + 0.05 * west * (1 - height),
      0.085 + 0.05 * (1 - height),
    );
  };
  return {
    ...{ camera, statics, movers, fog: new THREE.FogExp2(0x1e2838, 0.0042) },
    background: skyTexture(
      [
        [0, '#060b18'],
        [0.6, '#0c1730'],
        [0.84, '#1a2c4e'],
        [0.94, '#31466c'],
        [0.985, '#5a6a86'],
        [1, '#70788a'],
      ],
      { bearing: 2.7, color: 'rgba(190,120,90,0.35)', width: 0.16 },
    ),
    keys: [
      ...MASTS.map(([x, z]) => mastKey(x, z, MAST_CANDELA)),
      {
        kind: 'spot',
        position: [4.3, BOOM_HEIGHT + 0.4, CRANE_Z + 3.6],
        target: [4.3, 0, CRANE_Z + 5],
        color: 0xffefd4,
        intensity: CRANE_CANDELA,
        radius: 0.9,
        angle: 0.95,
        penumbra: 0.7,
        far: 60,
      },
    ],
    keySamples: 24,
    ambient: {
      samples: AMBIENT_SAMPLES,
      lightsAt: (index, random) => {
        const sides: readonly LightSpec[] = [
          mastKey(-6.6, -92, MAST_CANDELA * 4),
          {
            kind: 'spot',
            position: [16, BOOM_HEIGHT + 0.4, CRANE_Z + 3],
            target: [18, 5, CRANE_Z + 6],
            color: 0xffefd4,
            intensity: CRANE_CANDELA * 2,
            radius: 0.9,
            angle: 1,
            penumbra: 0.8,
            far: 60,
          },
          {
            kind: 'spot',
            position: [24, BOOM_HEIGHT + 0.4, CRANE_Z + 3],
            target: [24, 5, CRANE_Z - 2],
            color: 0xffefd4,
            intensity: CRANE_CANDELA * 2,
            radius: 0.9,
            angle: 1,
            penumbra: 0.8,
            far: 60,
          },
          {
            kind: 'spot',
            position: [6, 13, 20],
            target: [12, 4, -20],
            color: 0xffca90,
            intensity: 5200,
            radius: 2,
            angle: 0.9,
            penumbra: 0.9,
            far: 90,
          },
        ];
        const side = sides[index % sides.length];
        const sky = skySun(index, AMBIENT_SAMPLES, random, skyRadiance, [2, 0, -34], 64);
        return side === undefined ? [sky] : [sky, side];
      },
      everywhere: 0x4a5a78,
      everywhereIntensity: 0.2,
    },
    lamps: lorries.flatMap(({ tractor }) => tractor.lamps),
    contacts: [
      contactOf(banksman),
      contactOf(walker),
      ...lorries.map(({ tractor }) => ({
        ...{ anchor: tractor.root, halfWidth: 1.05, halfLength: 2.6, softness: 0.8, strength: 0.7 },
      })),
    ],
    mirror: { height: 0, base: 0.07, grazing: 0.8, blur: 1.6, puddles: 0.5 },
    environmentAt: [3, 3, -14],
    environmentIntensity: 0.9,
    look: { ...PLAIN_LOOK, exposure: 1.1, bloom: 0.13, bloomFrom: 2, vignette: 0.32 },
    update,
  };
}
