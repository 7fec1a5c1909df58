/** An import queue over a fake system, with windows that can be closed, crash and be opened again. */
import type { FootageFacts } from '../core/footage-facts.ts';
import { connectionId, type CameraRef } from '../core/ids.ts';
import { offer, withhold } from '../core/offer.ts';
import { createStore, type Store } from '../core/readable.ts';
import { addMs, type EpochMs, epochMs, ms, ONE_SECOND } from '../core/units.ts';
import type { FootageReader } from '../platform/footage/footage-reader-model.ts';
import { createImportQueue, type RunningImports } from '../systems/imports/import-queue.ts';
import type { ImportItem } from '../systems/imports/import-model.ts';
import type { WindowLocks } from '../systems/sole-window.ts';
import type { AccessEntry } from '../systems/system-access.ts';
import type { StatusBoard } from '../systems/status-board.ts';
import type { SystemState } from '../systems/system-entry.ts';
import type { SessionState, VendorSystem } from '../vendors/contract.ts';
import { createFakeClock } from './fake-clock.ts';
import { BODY, createFakeImports, HAND } from './fake-imports.ts';
import { createFakeTransfer } from './fake-transfer.ts';
import { createFakeLeave, createMemoryImports, fakeHandle } from './memory-imports.ts';
import { createPageStores } from './page-stores.ts';

/** 20 November 2026, 16:00 UTC. */
export const NOON: EpochMs = epochMs(Date.UTC(2026, 10, 20, 16));
export const MINUTE = 60_000;
export const SYSTEM = connectionId('terminal');
export const BODYCAM: CameraRef = { system: SYSTEM, camera: BODY };
export const HANDHELD: CameraRef = { system: SYSTEM, camera: HAND };

export const seconds = (count: number) => ms(count * ONE_SECOND);
export const minute = (count: number) => addMs(NOON, ms(count * MINUTE));

/** Finer than any step of the fakes. */
const STEP = ms(50);
const MOST_STEPS = 3_000;

const TURNS = 4;
/** Reading a file takes the machine a few turns. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A file of 40 bytes, which are 10 pieces; its text tells its facts to the reader. */
export const fileNamed = (name: string, fill = name, modifiedAt = 1_000): File =>
  new File([fill.padEnd(40, '.').slice(0, 40)], name, { lastModified: modifiedAt });

/** A minute of H.264 whose header tells when it began. */
export const factsFrom = (header: EpochMs | undefined, codec: 'h264' | 'vp9' = 'h264'): FootageFacts => ({
  container: 'mp4',
  duration: ms(MINUTE),
  video: { codec, codecText: codec, width: 1920, height: 1080 },
  audio: undefined,
  times: { header, android: false },
});

/** The locks of one kind of work, shared with others like the browser's. */
export function createWindowLocks(): WindowLocks {
  let tail: Promise<unknown> | undefined;
  const request = async (
    _name: string,
    second: LockOptions | ((lock: Lock | null) => unknown),
    third?: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    const options = typeof second === 'function' ? {} : second;
    const work = typeof second === 'function' ? second : third;
    const lock: Lock = { name: 'imports', mode: 'exclusive' };
    if (options.ifAvailable === true && tail !== undefined) return work?.(null);
    const before = tail;
    const mine = (async () => {
      await before;
      if (options.signal?.aborted === true) return undefined;
      return await work?.(lock);
    })();
    tail = mine;
    await mine;
    if (tail === mine) tail = undefined;
    return await mine;
  };
  // The browser's own type knows what the work comes to.
  const locks: unknown = { request };
  if (!isLocks(locks)) throw new Error('These are no locks.');
  return locks;
}
const isLocks = (value: unknown): value is WindowLocks => typeof value === 'object';

