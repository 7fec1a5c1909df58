/** The queue over a real adapter and the emulator of its server: what is asked, and what is left behind. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { FootageFacts } from '../../core/footage-facts.ts';
import { fromProxied } from '../../platform/config/proxy-address.ts';
import { createTransfer } from '../../platform/transfer/create-transfer.ts';
import { NX_CAMERAS } from '../../testing/emulated-nx.ts';
import { hashesInProcess, pieceByFetch, piecesInProcess } from '../../testing/in-process-workers.ts';
import { createFakeLeave, createMemoryImports } from '../../testing/memory-imports.ts';
import {
  createNxImporting,
  FILE_SECONDS,
  type NxImporting,
  type NxSiteOptions,
  START_AT,
} from '../../testing/nx-importing.ts';
import { aviFile } from '../../testing/nx-upload.ts';
import type { SystemState } from '../system-entry.ts';
import { createImportQueue, type RunningImports } from './import-queue.ts';

const MEBIBYTE = 1024 * 1024;
/** Three pieces. */
const BYTES = aviFile(FILE_SECONDS, 17 * MEBIBYTE);
const TARGET_NAME = 'Bodycam 07';
const FACTS: FootageFacts = {
  container: 'avi',
  duration: ms(FILE_SECONDS * ONE_SECOND),
  video: { codec: 'mjpeg', codecText: 'MJPG', width: 640, height: 360 },
  audio: undefined,
  times: { header: START_AT, android: false },
};
const SPAN = { from: START_AT, until: epochMs(START_AT + FILE_SECONDS * ONE_SECOND) };
const chosen = () => ({ file: new File([BYTES], 'BWC 0412.avi', { lastModified: 5_000 }), folder: '' });

/** A piece or a checksum is under way no longer than this in the machine's time, or it hangs. */
const HANGING_AFTER_MS = 10_000;
const STEP = ms(250);

// 17 MiB are hashed and sent in every test: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

let site: NxImporting;
let kept: () => Iterable<unknown>;
/** Credentials, and tokens of sessions and locks. */
const SECRETS = /harbour|Bearer|Basic|token|\bvms-/i;
/** Pieces under way outside of the test's time. */
let underWay = 0;
/** Checksums under way outside of it. */
let hashing = new Set<number>();
/** A worker whose files the test's time waits for. */
const startHashWorker: typeof hashesInProcess = (heard, broke) => {
  const worker = hashesInProcess((news) => {
    if (news.kind !== 'read') hashing.delete(news.id);
    heard(news);
  }, broke);
  return {
    post: (request) => {
      if (request.kind === 'hash') hashing.add(request.id);
      else hashing.delete(request.id);
      worker.post(request);
    },
    end: worker.end,
  };
};
/** What comes between the worker and the server. */
let onTheWay: (piece: Request, answer: () => Promise<Response>) => Promise<Response>;
const letAllPass = () => {
  onTheWay = (_, answer) => answer();
};
/** A chunk does not arrive, and nobody says so. */
const holdUp = (index: number) => {
  onTheWay = ({ url }, answer) => {
    if (!url.endsWith(`/chunks/${index}`)) return answer();
    underWay -= 1;
    return new Promise(() => {});
  };
};
beforeEach(() => {
  underWay = 0;
  hashing = new Set();
  letAllPass();
});
afterEach(() => site.close());

async function sendPiece(piece: Request): Promise<Response> {
  const { pathname, search } = new URL(piece.url);
  const target = fromProxied(pathname + search);
  if (target === undefined) throw new Error('The address does not go through the proxy.');
  const { method, headers, signal } = piece;
  underWay += 1;
  try {
    const body = await piece.arrayBuffer();
    return await onTheWay(piece, async () =>
      site.emulator.handle(new Request(target, { method, headers, body, signal })),
    );
  } finally {
    underWay -= 1;
  }
}

async function arrivals(since = performance.now()): Promise<void> {
  if ((underWay === 0 && hashing.size === 0) || performance.now() - since > HANGING_AFTER_MS) return;
  await new Promise((resolve) => setImmediate(resolve));
  await arrivals(since);
}

/** Moves time on, and lets pieces arrive that are under way meanwhile. */
async function advance(by: number): Promise<void> {
  for (let moved = 0; moved < by; moved += STEP) {
    await site.clock.advance(ms(Math.min(STEP, by - moved)));
    await arrivals();
  }
}

