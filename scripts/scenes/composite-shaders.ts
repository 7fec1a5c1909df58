// The shaders of each frame: still picture with the movers' shadows, lamps and reflections, then glow and tone.

export const MAX_CONTACTS = 16;
export const MAX_LAMPS = 4;
/** Movers whose shadows and reflections are looked for; outside their bounds the work is skipped. */
export const MAX_BOUNDS = 8;

const SHADOW_TAPS = 24;
const BLOCKER_TAPS = 12;

/** Points of a sunflower head: even cover of a disc without noise. */
function disc(count: number): string {
  const golden = Math.PI * (3 - Math.sqrt(5));
  const points = Array.from({ length: count }, (_, i) => {
    const r = Math.sqrt((i + 0.5) / count);
    return `vec2(${(r * Math.cos(i * golden)).toFixed(4)}, ${(r * Math.sin(i * golden)).toFixed(4)})`;
  });
  return `vec2[${String(count)}](${points.join(', ')})`;
}

function keyTerm(i: number): string {
  const n = String(i);
  return `color += texelFetch(key${n}, at, 0).rgb * lightLeft(shadow${n}, shadowMatrix[${n}], shadowFrom[${n}], shadowAxis[${n}], shadowSize[${n}], ${String(i * MAX_BOUNDS)}, p);`;
}

