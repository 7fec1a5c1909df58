import { describe, expect, test } from 'vitest';
import { parseLoginReply } from './login-wire.ts';

const RESULT = {
  uid: 12345,
  authToken: 'abc*def',
  authenticator: 'https://uswest2-auth-1.manything.com',
  accountInfo: { maxAge: 7, type: 'free' },
  webLogin: { uid: 12345, key: 'k' },
  email: 'a@b.com',
  devices: [{ id: 2, logger: 'old.example' }],
};

describe('a login reply', () => {
  test('is a sign-in when it holds a token', () => {
    const reply = parseLoginReply({ result: RESULT });
    expect(reply).toMatchObject({
      kind: 'signedIn',
      fields: { uid: '12345', authToken: 'abc*def', accountInfo: { maxAge: 7 }, webLogin: { key: 'k' } },
    });
  });

  test('ignores the devices, as the document asks (§1.2.1)', () => {
    expect(JSON.stringify(parseLoginReply({ result: RESULT }))).not.toContain('old.example');
  });

  test('may hold its fields beside the result, as the example of the document closes it early', () => {
    const { authToken, authenticator, ...result } = RESULT;
    const reply = parseLoginReply({ result, authToken, authenticator });
    expect(reply).toMatchObject({ kind: 'signedIn', fields: { authToken, authenticator, uid: '12345' } });
  });

  test('is a sign-in with as little as a token; wrong types count as missing', () => {
    const reply = parseLoginReply({
      result: { authToken: 'abc', uid: {}, authenticator: 5, accountInfo: 'x', webLogin: [] },
    });
    expect(reply).toMatchObject({
      kind: 'signedIn',
      fields: { authToken: 'abc', uid: undefined, authenticator: undefined, accountInfo: undefined },
    });
  });

  test('takes a plan whose days come as text', () => {
    const reply = parseLoginReply({ result: { authToken: 'abc', accountInfo: { maxAge: '30' } } });
    expect(reply).toMatchObject({ fields: { accountInfo: { maxAge: 30 } } });
  });

  test.each([{ location: 'https://x.manything.com' }, { result: { location: 'https://x.manything.com' } }])(
    'sends elsewhere: %j',
    (body) => {
      expect(parseLoginReply(body)).toEqual({ kind: 'elsewhere', location: 'https://x.manything.com' });
    },
  );

  test.each([
    { error: 'Wrong password' },
    { message: 'Wrong password' },
    { error: { message: 'Wrong password' } },
    { result: { error: 'Wrong password' } },
    { result: null, error: 'Wrong password' },
  ])('refuses in words: %j', (body) => {
    expect(parseLoginReply(body)).toEqual({ kind: 'refused', text: 'Wrong password' });
  });

  test.each([undefined, null, 'x', 5, [], {}, { result: {} }, { result: { authToken: '' } }, { error: 5 }])(
    'is unreadable: %j',
    (body) => {
      expect(parseLoginReply(body)).toEqual({ kind: 'unreadable' });
    },
  );
});
