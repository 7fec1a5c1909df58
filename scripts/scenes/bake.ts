// Lights the still parts once: for each key light and for the ambient light, many samples with jittered lights and
// sub-pixel camera shifts are averaged, which gives soft shadows, sky occlusion and smooth edges.

import * as THREE from 'three';
import { createRandom } from './seeded-random.ts';
import { applySpec, createLight, type StageLight } from './lights.ts';
import { COPY_FRAGMENT, QUAD_VERTEX, SURFACE_FRAGMENT, SURFACE_VERTEX } from './bake-shaders.ts';
import { FullScreen } from './full-screen.ts';
import { GLASS_LAYER, type LightSpec, type Stage } from './stage.ts';

export interface Bake {
  readonly keyLights: readonly StageLight[];
  readonly keys: readonly THREE.Texture[];
  readonly ambient: THREE.Texture;
  readonly albedo: THREE.Texture;
  readonly positions: THREE.Texture;
  readonly normals: THREE.Texture;
  readonly mirrored: THREE.Texture | undefined;
}

const SEED = 7;
const MIRROR_SAMPLE_SHARE = 0.25;
const MIRROR_SCALE = 0.5;
const ENVIRONMENT_SIZE = 128;

/** The camera as seen in a level mirror. Flipped left to right as well, so that faces keep their winding. */
export function mirrorCamera(camera: THREE.PerspectiveCamera, height: number): THREE.PerspectiveCamera {
  const mirrored = camera.clone();
  camera.updateMatrixWorld();
  const reflect = new THREE.Matrix4().set(1, 0, 0, 0, 0, -1, 0, 2 * height, 0, 0, 1, 0, 0, 0, 0, 1);
  mirrored.matrixAutoUpdate = false;
  mirrored.matrixWorldAutoUpdate = false;
  mirrored.matrixWorld
    .copy(reflect)
    .multiply(camera.matrixWorld)
    .multiply(new THREE.Matrix4().makeScale(-1, 1, 1));
  mirrored.matrixWorldInverse.copy(mirrored.matrixWorld).invert();
  mirrored.matrix.copy(mirrored.matrixWorld);
  return mirrored;
}

export class Baker {
  readonly #renderer: THREE.WebGLRenderer;
  readonly #scene: THREE.Scene;
  readonly #stage: Stage;
  readonly #width: number;
  readonly #height: number;
  readonly #fullScreen: FullScreen;
  readonly #black = new THREE.Color(0);
  readonly #everywhere = new THREE.AmbientLight();

