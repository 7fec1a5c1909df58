// Draws a material over a whole render target.

import * as THREE from 'three';

export class FullScreen {
  readonly #renderer: THREE.WebGLRenderer;
  readonly #scene = new THREE.Scene();
  readonly #camera = new THREE.OrthographicCamera(-1, 1, 1, -1, 0, 1);
  readonly #quad = new THREE.Mesh(new THREE.PlaneGeometry(2, 2));

  constructor(renderer: THREE.WebGLRenderer) {
    this.#renderer = renderer;
    this.#quad.frustumCulled = false;
    this.#scene.add(this.#quad);
  }

  draw(material: THREE.Material, target: THREE.WebGLRenderTarget | null, clear = true): void {
    this.#quad.material = material;
    this.#renderer.setRenderTarget(target);
    this.#renderer.autoClear = clear;
    this.#renderer.render(this.#scene, this.#camera);
    this.#renderer.autoClear = true;
  }
}
