/** A list of exports over fake systems, with windows that can be closed, crash and be opened again. */
import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import { cameraId, type CameraRef, connectionId } from '../core/ids.ts';
import { offer } from '../core/offer.ts';
import { createStore } from '../core/readable.ts';
import { spanOf } from '../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../core/units.ts';
import { sleep } from '../platform/clock.ts';
import type { FileDownloads } from '../platform/download/file-downloads.ts';
import { createExportList, type RunningExports } from '../systems/exports/export-list.ts';
import type { ExportItem, ExportOrder } from '../systems/exports/export-model.ts';
import type { AccessEntry } from '../systems/system-access.ts';
import type { SystemState } from '../systems/system-entry.ts';
import type { SessionState } from '../vendors/contract.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeExports, type ExportFault, SETTINGS, STAYING } from './fake-exports.ts';
import { createWindowLocks, systemWith } from './import-setup.ts';
import { createMemoryChannels, createMemoryExports } from './memory-exports.ts';
import { createPageStores } from './page-stores.ts';

/** 20 November 2026, 16:00 UTC. */
export const FOUR: EpochMs = epochMs(Date.UTC(2026, 10, 20, 16));
export const WAREHOUSE = connectionId('warehouse');
export const AISLE: CameraRef = { system: WAREHOUSE, camera: cameraId('cam-1') };
export const seconds = (count: number): Ms => ms(count * ONE_SECOND);

/** Reading records and messages takes the machine a few turns. */
const TURNS = 6;
async function quiet(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const HALF_HOUR = ms(30 * ONE_MINUTE);

export const order = (changes: Partial<ExportOrder> = {}): ExportOrder => ({
  camera: AISLE,
  cameraName: 'Aisle 12',
  source: { kind: 'archive', archive: undefined, span: spanOf(FOUR, HALF_HOUR) },
  others: [],
  settings: SETTINGS,
  handOn: { download: false, manifest: false },
  group: undefined,
  held: undefined,
  estimate: undefined,
  ...changes,
});
/** Of an export that stays at its system. */
export const staying = (changes: Partial<ExportOrder> = {}): ExportOrder =>
  order({ settings: STAYING, ...changes });
export const live = (length = seconds(30)): ExportOrder => order({ source: { kind: 'live', length } });

export function setUpExports(systemIds: readonly string[] = [WAREHOUSE]) {
  const clock = createFakeClock(FOUR, quiet);
  const page = createPageStores();
  const server = createFakeExports(clock);
  const store = createMemoryExports();
  const channels = createMemoryChannels();
  const locks = createWindowLocks();
  const session = createStore<SessionState>({ kind: 'signedIn', account: 'ann', since: FOUR });
  const state = createStore<SystemState>({
    kind: 'ready',
    system: systemWith({ exports: offer(server.exports) }),
    statuses: { ...createStore(new Map()), want: () => () => {}, dispose: () => {} },
  });
  const entriesOf = (whose: typeof session) =>
    systemIds.map((id): AccessEntry => ({
      id: connectionId(id),
      name: 'Warehouse 4',
      state,
      session: whose,
    }));
  /** What arrived on the person's disk. */
  const saved: { readonly name: string; readonly text: string }[] = [];
  const downloadFaults: ExportFault[] = [];
  const under = { way: 0, most: 0 };
  const taking = { each: seconds(1) };
  let ids = 0;

  async function bytesOf(body: ReadableStream<Uint8Array>): Promise<string> {
    return await new Response(new Blob([await new Response(body).arrayBuffer()])).text();
  }

  const downloads: FileDownloads = {
    run: async ({ stream, name, onProgress, signal }) => {
      under.way += 1;
      under.most = Math.max(under.most, under.way);
      try {
        const text = await bytesOf(stream.body);
        onProgress(Math.floor(text.length / 2));
        await sleep(clock, taking.each, signal);
        const fault = downloadFaults.shift();
        if (typeof fault === 'string') throw new Failure({ code: fault, operation: 'download' });
        saved.push({ name, text });
        return { name, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') };
      } finally {
        under.way -= 1;
      }
    },
  };

  /** Windows have one session, unless one has its own. */
  function openWindow(own = session) {
    let isDead = false;
    const list = createExportList({
      systems: entriesOf(own),
      downloads,
      store: {
        ...store,
        // A window that is gone writes nothing any more.
        save: async (changes) => (isDead ? undefined : store.save(changes)),
      },
      clock,
      online: page.online,
      locks,
      openChannel: channels.open,
      newId: () => `id-${(ids += 1)}`,
      saveFile: (file, name) => {
        void file.text().then((text) => saved.push({ name, text }));
      },
      site: { name: 'Harbour', zone: 'Europe/Amsterdam' },
    });
    return {
      list,
      close: async () => {
        isDead = true;
        list.dispose();
        await quiet();
      },
    };
  }
  /** A window whose list is there. */
  async function open(own = session) {
    const window = openWindow(own);
    await quiet();
    await clock.advance(ms(1));
    return window;
  }
  const only = (list: RunningExports): ExportItem => {
    const [item] = list.items.get();
    if (item === undefined) throw new Error('The list is empty.');
    return item;
  };
  const kinds = (list: RunningExports) => list.items.get().map(({ state: { kind } }) => kind);
  const STEP = ms(50);
  const MOST_STEPS = 2_000;
  /** Moves time on until the newest export is in a state; fails when it never is. */
  async function until(list: RunningExports, kind: ExportItem['state']['kind']): Promise<ExportItem> {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (list.items.get()[0]?.state.kind === kind) return only(list);
      await clock.advance(STEP);
    }
    throw new Error(`It is ${only(list).state.kind}, not ${kind}.`);
  }
  return {
    clock,
    page,
    server,
    store,
    channels,
    session,
    state,
    saved,
    downloadFaults,
    under,
    taking,
    openWindow,
    open,
    only,
    kinds,
    until,
    quiet,
  };
}
