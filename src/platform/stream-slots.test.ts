import { describe, expect, it } from 'vitest';
import {
  createStreamSlots,
  type StreamSlots,
  type StreamSlotsHost,
  UNLIMITED_STREAMS,
} from './stream-slots.ts';

type Locks = NonNullable<StreamSlotsHost['locks']>;

/** Locks as browsers have them, for as many tabs as use them. */
function createLocks(): Locks {
  const held = new Set<string>();
  const request = async (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
    const work = rest.at(-1);
    if (typeof work !== 'function') throw new TypeError('A lock needs work.');
    if (held.has(name)) return await work(null);
    held.add(name);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  };
  return { request };
}
const refusing: Locks = { request: () => Promise.reject(new DOMException('No.', 'SecurityError')) };

const tab = (locks: Locks | undefined, protocol = 'http/1.1'): StreamSlots =>
  createStreamSlots({ locks, protocol: () => protocol });
const taken = async (slots: StreamSlots): Promise<() => void> => {
  const release = await slots.take();
  if (release === undefined) throw new Error('No slot is free.');
  return release;
};
/** Giving back reaches other tabs in a later turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('slots over HTTP/1.1', () => {
  it('are two for all tabs together', async () => {
    const locks = createLocks();
    const [here, there] = [tab(locks), tab(locks)];
    await taken(here);
    await taken(there);
    expect(await here.take()).toBeUndefined();
    expect(await there.take()).toBeUndefined();
  });

  it('can be taken again when one was given back, and only once for that', async () => {
    const locks = createLocks();
    const [here, there] = [tab(locks), tab(locks)];
    const release = await taken(here);
    await taken(here);
    release();
    release();
    await turn();
    await taken(there);
    release();
    await turn();
    expect(await there.take()).toBeUndefined();
  });

  it.each([
    ['without locks', undefined],
    ['when locks are refused', refusing],
  ])('are one for a tab %s', async (_, locks) => {
    const slots = tab(locks);
    const release = await taken(slots);
    expect(await slots.take()).toBeUndefined();
    release();
    release();
    await taken(slots);
    expect(await slots.take()).toBeUndefined();
  });

  it('are what a page has whose protocol is not told', async () => {
    const slots = tab(undefined, '');
    await taken(slots);
    expect(await slots.take()).toBeUndefined();
  });
});

describe('slots over HTTP/2 and 3', () => {
  it.each(['h2', 'h3'])('are as many as anybody wants: %s', async (protocol) => {
    const slots = tab(undefined, protocol);
    const many = await Promise.all(Array.from({ length: 20 }, slots.take));
    expect(many.every((release) => release !== undefined)).toBe(true);
  });

  it('are what nobody counts in a test', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, UNLIMITED_STREAMS.take));
    expect(many.every((release) => release !== undefined)).toBe(true);
  });
});