  constructor(
    renderer: THREE.WebGLRenderer,
    scene: THREE.Scene,
    stage: Stage,
    width: number,
    height: number,
  ) {
    this.#renderer = renderer;
    this.#scene = scene;
    this.#stage = stage;
    this.#width = width;
    this.#height = height;
    this.#fullScreen = new FullScreen(renderer);
    scene.add(this.#everywhere);
  }

  run(): Bake {
    const { keys, keySamples, ambient, camera, mirror, background, fog } = this.#stage;
    const random = createRandom(SEED);
    const scene = this.#scene;
    camera.layers.enable(GLASS_LAYER);
    const keyLights = keys.map((spec) => this.#add(createLight(spec)));
    const pool = ambient.lightsAt(0, random).map((spec) => this.#add(createLight(spec)));
    const everywhere = new THREE.Color(ambient.everywhere);
    this.#everywhere.color.copy(everywhere);
    const solo = (shown: readonly THREE.Object3D[], isAmbient: boolean): void => {
      for (const light of [...keyLights, ...pool]) light.visible = shown.includes(light);
      this.#everywhere.intensity = isAmbient ? ambient.everywhereIntensity : 0;
      scene.background = isAmbient ? background : null;
      if (fog !== undefined) scene.fog = new THREE.FogExp2(isAmbient ? fog.color : this.#black, fog.density);
      this.#setEmission(isAmbient);
    };
    const keyPass = (
      into: THREE.WebGLRenderTarget,
      view: THREE.PerspectiveCamera,
      index: number,
      samples: number,
      share: number,
    ): void => {
      const light = keyLights[index];
      const spec = keys[index];
      if (light === undefined || spec === undefined) return;
      solo([light], false);
      this.#accumulate(into, view, samples, share, () => applySpec(light, spec, random));
      applySpec(light, spec, undefined);
    };
    const ambientPass = (
      into: THREE.WebGLRenderTarget,
      view: THREE.PerspectiveCamera,
      samples: number,
    ): void => {
      solo(pool, true);
      this.#accumulate(
        into,
        view,
        samples,
        1,
        (i) => {
          ambient.lightsAt(i, random).forEach((spec, at) => this.#place(pool[at], spec, random));
        },
        ambient.samples,
      );
    };

    this.#captureEnvironment(keyLights, solo, everywhere);
    const keyTargets = keys.map(() => this.#accumulator(1));
    keyTargets.forEach((target, i) => keyPass(target, camera, i, keySamples, 1));
    const ambientTarget = this.#accumulator(1);
    ambientPass(ambientTarget, camera, ambient.samples);
    let mirrored: THREE.WebGLRenderTarget | undefined;
    if (mirror !== undefined) {
      mirrored = this.#accumulator(MIRROR_SCALE);
      const view = mirrorCamera(camera, mirror.height);
      for (let i = 0; i < keys.length; i++)
        keyPass(mirrored, view, i, Math.ceil(keySamples * MIRROR_SAMPLE_SHARE), 1);
      ambientPass(mirrored, view, Math.ceil(ambient.samples * MIRROR_SAMPLE_SHARE));
    }
    const albedo = this.#albedo(solo);
    for (const light of pool) scene.remove(light, light.target);
    scene.background = null;
    const [positions, normals] = this.#surfaces();
    this.#settleKeyShadows(keyLights);
    return {
      keyLights,
      keys: keyTargets.map((target) => target.texture),
      ...{ ambient: ambientTarget.texture, albedo, positions, normals, mirrored: mirrored?.texture },
    };
  }

  #add(light: StageLight): StageLight {
    this.#scene.add(light, light.target);
    return light;
  }

  #place(light: StageLight | undefined, spec: LightSpec, random: () => number): void {
    if (light !== undefined) applySpec(light, spec, random);
  }

  #accumulator(scale: number): THREE.WebGLRenderTarget {
    const target = new THREE.WebGLRenderTarget(this.#width * scale, this.#height * scale, {
      type: scale === 1 ? THREE.FloatType : THREE.HalfFloatType,
      depthBuffer: false,
      generateMipmaps: scale !== 1,
      minFilter: scale === 1 ? THREE.NearestFilter : THREE.LinearMipmapLinearFilter,
      magFilter: scale === 1 ? THREE.NearestFilter : THREE.LinearFilter,
    });
    this.#renderer.setRenderTarget(target);
    this.#renderer.setClearColor(0, 0);
    this.#renderer.clear();
    return target;
  }

  #accumulate(
    into: THREE.WebGLRenderTarget,
    camera: THREE.PerspectiveCamera,
    samples: number,
    share: number,
    prepare: (index: number) => void,
    of = samples,
  ): void {
    const random = createRandom(SEED + 1);
    const { width, height } = into;
    const sample = new THREE.WebGLRenderTarget(width, height, {
      type: THREE.HalfFloatType,
      minFilter: THREE.NearestFilter,
      magFilter: THREE.NearestFilter,
    });
    const add = new THREE.ShaderMaterial({
      uniforms: { source: { value: sample.texture }, weight: { value: share / samples } },
      ...{ vertexShader: QUAD_VERTEX, fragmentShader: COPY_FRAGMENT, glslVersion: THREE.GLSL3 },
      ...{ blending: THREE.CustomBlending, blendSrc: THREE.OneFactor, blendDst: THREE.OneFactor },
      ...{ depthTest: false, depthWrite: false },
    });
    for (let i = 0; i < samples; i++) {
      prepare(Math.floor(((i + 0.5) * of) / samples));
      camera.setViewOffset(width, height, random() - 0.5, random() - 0.5, width, height);
      this.#renderer.setRenderTarget(sample);
      this.#renderer.setClearColor(0, 1);
      this.#renderer.clear();
      this.#renderer.render(this.#scene, camera);
      this.#fullScreen.draw(add, into, false);
    }
    camera.clearViewOffset();
    sample.dispose();
    add.dispose();
  }

