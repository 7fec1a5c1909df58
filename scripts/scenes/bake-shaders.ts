// The shaders of the bake: adding up samples, and writing where a surface is and which way it faces.

export const QUAD_VERTEX = `
out vec2 vUv;
void main() {
  vUv = uv;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;

export const COPY_FRAGMENT = `
uniform sampler2D source;
uniform float weight;
in vec2 vUv;
out vec4 color;
void main() {
  color = vec4(min(texture(source, vUv).rgb, vec3(60.0)) * weight, weight);
}`;

export const SURFACE_VERTEX = `
out vec3 vWorld;
out vec3 vNormalWorld;
void main() {
  mat4 m = modelMatrix;
  #ifdef USE_INSTANCING
    m = modelMatrix * instanceMatrix;
  #endif
  vec4 world = m * vec4(position, 1.0);
  vWorld = world.xyz;
  vNormalWorld = mat3(m) * normal;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

export const SURFACE_FRAGMENT = `
uniform int kind;
in vec3 vWorld;
in vec3 vNormalWorld;
out vec4 color;
void main() {
  color = kind == 0 ? vec4(vWorld, 1.0) : vec4(normalize(vNormalWorld), 1.0);
}`;