export function setUpImports() {
  const clock = createFakeClock(NOON, quiet);
  const page = createPageStores();
  const session = createStore<SessionState>({ kind: 'signedIn', account: 'ann', since: NOON });
  const account = () => {
    const now = session.get();
    return now.kind === 'signedIn' ? now.account : '';
  };
  const server = createFakeImports(clock, account);
  const store = createMemoryImports();
  const keptFiles = createFakeLeave();
  const locks = createWindowLocks();
  const facts = new Map<string, FootageFacts>();
  const state = createStore<SystemState>({
    kind: 'ready',
    system: systemWith({ imports: offer(server.imports) }),
    statuses: {
      ...createStore<ReturnType<StatusBoard['get']>>(new Map()),
      want: () => () => {},
      dispose: () => {},
    },
  });
  const entry: AccessEntry = { id: SYSTEM, name: 'Terminal North', state, session };
  let ids = 0;
  const files: File[] = [];
  const lastFile = (): File => {
    const file = files.at(-1);
    if (file === undefined) throw new Error('No file was added.');
    return file;
  };
  /** Whether this browser gives handles of files. */
  const keepsHandles = { on: false };
  const reader: FootageReader = {
    read: async (file) => {
      const found = facts.get(file.name);
      return found === undefined
        ? { kind: 'unusable', because: 'notVideo' }
        : { kind: 'footage', facts: found };
    },
    frame: async (file) => (facts.has(file.name) ? new Blob([`Picture of ${file.name}`]) : undefined),
  };

  /** Opens a window; `leaving` is its own. */
  function openWindow() {
    const leaving: Store<boolean> = createStore(false);
    let isDead = false;
    const queue = createImportQueue({
      systems: [entry],
      transfer: createFakeTransfer({
        clock,
        online: page.online,
        log: server.log,
        put: ({ address }, bytes) => ({
          status: isDead ? 0 : server.put(address, bytes),
          body: '',
          headers: {},
        }),
      }),
      reader,
      store: {
        load: store.load,
        // A window that is gone writes nothing any more.
        save: async (changes) => (isDead ? undefined : store.save(changes)),
        saveHandles: store.saveHandles,
      },
      keptFiles,
      clock,
      online: page.online,
      leaving,
      locks,
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
      zone: 'UTC',
    });
    return {
      queue,
      leaving,
      /** As the browser does it: `pagehide`, then nothing runs any more. */
      close: async () => {
        leaving.set(true);
        isDead = true;
        queue.dispose();
        await quiet();
      },
      /** The power goes: nothing is released. */
      crash: async () => {
        isDead = true;
        server.dead = true;
        queue.dispose();
        await quiet();
        server.dead = false;
      },
    };
  }

  const named = (queue: RunningImports, name: string): ImportItem => {
    const item = queue.items.get().find(({ file }) => file.name === name);
    if (item === undefined) throw new Error(`There is no ${name}.`);
    return item;
  };
  /** Adds files that begin every second minute, and waits until they are read. */
  async function add(queue: RunningImports, names: readonly string[], target?: CameraRef): Promise<void> {
    for (const [at, name] of names.entries()) facts.set(name, factsFrom(minute(2 * at)));
    queue.add(
      names.map((name) => {
        const file = fileNamed(name);
        files.push(file);
        return { file, folder: '', handle: keepsHandles.on ? fakeHandle(file) : undefined };
      }),
      target,
    );
    await clock.advance(seconds(2));
  }
  /** A window with its queue loaded. */
  async function open() {
    const window = openWindow();
    await clock.advance(seconds(1));
    return window;
  }
  /** The same with files that are started. */
  async function begin(names: readonly string[], target: CameraRef = BODYCAM) {
    const window = await open();
    await add(window.queue, names, target);
    window.queue.start(window.queue.items.get().map(({ id }) => id));
    await clock.advance(ms(1));
    return window;
  }
  /** Moves time on until a file is in a state; fails when it never is. */
  async function until(queue: RunningImports, name: string, kind: ImportItem['state']['kind']) {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (named(queue, name).state.kind === kind) return;
      await clock.advance(STEP);
    }
    throw new Error(`${name} is ${named(queue, name).state.kind}, not ${kind}.`);
  }
  return {
    clock,
    page,
    session,
    state,
    server,
    store,
    keptFiles,
    keepsHandles,
    facts,
    openWindow,
    open,
    add,
    begin,
    until,
    named,
    quiet,
    lastFile,
  };
}

/** A system that offers nothing but this. */
export function systemWith(can: Partial<VendorSystem['can']>): VendorSystem {
  const none = withhold('Not here');
  return {
    id: SYSTEM,
    session: {
      state: createStore<SessionState>({ kind: 'restoring' }),
      keeps: [],
      signIn: async () => {},
      signOut: async () => {},
    },
    health: createStore<ReturnType<VendorSystem['health']['get']>>({ kind: 'unknown' }),
    cameras: {
      list: async () => ({ cameras: [], problems: [] }),
      statuses: async () => new Map(),
      details: async () => [],
      newestStill: async () => undefined,
    },
    can: {
      live: none,
      events: none,
      archive: none,
      exports: none,
      imports: none,
      realtime: none,
      recording: none,
      stills: none,
      ptz: none,
      ...can,
    },
    dispose: () => {},
  };
}
