/**
 * Serves the bare page as the app is served: built by the same bundler, by the same preview server
 * with the same headers, and with the same proxy to the same systems before it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

export interface BareSite {
  /** The page that plays a playlist, which is a path of the proxy. */
  readonly addressOf: (playlist: string) => string;
  readonly close: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const PAGE = 'bare-page.html';

/** Call it after `startSite`, whose configuration it uses. */
export async function startBareSite(): Promise<BareSite> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-bare-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(ROOT, PAGE) },
    },
  });
  const server = await preview({
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'warn',
  });
  const address = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
  return {
    addressOf: (playlist) => `${address}/${PAGE}?${new URLSearchParams({ playlist }).toString()}`,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
