/** The list over a real adapter and the emulator of its server: what is asked, and what is left behind. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { Failure } from '../../core/failure.ts';
import { area, defaults, TRIANGLE } from '../../testing/axxon-orders.ts';
import {
  AXXON_CAMERAS,
  AXXON_ROOT,
  AXXON_SECRETS,
  createEmulatedAxxon,
  type EmulatedAxxon,
} from '../../testing/emulated-axxon.ts';
import { createWindowLocks } from '../../testing/import-setup.ts';
import { createMemoryChannels, createMemoryExports } from '../../testing/memory-exports.ts';
import type { SystemState } from '../system-entry.ts';
import { createExportList, type RunningExports } from './export-list.ts';
import type { ExportItem, ExportOrder } from './export-model.ts';

const FROM = epochMs(Date.UTC(2026, 8, 16, 11, 0, 0, 250));
const SPAN = { from: FROM, until: epochMs(FROM + 20 * ONE_SECOND) };
const GAP = { from: epochMs(FROM + 5 * ONE_SECOND), until: epochMs(FROM + 9 * ONE_SECOND) };
const STEP = ms(250);
const MOST_STEPS = 400;

let site: EmulatedAxxon;
let store: ReturnType<typeof createMemoryExports>;
let locks: ReturnType<typeof createWindowLocks>;
let channels: ReturnType<typeof createMemoryChannels>;
let saved: { name: string; bytes: Uint8Array }[];
let lists: RunningExports[];

function setUp(...how: Parameters<typeof createEmulatedAxxon>): void {
  site = createEmulatedAxxon(...how);
  store = createMemoryExports();
  locks = createWindowLocks();
  channels = createMemoryChannels();
  saved = [];
  lists = [];
}
afterEach(() => {
  for (const list of lists) list.dispose();
  site.close();
});

/** A window of this browser; its downloads are whole as soon as their bytes are. */
function openWindow(system = site.system): RunningExports {
  let ids = lists.length * 100;
  const list = createExportList({
    systems: [
      {
        id: system.id,
        name: 'Warehouse 4',
        session: system.session.state,
        state: createStore<SystemState>({
          kind: 'ready',
          system,
          statuses: { ...createStore(new Map()), want: () => () => {}, dispose: () => {} },
        }),
      },
    ],
    downloads: {
      run: async ({ stream, name, operation, signal }) => {
        const bytes = new Uint8Array(await new Response(stream.body).arrayBuffer());
        if (signal.aborted) throw new Failure({ code: 'aborted', operation });
        saved.push({ name, bytes });
        return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
      },
    },
    store,
    clock: site.clock,
    online: createStore(true),
    locks,
    openChannel: channels.open,
    newId: () => `id-${(ids += 1)}`,
    saveFile: () => {},
    site: { name: 'Harbour', zone: 'UTC' },
  });
  lists.push(list);
  return list;
}

const wanted = (changes: Partial<ExportOrder> = {}): ExportOrder => ({
  camera: { system: site.system.id, camera: AXXON_CAMERAS.aisle12 },
  cameraName: 'Aisle 12',
  source: { kind: 'archive', archive: undefined, span: SPAN },
  settings: defaults,
  others: [],
  handOn: { download: false, manifest: false },
  group: undefined,
  held: undefined,
  estimate: undefined,
  ...changes,
});

async function until(list: RunningExports, isSo: (item: ExportItem) => boolean): Promise<ExportItem> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const [item] = list.items.get();
    if (item !== undefined && isSo(item)) return item;
    await site.clock.advance(STEP);
  }
  throw new Error(`It is ${JSON.stringify(list.items.get()[0]?.state)}.`);
}
const isKind = (kind: ExportItem['state']['kind']) => (item: ExportItem) => item.state.kind === kind;
const isAllSaved = ({ files }: ExportItem) =>
  files.length > 0 && files.every(({ download }) => download.kind === 'saved');
const control = () => site.emulator.control;

