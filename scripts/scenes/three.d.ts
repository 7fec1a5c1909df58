// The part of three.js that the scenes use. three.js ships no types of its own; only what is called here is declared.

declare module 'three' {
  export type ColorRepresentation = Color | string | number;
  export type Triple = [x: number, y: number, z: number];
  export interface IUniform<T = unknown> {
    value: T;
  }

  export const NearestFilter: number;
  export const LinearFilter: number;
  export const LinearMipmapLinearFilter: number;
  export const HalfFloatType: number;
  export const FloatType: number;
  export const RedFormat: number;
  export const RepeatWrapping: number;
  export const DoubleSide: number;
  export const CustomBlending: number;
  export const OneFactor: number;
  export const AlwaysDepth: number;
  export const BasicShadowMap: number;
  export const EquirectangularReflectionMapping: number;
  export const SRGBColorSpace: string;
  export const GLSL3: string;
  export const MathUtils: { readonly DEG2RAD: number };

  export class Color {
    constructor(r: number, g: number, b: number);
    constructor(color?: ColorRepresentation);
    r: number;
    g: number;
    b: number;
    set(color: ColorRepresentation): this;
    copy(color: Color): this;
    multiplyScalar(by: number): this;
  }

  export class Vector2 {
    constructor(x?: number, y?: number);
    x: number;
    y: number;
    set(x: number, y: number): this;
    normalize(): this;
    multiplyScalar(by: number): this;
  }

  export class Vector3 {
    constructor(x?: number, y?: number, z?: number);
    x: number;
    y: number;
    z: number;
    set(x: number, y: number, z: number): this;
    setScalar(value: number): this;
    clone(): Vector3;
    copy(from: Vector3): this;
    add(other: Vector3): this;
    sub(other: Vector3): this;
    addScaledVector(other: Vector3, by: number): this;
    multiplyScalar(by: number): this;
    divideScalar(by: number): this;
    crossVectors(a: Vector3, b: Vector3): this;
    applyEuler(euler: Euler): this;
    applyMatrix4(matrix: Matrix4): this;
    fromBufferAttribute(attribute: BufferAttribute, index: number): this;
    distanceTo(other: Vector3): number;
    dot(other: Vector3): number;
    length(): number;
    normalize(): this;
  }

  export class Vector4 {
    constructor(x?: number, y?: number, z?: number, w?: number);
    x: number;
    y: number;
    z: number;
    w: number;
    set(x: number, y: number, z: number, w: number): this;
    applyMatrix4(matrix: Matrix4): this;
  }

  export class Euler {
    x: number;
    y: number;
    z: number;
    set(x: number, y: number, z: number, order?: string): this;
  }

  export class Quaternion {
    setFromAxisAngle(axis: Vector3, angle: number): this;
    setFromUnitVectors(from: Vector3, to: Vector3): this;
  }

  export class Matrix4 {
    set(...rows: number[]): this;
    copy(from: Matrix4): this;
    invert(): this;
    multiply(by: Matrix4): this;
    multiplyMatrices(a: Matrix4, b: Matrix4): this;
    makeScale(x: number, y: number, z: number): this;
    compose(position: Vector3, rotation: Quaternion, scale: Vector3): this;
    decompose(position: Vector3, rotation: Quaternion, scale: Vector3): this;
  }

  export class Box3 {
    min: Vector3;
    max: Vector3;
    setFromObject(object: Object3D): this;
  }

  export class Layers {
    mask: number;
    set(layer: number): void;
    enable(layer: number): void;
    disable(layer: number): void;
  }

  export class Object3D {
    readonly position: Vector3;
    readonly rotation: Euler;
    readonly quaternion: Quaternion;
    readonly scale: Vector3;
    readonly layers: Layers;
    readonly children: Object3D[];
    matrix: Matrix4;
    matrixWorld: Matrix4;
    matrixAutoUpdate: boolean;
    matrixWorldAutoUpdate: boolean;
    visible: boolean;
    castShadow: boolean;
    receiveShadow: boolean;
    frustumCulled: boolean;
    add(...objects: Object3D[]): this;
    remove(...objects: Object3D[]): this;
    removeFromParent(): this;
    clone(): this;
    lookAt(target: Vector3): void;
    lookAt(x: number, y: number, z: number): void;
    traverse(visit: (object: Object3D) => void): void;
    getWorldPosition(into: Vector3): Vector3;
    updateMatrixWorld(force?: boolean): void;
  }

  export class Group extends Object3D {}

  export class Scene extends Object3D {
    background: Texture | Color | null;
    environment: Texture | null;
    environmentIntensity: number;
    fog: FogExp2 | null;
    overrideMaterial: Material | null;
  }

  export class FogExp2 {
    constructor(color: ColorRepresentation, density: number);
    color: Color;
    density: number;
  }

  export class Camera extends Object3D {
    matrixWorldInverse: Matrix4;
    projectionMatrix: Matrix4;
    updateProjectionMatrix(): void;
  }

  export class PerspectiveCamera extends Camera {
    constructor(fov: number, aspect: number, near: number, far: number);
    fov: number;
    near: number;
    far: number;
    setViewOffset(
      fullWidth: number,
      fullHeight: number,
      x: number,
      y: number,
      width: number,
      height: number,
    ): void;
    clearViewOffset(): void;
  }

  export class OrthographicCamera extends Camera {
    constructor(left: number, right: number, top: number, bottom: number, near: number, far: number);
    left: number;
    right: number;
    top: number;
    bottom: number;
    near: number;
    far: number;
  }

  export class CubeCamera extends Object3D {
    constructor(near: number, far: number, target: WebGLCubeRenderTarget);
    update(renderer: WebGLRenderer, scene: Scene): void;
  }

