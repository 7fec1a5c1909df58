import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { downloadsInProcess } from '../../testing/in-process-downloads.ts';
import {
  createMemoryFolder,
  type MemoryFolder,
  type MemoryFolderOptions,
} from '../../testing/memory-folder.ts';
import type { HttpStream } from '../http.ts';
import { MOST_STRETCHES, STRETCH } from './download-limits.ts';
import { createFileDownloads, type DownloadHost, type DownloadJob } from './file-downloads.ts';

const CHUNK = 300_000;
/** No whole number of stretches. */
const content = randomBytes(3 * STRETCH + 12_345);
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let clock: FakeClock;
let saved: { readonly name: string; readonly file: Blob }[];
let folder: MemoryFolder;

/** Sends bytes chunk by chunk as they are asked for, and then ends as it is told. */
function bodyOf(bytes: Uint8Array, end: 'close' | 'break' | 'hang' = 'close', type?: 'bytes') {
  let at = 0;
  const seen = { sent: 0, cancelled: false };
  const pull = (controller: ReadableStreamDefaultController | ReadableByteStreamController) => {
    if (at < bytes.length) {
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + CHUNK)));
      at += CHUNK;
      seen.sent = Math.min(at, bytes.length);
      return undefined;
    }
    if (end === 'hang') return new Promise<void>(() => undefined);
    if (end === 'break') controller.error(new TypeError('network error'));
    else {
      controller.close();
      if ('byobRequest' in controller) controller.byobRequest?.respond(0);
    }
    return undefined;
  };
  const cancel = () => {
    seen.cancelled = true;
  };
  const body: ReadableStream =
    type === undefined ? new ReadableStream({ pull, cancel }) : new ReadableStream({ type, pull, cancel });
  return { body, seen };
}

const streamOf = (body: HttpStream['body'], size: number | undefined = content.length): HttpStream => ({
  body,
  size,
  type: 'video/mp4',
});

function make(options: MemoryFolderOptions = {}, host: DownloadHost = {}) {
  folder = createMemoryFolder({ now: clock.now, ...options });
  const openFolder = () => Promise.resolve(folder);
  return createFileDownloads({
    clock,
    openFolder,
    startWorker: downloadsInProcess(openFolder),
    save: (file, name) => saved.push({ file, name }),
    ...host,
  });
}

const jobOf = (stream: HttpStream, more: Partial<DownloadJob> = {}): DownloadJob => ({
  stream,
  name: 'North dock.mp4',
  operation: 'download export',
  onProgress: () => undefined,
  signal: new AbortController().signal,
  ...more,
});

const bytesOf = async (file = new Blob()) => Buffer.from(await file.arrayBuffer());
/** Everything that is under way in this thread has happened. */
const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  clock = createFakeClock(epochMs(1_000_000_000), quiet);
  saved = [];
});

describe('a download', () => {
  test.each([['bytes' as const], [undefined]])(
    'is handed over byte for byte with its SHA-256 (a stream of %s)',
    async (type) => {
      const done = await make().run(jobOf(streamOf(bodyOf(content, 'close', type).body)));
      expect(done).toEqual({ name: 'North dock.mp4', bytes: content.length, sha256: sumOf(content) });
      expect(saved.map(({ name }) => name)).toEqual(['North dock.mp4']);
      expect((await bytesOf(saved[0]?.file)).equals(content)).toBe(true);
    },
  );

  test('of a length that nobody tells is handed over as it came', async () => {
    const { sha256 } = await make().run(jobOf({ body: bodyOf(content).body, size: undefined, type: '' }));
    expect(sha256).toBe(sumOf(content));
  });

  test('without bytes is an empty file', async () => {
    const stream: HttpStream = { body: bodyOf(new Uint8Array()).body, size: undefined, type: '' };
    expect(await make().run(jobOf(stream))).toMatchObject({ bytes: 0, sha256: sumOf(new Uint8Array()) });
  });

  test('is given to the browser as a type that it neither opens nor renames', async () => {
    await make().run(jobOf(streamOf(bodyOf(content).body)));
    expect(saved[0]?.file.type).toBe('application/octet-stream');
  });

  test('beside another one keeps its own bytes', async () => {
    const downloads = make();
    const other = randomBytes(2 * STRETCH);
    const both = await Promise.all([
      downloads.run(jobOf(streamOf(bodyOf(content).body))),
      downloads.run(jobOf(streamOf(bodyOf(other).body, other.length), { name: 'other.mp4' })),
    ]);
    expect(both.map(({ sha256 }) => sha256)).toEqual([sumOf(content), sumOf(other)]);
  });

  test('tells how far it is at most four times a second', async () => {
    const told: number[] = [];
    const step = 100;
    let left = 20;
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await clock.advance(ms(100));
        controller.enqueue(new Uint8Array(step));
        if ((left -= 1) === 0) controller.close();
      },
    });
    await make().run(jobOf(streamOf(body, 2_000), { onProgress: (bytes) => told.push(bytes) }));
    expect(told.length).toBeGreaterThan(4);
    expect(told.length).toBeLessThanOrEqual(2_000 / 250 + 1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test('goes no faster than the disk', async () => {
    const large = new Uint8Array(4 * MOST_STRETCHES * STRETCH);
    const { body, seen } = bodyOf(large, 'hang');
    // A worker that never writes anything.
    const downloads = make({}, { startWorker: () => ({ post: () => undefined, end: () => undefined }) });
    const stop = new AbortController();
    const work = failureOf(downloads.run(jobOf(streamOf(body, large.length), { signal: stop.signal })));
    await vi.waitFor(() => expect(seen.sent).toBeGreaterThanOrEqual(MOST_STRETCHES * STRETCH));
    await quiet();
    expect(seen.sent).toBeLessThanOrEqual((MOST_STRETCHES + 1) * STRETCH);
    stop.abort();
    expect((await work).code).toBe('aborted');
  });
});

