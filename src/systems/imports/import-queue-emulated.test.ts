/** The queue over a real adapter and the emulator of its server: what is asked, and what is left behind. */
import { afterEach, describe, expect, it } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { FootageFacts } from '../../core/footage-facts.ts';
import { fromProxied } from '../../platform/config/proxy-address.ts';
import { NX_CAMERAS } from '../../testing/emulated-nx.ts';
import { createFakeTransfer } from '../../testing/fake-transfer.ts';
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

let site: NxImporting;
afterEach(() => site.close());

async function open(options: NxSiteOptions = {}) {
  site = await createNxImporting(options);
  const store = createMemoryImports();
  const { clock, signals, system, emulator } = site;
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
      transfer: createFakeTransfer({
        clock,
        online: signals.online,
        log: [],
        put: async ({ address, method, headers }, bytes) => {
          const target = fromProxied(address);
          if (target === undefined) throw new Error('The address does not go through the proxy.');
          const piece = { method, headers, body: bytes.slice() };
          const response = await emulator.handle(new Request(target, piece));
          return {
            status: response.status,
            body: await response.text(),
            headers: Object.fromEntries(response.headers),
          };
        },
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
    await clock.advance(ms(3 * ONE_SECOND));
    first.queue.start(first.queue.items.get().map(({ id }) => id));
    await clock.advance(ms(100));
  };
  return { ...first, begin, window, store };
}

const stateOf = (queue: RunningImports) => queue.items.get()[0]?.state;
const chunks = () => site.logged('upload.chunk').length;

async function until(queue: RunningImports, isReached: () => boolean) {
  for (let steps = 0; !isReached(); steps += 1) {
    if (steps > 2_000) throw new Error(`It is ${JSON.stringify(stateOf(queue))}.`);
    await site.clock.advance(ms(100));
  }
}
const reaches = (queue: RunningImports, kind: string) => until(queue, () => stateOf(queue)?.kind === kind);

/** What the queue and the server show after two more minutes. */
async function endOf(queue: RunningImports) {
  await site.clock.advance(ms(2 * ONE_MINUTE));
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

describe.each<[string, NxSiteOptions]>([
  ['of the new generation', { generation: '5' }],
  ['of the old generation', { generation: '4' }],
  ['whose status does not tell its chunks', { mask: false }],
])('a server %s', (_what, options) => {
  it('gets a file onto the timeline, with nothing left behind', async () => {
    const { queue, begin } = await open(options);
    await begin();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(chunks()).toBe(3);
  });

  it('gets a corrupted file once more', async () => {
    const { queue, begin } = await open(options);
    await begin();
    await reaches(queue, 'uploading');
    site.emulator.control.corruptNextChunk();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(chunks()).toBeGreaterThan(3);
  });

  it('that loses the lock to somebody else in mid-import has the file once in the end', async () => {
    const { queue, begin } = await open({ ...options, importMs: () => 20 * ONE_SECOND });
    await begin();
    await reaches(queue, 'importing');
    site.emulator.control.loseLock(TARGET_NAME);
    await site.clock.advance(ms(10 * ONE_SECOND));
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

  it('keeps nothing of a file that is called off', async () => {
    const { queue, begin } = await open(options);
    await begin();
    await until(queue, () => chunks() >= 2);
    queue.cancel(queue.items.get().map(({ id }) => id));
    await site.clock.advance(ms(5 * ONE_SECOND));
    expect(stateOf(queue)?.kind).toBe('cancelled');
    expect(site.emulator.control.uploads()).toEqual([]);
    expect(site.emulator.control.locks()).toEqual([]);
  });
});

describe('a page that is closed', () => {
  it('in the middle of an upload goes on with the chunks that the server does not have', async () => {
    const { leaving, queue, begin, window } = await open();
    await begin();
    await until(queue, () => chunks() >= 2);
    leaving.set(true);
    queue.dispose();
    await site.clock.advance(ms(20 * ONE_SECOND));
    expect(site.emulator.control.uploads()).toMatchObject([{ confirmed: 2, ttl: expect.any(Number) }]);
    const [left] = site.emulator.control.uploads();
    expect(left?.ttl).toBeGreaterThan(0);
    expect(left?.ttl).toBeLessThanOrEqual(24 * 60 * ONE_MINUTE);
    const next = window();
    await site.clock.advance(ms(ONE_SECOND));
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
    await site.clock.advance(ms(20 * ONE_SECOND));
    expect(site.emulator.control.locks()).toEqual([]);
  });
});
