// Surfaces: plain paints and metals, and grounds drawn on canvases from seeded noise.

import * as THREE from 'three';
import { createRandom } from './seeded-random.ts';

export type Paint = THREE.MeshStandardMaterial;

export function paint(color: THREE.ColorRepresentation, roughness = 0.7, metalness = 0): Paint {
  return new THREE.MeshStandardMaterial({ color, roughness, metalness });
}

/** A surface that mirrors the surroundings in the baked picture too. */
export function glossy(color: THREE.ColorRepresentation, roughness: number, metalness: number): Paint {
  const material = paint(color, roughness, metalness);
  material.userData['glossy'] = true;
  return material;
}

export function glowing(color: THREE.ColorRepresentation, strength: number): Paint {
  return new THREE.MeshStandardMaterial({
    color: 0x000000,
    emissive: color,
    emissiveIntensity: strength,
    roughness: 1,
  });
}

export function glass(color: THREE.ColorRepresentation, opacity: number): Paint {
  const material = glossy(color, 0.06, 0.2);
  material.transparent = true;
  material.opacity = opacity;
  material.depthWrite = false;
  return material;
}

type Draw = (g: CanvasRenderingContext2D, size: number, random: () => number) => void;

export function canvasTexture(size: number, seed: number, draw: Draw): THREE.CanvasTexture {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const g = canvas.getContext('2d');
  if (g === null) throw new Error('no 2D canvas');
  draw(g, size, createRandom(seed));
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.anisotropy = 8;
  return texture;
}

function blotches(
  g: CanvasRenderingContext2D,
  size: number,
  random: () => number,
  count: number,
  radius: number,
  style: (alpha: number) => string,
): void {
  for (let i = 0; i < count; i++) {
    const [x, y, r] = [random() * size, random() * size, radius * (0.3 + random())];
    for (const dx of [-size, 0, size]) {
      for (const dy of [-size, 0, size]) {
        const shade = g.createRadialGradient(x + dx, y + dy, 0, x + dx, y + dy, r);
        shade.addColorStop(0, style(0.5 + random() * 0.5));
        shade.addColorStop(1, style(0));
        g.fillStyle = shade;
        g.fillRect(x + dx - r, y + dy - r, 2 * r, 2 * r);
      }
    }
  }
}

function grains(
  g: CanvasRenderingContext2D,
  size: number,
  random: () => number,
  count: number,
  spread: number,
): void {
  for (let i = 0; i < count; i++) {
    const v = Math.round(128 + (random() - 0.5) * spread);
    g.fillStyle = `rgba(${String(v)},${String(v)},${String(v)},0.35)`;
    const r = 0.6 + random() * 1.4;
    g.fillRect(random() * size, random() * size, r, r);
  }
}

/** Worn asphalt; one repeat covers `metres`. */
export function asphalt(tone: string, seed: number, repeats: readonly [number, number], contrast = 1): Paint {
  const map = canvasTexture(1024, seed, (g, size, random) => {
    g.fillStyle = tone;
    g.fillRect(0, 0, size, size);
    blotches(g, size, random, 26, 190, (a) => `rgba(0,0,0,${String(0.16 * a * contrast)})`);
    blotches(g, size, random, 20, 150, (a) => `rgba(255,250,240,${String(0.06 * a * contrast)})`);
    grains(g, size, random, 22_000, 150 * contrast);
    g.strokeStyle = `rgba(0,0,0,${String(0.28 * contrast)})`;
    for (let crack = 0; crack < 5; crack++) {
      let [x, y, a] = [random() * size, random() * size, random() * 6.3];
      g.lineWidth = 1.2;
      g.beginPath();
      g.moveTo(x, y);
      for (let i = 0; i < 40; i++) {
        a += (random() - 0.5) * 0.9;
        x += Math.cos(a) * 12;
        y += Math.sin(a) * 12;
        g.lineTo(x, y);
      }
      g.stroke();
    }
  });
  map.repeat.set(...repeats);
  return new THREE.MeshStandardMaterial({ map, roughness: 0.88 });
}

