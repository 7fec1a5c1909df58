import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { createMemoryStorage } from '../../testing/memory-storage.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { accountOf, authorization, basicOf, keptText, parseKept, type SignIn } from './sign-in.ts';

const SERVER = new URL('http://axxon.example:8000/asip');
const basic: SignIn = {
  account: 'root',
  since: epochMs(5),
  basic: basicOf({ user: 'root', password: 'pass:wörd' }),
};
const session: SignIn = { ...basic, token: { value: 'axx-1', since: epochMs(5), until: epochMs(9) } };

describe('a credential', () => {
  test('is the token where there is one, else name and password in UTF-8', () => {
    expect(authorization(session)).toBe('Bearer axx-1');
    const [, text = ''] = authorization(basic).split('Basic ');
    const bytes = Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
    expect(new TextDecoder().decode(bytes)).toBe('root:pass:wörd');
  });

  test('gives back name and password for the next token, colons and all', () => {
    expect(accountOf(basic)).toEqual({ user: 'root', password: 'pass:wörd' });
  });
});

describe('what is kept of a sign-in', () => {
  test('is read as it was written, of both kinds', () => {
    expect(parseKept(keptText(session, SERVER), SERVER)).toEqual(session);
    expect(parseKept(keptText(basic, SERVER), SERVER)).toMatchObject(basic);
  });

  test('holds the password in no clear form', () => {
    expect(keptText(session, SERVER)).not.toContain('wörd');
  });

  test.each(['http://axxon.example:8000/', 'http://axxon.example/asip', 'https://axxon.example:8000/asip'])(
    'never goes to another server or prefix: %s',
    (other) => {
      expect(parseKept(keptText(session, SERVER), new URL(other))).toBeUndefined();
    },
  );

  test.each([
    ['', 'nothing'],
    ['null', 'null'],
    ['[]', 'a list'],
    [keptText({ ...basic, basic: '' }, SERVER), 'no secret'],
    [keptText({ ...basic, basic: 'a\r\nx: b' }, SERVER), 'a secret of two lines'],
    [keptText({ ...basic, basic: 'abcde' }, SERVER), 'a secret that is no base64'],
    [keptText({ ...basic, account: '' }, SERVER), 'no account'],
    [keptText(session, SERVER).slice(0, -3), 'a part'],
  ])('%j is none (%s)', (text) => {
    expect(parseKept(text, SERVER)).toBeUndefined();
  });

  test.each([{ value: 'two words', since: 1, until: 2 }, { value: 'x', since: 1 }, 'axx-1'])(
    'with the token %j has none, and begins with name and password',
    (token) => {
      const text = JSON.stringify({ ...basic, token, server: SERVER.href });
      const read = parseKept(text, SERVER);
      expect(read?.token).toBeUndefined();
      expect(read?.basic).toBe(basic.basic);
    },
  );
});

test('the seat gives back what was written, until it is cleared', async () => {
  const kept = createKeptSignIn(createMemoryStorage(), SERVER);
  await kept.write(session);
  expect(await kept.read()).toEqual(session);
  kept.clear();
  expect(await kept.read()).toBeUndefined();
});
