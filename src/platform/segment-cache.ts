/**
 * Keeps segments of recorded footage on this computer, so that what was played once is not fetched
 * again: bodies in Cache Storage under addresses made of the connection and a hash, their sizes and
 * ages in segment-index. Bounded in bytes; what was unused for longest goes first. Whatever the
 * browser refuses (private windows, plain http, a full disk), callers go on without.
 */
import { type Ms, ms, msBetween } from '../core/units.ts';
import { type Clock, systemClock } from './clock.ts';
import { createSegmentIndex, type SegmentIndex, type SegmentNote } from './segment-index.ts';

export interface SegmentCache {
  /** Opens what takes long to open: a segment will be asked for. */
  readonly prepare: () => void;
  /** The bytes kept under a key, as a copy of the caller's own; undefined when there are none. Never rejects. */
  readonly get: (key: string) => Promise<ArrayBuffer | undefined>;
  /**
   * Keeps bytes, which are copied at once: the caller may give its own away. A key begins with the id of
   * its connection and a sign that ids do not have. Never rejects.
   */
  readonly put: (key: string, bytes: ArrayBuffer) => Promise<void>;
  /** Forgets what is kept under a key. Never rejects. */
  readonly drop: (key: string) => Promise<void>;
  /** Forgets all, or all of one connection. Never rejects. */
  readonly clear: (connection?: string) => Promise<void>;
}

/** The part of `Cache` that is used. Addresses are paths of our own origin. */
export interface SegmentStore {
  readonly match: (address: string) => Promise<Response | undefined>;
  readonly put: (address: string, response: Response) => Promise<void>;
  readonly delete: (address: string) => Promise<boolean>;
  readonly keys: () => Promise<readonly Pick<Request, 'url'>[]>;
}

export interface SegmentCacheHost {
  /** Undefined where the browser has no such storage. */
  readonly open: (() => Promise<SegmentStore>) | undefined;
  readonly index: SegmentIndex;
  /** Bytes that this origin may store; undefined when the browser does not say. */
  readonly quota: () => Promise<number | undefined>;
  readonly clock: Clock;
}

const CACHE_NAME = 'sightline-segments-v1';
const ROOT = '/sightline-segments/';
const MEGABYTE = 1024 * 1024;
/** Half an hour of footage at 1 Mb/s, and little beside what a browser gives one site. */
const MOST_BYTES = 256 * MEGABYTE;
const MOST_OF_QUOTA = 0.2;
/** Where the browser does not say what it can give. */
const UNKNOWN_QUOTA_BYTES = 64 * MEGABYTE;
/** A segment larger than this share of everything would drive all others out. */
const MOST_OF_ALL = 0.25;
/** A note without bytes that is younger may belong to a tab that writes the bytes now. */
const HOLLOW_AFTER: Ms = ms(60_000);
/** Ids of connections, as the configuration allows them. */
const CONNECTION = /^[a-z0-9-]{1,32}(?![a-z0-9-])/;
const HEX = 16;

const pageHost: SegmentCacheHost = {
  open: 'caches' in globalThis ? () => caches.open(CACHE_NAME) : undefined,
  index: createSegmentIndex(),
  quota: async () => (await navigator.storage.estimate()).quota,
  clock: systemClock,
};

const folderOf = (connection: string): string => `${ROOT}${connection}/`;

/** Where a key's bytes lie: nothing of the key but its connection can be read from it. */
async function addressOf(key: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  const name = Array.from(new Uint8Array(hash), (byte) => byte.toString(HEX).padStart(2, '0')).join('');
  return `${folderOf(CONNECTION.exec(key)?.[0] ?? '_')}${name}`;
}

