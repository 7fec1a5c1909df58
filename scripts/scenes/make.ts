// Makes the loops of src/emulators/media: `node scripts/scenes/make.ts [name…]`, all of them without a name.
// `--still=12,40` writes those frames as PNG into the scratch folder instead; `--encode` reuses the last master.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { frameCount, type Loop, loopNamed, LOOPS } from './catalogue.ts';
import { encodeLoop } from './encode.ts';
import { createMaster } from './ffmpeg.ts';
import { renderFrames } from './host.ts';

const MEDIA = resolve(import.meta.dirname, '../../src/emulators/media');
const SCRATCH = join(tmpdir(), 'sightline-scenes');
const MS = 1000;

async function renderMaster(loop: Loop, path: string): Promise<void> {
  const frames = Array.from({ length: frameCount(loop) }, (_, i) => i);
  const master = createMaster(path, loop.width, loop.height, loop.fps);
  const started = performance.now();
  let first: number | undefined;
  await renderFrames(loop.name, frames, (pixels) => {
    first ??= performance.now();
    return master.write(pixels);
  });
  await master.end();
  const ready = ((first ?? started) - started) / MS;
  const each = (performance.now() - started) / MS - ready;
  console.log(
    `${loop.name}: first frame after ${ready.toFixed(0)} s, then ${(each / frames.length).toFixed(2)} s each`,
  );
}

async function writePng(loop: Loop, pixels: Buffer, path: string): Promise<void> {
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
    '-s',
    `${String(loop.width)}x${String(loop.height)}`,
    '-i',
    '-',
  ];
  const child = spawn('ffmpeg', ['-v', 'error', '-y', ...input, '-pix_fmt', 'rgb24', path], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(pixels);
  await once(child, 'close');
}

async function renderStills(loop: Loop, frames: readonly number[]): Promise<void> {
  let next = 0;
  await renderFrames(loop.name, frames, async (pixels) => {
    const path = join(SCRATCH, `${loop.name}-${String(frames[next])}.png`);
    next += 1;
    await writePng(loop, pixels, path);
    console.log(path);
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { still: { type: 'string' }, encode: { type: 'boolean', default: false } },
});
const loops = positionals.length > 0 ? positionals.map(loopNamed) : LOOPS;
await mkdir(SCRATCH, { recursive: true });
await mkdir(MEDIA, { recursive: true });
for (const loop of loops) {
  const started = performance.now();
  const master = join(SCRATCH, `${loop.name}.mkv`);
  if (values.still !== undefined) {
    await renderStills(loop, values.still.split(',').map(Number));
  } else {
    if (!values.encode) await renderMaster(loop, master);
    await encodeLoop(loop, master, MEDIA, SCRATCH);
  }
  console.log(`${loop.name}: done after ${((performance.now() - started) / MS).toFixed(0)} s`);
}
