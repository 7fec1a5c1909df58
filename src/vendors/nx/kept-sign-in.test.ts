import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { createMemoryStorage } from '../../testing/memory-storage.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { keptText, parseKept, type SignIn } from './sign-in.ts';

const SERVER = new URL('https://terminal.example:7001/');
const session: SignIn = {
  scheme: 'Bearer',
  secret: 'vms-1',
  account: 'admin',
  since: epochMs(5),
  expiresAt: epochMs(9),
};
const basic: SignIn = { scheme: 'Basic', secret: 'YTpi', account: 'a', since: epochMs(5) };

describe('what is kept of a sign-in', () => {
  test('is read as it was written, of both kinds', () => {
    expect(parseKept(keptText(session, SERVER), SERVER)).toEqual(session);
    expect(parseKept(keptText(basic, SERVER), SERVER)).toEqual(basic);
  });

  test('is for the server that it was made with, and for no other address', () => {
    const text = keptText(basic, SERVER);
    for (const other of [
      'http://terminal.example:7001/',
      'https://terminal.example/',
      'https://x.example:7001/',
    ]) {
      expect(parseKept(text, new URL(other))).toBeUndefined();
    }
  });

  test.each([
    ['', 'nothing'],
    ['null', 'null'],
    ['[]', 'a list'],
    [keptText({ ...session, secret: '' }, SERVER), 'no secret'],
    [keptText({ ...session, secret: 'a\r\nx: b' }, SERVER), 'a secret of two lines'],
    [keptText({ ...session, account: '' }, SERVER), 'no account'],
    [keptText(session, SERVER).slice(0, -3), 'a part'],
  ])('%j is none (%s)', (text) => {
    expect(parseKept(text, SERVER)).toBeUndefined();
  });

  test('with an end that is no moment has none', () => {
    const text = JSON.stringify({ ...session, expiresAt: 'soon', server: SERVER.href });
    expect(parseKept(text, SERVER)?.expiresAt).toBeUndefined();
  });
});

describe('the seat', () => {
  test('gives back what was written, until it is cleared', async () => {
    const kept = createKeptSignIn(createMemoryStorage(), SERVER);
    await kept.write(session);
    expect(await kept.read()).toEqual(session);
    kept.clear();
    expect(await kept.read()).toBeUndefined();
  });

  test('stays empty when it is cleared while a write is still encrypting', async () => {
    const storage = createMemoryStorage();
    const gate = Promise.withResolvers<void>();
    const slow = { ...storage, write: (text: string) => gate.promise.then(() => storage.write(text)) };
    const kept = createKeptSignIn(slow, SERVER);
    const written = kept.write(session);
    kept.clear();
    gate.resolve();
    await written;
    expect(await kept.read()).toBeUndefined();
  });

  test('that is full or forbidden costs the convenience, not the sign-in', async () => {
    const refused = () => Promise.reject(new Error('full'));
    const kept = createKeptSignIn({ ...createMemoryStorage(), write: refused, read: refused }, SERVER);
    await expect(kept.write(session)).resolves.toBeUndefined();
    expect(await kept.read()).toBeUndefined();
  });

  test('keeps nothing where browsers offer no encryption', async () => {
    const storage = createMemoryStorage(false);
    const kept = createKeptSignIn(storage, SERVER);
    await kept.write(session);
    expect(kept.available).toBe(false);
    expect(storage.kept()).toBeUndefined();
    expect(await kept.read()).toBeUndefined();
  });
});
