// A warehouse aisle: an order picker walks along the racks and takes a box, a reach truck passes with a pallet.

import * as THREE from 'three';
import { createReachTruck, driveLifter, palletLoad } from './forklift.ts';
import { contactOf, raiseArm, walk } from './gait.ts';
import { aisleHall, AISLE_LAMPS, CEILING } from './aisle-racks.ts';
import { paint } from './materials.ts';
import { createFigure } from './people.ts';
import { box, group } from './solids.ts';
import { type LightSpec, PLAIN_LOOK, type Stage } from './stage.ts';
import { ease, Trip } from './trip.ts';

const LAMP_COLOR = 0xfff3e0;
const KEY_LAMPS = [1, 3, 5];
const AMBIENT_SAMPLES = 44;

function downLight(z: number, candela: number): LightSpec {
  return {
    kind: 'spot',
    position: [0, CEILING - 0.3, z],
    target: [0, 0, z],
    color: LAMP_COLOR,
    intensity: candela,
    radius: 0.55,
    angle: 1.12,
    penumbra: 0.55,
    far: 30,
    mapSize: 1024,
  };
}

export function aisleStage(aspect: number): Stage {
  const camera = new THREE.PerspectiveCamera(50, aspect, 0.2, 200);
  camera.position.set(0.55, 4.3, 9.6);
  camera.lookAt(-0.1, 1.15, -7);
  const statics = group(aisleHall());

  const picker = createFigure({ coat: 0x33405a, trousers: 0x272b33, vest: 0xe6f022, hair: 0x30200f });
  const parcel = box(paint(0xa97b4a, 0.85), [0.4, 0.28, 0.32], [0, -0.1, 0.34], 0.01);
  picker.chest.add(parcel);
  const truck = createReachTruck(0xd8531a, palletLoad(0xb98d5b, 1.1));
  const visitor = createFigure({ coat: 0x8d2f2a, trousers: 0x23262c, helmet: 0xf4f4f0, height: 1.72 });
  const movers = group(picker.root, truck.root, visitor.root);

  const pickerIn = new Trip({
    path: [
      [-0.9, 13],
      [-0.9, 6],
      [-0.85, 1],
      [-1.2, -1.4],
    ],
    start: 0.4,
    legs: [{ to: 1, speed: 1.45, wait: 0.1 }],
    pull: 1.5,
    brake: 1.6,
  });
  const pickerOut = new Trip({
    path: [
      [-1.2, -1.4],
      [-0.7, -0.6],
      [-0.65, 3],
      [-0.8, 14],
    ],
    start: 14.6,
    legs: [
      { to: 0, speed: 1.4, wait: 0 },
      { to: 1, speed: 1.55 },
    ],
    pull: 1.5,
    brake: 1.6,
  });
  const truckTrip = new Trip({
    path: [
      [0.55, -58],
      [0.5, -30],
      [0.62, -8],
      [0.72, 2],
      [0.75, 22],
    ],
    start: 4.5,
    legs: [{ to: 1, speed: 5.2 }],
    pull: 1.4,
    brake: 1.6,
  });
  const visitorTrip = new Trip({
    path: [
      [-6, -16.4],
      [-1, -16.2],
      [6, -16.4],
    ],
    start: 1.5,
    legs: [{ to: 1, speed: 1.35 }],
    pull: 1,
    brake: 1,
  });

  const update = (seconds: number): void => {
    const out = seconds >= 14.6;
    walk(picker, out ? pickerOut : pickerIn, seconds);
    picker.root.visible = seconds > 0.4 && seconds < 14.6 + pickerOut.seconds;
    const arrived = ease(11.0, 11.7, seconds);
    const shelf = -Math.PI / 2;
    if (!out && seconds > 11) picker.root.rotation.y += (shelf - picker.root.rotation.y) * arrived;
    if (out) {
      const turn = ease(14.6, 15.5, seconds);
      picker.root.rotation.y = shelf + wrap(picker.root.rotation.y - shelf) * turn;
    }
    const reach = ease(11.6, 12.4, seconds) - 0.45 * ease(13.1, 14.1, seconds);
    parcel.visible = seconds > 12.8;
    if (reach > 0)
      for (const side of [0, 1] as const)
        raiseArm(picker, side, 1.5 * reach, 0.2 + 0.95 * ease(13, 14.1, seconds));
    picker.head.rotation.x = 0.1 * reach;
    driveLifter(truck, truckTrip, seconds, 0.32);
    truck.root.visible = truckTrip.isUnderWay(seconds);
    walk(visitor, visitorTrip, seconds);
    visitor.root.visible = visitorTrip.isUnderWay(seconds);
  };

  return {
    ...{
      camera,
      statics,
      movers,
      background: new THREE.Color(0x04060a),
      fog: new THREE.FogExp2(0x1a2027, 0.011),
    },
    keys: KEY_LAMPS.map((i) => downLight(AISLE_LAMPS[i] ?? 0, 175)),
    keySamples: 16,
    ambient: {
      samples: AMBIENT_SAMPLES,
      lightsAt: (index, random) => {
        const free = AISLE_LAMPS.filter((_, i) => !KEY_LAMPS.includes(i));
        const z = 8 - ((index * 0.618) % 1) * 44;
        return [
          downLight(free[index % free.length] ?? 0, 175 * free.length),
          {
            kind: 'spot',
            position: [(random() - 0.5) * 2, 0.15, z],
            target: [(random() - 0.5) * 5, 8, z + (random() - 0.5) * 5],
            color: 0xe8e4dc,
            intensity: 30,
            radius: 0.6,
            angle: 1.35,
            penumbra: 1,
            far: 30,
          },
          {
            kind: 'spot',
            position: [0, CEILING - 0.2, z],
            target: [(random() - 0.5) * 16, 0, z + (random() - 0.5) * 16],
            color: 0xdfe6f0,
            intensity: 34,
            radius: 0.8,
            angle: 1.3,
            penumbra: 1,
            far: 30,
          },
        ];
      },
      everywhere: 0xa8b4c4,
      everywhereIntensity: 0.42,
    },
    lamps: [],
    contacts: [
      contactOf(picker),
      contactOf(visitor),
      { anchor: truck.root, halfWidth: 0.55, halfLength: 1.3, softness: 0.55, strength: 0.8 },
    ],
    mirror: { height: 0, base: 0.035, grazing: 0.5, blur: 2.2, puddles: 0 },
    environmentAt: [0, 2.5, -2],
    environmentIntensity: 0.8,
    look: { ...PLAIN_LOOK, exposure: 0.78, bloom: 0.1, bloomFrom: 2.5 },
    update,
  };
}

function wrap(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
