import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLogger, createServer, preview } from 'vite';
import { proxyErrorCode, send, startVendor } from './loopback-servers.ts';
import { sightlineServer } from './vite-plugin.ts';

const PAGE = '<!doctype html><title>Sightline</title>';

function startVendorWithConfig(direct = false) {
  return startVendor((_req, res) => res.end('from the vendor')).then((host) => {
    const connection = { id: 'quay', vendor: 'acme', name: 'Quay', url: `http://${host}`, direct };
    const config = { site: { name: 'Harbour', timeZone: 'UTC' }, connections: [connection] };
    return { host, config: JSON.stringify(config) };
  });
}

/** A folder with an app in it, built and unbuilt, and what files else are given. */
function makeApp(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sightline-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ 'index.html': PAGE, 'dist/index.html': PAGE, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function inlineConfig(root: string) {
  const customLogger = createLogger('silent');
  const errors: string[] = [];
  customLogger.error = (message) => void errors.push(message);
  const server = { host: '127.0.0.1', port: 0, ws: false as const };
  const options = { root, configFile: false as const, customLogger, plugins: [sightlineServer()] };
  return { errors, options: { ...options, server, preview: server, optimizeDeps: { noDiscovery: true } } };
}

async function startPreview(files: Readonly<Record<string, string>>) {
  const root = makeApp(files);
  const { errors, options } = inlineConfig(root);
  const server = await preview(options);
  onTestFinished(() => server.close());
  const { host } = new URL(server.resolvedUrls?.local[0] ?? '');
  return { root, errors, host };
}

describe('the preview server', () => {
  it('serves the page for addresses of pages, dots or not, and a real 404 for missing files', async () => {
    const { host } = await startPreview({
      'dist/assets/a-1.js': 'export {}',
      'dist/.vite/manifest.json': '{}',
    });
    const headers = { accept: 'text/html' };
    for (const path of ['/', '/live', '/live?camera=1', '/cameras/12345.17', '/cameras/a%2Fb']) {
      expect(await send(host, path, { headers })).toMatchObject({ status: 200, body: PAGE });
    }
    expect(await send(host, '/live')).toMatchObject({ status: 200, body: PAGE });
    expect(await send(host, '/assets/a-1.js')).toMatchObject({ status: 200, body: 'export {}' });
    for (const path of [
      '/assets/gone.js',
      '/.vite/manifest.json',
      '/icon.png',
      '/../package.json',
      '/%2e%2e/x.json',
      '/%',
    ]) {
      expect((await send(host, path)).status).toBe(404);
    }
    expect((await send(host, '/assets/gone.js', { headers })).status).toBe(404);
  });

  it('sends the strict headers with every file of the app', async () => {
    const { config, host: vendor } = await startVendorWithConfig(true);
    const { host } = await startPreview({ 'dist/config.json': config, 'dist/assets/a-1.js': '' });
    for (const path of ['/', '/assets/a-1.js', '/assets/gone.js']) {
      const { headers } = await send(host, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(String(headers['content-security-policy']).split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "font-src 'self'",
        `img-src 'self' http://${vendor} blob: data:`,
        `media-src 'self' http://${vendor} blob:`,
        `connect-src 'self' http://${vendor}`,
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
    }
  });

  it('lets browsers keep hashed files and ask for all others', async () => {
    const { host } = await startPreview({ 'dist/assets/a-1.js': '' });
    expect((await send(host, '/assets/a-1.js')).headers['cache-control']).toContain('immutable');
    expect((await send(host, '/live')).headers['cache-control']).toBe('no-cache');
  });

  it('takes the configuration that SIGHTLINE_CONFIG names, and a change of it at once', async () => {
    const { config, host: vendor } = await startVendorWithConfig();
    const elsewhere = makeApp({ 'site.json': config });
    vi.stubEnv('SIGHTLINE_CONFIG', join(elsewhere, 'site.json'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { host, errors } = await startPreview({ 'dist/config.json': '{"other":1}' });
    expect((await send(host, '/config.json?x=1')).body).toBe(config);
    expect((await send(host, `/proxy/http/${vendor}/`)).body).toBe('from the vendor');

    writeFileSync(join(elsewhere, 'site.json'), '{ "site": {} }');
    const served = await send(host, '/config.json');
    expect(served).toMatchObject({
      status: 200,
      body: '{ "site": {} }',
      headers: { 'cache-control': 'no-store' },
    });
    expect(proxyErrorCode(await send(host, `/proxy/http/${vendor}/`))).toBe('config_invalid');
    expect(errors.join()).toContain('site.name is missing');

    writeFileSync(join(elsewhere, 'site.json'), config);
    expect((await send(host, `/proxy/http/${vendor}/`)).body).toBe('from the vendor');
  });

  it('says that there is no configuration', async () => {
    const { host } = await startPreview({});
    expect((await send(host, '/config.json')).status).toBe(404);
    expect(proxyErrorCode(await send(host, '/proxy/http/a.example.com/'))).toBe('config_invalid');
  });
});

describe('the development server', () => {
  it('has the same proxy and configuration, from the public folder', async () => {
    const { config, host: vendor } = await startVendorWithConfig();
    const server = await createServer(inlineConfig(makeApp({ 'public/config.json': config })).options);
    onTestFinished(() => server.close());
    await server.listen();
    const { host } = new URL(server.resolvedUrls?.local[0] ?? '');
    expect((await send(host, '/config.json')).body).toBe(config);
    const answer = await send(host, `/proxy/http/${vendor}/x`, {
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.body).toBe('from the vendor');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(server.httpServer).toMatchObject({ requestTimeout: 0 });
    expect((await send(host, '/cameras/12345.17', { headers: { accept: 'text/html' } })).status).toBe(200);
  });
});