describe.each(['', '/asip'])('over a server at the prefix "%s"', (prefix) => {
  it('an order becomes files with their checksums, and is deleted at the server', async () => {
    setUp({ prefix });
    await site.signIn();
    control().gap('Aisle 12', { begin: GAP.from, end: GAP.until });
    const list = openWindow();
    const settings = {
      ...defaults,
      maxFileSize: 100_000,
      comment: 'Case 26-1184',
      crop: area(0.1, 0.1, 0.9, 0.9),
      masks: [TRIANGLE],
    };
    const id = list.order(wanted({ settings, handOn: { download: true, manifest: true } }));
    const item = await until(list, (one) => isAllSaved(one) && one.delivered !== undefined);
    const { ticket = '' } = item;
    expect(control().exports()).toMatchObject([{ id: ticket, begin: SPAN.from, end: SPAN.until }]);
    expect(item.files.length).toBeGreaterThan(1);
    for (const [at, file] of item.files.entries()) {
      const bytes = await control().bytesOf(ticket, file.name);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(file.download).toMatchObject({ kind: 'saved', bytes: bytes.length, sha256 });
      expect(saved[at]?.name).toMatch(/^Harbour_Aisle-12_2026-09-16T11-00-00\.250Z_\d+of\d+\.mp4$/);
    }
    expect(item.delivered).toEqual([
      { from: SPAN.from, until: GAP.from },
      { from: GAP.until, until: SPAN.until },
    ]);
    list.deleteFiles([id]);
    await until(list, isKind('deleted'));
    expect(control().exports()).toMatchObject([{ removed: 'deleted' }]);
  });
});

describe('over a server', () => {
  it('an export that is under way at a reload is picked up, and not ordered again', async () => {
    setUp({ exportMs: () => ONE_MINUTE });
    await site.signIn();
    const first = openWindow();
    first.order(wanted());
    await until(first, isKind('running'));
    first.dispose();
    const second = openWindow(site.reload());
    await until(second, isKind('ready'));
    expect(control().exports()).toHaveLength(1);
  });

  it('an export that is cancelled leaves nothing there', async () => {
    setUp({ exportMs: () => ONE_MINUTE });
    await site.signIn();
    const list = openWindow();
    const id = list.order(wanted());
    await until(list, isKind('running'));
    list.cancel([id]);
    await until(list, isKind('cancelled'));
    expect(control().exports()).toMatchObject([{ removed: 'deleted' }]);
  });

  it.each([
    [3, 'serverError'],
    [4, 'noSpace'],
    [5, 'alreadyThere'],
    [6, 'noFootage'],
  ] as const)('an export that ends in state %i failed with %s', async (state, code) => {
    setUp();
    await site.signIn();
    control().nextExport({ state });
    const list = openWindow();
    list.order(wanted());
    const { state: end } = await until(list, isKind('failed'));
    expect(end).toMatchObject({ failure: { code } });
  });

  it('503 "Too many requests" holds an order back, and it is sent once', async () => {
    setUp();
    await site.signIn();
    control().tooManyRequests(2, 'any');
    const list = openWindow();
    list.order(wanted());
    await site.clock.advance(ms(1));
    await until(list, isKind('ready'));
    expect(control().exports()).toHaveLength(1);
  });

  it('an export that the server dropped after ten hours has expired', async () => {
    setUp();
    await site.signIn();
    const list = openWindow();
    const id = list.order(wanted());
    const { ticket = '' } = await until(list, isKind('ready'));
    control().expire(ticket);
    list.download(id);
    const { files } = await until(list, isKind('expired'));
    expect([files.map(({ download }) => download.kind), saved]).toEqual([['none'], []]);
  });

  it('two windows order once and download once', async () => {
    setUp();
    await site.signIn();
    const one = openWindow();
    await site.clock.advance(STEP);
    const other = openWindow();
    await site.clock.advance(STEP);
    other.order(wanted({ handOn: { download: true, manifest: false } }));
    await until(one, isAllSaved);
    await until(other, isAllSaved);
    expect([control().exports().length, saved.length]).toEqual([1, 1]);
  });

  it('nothing that is kept or said holds a password or a token', async () => {
    setUp();
    await site.signIn(AXXON_ROOT);
    const list = openWindow();
    list.order(wanted());
    await until(list, isKind('ready'));
    const kept = JSON.stringify([[...store.records.values()], channels.said]);
    expect(kept).toContain('Aisle 12');
    expect(kept).not.toMatch(AXXON_SECRETS);
  });
});
