import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from './load-config.ts';

const CONFIG = {
  site: { name: 'Harbour', timeZone: 'Europe/Amsterdam' },
  connections: [{ id: 'quay', vendor: 'acme', name: 'Quay', url: 'https://quay.example.com' }],
};

/** The server that the page came from. */
let answer: () => Response | Promise<Response>;
let asked: unknown[][];

beforeEach(() => {
  asked = [];
  answer = () => Response.json(CONFIG);
  vi.stubGlobal('fetch', async (...request: unknown[]) => {
    asked.push(request);
    return answer();
  });
  return () => vi.unstubAllGlobals();
});

const load = () => loadConfig(['acme']);
const messages = async () => {
  const loaded = await load();
  return loaded.ok ? [] : loaded.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('the configuration', () => {
  it('is fetched once, beside the page and with what signs the page in', async () => {
    const loaded = await load();
    expect(loaded).toMatchObject({ ok: true, config: { site: { name: 'Harbour' } } });
    expect(asked).toEqual([['/config.json', { credentials: 'same-origin' }]]);
  });

  it('is read by what it is, not by the type that the server calls it', async () => {
    answer = () =>
      new Response(`\uFEFF${JSON.stringify(CONFIG)}`, { headers: { 'content-type': 'text/plain' } });
    expect((await load()).ok).toBe(true);
  });

  it.each([401, 403, 404, 500])('is missing, and where it belongs is said, at status %i', async (status) => {
    answer = () => Response.json(CONFIG, { status });
    expect(await messages()).toEqual([
      `: The server answers ${status} for /config.json. Put the file beside index.html.`,
    ]);
  });

  it('is missing when the server cannot be reached', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await messages()).toEqual([': /config.json cannot be fetched from this server.']);
  });

  it('is missing when the answer breaks off', async () => {
    answer = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError('cut')) }));
    expect(await messages()).toEqual([': /config.json cannot be fetched from this server.']);
  });

  it.each(['', '<!doctype html><title>Sightline</title>'])(
    'is no JSON where the server has another answer for every address: %j',
    async (body) => {
      answer = () => new Response(body);
      expect((await messages())[0]).toMatch(/^: This is not JSON: line 1, column 1/);
    },
  );

  it('is refused with every problem it has, unknown systems included', async () => {
    answer = () => Response.json({ ...CONFIG, connections: [{ ...CONFIG.connections[0], vendor: 'acne' }] });
    expect((await messages())[0]).toMatch(/^connections\[0\]\.vendor: "acne" .*did you mean "acme"\?$/);
  });
});