export function stillFragment(keys: number, mirror: boolean): string {
  const each = (line: (n: string) => string): string =>
    Array.from({ length: keys }, (_, i) => line(String(i))).join('\n');
  return `
precision highp float;
uniform sampler2D ambient, albedo, positions, normals;
${each((n) => `uniform sampler2D key${n}, shadow${n};`)}
uniform mat4 shadowMatrix[${String(Math.max(keys, 1))}];
uniform vec3 shadowFrom[${String(Math.max(keys, 1))}];
uniform vec3 shadowAxis[${String(Math.max(keys, 1))}];
uniform vec3 shadowSize[${String(Math.max(keys, 1))}]; // light radius, width at unit distance (spot) or in all (sun), 1 for sun
uniform vec4 shadowBounds[${String(Math.max(keys, 1) * MAX_BOUNDS)}]; // left, bottom, right, top in each map
uniform vec4 mirrorBounds[${String(MAX_BOUNDS)}];
uniform mat4 view;
uniform vec3 eye;
uniform int contacts;
uniform mat4 contactFrame[${String(MAX_CONTACTS)}];
uniform vec4 contactShape[${String(MAX_CONTACTS)}];
uniform int lamps;
uniform vec3 lampFrom[${String(MAX_LAMPS)}];
uniform vec3 lampAxis[${String(MAX_LAMPS)}];
uniform vec3 lampColor[${String(MAX_LAMPS)}];
uniform vec2 lampCone[${String(MAX_LAMPS)}];
uniform sampler2D mirrorStill, mirrorMoving;
uniform bool stillMirrorOnly;
uniform vec4 mirrorShape; // base, grazing, blur, puddles
uniform float mirrorHeight;
in vec2 vUv;
out vec4 result;

const vec2 WIDE[${String(BLOCKER_TAPS)}] = ${disc(BLOCKER_TAPS)};
const vec2 FINE[${String(SHADOW_TAPS)}] = ${disc(SHADOW_TAPS)};

bool within(vec4 bounds, vec2 at, float margin) {
  return at.x > bounds.x - margin && at.y > bounds.y - margin && at.x < bounds.z + margin && at.y < bounds.w + margin;
}

float lightLeft(sampler2D map, mat4 matrix, vec3 from, vec3 axis, vec3 size, int first, vec3 p) {
  vec4 q = matrix * vec4(p, 1.0);
  vec3 c = q.xyz / q.w * 0.5 + 0.5;
  if (q.w <= 0.0 || c.x < 0.0 || c.y < 0.0 || c.x > 1.0 || c.y > 1.0) return 1.0;
  float d = dot(p - from, axis);
  float width = size.z > 0.5 ? size.y : size.y * d;
  float search = (size.z > 0.5 ? size.x * 3.0 : size.x) / width + 0.002;
  bool shaded = false;
  for (int i = 0; i < ${String(MAX_BOUNDS)}; i++) shaded = shaded || within(shadowBounds[first + i], c.xy, search);
  if (!shaded) return 1.0;
  float sum = 0.0, count = 0.0;
  for (int i = 0; i < ${String(BLOCKER_TAPS)}; i++) {
    float b = texture(map, c.xy + WIDE[i] * search).r;
    if (b > 0.0 && b < d - 0.02) { sum += b; count += 1.0; }
  }
  if (count == 0.0) return 1.0;
  float blocker = sum / count;
  float soft = size.z > 0.5 ? size.x * (d - blocker) : size.x * (d - blocker) / blocker;
  float radius = max(soft / width, 1.6 / float(textureSize(map, 0).x));
  float lit = 0.0;
  for (int i = 0; i < ${String(SHADOW_TAPS)}; i++) {
    float b = texture(map, c.xy + FINE[i] * radius).r;
    lit += b > 0.0 && b < d - 0.02 ? 0.0 : 1.0;
  }
  return lit / ${String(SHADOW_TAPS)}.0;
}

float contactLeft(vec3 p, vec3 n) {
  float left = 1.0;
  for (int i = 0; i < ${String(MAX_CONTACTS)}; i++) {
    if (i >= contacts) break;
    vec3 local = (contactFrame[i] * vec4(p, 1.0)).xyz;
    vec4 shape = contactShape[i];
    vec2 outside = max(abs(local.xz) - shape.xy, 0.0);
    float near = 1.0 - smoothstep(0.0, shape.z, length(outside));
    near *= near * exp(-max(abs(local.y) - 0.05, 0.0) * 3.0) * max(n.y, 0.3);
    left *= 1.0 - near * shape.w;
  }
  return left;
}

vec3 lampLight(vec3 p, vec3 n) {
  vec3 sum = vec3(0.0);
  for (int i = 0; i < ${String(MAX_LAMPS)}; i++) {
    if (i >= lamps) break;
    vec3 to = lampFrom[i] - p;
    float d2 = max(dot(to, to), 0.04);
    vec3 l = to * inversesqrt(d2);
    float cone = smoothstep(lampCone[i].y, lampCone[i].x, dot(-l, lampAxis[i]));
    sum += lampColor[i] * cone * max(dot(n, l), 0.0) / d2;
  }
  return sum / 3.14159265;
}

${mirror ? MIRROR_FUNCTIONS : ''}

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec4 place = texelFetch(positions, at, 0);
  vec3 p = place.xyz;
  vec3 n = texelFetch(normals, at, 0).xyz;
  vec3 color = texelFetch(ambient, at, 0).rgb;
  gl_FragDepth = 1.0;
  ${mirror ? 'if (stillMirrorOnly) { result = vec4(stillMirror(p, n), 1.0); return; }' : ''}
  if (place.w > 0.5) {
    vec4 clip = view * vec4(p, 1.0);
    gl_FragDepth = clip.z / clip.w * 0.5 + 0.5;
    float contact = contactLeft(p, n);
    color *= contact;
    ${Array.from({ length: keys }, (_, i) => keyTerm(i)).join('\n    ')}
    color += texelFetch(albedo, at, 0).rgb * lampLight(p, n);
    ${mirror ? 'color += mirrorLight(p, n, at);' : ''}
  } else {
    ${each((n) => `color += texelFetch(key${n}, at, 0).rgb;`)}
  }
  result = vec4(color, 1.0);
}`;
}