export function concrete(tone: string, seed: number, repeats: readonly [number, number], joints = 0): Paint {
  const map = canvasTexture(1024, seed, (g, size, random) => {
    g.fillStyle = tone;
    g.fillRect(0, 0, size, size);
    blotches(g, size, random, 30, 160, (a) => `rgba(40,36,30,${String(0.09 * a)})`);
    blotches(g, size, random, 24, 120, (a) => `rgba(255,255,255,${String(0.07 * a)})`);
    grains(g, size, random, 5000, 90);
    g.strokeStyle = 'rgba(30,30,30,0.35)';
    g.lineWidth = 3;
    for (let i = 0; i < joints; i++) {
      const at = (i / joints) * size;
      g.strokeRect(at, -4, size / joints, size + 8);
      g.strokeRect(-4, at, size + 8, size / joints);
    }
  });
  map.repeat.set(...repeats);
  return new THREE.MeshStandardMaterial({ map, roughness: 0.8 });
}

/** Large stone tiles with a little difference from tile to tile. */
export function tiles(
  tone: readonly [number, number, number],
  seed: number,
  repeats: readonly [number, number],
  across = 4,
): Paint {
  const map = canvasTexture(1024, seed, (g, size, random) => {
    const side = size / across;
    for (let x = 0; x < across; x++) {
      for (let y = 0; y < across; y++) {
        const shift = (random() - 0.5) * 14;
        g.fillStyle = `rgb(${tone.map((c) => String(Math.round(c + shift))).join(',')})`;
        g.fillRect(x * side, y * side, side, side);
      }
    }
    blotches(g, size, random, 40, 90, (a) => `rgba(60,50,40,${String(0.05 * a)})`);
    g.strokeStyle = 'rgba(50,46,42,0.55)';
    g.lineWidth = 4;
    for (let i = 0; i < across; i++) {
      g.strokeRect(i * side, -8, side, size + 16);
      g.strokeRect(-8, i * side, size + 16, side);
    }
  });
  map.repeat.set(...repeats);
  return new THREE.MeshStandardMaterial({ map, roughness: 0.35 });
}

export function woodGrain(tone: string, dark: string, seed: number): Paint {
  const map = canvasTexture(512, seed, (g, size, random) => {
    g.fillStyle = tone;
    g.fillRect(0, 0, size, size);
    g.strokeStyle = dark;
    for (let i = 0; i < 120; i++) {
      g.globalAlpha = 0.08 + random() * 0.16;
      g.lineWidth = 1 + random() * 3;
      const x = random() * size;
      g.beginPath();
      g.moveTo(x, 0);
      g.bezierCurveTo(x + random() * 30 - 15, size / 3, x + random() * 30 - 15, (size * 2) / 3, x, size);
      g.stroke();
    }
  });
  return new THREE.MeshStandardMaterial({ map, roughness: 0.45 });
}

/** Dark text or a number on a plate. */
export function lettering(text: string, ink: string, ground: string): Paint {
  const map = canvasTexture(256, 1, (g, size) => {
    g.fillStyle = ground;
    g.fillRect(0, 0, size, size);
    g.fillStyle = ink;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.font = `bold ${String(text.length > 2 ? 90 : 190)}px "DejaVu Sans"`;
    g.fillText(text, size / 2, size / 2 + 8);
  });
  return new THREE.MeshStandardMaterial({ map, roughness: 0.6 });
}

/** A sky as an equirectangular picture: colour stops from the zenith (0) down to the horizon (1) and below. */
export function skyTexture(
  stops: readonly (readonly [number, string])[],
  glow?: { readonly bearing: number; readonly color: string; readonly width: number },
): THREE.Texture {
  const texture = canvasTexture(1024, 3, (g, size) => {
    const gradient = g.createLinearGradient(0, 0, 0, size / 2);
    for (const [at, color] of stops) gradient.addColorStop(at, color);
    g.fillStyle = gradient;
    g.fillRect(0, 0, size, size);
    if (glow === undefined) return;
    const x = (((glow.bearing / (2 * Math.PI) + 0.5) % 1) + 1) % 1;
    g.globalCompositeOperation = 'screen';
    for (const shift of [-size, 0, size]) {
      g.save();
      g.translate(x * size + shift, size / 2);
      g.scale(1, 0.28);
      const halo = g.createRadialGradient(0, 0, 0, 0, 0, glow.width * size);
      halo.addColorStop(0, glow.color);
      halo.addColorStop(1, 'rgba(0,0,0,0)');
      g.fillStyle = halo;
      g.fillRect(-size, -size, 2 * size, 2 * size);
      g.restore();
    }
  });
  texture.mapping = THREE.EquirectangularReflectionMapping;
  return texture;
}
