// deploy/nginx.conf in the real nginx, with a vendor on loopback. Skipped where there is no nginx.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, proxyErrorCode, send, type Sent } from './loopback-servers.ts';

const DEPLOYED = join(import.meta.dirname, '../../deploy/nginx.conf');
const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

let folder: string;
let nginx: ChildProcess;
let exited: Promise<unknown>;
let proxy: string;
let vendor: string;
let heard: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
const vendorServer = createServer((req, res) => {
  heard.push({ path: `${req.method ?? ''} ${req.url ?? ''}`, headers: req.headers });
  res.setHeader('set-cookie', ['sid=1; Path=/; Secure; HttpOnly; SameSite=None', 'login=2; Path=/login']);
  res.end('vendor');
});

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

const portOf = (address: ReturnType<typeof vendorServer.address>): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** The deployed file with what its head says to adapt, and with places that a test may write to. */
function adapted(port: number): string {
  const edits: [RegExp, string][] = [
    [/^ *"https:\/\/auth1[^;]*;/m, `"http://${vendor}" 1;`],
    [/^ *listen 80;/m, `listen 127.0.0.1:${port};`],
    [/^ *listen \[::\]:80;/m, ''],
    [/^ *root [^;]*;/m, `root ${folder};`],
    [/^ *resolver [^;]*;/m, 'resolver 127.0.0.1;'],
    [/^ *error_log [^;]*;/m, `error_log ${folder}/proxy.log crit;`],
    [/^ *proxy_ssl_trusted_certificate [^;]*;/m, ''],
    [/^ *proxy_ssl_verify on;/m, ''],
  ];
  return edits.reduce(
    (text, [from, to]) => {
      expect(text).toMatch(from);
      return text.replace(from, to);
    },
    readFileSync(DEPLOYED, 'utf8'),
  );
}

async function untilAnswers(tries = 100): Promise<void> {
  try {
    await send(proxy, '/proxy/');
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await untilAnswers(tries - 1);
  }
}

beforeAll(async () => {
  if (!hasNginx) return;
  vendorServer.listen(0, '127.0.0.1');
  await once(vendorServer, 'listening');
  vendor = `127.0.0.1:${portOf(vendorServer.address())}`;
  folder = mkdtempSync(join(tmpdir(), 'sightline-nginx-'));
  const port = await freePort();
  proxy = `127.0.0.1:${port}`;
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
    events {} http { access_log ${folder}/access.log; ${temporary}\n${adapted(port)} }`,
  );
  nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  exited = once(nginx, 'exit');
  await untilAnswers();
});

afterAll(async () => {
  if (!hasNginx) return;
  nginx.kill('SIGQUIT');
  await exited;
  vendorServer.close();
  rmSync(folder, { recursive: true });
});

describe.skipIf(!hasNginx)('nginx with the file of deploy/', () => {
  const ask = async (path: string, sent?: Sent): Promise<Answer> => {
    heard = [];
    return await send(proxy, `/proxy/http/${vendor}${path}`, sent);
  };
  const forget = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
    ask(`${path}/.sightline/forget-cookies`, { method, headers });
  /** Names and paths of the cookies that an answer ends, without those that stand for none. */
  const ended = ({ headers }: Answer) =>
    (headers['set-cookie'] ?? [])
      .filter((line) => !line.startsWith('-='))
      .map((line) => {
        expect(line).toContain('=; Path=/proxy/');
        expect(line).toContain('; Max-Age=0; HttpOnly; SameSite=Lax');
        return `${line.split('=')[0] ?? ''} ${/Path=([^;]*)/.exec(line)?.[1]?.replace(vendor, 'VENDOR') ?? ''}`;
      });

  it('forwards, and keeps cookies under the path of their vendor', async () => {
    const answer = await ask('/login?token=abc');
    expect(answer).toMatchObject({ status: 200, body: 'vendor' });
    expect(heard.map(({ path }) => path)).toEqual(['GET /login?token=abc']);
    const paths = answer.headers['set-cookie']?.map((line) => /Path=([^;]*)/i.exec(line)?.[1]);
    expect(paths).toEqual([`/proxy/http/${vendor}/`, `/proxy/http/${vendor}/login`]);
  });

  it('ends cookies at every place where they may lie, and asks the vendor nothing', async () => {
    const answer = await forget('/login', { cookie: 'sid=secret; login=2' });
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(ended(answer)).toEqual([
      'sid /proxy/http/VENDOR/',
      'sid /proxy/http/VENDOR',
      'sid /proxy/http/VENDOR/login',
      'login /proxy/http/VENDOR/',
      'login /proxy/http/VENDOR',
      'login /proxy/http/VENDOR/login',
    ]);
    expect(JSON.stringify(answer.headers)).not.toContain('secret');
    expect(heard).toEqual([]);
  });

  it('ends six cookies, whatever they hold', async () => {
    const cookie = 'a=1; b=x=y; c=; __Secure-d="4"; sightline.e=5; f=6; g=7';
    const names = new Set(ended(await forget('', { cookie })).map((one) => one.split(' ')[0]));
    expect([...names]).toEqual(['a', 'b', 'c', '__Secure-d', 'sightline.e', 'f']);
  });

  it('ends none where none came', async () => {
    expect(ended(await forget(''))).toEqual([]);
  });

  it('forgets for nobody but Sightline', async () => {
    const cookie = 'sid=1';
    const foreign = await forget('/login', { cookie, 'sec-fetch-site': 'cross-site' });
    expect([proxyErrorCode(foreign), ended(foreign)]).toEqual(['cross_site', []]);
    const read = await forget('/login', { cookie }, 'GET');
    expect([proxyErrorCode(read), ended(read)]).toEqual(['bad_address', []]);
    const path = '/proxy/http/127.0.0.1:1/.sightline/forget-cookies';
    const other = await send(proxy, path, { method: 'POST', headers: { cookie } });
    expect([proxyErrorCode(other), ended(other)]).toEqual(['host_not_allowed', []]);
    expect(heard).toEqual([]);
  });

  it('refuses what it refused before', async () => {
    expect(proxyErrorCode(await ask('/a/../b'))).toBe('bad_address');
    expect(proxyErrorCode(await send(proxy, '/proxy/ftp/x/'))).toBe('bad_address');
    expect(proxyErrorCode(await send(proxy, '/proxy/https/evil.example/'))).toBe('host_not_allowed');
  });

  it('writes no token into any log', async () => {
    await ask('/alertthumb/7.2/TOKEN-1?token=TOKEN-2');
    await ask('/login/../TOKEN-3');
    await forget('/login');
    await send(proxy, '/proxy/http/127.0.0.1:1/TOKEN-4');
    await send(proxy, '/not-there/seen-by-the-log');
    const log = readFileSync(join(folder, 'access.log'), 'utf8');
    expect(log).toContain('seen-by-the-log');
    expect(log).not.toMatch(/TOKEN|\/proxy\/http\//);
  });
});
