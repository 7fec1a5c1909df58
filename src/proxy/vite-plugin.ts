// Mounts the proxy and config.json in Vite's dev and preview servers, and serves the production
// build as an integrator would: strict headers, pages by address, a real 404 for what is missing.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { findAppFile, toCacheControl } from './app-files.ts';
import { toAppFileHeaders } from './app-headers.ts';
import { createConfigSource, type ConfigReading, type ConfigSource } from './config-source.ts';
import { createProxy } from './create-proxy.ts';

/** `SIGHTLINE_CONFIG` names the configuration file; else it is the one of the app's own folder. */
export function sightlineServer(): Plugin {
  return {
    name: 'sightline-server',
    // Vite's own CORS would answer other origins in the vendors' place.
    config: () => ({ server: { cors: false }, preview: { cors: false } }),
    configureServer(server) {
      mountShared(server, server.config.publicDir);
    },
    configurePreviewServer(server) {
      const folder = resolve(server.config.root, server.config.build.outDir);
      const source = mountShared(server, folder);
      server.middlewares.use((req, res, next) => serveAppFile(req, res, next, { folder, source }));
    },
  };
}

type Server = Pick<ViteDevServer | PreviewServer, 'middlewares' | 'httpServer' | 'config'>;

function mountShared(server: Server, folder: string): ConfigSource {
  const { logger } = server.config;
  const file = process.env['SIGHTLINE_CONFIG'] ?? join(folder, 'config.json');
  const source = createConfigSource(resolve(file), (reading) => {
    if (reading.config === undefined) logger.error(`${file} cannot be used:\n${describe(reading)}`);
  });
  source();
  server.middlewares.use((req, res, next) => {
    if (toPathname(req) === '/config.json') serveConfig(res, source());
    else next();
  });
  server.middlewares.use(createProxy({ config: () => source().config, log: (line) => logger.warn(line) }));
  // Node's 5 minutes for a whole request would cut long uploads.
  if (server.httpServer !== null && 'requestTimeout' in server.httpServer)
    server.httpServer.requestTimeout = 0;
  return source;
}

/** Served even when it is wrong: the app's own page names the key. */
function serveConfig(res: ServerResponse, { text }: ConfigReading): void {
  res.writeHead(text === undefined ? 404 : 200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  res.end(text ?? '{"error":"There is no config.json."}');
}

function serveAppFile(
  req: IncomingMessage,
  res: ServerResponse,
  next: () => void,
  { folder, source }: { folder: string; source: ConfigSource },
): void {
  for (const [name, value] of Object.entries(toAppFileHeaders(source().config))) res.setHeader(name, value);
  const found = findAppFile(req, folder);
  if (found.kind === 'missing') {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
    res.end('There is no such file.\n');
    return;
  }
  if (found.kind === 'page') req.url = found.path;
  res.setHeader('cache-control', toCacheControl(req.url ?? '/'));
  next();
}

function toPathname(req: IncomingMessage): string {
  return (req.url ?? '').replace(/\?.*$/, '');
}

function describe({ problems }: ConfigReading): string {
  return problems.map(({ path, message }) => `  ${path} ${message}`).join('\n');
}
