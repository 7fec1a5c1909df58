/** Makes sure that what is measured is the production build of the sources as they are now. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from '../scripts/install.mjs';

/** What a build is made of. Tests and emulators count too: building once too often does no harm. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Builds when there is no build, or one that is older than any of its sources. */
export async function ensureFreshBuild(): Promise<void> {
  const built = changedAt(join(PROJECT, 'dist', '.vite', 'manifest.json'));
  if (built !== undefined && SOURCES.every((source) => newestChange(join(PROJECT, source)) <= built)) return;
  console.log('Building …');
  await build({ root: PROJECT, logLevel: 'warn' });
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function newestChange(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
