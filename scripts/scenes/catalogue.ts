// What is made: the loops by name, with their title, picture size, frame rate, length and byte budget.
// Read by the host (Node) and by the page (browser); it knows nothing about either.

export interface Loop {
  readonly name: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly seconds: number;
  readonly videoBytes: number;
  readonly audioBitsPerSecond: number;
  readonly stillsAtSeconds: readonly number[];
}

export const SEGMENT_SECONDS = 2;
export const STILL_WIDTH = 640;
export const STILL_HEIGHT = 360;

const SCENE = {
  width: 960,
  height: 540,
  fps: 15,
  seconds: 24,
  audioBitsPerSecond: 32_000,
  stillsAtSeconds: [0, 6, 12, 18],
} as const;

export const LOOPS: readonly Loop[] = [
  { ...SCENE, name: 'gate', title: 'Gate at dusk', videoBytes: 545_000 },
  { ...SCENE, name: 'yard', title: 'Loading yard by day', videoBytes: 560_000 },
  { ...SCENE, name: 'aisle', title: 'Warehouse aisle', videoBytes: 545_000 },
  { ...SCENE, name: 'lobby', title: 'Reception lobby', videoBytes: 545_000 },
  { ...SCENE, name: 'quay', title: 'Container quay at night', videoBytes: 545_000 },
  { ...SCENE, name: 'corridor', title: 'Corridor in infrared', videoBytes: 420_000 },
  {
    name: 'counter',
    title: 'Frame counter',
    width: 640,
    height: 360,
    fps: 10,
    seconds: 120,
    videoBytes: 300_000,
    audioBitsPerSecond: 12_000,
    stillsAtSeconds: [0, 40, 80],
  },
];

export function frameCount(loop: Loop): number {
  return loop.fps * loop.seconds;
}

export function loopNamed(name: string): Loop {
  const loop = LOOPS.find((candidate) => candidate.name === name);
  if (loop === undefined) throw new Error(`no loop named ${name}`);
  return loop;
}
