// Draws one frame: the baked still parts with what movers do to them, the movers in front, glow and tone, to bytes.

import * as THREE from 'three';
import { type Bake, mirrorCamera } from './bake.ts';
import { QUAD_VERTEX } from './bake-shaders.ts';
import {
  BLUR_FRAGMENT,
  BRIGHT_FRAGMENT,
  DEPTH_FRAGMENT,
  DEPTH_VERTEX,
  MAX_BOUNDS,
  MAX_CONTACTS,
  MAX_LAMPS,
  stillFragment,
  TONE_FRAGMENT,
} from './composite-shaders.ts';
import { FullScreen } from './full-screen.ts';
import type { StageLight } from './lights.ts';
import { boundsSeenBy, createMovingUniforms, entry, type MovingUniforms } from './moving-uniforms.ts';
import type { Stage } from './stage.ts';

type Uniforms = Record<string, THREE.IUniform>;

const SHADOW_SIZE = 1024;
const SAMPLES = 4;
const GLOW_SCALES = [0.25, 0.0625] as const;
const MIRROR_SCALE = 0.5;
const BYTES_PER_PIXEL = 4;

function quad(fragmentShader: string, uniforms: Uniforms, depth = false): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    ...{ vertexShader: QUAD_VERTEX, fragmentShader, uniforms, glslVersion: THREE.GLSL3 },
    ...{ depthTest: depth, depthWrite: depth, depthFunc: THREE.AlwaysDepth },
  });
}

function halfFloat(width: number, height: number, mips = false): THREE.WebGLRenderTarget {
  return new THREE.WebGLRenderTarget(width, height, {
    type: THREE.HalfFloatType,
    generateMipmaps: mips,
    minFilter: mips ? THREE.LinearMipmapLinearFilter : THREE.LinearFilter,
  });
}