/** Does what a browser may refuse. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

export function createSegmentCache(host: SegmentCacheHost = pageHost): SegmentCache {
  const { index, clock } = host;
  let opened: Promise<SegmentStore | undefined> | undefined;
  let limited: Promise<number> | undefined;
  let swept = false;
  /** Counts clearings: what was on its way when one came is not kept. */
  let clearings = 0;

  const open = () => (opened ??= attempt(async () => host.open?.()));
  const readLimit = async () => {
    const quota = await attempt(host.quota);
    return quota === undefined ? UNKNOWN_QUOTA_BYTES : Math.min(MOST_BYTES, quota * MOST_OF_QUOTA);
  };
  const limit = () => (limited ??= readLimit());

  const held = async (store: SegmentStore) =>
    (await store.keys()).map(({ url }) => new URL(url, 'http://here').pathname);

  async function discard(store: SegmentStore, addresses: readonly string[]): Promise<void> {
    await Promise.all(addresses.map((address) => store.delete(address)));
  }
  async function forget(store: SegmentStore, addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    await index.remove(addresses);
    await discard(store, addresses);
  }

  /** The disk is full, whatever the browser promised: half of what is kept goes. */
  async function halve(store: SegmentStore): Promise<void> {
    const notes = (await index.all()).toSorted((a, b) => a.usedAt - b.usedAt);
    let left = notes.reduce((sum, { bytes }) => sum + bytes, 0) / 2;
    const oldest = notes.filter(({ bytes }) => {
      left -= bytes;
      return left >= 0;
    });
    await forget(
      store,
      oldest.map(({ address }) => address),
    );
  }

  /** Once for each page: a tab that crashed may have left bytes without a note, or the other way round. */
  async function sweep(store: SegmentStore): Promise<void> {
    if (swept) return;
    swept = true;
    // In this order: a note is written before its bytes, so bytes that are there by now have theirs.
    const bodies = await held(store);
    const notes = await index.all();
    await discard(
      store,
      bodies.filter((address) => !notes.some((note) => note.address === address)),
    );
    const present = new Set(bodies);
    const isHollow = ({ address, usedAt }: SegmentNote) =>
      !present.has(address) && msBetween(usedAt, clock.now()) > HOLLOW_AFTER;
    await forget(
      store,
      notes.filter(isHollow).map(({ address }) => address),
    );
  }

  async function keep(key: string, bytes: ArrayBuffer): Promise<void> {
    const begun = clearings;
    const [store, most] = await Promise.all([open(), limit()]);
    if (store === undefined || bytes.byteLength === 0 || bytes.byteLength > most * MOST_OF_ALL) return;
    const address = await addressOf(key);
    if (begun !== clearings) return;
    const note = { address, bytes: bytes.byteLength, usedAt: clock.now() };
    await discard(store, await index.note(note, most));
    try {
      await store.put(address, new Response(bytes));
    } catch {
      await forget(store, [address]);
      return halve(store);
    }
    if (begun !== clearings) return forget(store, [address]);
    return sweep(store);
  }

  async function find(key: string): Promise<ArrayBuffer | undefined> {
    const store = await open();
    if (store === undefined) return undefined;
    const address = await addressOf(key);
    const bytes = await (await store.match(address))?.arrayBuffer();
    if (bytes !== undefined) void attempt(() => markUsed(store, address, bytes.byteLength));
    return bytes;
  }
  /** Also finds bytes again whose note is lost. */
  async function markUsed(store: SegmentStore, address: string, bytes: number): Promise<void> {
    const begun = clearings;
    const most = await limit();
    if (begun !== clearings) return;
    await discard(store, await index.note({ address, bytes, usedAt: clock.now() }, most));
    if (begun !== clearings) await forget(store, [address]);
  }

  async function clear(connection: string | undefined): Promise<void> {
    clearings += 1;
    const folder = connection === undefined ? ROOT : folderOf(connection);
    const store = await open();
    if (store === undefined) return;
    // The bytes first, and of both lists: whatever may be lost, no footage stays.
    const bodies = (await held(store)).filter((address) => address.startsWith(folder));
    await discard(store, bodies);
    const notes = await index.all();
    await forget(
      store,
      notes.map(({ address }) => address).filter((address) => address.startsWith(folder)),
    );
  }

  return {
    prepare: () => {
      void open();
    },
    get: (key) => attempt(() => find(key)),
    put: async (key, bytes) => {
      const copy = bytes.slice(0);
      await attempt(() => keep(key, copy));
    },
    drop: async (key) => {
      await attempt(async () => {
        const store = await open();
        if (store !== undefined) await forget(store, [await addressOf(key)]);
      });
    },
    clear: async (connection) => {
      await attempt(() => clear(connection));
    },
  };
}

/** The cache of this browser. */
export const pageSegmentCache: SegmentCache = createSegmentCache();