const MIRROR_FUNCTIONS = `
float hash(vec2 p) {
  return fract(sin(dot(p, vec2(41.3, 289.1))) * 43758.5453);
}
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
/** Reflectance, blur and the shift of the picture by an uneven ground. */
vec4 mirrorAt(vec3 p, vec3 n) {
  if (n.y < 0.9 || abs(p.y - mirrorHeight) > 0.03) return vec4(0.0);
  vec3 toEye = normalize(eye - p);
  float fresnel = mirrorShape.x + mirrorShape.y * pow(1.0 - max(toEye.y, 0.0), 4.0);
  if (mirrorShape.w <= 0.0) return vec4(fresnel, mirrorShape.z, 0.0, 0.0);
  float wet = noise(p.xz * 0.32) * 0.65 + noise(p.xz * 1.1 + 7.0) * 0.35;
  float pool = smoothstep(1.0 - mirrorShape.w, 1.1 - mirrorShape.w, wet);
  vec2 wobble = (vec2(noise(p.xz * 9.0), noise(p.xz * 9.0 + 31.0)) - 0.5) * mix(0.012, 0.002, pool);
  return vec4(fresnel * mix(0.35, 1.5, pool), mix(mirrorShape.z + 1.2, 0.4, pool), wobble);
}
vec4 smeared(sampler2D source, vec2 uv, float blur) {
  vec4 sum = vec4(0.0);
  for (int i = -3; i <= 3; i++) {
    vec2 shift = vec2(0.0, float(i) * 0.0035 * exp2(blur) * 0.5);
    sum += textureLod(source, uv + shift, blur) * (4.0 - abs(float(i))) / 16.0;
  }
  return sum;
}
vec3 stillMirror(vec3 p, vec3 n) {
  vec4 mirror = mirrorAt(p, n);
  return smeared(mirrorStill, vec2(1.0 - vUv.x, vUv.y) + mirror.zw, mirror.y).rgb * mirror.x;
}
vec3 mirrorLight(vec3 p, vec3 n, ivec2 at) {
  vec3 still = texelFetch(mirrorStill, at, 0).rgb;
  vec2 uv = vec2(1.0 - vUv.x, vUv.y);
  bool moved = false;
  for (int i = 0; i < ${String(MAX_BOUNDS)}; i++) moved = moved || within(mirrorBounds[i], uv, 0.06);
  if (!moved || n.y < 0.9) return still;
  vec4 mirror = mirrorAt(p, n);
  vec4 moving = smeared(mirrorMoving, uv + mirror.zw, mirror.y);
  return still * (1.0 - moving.a) + moving.rgb * mirror.x;
}`;

/** Writes the distance along the light's axis; 0 means nothing there. */
export const DEPTH_VERTEX = `
out float vDepth;
void main() {
  vec4 seen = modelViewMatrix * vec4(position, 1.0);
  vDepth = -seen.z;
  gl_Position = projectionMatrix * seen;
}`;

export const DEPTH_FRAGMENT = `
in float vDepth;
out vec4 color;
void main() {
  color = vec4(vDepth, 0.0, 0.0, 1.0);
}`;

export const BRIGHT_FRAGMENT = `
uniform sampler2D source;
uniform float from;
in vec2 vUv;
out vec4 color;
void main() {
  vec3 c = min(texture(source, vUv).rgb, vec3(24.0));
  float peak = max(c.r, max(c.g, c.b));
  color = vec4(c * smoothstep(from, from * 2.0, peak), 1.0);
}`;

export const BLUR_FRAGMENT = `
uniform sampler2D source;
uniform vec2 stepSize;
in vec2 vUv;
out vec4 color;
void main() {
  vec3 sum = vec3(0.0);
  float total = 0.0;
  for (int i = -8; i <= 8; i++) {
    float w = exp(-float(i * i) / 22.0);
    sum += texture(source, vUv + stepSize * float(i)).rgb * w;
    total += w;
  }
  color = vec4(sum / total, 1.0);
}`;

/** Tone curve, grade, vignette and a fixed ordered dither; the top row comes first, as video wants it. */
export const TONE_FRAGMENT = `
uniform sampler2D source, glow, wideGlow;
uniform float exposure, bloom, vignette, saturation, contrast;
uniform vec3 tint;
uniform bool infrared;
in vec2 vUv;
out vec4 color;
vec3 film(vec3 x) {
  x *= 0.6;
  return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
}
void main() {
  vec2 uv = vec2(vUv.x, 1.0 - vUv.y);
  vec3 c = texture(source, uv).rgb + (texture(glow, uv).rgb + texture(wideGlow, uv).rgb) * bloom;
  vec2 centred = (uv - 0.5) * vec2(1.0, 0.8);
  c *= exposure * tint * (1.0 - vignette * smoothstep(0.1, 0.75, length(centred)));
  if (infrared) c = vec3(dot(c, vec3(0.45, 0.4, 0.15)));
  c = film(c);
  c = pow(c, vec3(1.0 / 2.2));
  c = mix(vec3(dot(c, vec3(0.3, 0.6, 0.1))), c, infrared ? 0.0 : saturation);
  c = clamp((c - 0.5) * contrast + 0.5, 0.0, 1.0);
  float dither = fract(52.9829189 * fract(dot(floor(gl_FragCoord.xy), vec2(0.06711056, 0.00583715)))) - 0.5;
  color = vec4(c + dither / 255.0, 1.0);
}`;
