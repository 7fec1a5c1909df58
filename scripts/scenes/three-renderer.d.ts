// The part of three.js that draws: render targets and the renderer, and the two addons in use.

declare module 'three' {
  export interface TargetOptions {
    type?: number;
    format?: number;
    minFilter?: number;
    magFilter?: number;
    depthBuffer?: boolean;
    generateMipmaps?: boolean;
    samples?: number;
  }
  export class WebGLRenderTarget {
    constructor(width: number, height: number, options?: TargetOptions);
    readonly width: number;
    readonly height: number;
    readonly texture: Texture;
    dispose(): void;
  }
  export class WebGLCubeRenderTarget extends WebGLRenderTarget {
    constructor(size: number, options?: TargetOptions);
  }
  export class PMREMGenerator {
    constructor(renderer: WebGLRenderer);
    fromCubemap(cube: Texture): WebGLRenderTarget;
  }
  export class WebGLRenderer {
    constructor(options?: { antialias?: boolean; powerPreference?: string });
    autoClear: boolean;
    readonly shadowMap: { enabled: boolean; type: number };
    getContext(): WebGL2RenderingContext;
    setSize(width: number, height: number): void;
    setRenderTarget(target: WebGLRenderTarget | null): void;
    setClearColor(color: ColorRepresentation, alpha: number): void;
    clear(): void;
    render(scene: Scene, camera: Camera): void;
    readRenderTargetPixels(
      target: WebGLRenderTarget,
      x: number,
      y: number,
      width: number,
      height: number,
      into: Uint8Array,
    ): void;
  }
}

declare module 'three/addons/geometries/RoundedBoxGeometry.js' {
  import type { BufferGeometry } from 'three';
  export class RoundedBoxGeometry extends BufferGeometry {
    constructor(width: number, height: number, depth: number, segments: number, radius: number);
  }
}

declare module 'three/addons/utils/BufferGeometryUtils.js' {
  import type { BufferGeometry } from 'three';
  export function mergeGeometries(parts: readonly BufferGeometry[]): BufferGeometry;
  export function mergeVertices(geometry: BufferGeometry): BufferGeometry;
}
