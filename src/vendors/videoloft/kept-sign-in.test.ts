import { describe, expect, test } from 'vitest';
import { epochMs, ms, ONE_DAY } from '../../core/units.ts';
import type { SealedStorage } from '../../platform/sealed-storage.ts';
import { createMemoryStorage } from '../../testing/memory-storage.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { createServers } from './servers.ts';
import type { SignIn } from './sign-in.ts';

const servers = createServers(new URL('https://auth1.manything.com'));
const SIGN_IN: SignIn = {
  token: 'abc*def',
  renewAt: epochMs(1_700_000_000_000),
  expiresAt: epochMs(1_700_000_300_000),
  webLogin: { uid: 5, key: 'k' },
  authenticator: new URL('https://euwest1-auth-1.manything.com'),
  uid: '5',
  account: 'a@b.example',
  since: epochMs(1_699_999_000_000),
  maxAge: ms(7 * ONE_DAY),
};
const turns = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a kept sign-in', () => {
  test('comes back as it was', async () => {
    const kept = createKeptSignIn(createMemoryStorage(), servers);
    void kept.write(SIGN_IN);
    await turns();
    expect(await kept.read()).toEqual(SIGN_IN);
  });

  test('comes back without what the system never gave', async () => {
    const kept = createKeptSignIn(createMemoryStorage(), servers);
    const plain = { ...SIGN_IN, webLogin: undefined, uid: undefined };
    void kept.write(plain);
    await turns();
    expect(await kept.read()).toEqual(plain);
    expect(kept.available).toBe(true);
  });

  test('comes back with the server whose cookie signs in again', async () => {
    const kept = createKeptSignIn(createMemoryStorage(), servers);
    const withCookie = { ...SIGN_IN, cookieAt: new URL('https://euwest1-auth-1.manything.com') };
    await kept.write(withCookie);
    expect(await kept.read()).toEqual(withCookie);
  });

  test('loses a server for its cookie that is none of this configuration', async () => {
    const memory = createMemoryStorage();
    const kept = createKeptSignIn(memory, servers);
    await kept.write({ ...SIGN_IN, cookieAt: new URL('https://old.example') });
    expect((await kept.read())?.cookieAt).toBeUndefined();
    expect((await kept.read())?.token).toBe(SIGN_IN.token);
  });

  test('is gone after it was cleared, also when a write was still under way', async () => {
    const memory = createMemoryStorage();
    const sealing = Promise.withResolvers<void>();
    const slow: SealedStorage = {
      ...memory,
      write: async (secret) => {
        await sealing.promise;
        await memory.write(secret);
      },
    };
    const kept = createKeptSignIn(slow, servers);
    void kept.write(SIGN_IN);
    await turns();
    kept.clear();
    sealing.resolve();
    await turns();
    expect(memory.kept()).toBeUndefined();
  });

  test('is nothing where the browser cannot encrypt', async () => {
    const memory = createMemoryStorage(false);
    const kept = createKeptSignIn(memory, servers);
    void kept.write(SIGN_IN);
    await turns();
    expect(memory.kept()).toBeUndefined();
    expect(await kept.read()).toBeUndefined();
    expect(kept.available).toBe(false);
  });

  test('costs nothing but itself when the storage fails', async () => {
    const broken: SealedStorage = {
      available: true,
      read: () => Promise.reject(new Error('Storage is forbidden.')),
      write: () => Promise.reject(new Error('Storage is full.')),
      clear: () => undefined,
    };
    const kept = createKeptSignIn(broken, servers);
    void kept.write(SIGN_IN);
    kept.clear();
    await turns();
    expect(await kept.read()).toBeUndefined();
  });
});
