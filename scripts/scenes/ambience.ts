// The sound of each loop: periodic noise and hum whose period is the loop, so that the end runs into the beginning.

import { createRandom } from './seeded-random.ts';

export const SAMPLE_RATE = 48_000;

interface Swell {
  readonly at: number;
  readonly width: number;
  readonly gain: number;
}

interface Ambience {
  readonly seed: number;
  /** Share of the running sum kept per sample: nearer to 1 is a deeper rumble. */
  readonly depth: number;
  readonly noise: number;
  /** Whole hertz, so that each tone fits the loop. */
  readonly hum: readonly { readonly hz: number; readonly gain: number }[];
  /** Engines that come and go: a bell over the noise and a low tone, in seconds of the loop. */
  readonly swells: readonly Swell[];
}

const ENGINE_HZ = 62;

const AMBIENCES: Readonly<Record<string, Ambience>> = {
  gate: {
    seed: 11,
    depth: 0.985,
    noise: 0.07,
    hum: [{ hz: 100, gain: 0.004 }],
    swells: [
      { at: 5, width: 2.4, gain: 0.06 },
      { at: 13.5, width: 2.6, gain: 0.08 },
    ],
  },
  yard: {
    seed: 12,
    depth: 0.97,
    noise: 0.08,
    hum: [{ hz: 50, gain: 0.004 }],
    swells: [
      { at: 8, width: 4, gain: 0.06 },
      { at: 17, width: 3, gain: 0.05 },
    ],
  },
  aisle: {
    seed: 13,
    depth: 0.96,
    noise: 0.05,
    hum: [
      { hz: 100, gain: 0.008 },
      { hz: 200, gain: 0.003 },
    ],
    swells: [{ at: 14, width: 3, gain: 0.04 }],
  },
  lobby: { seed: 14, depth: 0.93, noise: 0.035, hum: [{ hz: 100, gain: 0.003 }], swells: [] },
  quay: {
    seed: 15,
    depth: 0.99,
    noise: 0.1,
    hum: [
      { hz: 75, gain: 0.01 },
      { hz: 150, gain: 0.004 },
    ],
    swells: [{ at: 12, width: 4.5, gain: 0.07 }],
  },
  corridor: {
    seed: 16,
    depth: 0.98,
    noise: 0.03,
    hum: [
      { hz: 50, gain: 0.01 },
      { hz: 150, gain: 0.004 },
    ],
    swells: [],
  },
};

const TICK_SECONDS = 0.02;
const TICK_HZ = 1000;
const TICK_GAIN = 0.2;

function ticks(seconds: number): Float32Array {
  const samples = new Float32Array(seconds * SAMPLE_RATE);
  for (let i = 0; i < samples.length; i++) {
    const within = (i % SAMPLE_RATE) / SAMPLE_RATE;
    if (within >= TICK_SECONDS) continue;
    const fade = Math.sin((within / TICK_SECONDS) * Math.PI);
    samples[i] = TICK_GAIN * fade * Math.sin(2 * Math.PI * TICK_HZ * within);
  }
  return samples;
}

/** Filters one period of white noise twice; the second time the filter has settled and the result is periodic. */
function rumble(seed: number, depth: number, length: number): Float32Array {
  const random = createRandom(seed);
  const white = Float32Array.from({ length }, () => random() * 2 - 1);
  const result = new Float32Array(length);
  const gain = Math.sqrt(1 - depth * depth);
  let sum = 0;
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0; i < length; i++) {
      sum = depth * sum + (white[i] ?? 0);
      result[i] = sum * gain;
    }
  }
  return result;
}

function swellAt(swell: Swell, t: number, period: number): number {
  const away = Math.abs(t - swell.at);
  const nearest = Math.min(away, period - away);
  return swell.gain * Math.exp(-((nearest / swell.width) ** 2));
}

/** One period of a loop's sound, mono, in [-1, 1]. */
export function ambience(name: string, seconds: number): Float32Array {
  const plan = AMBIENCES[name];
  if (plan === undefined) return ticks(seconds);
  const length = seconds * SAMPLE_RATE;
  const noise = rumble(plan.seed, plan.depth, length);
  return Float32Array.from({ length }, (_, i) => {
    const t = i / SAMPLE_RATE;
    const engine = plan.swells.reduce((sum, swell) => sum + swellAt(swell, t, seconds), 0);
    const tone = Math.sin(2 * Math.PI * ENGINE_HZ * t) + 0.5 * Math.sin(4 * Math.PI * ENGINE_HZ * t);
    const hum = plan.hum.reduce((sum, { hz, gain }) => sum + gain * Math.sin(2 * Math.PI * hz * t), 0);
    return (noise[i] ?? 0) * (plan.noise + engine) + engine * tone * 0.4 + hum;
  });
}