  export class BufferAttribute {
    constructor(array: Float32Array, itemSize: number);
    readonly count: number;
    getX(index: number): number;
    getY(index: number): number;
    getZ(index: number): number;
    setXYZ(index: number, x: number, y: number, z: number): this;
  }

  export class Float32BufferAttribute extends BufferAttribute {
    constructor(array: readonly number[], itemSize: number);
  }

  export class BufferGeometry {
    readonly attributes: Record<string, BufferAttribute>;
    index: BufferAttribute | null;
    setAttribute(name: string, attribute: BufferAttribute): this;
    getAttribute(name: 'position'): BufferAttribute;
    getAttribute(name: string): BufferAttribute | undefined;
    deleteAttribute(name: string): this;
    setIndex(indices: readonly number[]): this;
    computeVertexNormals(): void;
    clearGroups(): void;
    clone(): BufferGeometry;
    toNonIndexed(): BufferGeometry;
    applyMatrix4(matrix: Matrix4): this;
    translate(x: number, y: number, z: number): this;
    scale(x: number, y: number, z: number): this;
    rotateX(angle: number): this;
    rotateY(angle: number): this;
  }

  export class BoxGeometry extends BufferGeometry {
    constructor(width: number, height: number, depth: number);
  }
  export class PlaneGeometry extends BufferGeometry {
    constructor(width: number, height: number);
  }
  export class CylinderGeometry extends BufferGeometry {
    constructor(topRadius: number, bottomRadius: number, height: number, sides?: number);
  }
  export class ConeGeometry extends BufferGeometry {
    constructor(radius: number, height: number, sides?: number);
  }
  export class SphereGeometry extends BufferGeometry {
    constructor(radius: number, around?: number, upright?: number);
  }
  export class IcosahedronGeometry extends BufferGeometry {
    constructor(radius: number, detail?: number);
  }
  export class LatheGeometry extends BufferGeometry {
    constructor(points: readonly Vector2[], sides?: number);
  }
  export class ShapeGeometry extends BufferGeometry {
    constructor(shape: Shape);
  }
  export interface ExtrudeOptions {
    depth: number;
    bevelEnabled: boolean;
    bevelSize?: number;
    bevelThickness?: number;
    bevelSegments?: number;
    bevelOffset?: number;
  }
  export class ExtrudeGeometry extends BufferGeometry {
    constructor(shape: Shape, options: ExtrudeOptions);
  }

  export class Shape {
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): this;
    closePath(): this;
  }

  export class CatmullRomCurve3 {
    constructor(points: readonly Vector3[], closed?: boolean, type?: string, tension?: number);
    arcLengthDivisions: number;
    getLength(): number;
    getPointAt(share: number): Vector3;
    getTangentAt(share: number): Vector3;
  }

  export class Texture {
    colorSpace: string;
    mapping: number;
    wrapS: number;
    wrapT: number;
    anisotropy: number;
    readonly repeat: Vector2;
  }
  export class CanvasTexture extends Texture {
    constructor(canvas: HTMLCanvasElement);
  }

  export class Material {
    readonly uuid: string;
    readonly userData: Record<string, unknown>;
    side: number;
    transparent: boolean;
    opacity: number;
    depthWrite: boolean;
    clone(): this;
    dispose(): void;
  }
  export class MeshBasicMaterial extends Material {}
  export interface StandardOptions {
    color?: ColorRepresentation;
    map?: Texture;
    roughness?: number;
    metalness?: number;
    emissive?: ColorRepresentation;
    emissiveIntensity?: number;
  }
  export class MeshStandardMaterial extends Material {
    constructor(options?: StandardOptions);
    emissive: Color;
    emissiveIntensity: number;
    roughness: number;
    envMap: Texture | null;
    envMapIntensity: number;
  }
  export interface ShaderOptions {
    uniforms?: Record<string, IUniform>;
    vertexShader: string;
    fragmentShader: string;
    glslVersion: string;
    side?: number;
    blending?: number;
    blendSrc?: number;
    blendDst?: number;
    depthTest?: boolean;
    depthWrite?: boolean;
    depthFunc?: number;
  }
  export class ShaderMaterial extends Material {
    constructor(options: ShaderOptions);
    readonly uniforms: Record<string, IUniform>;
  }

  export class Mesh<
    G extends BufferGeometry = BufferGeometry,
    M extends Material = Material,
  > extends Object3D {
    constructor(geometry: G, material?: M);
    geometry: G;
    material: M;
  }
  export class InstancedMesh extends Mesh {
    constructor(geometry: BufferGeometry, material: Material, count: number);
    setMatrixAt(index: number, matrix: Matrix4): void;
  }

  export class LightShadow {
    readonly camera: Camera;
    readonly mapSize: { setScalar(size: number): void };
    bias: number;
    normalBias: number;
    autoUpdate: boolean;
    updateMatrices(light: Object3D): void;
  }
  export class Light extends Object3D {
    readonly color: Color;
    intensity: number;
  }
  export class AmbientLight extends Light {}
  export class DirectionalLight extends Light {
    readonly target: Object3D;
    readonly shadow: LightShadow & { readonly camera: OrthographicCamera };
  }
  export class SpotLight extends Light {
    constructor(
      color?: ColorRepresentation,
      intensity?: number,
      distance?: number,
      angle?: number,
      penumbra?: number,
      decay?: number,
    );
    readonly target: Object3D;
    readonly shadow: LightShadow & { readonly camera: PerspectiveCamera };
    angle: number;
    penumbra: number;
    decay: number;
  }
}
