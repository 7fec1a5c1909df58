/** A page as the app is served: by the same bundler, with the same headers, behind the same proxy. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { sightlineServer } from '../src/proxy/vite-plugin.ts';

export interface ProxiedPage {
  /** Of the server, without a slash at the end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** `page` is a file of this folder; the connection is the only one that the proxy knows. */
export async function startProxiedPage(
  page: string,
  folder: string,
  connection: object,
): Promise<ProxiedPage> {
  const config = join(folder, 'config.json');
  const outDir = join(folder, 'page');
  const site = { name: 'Benchmark', timeZone: 'Europe/Amsterdam' };
  await writeFile(config, JSON.stringify({ site, connections: [connection] }));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(ROOT, page) },
    },
  });
  process.env['SIGHTLINE_CONFIG'] = config;
  const server = await preview({
    root: ROOT,
    configFile: false,
    plugins: [sightlineServer()],
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'warn',
  });
  return {
    address: (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, ''),
    close: () => server.close(),
  };
}