async function open(options: NxSiteOptions = {}) {
  site = await createNxImporting(options);
  const store = createMemoryImports();
  const { clock, signals, system } = site;
  const state = createStore<SystemState>({
    kind: 'ready',
    system,
    statuses: { get: () => new Map(), subscribe: () => () => {}, want: () => () => {}, dispose: () => {} },
  });
  let ids = 0;
  const window = () => {
    const leaving = createStore(false);
    const queue = createImportQueue({
      systems: [{ id: system.id, name: 'Terminal North', state, session: system.session.state }],
      transfer: createTransfer({
        clock,
        online: signals.online,
        random: () => 0,
        mostLines: 1,
        startHashWorker,
        startUploadWorker: piecesInProcess(pieceByFetch(sendPiece)),
      }),
      reader: { read: async () => ({ kind: 'footage', facts: FACTS }), frame: async () => undefined },
      store,
      keptFiles: createFakeLeave(),
      clock,
      online: signals.online,
      leaving,
      locks: undefined,
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
      zone: 'UTC',
    });
    return { queue, leaving };
  };
  const first = window();
  const begin = async () => {
    first.queue.add([chosen()], { system: system.id, camera: NX_CAMERAS.bodycam7 });
    await advance(3 * ONE_SECOND);
    first.queue.start(first.queue.items.get().map(({ id }) => id));
    await advance(100);
  };
  kept = () => store.records.values();
  return { ...first, begin, window, store };
}

/** Takes the upload away as the server does when its time is over. */
async function forget() {
  const { imports, settle } = site;
  const { signal } = new AbortController();
  const uploads = await settle(imports.uploads(NX_CAMERAS.bodycam7, signal));
  for (const { name, size, chunkSize, md5 } of site.emulator.control.uploads()) {
    await settle(uploads.remove({ name, size, chunkSize, md5 }, signal));
  }
}

/** What the server refused. */
const refused = () =>
  site.emulator.log
    .entries()
    .filter(({ status, op }) => status >= 400 && op !== 'login.create' && op !== 'unknown')
    .map(({ op, status }) => `${op} ${status}`);

const stateOf = (queue: RunningImports) => queue.items.get()[0]?.state;
const chunks = () => site.logged('upload.chunk').length;

async function until(queue: RunningImports, isReached: () => boolean) {
  for (let steps = 0; !isReached(); steps += 1) {
    if (steps > 2_000) throw new Error(`It is ${JSON.stringify(stateOf(queue))}.`);
    await advance(100);
  }
}
const reaches = (queue: RunningImports, kind: string) => until(queue, () => stateOf(queue)?.kind === kind);

/** What the queue and the server show after two more minutes. */
async function endOf(queue: RunningImports) {
  await advance(2 * ONE_MINUTE);
  const { control } = site.emulator;
  return {
    state: stateOf(queue),
    recorded: control.recorded(TARGET_NAME).length,
    locks: control.locks(),
    uploads: control.uploads(),
  };
}
/** On the timeline once, and nothing left. */
const IMPORTED_ONCE = { state: { kind: 'done', recorded: SPAN }, recorded: 1, locks: [], uploads: [] };

