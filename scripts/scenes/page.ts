// The browser side: draws the frames that the host asks for in the query and posts each as raw RGBA, top row first.
// Frames go out in order, one request at a time, so that the encoder's pace holds the renderer back.

import { loopNamed, type Loop } from './catalogue.ts';
import { drawCounter } from './counter.ts';

type Draw = (frame: number) => Uint8Array<ArrayBuffer>;

function counterDrawer(loop: Loop): Draw {
  const canvas = document.createElement('canvas');
  canvas.width = loop.width;
  canvas.height = loop.height;
  const g = canvas.getContext('2d', { willReadFrequently: true });
  if (g === null) throw new Error('no 2D canvas');
  return (frame) => {
    drawCounter(g, frame, loop.fps);
    return new Uint8Array(g.getImageData(0, 0, loop.width, loop.height).data.buffer);
  };
}

async function drawerFor(loop: Loop): Promise<Draw> {
  if (loop.name === 'counter') return counterDrawer(loop);
  const { sceneDrawer } = await import('./scene-drawer.ts');
  return sceneDrawer(loop);
}

async function post(path: string, body: BodyInit): Promise<void> {
  const response = await fetch(path, { method: 'POST', body });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
}

async function run(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const loop = loopNamed(query.get('loop') ?? '');
  const frames = (query.get('frames') ?? '').split(',').map(Number);
  const draw = await drawerFor(loop);
  for (const frame of frames) await post('/frame', new Blob([draw(frame)]));
}

run().then(
  () => post('/end', 'ok'),
  (error: unknown) => post('/end', error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
