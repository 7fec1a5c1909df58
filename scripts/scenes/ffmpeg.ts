// Starts ffmpeg and ffprobe: one-off runs, and a run fed frame by frame.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

function failure(tool: string, code: unknown, log: string): Error {
  return new Error(`${tool} ended with ${String(code)}\n${log}`);
}

export async function run(tool: 'ffmpeg' | 'ffprobe', args: readonly string[]): Promise<string> {
  const child = spawn(tool, ['-v', 'error', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [code] = (await once(child, 'close')) as unknown[];
  if (code !== 0) throw failure(tool, code, log);
  return out;
}

export interface FrameSink {
  write(pixels: Buffer): Promise<void>;
  end(): Promise<void>;
}

/** Writes raw RGBA frames to a lossless file, the master from which all encodings are made. */
export function createMaster(path: string, width: number, height: number, fps: number): FrameSink {
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
    '-s',
    `${String(width)}x${String(height)}`,
    '-r',
    String(fps),
  ];
  const output = ['-c:v', 'libx264rgb', '-preset', 'ultrafast', '-qp', '0', path];
  const child = spawn('ffmpeg', ['-v', 'error', '-y', ...input, '-i', '-', ...output], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const closed = once(child, 'close') as Promise<unknown[]>;
  return {
    async write(pixels) {
      if (!child.stdin.write(pixels)) await once(child.stdin, 'drain');
    },
    async end() {
      child.stdin.end();
      const [code] = await closed;
      if (code !== 0) throw failure('ffmpeg', code, '');
    },
  };
}