export class Compositor {
  readonly #renderer: THREE.WebGLRenderer;
  readonly #scene: THREE.Scene;
  readonly #stage: Stage;
  readonly #lights: readonly StageLight[];
  readonly #fullScreen: FullScreen;
  readonly #shadows: readonly THREE.WebGLRenderTarget[];
  readonly #picture: THREE.WebGLRenderTarget;
  readonly #output: THREE.WebGLRenderTarget;
  readonly #glows: readonly (readonly [THREE.WebGLRenderTarget, THREE.WebGLRenderTarget])[];
  readonly #mirrorMoving: THREE.WebGLRenderTarget | undefined;
  readonly #mirrorCamera: THREE.PerspectiveCamera | undefined;
  readonly #moving: MovingUniforms;
  readonly #still: THREE.ShaderMaterial;
  readonly #bright: THREE.ShaderMaterial;
  readonly #blur: THREE.ShaderMaterial;
  readonly #tone: THREE.ShaderMaterial;
  readonly #depth = new THREE.ShaderMaterial({
    ...{
      vertexShader: DEPTH_VERTEX,
      fragmentShader: DEPTH_FRAGMENT,
      glslVersion: THREE.GLSL3,
      side: THREE.DoubleSide,
    },
  });

  constructor(
    renderer: THREE.WebGLRenderer,
    scene: THREE.Scene,
    stage: Stage,
    bake: Bake,
    width: number,
    height: number,
  ) {
    this.#renderer = renderer;
    this.#scene = scene;
    this.#stage = stage;
    this.#lights = bake.keyLights;
    this.#fullScreen = new FullScreen(renderer);
    this.#shadows = bake.keyLights.map(
      () =>
        new THREE.WebGLRenderTarget(SHADOW_SIZE, SHADOW_SIZE, {
          type: THREE.FloatType,
          format: THREE.RedFormat,
          minFilter: THREE.NearestFilter,
          magFilter: THREE.NearestFilter,
        }),
    );
    this.#picture = new THREE.WebGLRenderTarget(width, height, {
      type: THREE.HalfFloatType,
      samples: SAMPLES,
    });
    this.#output = new THREE.WebGLRenderTarget(width, height, { depthBuffer: false });
    this.#glows = GLOW_SCALES.map((scale) => [
      halfFloat(Math.round(width * scale), Math.round(height * scale)),
      halfFloat(Math.round(width * scale), Math.round(height * scale)),
    ]);
    const { mirror, look } = stage;
    if (mirror !== undefined && bake.mirrored !== undefined) {
      this.#mirrorMoving = halfFloat(width * MIRROR_SCALE, height * MIRROR_SCALE, true);
      this.#mirrorCamera = mirrorCamera(stage.camera, mirror.height);
    }
    this.#moving = createMovingUniforms(bake.keys.length);
    this.#still = quad(
      stillFragment(bake.keys.length, mirror !== undefined),
      this.#stillUniforms(bake),
      true,
    );
    if (bake.mirrored !== undefined) this.#bakeStillMirror(width, height);
    this.#bright = quad(BRIGHT_FRAGMENT, {
      source: { value: this.#picture.texture },
      from: { value: look.bloomFrom },
    });
    this.#blur = quad(BLUR_FRAGMENT, { source: { value: null }, stepSize: { value: new THREE.Vector2() } });
    this.#tone = quad(TONE_FRAGMENT, {
      source: { value: this.#picture.texture },
      glow: { value: this.#glows[0]?.[0].texture },
      wideGlow: { value: this.#glows[1]?.[0].texture },
      tint: { value: new THREE.Vector3(...look.tint) },
      ...Object.fromEntries(
        (['exposure', 'bloom', 'vignette', 'saturation', 'contrast', 'infrared'] as const).map((key) => [
          key,
          { value: look[key] },
        ]),
      ),
    });
  }

  draw(seconds: number): Uint8Array<ArrayBuffer> {
    const { camera } = this.#stage;
    this.#stage.update(seconds);
    this.#scene.updateMatrixWorld();
    const bounds = this.#bounds();
    this.#drawShadows(bounds);
    this.#setMoving();
    this.#drawMirror(bounds);
    this.#renderer.setRenderTarget(this.#picture);
    this.#renderer.setClearColor(0, 1);
    this.#renderer.clear();
    this.#fullScreen.draw(this.#still, this.#picture, false);
    this.#renderer.autoClear = false;
    this.#renderer.render(this.#scene, camera);
    this.#renderer.autoClear = true;
    this.#drawGlow();
    this.#fullScreen.draw(this.#tone, this.#output);
    const { width, height } = this.#output;
    const pixels = new Uint8Array(width * height * BYTES_PER_PIXEL);
    this.#renderer.readRenderTargetPixels(this.#output, 0, 0, width, height, pixels);
    return pixels;
  }

  /** What the ground mirrors of the still parts, worked out once at full size. */
  #bakeStillMirror(width: number, height: number): void {
    const target = new THREE.WebGLRenderTarget(width, height, {
      type: THREE.HalfFloatType,
      minFilter: THREE.NearestFilter,
      magFilter: THREE.NearestFilter,
    });
    const mirrorStill = this.#still.uniforms['mirrorStill'];
    if (mirrorStill === undefined) return;
    this.#moving.stillMirrorOnly.value = true;
    this.#fullScreen.draw(this.#still, target);
    this.#moving.stillMirrorOnly.value = false;
    mirrorStill.value = target.texture;
  }

  #stillUniforms(bake: Bake): Uniforms {
    const { mirror, camera } = this.#stage;
    const textures = {
      ambient: bake.ambient,
      albedo: bake.albedo,
      positions: bake.positions,
      normals: bake.normals,
    };
    const maps = Object.fromEntries(
      bake.keys.flatMap((texture, i) => [
        [`key${String(i)}`, { value: texture }],
        [`shadow${String(i)}`, { value: this.#shadows[i]?.texture }],
      ]),
    );
    camera.updateMatrixWorld();
    const view = new THREE.Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    return {
      ...Object.fromEntries(Object.entries(textures).map(([name, value]) => [name, { value }])),
      ...maps,
      view: { value: view },
      eye: { value: camera.getWorldPosition(new THREE.Vector3()) },
      contacts: { value: Math.min(this.#stage.contacts.length, MAX_CONTACTS) },
      ...this.#moving,
      mirrorStill: { value: bake.mirrored ?? null },
      mirrorMoving: { value: this.#mirrorMoving?.texture ?? null },
      mirrorShape: { value: new THREE.Vector4(mirror?.base, mirror?.grazing, mirror?.blur, mirror?.puddles) },
      mirrorHeight: { value: mirror?.height ?? 0 },
    };
  }

  #bounds(): (THREE.Box3 | undefined)[] {
    const movers = this.#stage.movers.children.filter((mover) => mover.visible);
    if (movers.length > MAX_BOUNDS) throw new Error('too many movers at once');
    return Array.from({ length: MAX_BOUNDS }, (_, i) => {
      const mover = movers[i];
      return mover === undefined ? undefined : new THREE.Box3().setFromObject(mover);
    });
  }

  #drawShadows(bounds: readonly (THREE.Box3 | undefined)[]): void {
    this.#scene.overrideMaterial = this.#depth;
    const moving = this.#moving;
    this.#lights.forEach((light, i) => {
      const target = this.#shadows[i];
      const spec = this.#stage.keys[i];
      if (target === undefined || spec === undefined) return;
      light.shadow.updateMatrices(light);
      const camera = light.shadow.camera;
      bounds.forEach((around, k) =>
        boundsSeenBy(camera, around, entry(moving.shadowBounds, i * MAX_BOUNDS + k)),
      );
      this.#renderer.setRenderTarget(target);
      this.#renderer.setClearColor(0, 0);
      this.#renderer.clear();
      this.#renderer.render(this.#scene, camera);
      const axis = new THREE.Vector3(...spec.target).sub(new THREE.Vector3(...spec.position));
      const distance = axis.length();
      const sun = camera instanceof THREE.OrthographicCamera;
      const width = sun
        ? camera.right - camera.left
        : 2 * Math.tan((camera.fov / 2) * THREE.MathUtils.DEG2RAD);
      entry(moving.shadowMatrix, i).multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
      entry(moving.shadowFrom, i).set(...spec.position);
      entry(moving.shadowAxis, i).copy(axis.normalize());
      entry(moving.shadowSize, i).set(sun ? spec.radius / distance : spec.radius, width, sun ? 1 : 0);
    });
    this.#scene.overrideMaterial = null;
  }

  #setMoving(): void {
    const moving = this.#moving;
    this.#stage.contacts.slice(0, MAX_CONTACTS).forEach((contact, i) => {
      entry(moving.contactFrame, i).copy(contact.anchor.matrixWorld).invert();
      const strength = contact.anchor.visible ? contact.strength : 0;
      entry(moving.contactShape, i).set(contact.halfWidth, contact.halfLength, contact.softness, strength);
    });
    const lamps = this.#stage.lamps.filter(({ intensity }) => intensity > 0).slice(0, MAX_LAMPS);
    moving.lamps.value = lamps.length;
    lamps.forEach((lamp, i) => {
      const from = lamp.getWorldPosition(entry(moving.lampFrom, i));
      lamp.target.getWorldPosition(entry(moving.lampAxis, i)).sub(from).normalize();
      const { r, g, b } = lamp.color;
      entry(moving.lampColor, i).set(r, g, b).multiplyScalar(lamp.intensity);
      entry(moving.lampCone, i).set(Math.cos(lamp.angle * (1 - lamp.penumbra)), Math.cos(lamp.angle));
    });
  }

  #drawMirror(bounds: readonly (THREE.Box3 | undefined)[]): void {
    if (this.#mirrorMoving === undefined || this.#mirrorCamera === undefined) return;
    const mirrorCamera = this.#mirrorCamera;
    bounds.forEach((around, k) => boundsSeenBy(mirrorCamera, around, entry(this.#moving.mirrorBounds, k)));
    this.#renderer.setRenderTarget(this.#mirrorMoving);
    this.#renderer.setClearColor(0, 0);
    this.#renderer.clear();
    this.#renderer.render(this.#scene, mirrorCamera);
  }

  #drawGlow(): void {
    for (const [near, far] of this.#glows) {
      this.#fullScreen.draw(this.#bright, near);
      for (const [from, to, x, y] of [
        [near, far, 1 / near.width, 0],
        [far, near, 0, 1 / near.height],
      ] as const) {
        (this.#blur.uniforms['source'] as THREE.IUniform).value = from.texture;
        (this.#blur.uniforms['stepSize'] as THREE.IUniform<THREE.Vector2>).value.set(x, y);
        this.#fullScreen.draw(this.#blur, to);
      }
    }
  }
}