describe.each<[string, NonNullable<NxSiteOptions>]>([
  ['of the new generation', { generation: '5' }],
  ['of the old generation', { generation: '4' }],
  ['whose status does not tell its chunks', { mask: false }],
  ['that has no prepare and no add', { prepare: false, add: false, generation: '4' }],
  ['beside another one', { twoServers: true }],
])('a server %s', (_what, options) => {
  it('gets a file onto the timeline, with nothing left behind, and is asked for nothing that it has not', async () => {
    const { queue, begin } = await open(options);
    await begin();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(chunks()).toBe(3);
    // The server deletes the upload of an import that is over.
    expect(site.logged('upload.delete')).toEqual([]);
    expect(refused()).toEqual([]);
  });

  it('that has all of a file, when the answer to its last chunk is lost, is believed', async () => {
    const { queue, begin } = await open(options);
    onTheWay = async ({ url }, answer) => {
      const response = await answer();
      if (!url.endsWith('/chunks/2') || chunks() > 3) return response;
      throw new TypeError('The proxy gave up.');
    };
    await begin();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(chunks()).toBe(4);
  });

  it('that forgets an upload in the middle gets it once more', async () => {
    const { queue, begin } = await open(options);
    onTheWay = async ({ url }, answer) => {
      if (url.endsWith('/chunks/1') && chunks() === 1) await forget();
      return answer();
    };
    await begin();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('gets a corrupted file once more', async () => {
    const { queue, begin } = await open(options);
    site.emulator.control.corruptNextChunk();
    await begin();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(chunks()).toBeGreaterThan(3);
  });

  it('that loses the lock to somebody else in mid-import has the file once in the end', async () => {
    const { queue, begin } = await open({ ...options, importMs: () => 20 * ONE_SECOND });
    await begin();
    await reaches(queue, 'importing');
    site.emulator.control.loseLock(TARGET_NAME);
    await advance(10 * ONE_SECOND);
    site.emulator.control.releaseLock(TARGET_NAME);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('that restarts in mid-import has the file once in the end', async () => {
    const { queue, begin } = await open({ ...options, importMs: () => 20 * ONE_SECOND });
    await begin();
    await reaches(queue, 'importing');
    site.emulator.control.restart({ downMs: 5 * ONE_SECOND });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('keeps nothing of a file whose camera is removed meanwhile', async () => {
    const { queue, begin } = await open(options);
    holdUp(2);
    await begin();
    await until(queue, () => chunks() >= 2);
    site.emulator.control.removeCamera(TARGET_NAME);
    await advance(ONE_MINUTE);
    letAllPass();
    await advance(3 * ONE_MINUTE);
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure: { code: 'notFound' } });
    expect(site.emulator.control.uploads()).toEqual([]);
  });

  it('holds no camera once somebody has signed out in mid-import, and goes on for them', async () => {
    const { queue, begin } = await open({ ...options, importMs: () => 20 * ONE_SECOND });
    await begin();
    await reaches(queue, 'importing');
    await advance(3 * ONE_SECOND);
    await site.settle(site.system.session.signOut());
    expect(site.emulator.control.locks()).toEqual([]);
    await advance(ONE_SECOND);
    expect(stateOf(queue)).toEqual({ kind: 'needsSignIn' });
    await site.signIn();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('whose sessions end in mid-upload gets the rest after the next sign-in', async () => {
    const { queue, begin } = await open(options);
    onTheWay = async ({ url }, answer) => {
      if (url.endsWith('/chunks/1') && options.generation !== '4') site.emulator.control.expireSessions();
      return answer();
    };
    await begin();
    if (options.generation !== '4') {
      await reaches(queue, 'needsSignIn');
      letAllPass();
      await site.signIn();
    }
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(JSON.stringify([...kept()])).not.toMatch(SECRETS);
  });

  it('keeps nothing of a file that is called off', async () => {
    const { queue, begin } = await open(options);
    holdUp(2);
    await begin();
    await until(queue, () => chunks() >= 2);
    queue.cancel(queue.items.get().map(({ id }) => id));
    await advance(5 * ONE_SECOND);
    expect(stateOf(queue)?.kind).toBe('cancelled');
    expect(site.emulator.control.uploads()).toEqual([]);
    expect(site.emulator.control.locks()).toEqual([]);
  });
});

describe('a page that is closed', () => {
  it('in the middle of an upload goes on with the chunks that the server does not have', async () => {
    const { leaving, queue, begin, window } = await open();
    holdUp(2);
    await begin();
    await until(queue, () => chunks() >= 2);
    leaving.set(true);
    queue.dispose();
    await advance(20 * ONE_SECOND);
    expect(site.emulator.control.uploads()).toMatchObject([{ confirmed: 2, ttl: expect.any(Number) }]);
    const [left] = site.emulator.control.uploads();
    expect(left?.ttl).toBeGreaterThan(0);
    expect(left?.ttl).toBeLessThanOrEqual(24 * 60 * ONE_MINUTE);
    letAllPass();
    const next = window();
    await advance(ONE_SECOND);
    expect(stateOf(next.queue)).toMatchObject({ kind: 'needsFile' });
    next.queue.giveFile(next.queue.items.get()[0]?.id ?? '', chosen());
    expect(await endOf(next.queue)).toMatchObject(IMPORTED_ONCE);
    expect(chunks()).toBe(3);
  });

  it('in mid-import gives the camera back', async () => {
    const { leaving, queue, begin } = await open({ importMs: () => 30 * ONE_SECOND });
    await begin();
    await reaches(queue, 'importing');
    leaving.set(true);
    await advance(20 * ONE_SECOND);
    expect(site.emulator.control.locks()).toEqual([]);
  });
});
