// Opens a three.js scene for the page: builds its stage, bakes the still parts, then draws frames on demand.

import * as THREE from 'three';
import { Baker } from './bake.ts';
import { batched } from './batch.ts';
import { type Loop } from './catalogue.ts';
import { Compositor } from './composite.ts';
import { stageNamed } from './stages.ts';

export function sceneDrawer(loop: Loop): (frame: number) => Uint8Array<ArrayBuffer> {
  const renderer = new THREE.WebGLRenderer({ antialias: false, powerPreference: 'high-performance' });
  renderer.setSize(loop.width, loop.height);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = THREE.BasicShadowMap;
  for (const extension of ['EXT_color_buffer_float', 'EXT_float_blend', 'OES_texture_float_linear']) {
    if (renderer.getContext().getExtension(extension) === null)
      throw new Error(`this browser lacks ${extension}`);
  }
  const stage = stageNamed(loop.name, loop.width / loop.height);
  const scene = new THREE.Scene();
  const statics = batched(stage.statics);
  scene.add(statics, stage.movers);
  stage.movers.visible = false;
  const bake = new Baker(renderer, scene, { ...stage, statics }, loop.width, loop.height).run();
  scene.remove(statics);
  stage.movers.visible = true;
  scene.fog = stage.fog ?? null;
  const compositor = new Compositor(renderer, scene, stage, bake, loop.width, loop.height);
  return (frame) => compositor.draw(frame / loop.fps);
}
