// The demo site: the emulated video systems, a configuration that leads to them, and the Vite dev
// server in front. Started by start.mjs on the project's own Node; Ctrl+C ends all of it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { startEmulators, type RunningEmulators } from '../src/emulators/server.ts';
import { PROJECT } from './install.mjs';

const FIRST_PORT = '5173';

/** The first page makes Vite bundle the packages, which takes a while on a slow disk. */
const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 200;

/** Open connections (video) must not keep Ctrl+C waiting. */
const CLOSE_TIMEOUT_MS = 3_000;

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: FIRST_PORT },
    open: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const emulators = await startDemoSite();
const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
// However this ends: Vite leaves by itself on some signals.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.env['SIGHTLINE_CONFIG'] = writeConfig(join(folder, 'config.json'));
const server = await createServer({ root: PROJECT, server: { port: Number(options.port) } });

let isClosing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void closeAll());

await server.listen();
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${options.port}/`;
await waitUntilAnswered(address);
console.log(`\n  Sightline is running: ${address}\n  The demo site is signed in. Ctrl+C ends it.\n`);
if (options.open && isDesktop()) openBrowser(address);

/** On the usual ports, so that bookmarks keep their meaning; on any when those are taken. */
async function startDemoSite(): Promise<RunningEmulators> {
  const demo = {
    site: 'demo',
    vendors: ['videoloft', 'nx', 'axxon', 'vdg'],
    nx: { recordings: true },
    axxon: { scenes: 'own' },
    vdg: { scenes: 'own' },
  } as const;
  try {
    return await startEmulators(demo);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return await startEmulators({ ...demo, ports: 0 });
  }
}

function writeConfig(file: string): string {
  const config = {
    site: { name: 'Harbour demo', timeZone: 'Europe/Amsterdam' },
    connections: emulators.connections,
  };
  writeFileSync(file, JSON.stringify(config, null, 2));
  return file;
}

async function waitUntilAnswered(url: string): Promise<void> {
  const end = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < end) {
    const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (response?.ok === true) return;
    await sleep(READY_POLL_MS);
  }
  console.warn(`${url} does not answer yet.`);
}

function isDesktop(): boolean {
  if (!process.stdout.isTTY || process.env['CI'] !== undefined) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

function openBrowser(url: string): void {
  const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  };
  const [program, ...args] = openers[process.platform] ?? ['xdg-open', url];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  // The address stands in the terminal; a desktop without an opener is no reason to stop.
  child.on('error', () => undefined);
  child.unref();
}

async function closeAll(): Promise<void> {
  if (isClosing) process.exit(1);
  isClosing = true;
  await Promise.race([Promise.allSettled([server.close(), emulators.close()]), sleep(CLOSE_TIMEOUT_MS)]);
  process.exit(0);
}
