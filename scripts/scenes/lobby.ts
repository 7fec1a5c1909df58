// The lobby by day: visitors come in through the glass front, ask at the desk, pass the turnstiles; others leave.

import * as THREE from 'three';
import { contactOf, poseWalk, raiseArm, sit, stand, walk } from './gait.ts';
import { CEILING, DOOR_HALF, DOOR_X, FRONT_Z, GATE_XS, GATE_Z, lobbyRoom, PANELS } from './lobby-room.ts';
import { glossy, glowing, paint } from './materials.ts';
import { createFigure, type Figure } from './people.ts';
import { box, group } from './solids.ts';
import { type LightSpec, PLAIN_LOOK, type Stage } from './stage.ts';
import { ease, Trip } from './trip.ts';

const LOOP_SECONDS = 24;
const AMBIENT_SAMPLES = 60;
const KEY_PANELS: readonly (readonly [number, number])[] = [
  [2.2, -2.4],
  [-2.4, 1.8],
  [2.2, -6.6],
];
const PANEL_CANDELA = 26;
const DAYLIGHT = 0xdfeaff;
const LANE_X = (GATE_XS[1] ?? 0) - 0.62;
const AT_DESK = 12.8;

function panelLight([x, z]: readonly [number, number], candela: number): LightSpec {
  return {
    kind: 'spot',
    position: [x, CEILING - 0.08, z],
    target: [x, 0, z],
    color: 0xfff0dc,
    intensity: candela,
    radius: 0.5,
    angle: 1.15,
    penumbra: 0.6,
    far: 16,
  };
}

/** One visit: a figure with its trips one after the other. */
interface Visit {
  readonly figure: Figure;
  readonly trips: readonly Trip[];
}

function follow({ figure, trips }: Visit, seconds: number): void {
  const trip = trips.findLast((candidate) => candidate.at(seconds).elapsed >= 0) ?? trips[0];
  const last = trips.at(-1);
  if (trip === undefined || last === undefined) return;
  walk(figure, trip, seconds);
  figure.root.visible =
    (trips[0]?.at(seconds).elapsed ?? -1) >= 0 && seconds < seconds - last.at(seconds).elapsed + last.seconds;
}