describe('a download that fails', () => {
  afterEach(async () => {
    if (saved.length > 0) throw new Error('It was handed over.');
    await vi.waitFor(() => {
      if (folder.files.size > 0) throw new Error('Something of it is left.');
    });
  });

  test('because the stream breaks is unreachable', async () => {
    const failure = await failureOf(make().run(jobOf(streamOf(bodyOf(content, 'break').body))));
    expect(failure.facts).toMatchObject({ code: 'unreachable', operation: 'download export' });
  });

  test.each([1, -1])('because the stream is not as long as it said is unreachable (by %i)', async (by) => {
    const stream = streamOf(bodyOf(content).body, content.length + by);
    expect((await failureOf(make().run(jobOf(stream)))).code).toBe('unreachable');
  });

  test.each(['throw', 'short'] as const)('because the disk is full is not saved (%s)', async (whenFull) => {
    const { body, seen } = bodyOf(content, 'hang');
    const downloads = make({ room: 2 * STRETCH + 10, whenFull });
    expect((await failureOf(downloads.run(jobOf(streamOf(body))))).code).toBe('notSaved');
    // The server need not send the rest.
    expect(seen.cancelled).toBe(true);
  });

  test('because there is no room at all is not saved', async () => {
    const downloads = make({ opening: 'full' });
    expect((await failureOf(downloads.run(jobOf(streamOf(bodyOf(content).body))))).code).toBe('notSaved');
  });

  test('because somebody stops it in the middle is aborted, and asks for no more', async () => {
    const { body, seen } = bodyOf(content, 'hang');
    const stop = new AbortController();
    const work = failureOf(make().run(jobOf(streamOf(body), { signal: stop.signal })));
    await vi.waitFor(() => expect(folder.files.size).toBe(1));
    stop.abort();
    expect((await work).code).toBe('aborted');
    expect(seen.cancelled).toBe(true);
  });

  test('because somebody stops it at the last moment is aborted all the same', async () => {
    const stop = new AbortController();
    const openFolder = () => {
      const getFileHandle: MemoryFolder['getFileHandle'] = async (name, how) => {
        const handle = await folder.getFileHandle(name, how);
        const getFile = () => {
          stop.abort();
          return handle.getFile?.() ?? Promise.reject(new Error('No file.'));
        };
        return { ...handle, getFile };
      };
      return Promise.resolve({ ...folder, getFileHandle });
    };
    const downloads = make({}, { startWorker: downloadsInProcess(openFolder) });
    const job = jobOf(streamOf(bodyOf(content).body), { signal: stop.signal });
    expect((await failureOf(downloads.run(job))).code).toBe('aborted');
  });

  test('because it was stopped before it began is aborted', async () => {
    const { body, seen } = bodyOf(content, 'hang');
    expect((await failureOf(make().run(jobOf(streamOf(body), { signal: AbortSignal.abort() })))).code).toBe(
      'aborted',
    );
    expect(seen.cancelled).toBe(true);
  });

  test('because its request was aborted is aborted', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new DOMException('Stopped.', 'AbortError')),
    });
    expect((await failureOf(make().run(jobOf(streamOf(body))))).code).toBe('aborted');
  });

  test('because the worker breaks is a defect, even where nothing comes', async () => {
    let breakIt = (_cause: unknown): void => undefined;
    const downloads = make(
      {},
      {
        startWorker: (_heard, broke) => {
          breakIt = broke;
          return { post: () => undefined, end: () => undefined };
        },
      },
    );
    const work = failureOf(downloads.run(jobOf(streamOf(bodyOf(content, 'hang').body))));
    await quiet();
    breakIt('out of memory');
    expect((await work).code).toBe('defect');
  });

  test('because no worker can be started is a defect, and its request ends', async () => {
    const downloads = make(
      {},
      {
        startWorker: () => {
          throw new Error('No workers here.');
        },
      },
    );
    const { body, seen } = bodyOf(content, 'hang');
    expect((await failureOf(downloads.run(jobOf(streamOf(body))))).code).toBe('defect');
    expect(seen.cancelled).toBe(true);
  });
});

describe('where the browser has no files of its own for sites', () => {
  const downloadsOf: Readonly<Record<string, () => ReturnType<typeof make>>> = {
    'files that cannot be written bit by bit': () => make({ opening: 'unknown' }),
    'files that are refused': () => make({ opening: 'refused' }),
    'no folder': () => {
      const openFolder = () => Promise.resolve(undefined);
      return make({}, { openFolder, startWorker: downloadsInProcess(openFolder) });
    },
    'a folder that is refused': () => {
      const openFolder = () => Promise.reject(new DOMException('Private.', 'SecurityError'));
      return make({}, { openFolder, startWorker: downloadsInProcess(openFolder) });
    },
  };
  test.each(Object.keys(downloadsOf))('a download is held in memory: %s', async (name) => {
    const done = await downloadsOf[name]?.().run(jobOf(streamOf(bodyOf(content).body)));
    expect(done?.sha256).toBe(sumOf(content));
    expect((await bytesOf(saved[0]?.file)).equals(content)).toBe(true);
    expect(folder.files.size).toBe(0);
  });
});

describe('temporary files', () => {
  test('stay a while for the browser to copy, and then go', async () => {
    await make().run(jobOf(streamOf(bodyOf(content).body)));
    await clock.advance(ms(9 * 60_000));
    expect(folder.files.size).toBe(1);
    await clock.advance(ms(2 * 60_000));
    expect(folder.files.size).toBe(0);
  });
});
