// The corridor at night as an infrared camera sees it: a guard with a torch comes out of a side passage, tries a door,
// and walks on below the camera.

import * as THREE from 'three';
import { corridorSite, HALF_WIDTH, PASSAGE_Z } from './corridor-site.ts';
import { contactOf, raiseArm, walk } from './gait.ts';
import { glowing, paint } from './materials.ts';
import { createFigure } from './people.ts';
import { group, mesh, tube } from './solids.ts';
import { PLAIN_LOOK, type Stage } from './stage.ts';
import { ease, Trip } from './trip.ts';

const AMBIENT_SAMPLES = 32;
const DOOR_Z = -5.2;
const TRIES_DOOR = 12.2;
const WALKS_ON = 15.2;
const TORCH_CANDELA = 60;
const CAMERA_AT = [0.25, 2.42, 1.6] as const;

/** The camera's own infrared lamps: a wide one for near, a narrow one for far. */
const ILLUMINATOR = {
  kind: 'spot',
  position: [CAMERA_AT[0] - 0.16, CAMERA_AT[1] + 0.06, CAMERA_AT[2]],
  color: 0xffffff,
  radius: 0.05,
  far: 60,
  mapSize: 2048,
} as const;

export function corridorStage(aspect: number): Stage {
  const camera = new THREE.PerspectiveCamera(52, aspect, 0.1, 80);
  camera.position.set(...CAMERA_AT);
  camera.lookAt(-0.06, 0.85, -7);
  const statics = corridorSite();

  const guard = createFigure({
    coat: 0x3c4044,
    trousers: 0x2b2e32,
    skin: 0xa59c94,
    hair: 0x2d2d2d,
    cap: 0x303336,
    vest: 0x767a70,
  });
  const torch = new THREE.SpotLight(0xffffff, TORCH_CANDELA, 0, 0.34, 0.7, 2);
  const glare = glowing(0xffffff, 30);
  const bulb = mesh(new THREE.SphereGeometry(0.028, 12, 10), glare);
  const barrel = tube(paint(0x1c1e20, 0.4, 0.4), [0, -0.1, -0.06], [0, -0.1, 0.14], 0.024);
  bulb.position.set(0, -0.1, 0.15);
  torch.position.set(0, -0.1, 0.2);
  const hand = guard.arms[1].end;
  const grip = group(barrel, bulb, torch, torch.target);
  grip.rotation.x = 1.05;
  torch.target.position.set(0, -1.7, 5);
  hand.add(grip);
  const movers = group(guard.root);

  const coming = new Trip({
    path: [
      [-5.2, PASSAGE_Z],
      [-2, PASSAGE_Z],
      [-0.5, PASSAGE_Z + 0.6],
      [0, -14],
      [0.2, -9],
      [0.62, DOOR_Z + 0.15],
    ],
    start: 1.4,
    legs: [{ to: 1, speed: 1.75, wait: 0.1 }],
    pull: 1.4,
    brake: 1.6,
  });
  const going = new Trip({
    path: [
      [0.62, DOOR_Z + 0.15],
      [0.3, -3.9],
      [-0.2, -1],
      [-0.4, 2],
      [-0.4, 6],
    ],
    start: WALKS_ON,
    legs: [
      { to: 0, speed: 1.5, wait: 0 },
      { to: 1, speed: 1.75 },
    ],
    pull: 1.4,
    brake: 1.6,
  });

  const update = (seconds: number): void => {
    const on = seconds >= WALKS_ON;
    walk(guard, on ? going : coming, seconds);
    guard.root.visible = seconds >= 1.4 && seconds < WALKS_ON + going.seconds;
    const facing = Math.PI / 2;
    const away = Math.atan2(
      Math.sin(guard.root.rotation.y - facing),
      Math.cos(guard.root.rotation.y - facing),
    );
    const turned = on
      ? 1 - ease(WALKS_ON, WALKS_ON + 0.9, seconds)
      : ease(TRIES_DOOR - 0.9, TRIES_DOOR, seconds);
    guard.root.rotation.y = facing + away * (1 - turned);
    const reach = ease(TRIES_DOOR - 0.1, TRIES_DOOR + 0.5, seconds) - ease(WALKS_ON - 0.7, WALKS_ON, seconds);
    const rattle = Math.sin(seconds * 13) * 0.05 * (ease(12.9, 13.1, seconds) - ease(14, 14.2, seconds));
    raiseArm(guard, 1, 0.35 + 0.05 * Math.sin(seconds * 4.4), 0.95);
    if (reach > 0) raiseArm(guard, 0, 0.95 * reach + rattle, 0.35 * reach);
    const sweep = 0.3 * Math.sin(seconds * 1.7) * (1 - turned);
    grip.rotation.y = sweep;
    grip.rotation.x = 1.2 + 0.12 * Math.sin(seconds * 1.1);
    guard.head.rotation.y += sweep * 0.7;
    torch.intensity = guard.root.visible ? TORCH_CANDELA : 0;
    const toCamera = new THREE.Vector3(...CAMERA_AT).sub(guard.root.position).normalize();
    const ahead = new THREE.Vector3(
      Math.sin(guard.root.rotation.y + sweep),
      0,
      Math.cos(guard.root.rotation.y + sweep),
    );
    glare.emissiveIntensity = 4 + 60 * Math.max(0, ahead.dot(toCamera)) ** 6;
  };

  return {
    ...{ camera, statics, movers, background: new THREE.Color(0), fog: undefined },
    keys: [
      { ...ILLUMINATOR, target: [0, 0.4, -6], intensity: 26, angle: 1.04, penumbra: 0.85 },
      { ...ILLUMINATOR, target: [0, 0.2, -14], intensity: 180, angle: 0.52, penumbra: 1 },
    ],
    keySamples: 20,
    ambient: {
      samples: AMBIENT_SAMPLES,
      lightsAt: (index, random) => [
        {
          kind: 'spot',
          position: [(random() - 0.5) * 2 * HALF_WIDTH, 0.1 + random() * 2.4, -1 - random() * 9],
          target: [(random() - 0.5) * 3, random() * 2.6, -12 + random() * 12],
          color: 0xffffff,
          intensity: 1.6,
          radius: 0.2,
          angle: 1.3,
          penumbra: 1,
          far: 30,
        },
        {
          kind: 'spot',
          position: [0, 2.2, -19.4 + (index % 2) * -24],
          target: [0, 0, -18.5 + (index % 2) * -24],
          color: 0xffffff,
          intensity: 0.9,
          radius: 0.2,
          angle: 1.3,
          penumbra: 0.8,
          far: 20,
        },
        {
          kind: 'spot',
          position: [-4.6, 2.2, PASSAGE_Z],
          target: [1.2, 0.4, PASSAGE_Z],
          color: 0xffffff,
          intensity: 10,
          radius: 0.3,
          angle: 1.1,
          penumbra: 0.7,
          far: 20,
        },
      ],
      everywhere: 0xffffff,
      everywhereIntensity: 0.012,
    },
    lamps: [torch],
    contacts: [contactOf(guard)],
    mirror: { height: 0, base: 0.05, grazing: 0.5, blur: 1.5, puddles: 0 },
    environmentAt: [0, 1.5, -8],
    environmentIntensity: 0.6,
    look: {
      ...PLAIN_LOOK,
      exposure: 1.15,
      bloom: 0.2,
      bloomFrom: 1.6,
      vignette: 0.5,
      infrared: true,
      contrast: 1.05,
    },
    update,
  };
}