export function lobbyStage(aspect: number): Stage {
  const camera = new THREE.PerspectiveCamera(58, aspect, 0.1, 150);
  camera.position.set(3.4, 3.75, 8.6);
  camera.lookAt(-0.5, 0.6, -3.2);
  const statics = lobbyRoom();

  const clerk = createFigure({ coat: 0x2c3e57, trousers: 0x22262c, hair: 0x3b2214, skin: 0xd6a280 });
  sit(clerk, 0.5);
  clerk.root.position.set(-4.5, 0, -4.42);
  const reader = createFigure({ coat: 0x77543a, trousers: 0x2d3542, hair: 0x8b8680 });
  sit(reader, 0.44);
  reader.root.position.set(-7.25, 0, 2.9);
  reader.root.rotation.y = Math.PI / 2;
  const paper = box(paint(0xe6e2d6), [0.42, 0.3, 0.01], [0, 0.02, 0.46]);
  paper.rotation.x = -0.5;
  reader.chest.add(paper);

  const visitor = createFigure({ coat: 0x8a2f2c, trousers: 0x27303d, hair: 0x2a1a10, backpack: 0x30343a });
  const leaver = createFigure({
    coat: 0x33475e,
    trousers: 0x262a31,
    hair: 0x120e0b,
    skin: 0x8d5b3e,
    height: 1.83,
  });
  const second = createFigure({ coat: 0xc6a15a, trousers: 0x3a3f49, hair: 0x5a3a1c, height: 1.68 });
  second.chest.add(box(paint(0x4a2f20, 0.6), [0.1, 0.26, 0.36], [0.27, -0.12, 0], 0.04));
  const doors = [-1, 1].map((side) =>
    box(
      glossy(0x9fb6bc, 0.1, 0.2),
      [DOOR_HALF, 0.09, 0.05],
      [DOOR_X + (side * DOOR_HALF) / 2, 2.4, FRONT_Z + 0.05],
    ),
  );
  for (const door of doors)
    door.add(
      box(paint(0x1d2124, 0.4, 0.4), [0.06, 2.4, 0.06], [-DOOR_HALF / 2, -2.4, 0]),
      box(paint(0x1d2124, 0.4, 0.4), [0.06, 2.4, 0.06], [DOOR_HALF / 2, -2.4, 0]),
      box(paint(0x1d2124, 0.4, 0.4), [DOOR_HALF, 0.1, 0.06], [0, -2.42, 0]),
    );
  const flaps = [-1, 1].map((side) => {
    const flap = box(glossy(0x7fd0d8, 0.1, 0.1), [0.44, 0.62, 0.03], [side * -0.22, 0.3, 0], 0.01);
    const hinge = group(flap);
    hinge.position.set(LANE_X + side * 0.46, 0, GATE_Z);
    return hinge;
  });
  const restingFlaps = [GATE_XS[0], GATE_XS[2]].flatMap((x = 0) =>
    [0.36, 0.9].map((dx) => box(glossy(0x7fd0d8, 0.1, 0.1), [0.46, 0.62, 0.03], [x + dx, 0.3, GATE_Z], 0.01)),
  );
  statics.add(...restingFlaps, box(glowing(0x39e37f, 2), [0.5, 0.2, 0.05], [DOOR_X, 2.95, FRONT_Z + 0.1]));
  const flapPair = group(...flaps);
  const doorPair = group(...doors);
  const movers = group(clerk.root, reader.root, visitor.root, leaver.root, second.root, flapPair, doorPair);

  const exit = [
    [LANE_X, GATE_Z + 1.1],
    [LANE_X, GATE_Z - 1.4],
  ] as const;
  const visits: readonly Visit[] = [
    {
      figure: visitor,
      trips: [
        new Trip({
          path: [
            [4.6, FRONT_Z - 6],
            [2, FRONT_Z - 2.4],
            [DOOR_X, FRONT_Z],
            [0.4, -6.4],
            [-2.4, -3.2],
            [-3.9, -2.5],
          ],
          start: 0.8,
          legs: [{ to: 1, speed: 1.4, wait: 0.1 }],
          pull: 1.6,
          brake: 1.5,
        }),
        new Trip({
          path: [
            [-3.9, -2.5],
            [-2.6, -1.4],
            [1.8, 0.4],
            [4.4, 1.6],
            [8.4, 3.4],
            [12.5, 5],
          ],
          start: AT_DESK,
          legs: [
            { to: 0, speed: 1.4, wait: 0 },
            { to: 1, speed: 1.55 },
          ],
          pull: 1.6,
          brake: 1.5,
        }),
      ],
    },
    {
      figure: leaver,
      trips: [
        new Trip({
          path: [
            [12.5, 4.2],
            [8.5, 3.2],
            [LANE_X + 0.4, 1.6],
            ...exit,
            [4, -5],
            [DOOR_X + 0.2, FRONT_Z + 0.9],
            [DOOR_X, FRONT_Z - 1.2],
            [-4, FRONT_Z - 3.6],
            [-12, FRONT_Z - 4.4],
          ],
          start: 0.8,
          legs: [{ to: 1, speed: 1.62 }],
          pull: 1.6,
          brake: 1.5,
        }),
      ],
    },
    {
      figure: second,
      trips: [
        new Trip({
          path: [
            [-13, 7.8],
            [-6.6, 7.2],
            [-2.2, 4.4],
            [-0.6, 0],
            [0.6, -5.4],
            [DOOR_X, FRONT_Z],
            [2.6, FRONT_Z - 3],
            [9, FRONT_Z - 4.6],
            [13, FRONT_Z - 4.8],
          ],
          start: 2.1,
          legs: [{ to: 1, speed: 1.82 }],
          pull: 1.6,
          brake: 1.5,
        }),
      ],
    },
  ];

  const update = (seconds: number): void => {
    for (const visit of visits) follow(visit, seconds);
    const share = (seconds / LOOP_SECONDS) * 2 * Math.PI;
    if (seconds > 9.9 && seconds < AT_DESK) {
      stand(visitor, share, 1);
      const gesture = ease(10.4, 10.9, seconds) - ease(11.9, 12.4, seconds);
      raiseArm(visitor, 1, 0.8 * gesture + 0.05, 0.9 * gesture + 0.2);
    }
    const toDesk = ease(9, 9.9, seconds);
    if (seconds < AT_DESK)
      visitor.root.rotation.y +=
        Math.atan2(Math.sin(3.3 - visitor.root.rotation.y), Math.cos(3.3 - visitor.root.rotation.y)) * toDesk;
    else
      visitor.root.rotation.y =
        3.3 +
        Math.atan2(Math.sin(visitor.root.rotation.y - 3.3), Math.cos(visitor.root.rotation.y - 3.3)) *
          ease(AT_DESK, AT_DESK + 0.9, seconds);
    clerk.head.rotation.set(0.15, 0.25 * Math.sin(share) + 0.1 * Math.sin(share * 3), 0);
    clerk.chest.rotation.y = 0.1 * Math.sin(share * 2);
    raiseArm(clerk, 1, 0.7 + 0.1 * Math.sin(share * 9), 0.95 + 0.08 * Math.sin(share * 14));
    reader.head.rotation.set(0.35, 0.12 * Math.sin(share * 2), 0);
    raiseArm(reader, 0, 0.75, 0.95);
    raiseArm(reader, 1, 0.75 + 0.25 * Math.max(0, Math.sin(share * 2)) ** 12, 0.95);
    const nearDoor = visits.reduce((most, { figure }) => {
      const away = Math.hypot(figure.root.position.x - DOOR_X, figure.root.position.z - FRONT_Z);
      return Math.max(most, figure.root.visible ? 1 - ease(1.2, 2.6, away) : 0);
    }, 0);
    doors.forEach(
      (door, i) =>
        (door.position.x = DOOR_X + (i === 0 ? -1 : 1) * (DOOR_HALF / 2 + nearDoor * DOOR_HALF * 0.92)),
    );
    const nearGate = leaver.root.visible ? 1 - ease(0.9, 1.5, Math.abs(leaver.root.position.z - GATE_Z)) : 0;
    flaps.forEach((flap, i) => (flap.rotation.y = (i === 0 ? 1 : -1) * -nearGate * 1.45));
    if (!second.root.visible) poseWalk(second, 0, 0);
  };

  return {
    ...{ camera, statics, movers, background: new THREE.Color(0xd4e4f2).multiplyScalar(2.1), fog: undefined },
    keys: KEY_PANELS.map((panel) => panelLight(panel, PANEL_CANDELA)),
    keySamples: 24,
    ambient: {
      samples: AMBIENT_SAMPLES,
      lightsAt: (index, random) => {
        const others = PANELS.filter(([x, z]) => !KEY_PANELS.some((key) => key[0] === x && key[1] === z));
        const x = -6 + random() * 14;
        const y = 0.4 + random() * 3.4;
        return [
          panelLight(others[index % others.length] ?? [0, 0], (PANEL_CANDELA * others.length) / 1.6),
          {
            kind: 'spot',
            position: [x, y, FRONT_Z - 0.3],
            target: [x + (random() - 0.5) * 6, y - 1.2 - random() * 2, FRONT_Z + 6],
            color: DAYLIGHT,
            intensity: 95,
            radius: 0.5,
            angle: 1.25,
            penumbra: 0.8,
            far: 40,
          },
          {
            kind: 'sun',
            position: [-16, 30, 2],
            target: [0, 0, -16],
            color: 0xfff2dd,
            intensity: 9,
            radius: 0.5,
            extent: 34,
            far: 110,
            mapSize: 2048,
          },
          {
            kind: 'spot',
            position: [(random() - 0.5) * 16, 0.1, -7 + random() * 15],
            target: [(random() - 0.5) * 16, 6, (random() - 0.5) * 14],
            color: 0xe9dcc8,
            intensity: 26,
            radius: 0.5,
            angle: 1.35,
            penumbra: 1,
            far: 24,
          },
        ];
      },
      everywhere: 0xe6e0d6,
      everywhereIntensity: 1.35,
    },
    lamps: [],
    contacts: [contactOf(visitor), contactOf(leaver), contactOf(second), contactOf(reader), contactOf(clerk)],
    mirror: { height: 0, base: 0.07, grazing: 0.55, blur: 1.7, puddles: 0 },
    environmentAt: [0, 1.8, -1],
    environmentIntensity: 1.25,
    look: { ...PLAIN_LOOK, exposure: 0.95, bloom: 0.07, bloomFrom: 1.9, vignette: 0.24 },
    update,
  };
}