  #setEmission(on: boolean): void {
    this.#stage.statics.traverse((object) => {
      if (!(object instanceof THREE.Mesh)) return;
      const material: unknown = object.material;
      if (material instanceof THREE.MeshBasicMaterial) object.visible = on;
      if (!(material instanceof THREE.MeshStandardMaterial)) return;
      const stored: unknown = material.userData['emission'];
      const emission = typeof stored === 'number' ? stored : material.emissiveIntensity;
      material.userData['emission'] = emission;
      material.emissiveIntensity = on ? emission : 0;
      material.envMapIntensity = on && material.userData['glossy'] === true ? 1 : 0;
    });
  }

  #captureEnvironment(
    keyLights: readonly StageLight[],
    solo: (shown: readonly THREE.Object3D[], isAmbient: boolean) => void,
    everywhere: THREE.Color,
  ): void {
    solo(keyLights, true);
    this.#everywhere.color.copy(everywhere);
    const target = new THREE.WebGLCubeRenderTarget(ENVIRONMENT_SIZE, { type: THREE.HalfFloatType });
    const cube = new THREE.CubeCamera(0.1, 400, target);
    cube.position.set(...this.#stage.environmentAt);
    cube.update(this.#renderer, this.#scene);
    const generator = new THREE.PMREMGenerator(this.#renderer);
    const environment = generator.fromCubemap(target.texture).texture;
    this.#scene.environment = environment;
    this.#scene.environmentIntensity = this.#stage.environmentIntensity;
    this.#stage.statics.traverse((object) => {
      if (object instanceof THREE.Mesh && object.material instanceof THREE.MeshStandardMaterial) {
        object.material.envMap = environment;
        object.material.envMapIntensity = 0;
      }
    });
  }

  /** Renders the still parts in plain white light, so that lamps of movers know the colour they fall on. */
  #albedo(solo: (shown: readonly THREE.Object3D[], isAmbient: boolean) => void): THREE.Texture {
    solo([], false);
    this.#everywhere.color.set(0xffffff);
    this.#everywhere.intensity = Math.PI;
    const fog = this.#scene.fog;
    this.#scene.fog = null;
    const target = this.#accumulator(1);
    const samples = 4;
    this.#accumulate(target, this.#stage.camera, samples, 1, () => undefined);
    this.#scene.fog = fog;
    this.#everywhere.intensity = 0;
    return target.texture;
  }

  #surfaces(): [THREE.Texture, THREE.Texture] {
    const { camera } = this.#stage;
    camera.layers.disable(GLASS_LAYER);
    return [0, 1].map((kind) => {
      const target = new THREE.WebGLRenderTarget(this.#width, this.#height, {
        ...{ type: THREE.FloatType, minFilter: THREE.NearestFilter, magFilter: THREE.NearestFilter },
      });
      this.#scene.overrideMaterial = new THREE.ShaderMaterial({
        uniforms: { kind: { value: kind } },
        ...{ vertexShader: SURFACE_VERTEX, fragmentShader: SURFACE_FRAGMENT, glslVersion: THREE.GLSL3 },
        side: THREE.DoubleSide,
      });
      this.#renderer.setRenderTarget(target);
      this.#renderer.setClearColor(0, 0);
      this.#renderer.clear();
      this.#renderer.render(this.#scene, camera);
      this.#scene.overrideMaterial = null;
      return target.texture;
    }) as [THREE.Texture, THREE.Texture];
  }

  /** Leaves in each key light's shadow map the still parts alone, for the movers to stand in their shade. */
  #settleKeyShadows(keyLights: readonly StageLight[]): void {
    for (const light of keyLights) light.visible = true;
    const tiny = new THREE.WebGLRenderTarget(1, 1);
    this.#renderer.setRenderTarget(tiny);
    this.#renderer.render(this.#scene, this.#stage.camera);
    for (const light of keyLights) light.shadow.autoUpdate = false;
    tiny.dispose();
  }
}
