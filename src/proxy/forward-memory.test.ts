// Large bodies pass with flat memory, and a side that does not read holds back the side that sends.
import { request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { open, startProxy, startVendor } from './loopback-servers.ts';

const MB = 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');
const BODY_BYTES = 200 * MB;
const SAMPLE_EVERY_BYTES = 10 * MB;

/** What the proxy, the vendor and the client may hold at any time, all three in this process. */
const GROWTH_LIMIT = 60 * MB;

/** Kernels buffer a few MB per connection; a proxy that does not hold back would take all 200. */
const STALLED_LIMIT = 40 * MB;
const STALLED_MS = 300;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Memory in use after garbage is gone, so that the collector's mood does not matter. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** A body that is made as it is asked for; `onWritten` hears how much has been. */
function createBody(onWritten: (bytes: number) => void = () => undefined): Readable {
  return Readable.from(
    (function* () {
      for (let bytes = CHUNK.length; bytes <= BODY_BYTES; bytes += CHUNK.length) {
        onWritten(bytes);
        yield CHUNK;
      }
    })(),
  );
}

async function readBody(stream: IncomingMessage): Promise<{ bytes: number; growth: number }> {
  const before = memoryInUse();
  let bytes = 0;
  let growth = 0;
  for await (const chunk of stream) {
    const grown = bytes + Buffer.byteLength(chunk);
    if (Math.floor(grown / SAMPLE_EVERY_BYTES) > Math.floor(bytes / SAMPLE_EVERY_BYTES)) {
      growth = Math.max(growth, memoryInUse() - before);
    }
    bytes = grown;
  }
  return { bytes, growth };
}

/** Waits until `read` stands still and gives what it stands at. */
async function whenStalled(read: () => number): Promise<number> {
  let last = -1;
  while (read() !== last) {
    last = read();
    await sleep(STALLED_MS);
  }
  return last;
}

function startUpload(proxy: string, path: string) {
  const [hostname = '', port = ''] = proxy.split(':');
  return request({ hostname, port, path, method: 'POST' }).on('error', () => undefined);
}

describe('200 MB', { timeout: 60_000 }, () => {
  it('come down with flat memory', async () => {
    const vendor = await startVendor((_req, res) => void createBody().pipe(res));
    const { bytes, growth } = await readBody(
      await open(await startProxy([vendor]), `/proxy/http/${vendor}/`),
    );
    expect(bytes).toBe(BODY_BYTES);
    expect(growth).toBeLessThan(GROWTH_LIMIT);
  });

  it('go up with flat memory', async () => {
    const received = Promise.withResolvers<{ bytes: number; growth: number }>();
    const vendor = await startVendor((req, res) => {
      received.resolve(readBody(req).finally(() => res.end()));
    });
    const upload = startUpload(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    createBody().pipe(upload);
    const { bytes, growth } = await received.promise;
    expect(bytes).toBe(BODY_BYTES);
    expect(growth).toBeLessThan(GROWTH_LIMIT);
  });
});

describe('a side that does not read holds back the other', { timeout: 30_000 }, () => {
  it('a paused player stops the vendor', async () => {
    let written = 0;
    const vendor = await startVendor((_req, res) => void createBody((bytes) => (written = bytes)).pipe(res));
    const answer = await open(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    expect(await whenStalled(() => written)).toBeLessThan(STALLED_LIMIT);
    answer.destroy();
  });

  it('a busy vendor stops an upload', async () => {
    let written = 0;
    const vendor = await startVendor((req) => req.pause());
    const upload = startUpload(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    createBody((bytes) => (written = bytes)).pipe(upload);
    expect(await whenStalled(() => written)).toBeLessThan(STALLED_LIMIT);
    upload.destroy();
  });
});
