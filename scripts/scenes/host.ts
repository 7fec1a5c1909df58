// Runs the page: a Vite server on this folder, headless Chromium with software WebGL, and the frames that come back.
// Chromium is started bare, since an instrumented browser moves request bodies many times slower.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer, type Plugin } from 'vite';

const BROWSER = process.env['SIGHTLINE_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const HERE = import.meta.dirname;
const REPOSITORY = resolve(HERE, '../..');

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function intake(onFrame: (pixels: Buffer) => Promise<void>, onEnd: (message: string) => void): Plugin {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    if (request.url === '/frame') await onFrame(body);
    else onEnd(body.toString());
    response.end();
  };
  return {
    name: 'frame-intake',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.method !== 'POST') next();
        else answer(request, response).catch((error: unknown) => onEnd(String(error)));
      });
    },
  };
}

/** Renders the given frames of one loop, in order; `onFrame` gets raw RGBA and may hold the renderer back. */
export async function renderFrames(
  loop: string,
  frames: readonly number[],
  onFrame: (pixels: Buffer) => Promise<void>,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'scenes-'));
  const end = Promise.withResolvers<string>();
  const server = await createServer({
    root: HERE,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(scratch, 'vite'),
    plugins: [intake(onFrame, end.resolve)],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [REPOSITORY] } },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the page server has no address');
  const page = `${address}?loop=${loop}&frames=${frames.join(',')}`;
  const browser = spawn(BROWSER, [...FLAGS, `--user-data-dir=${join(scratch, 'profile')}`, page], {
    stdio: 'ignore',
  });
  browser.on('exit', (code) => end.resolve(`the browser ended with ${String(code)}`));
  const message = await end.promise;
  const gone = new Promise((done) => browser.once('exit', done));
  if (browser.exitCode === null) {
    browser.kill();
    await gone;
  }
  await server.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  if (message !== 'ok') throw new Error(message);
}
