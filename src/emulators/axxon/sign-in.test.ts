import { expect, test } from 'vitest';
import { basic, createTestClient, GUARD, HOUR, MINUTE, NOON, ROOT, SECOND } from './test-client.ts';
import { writeTime } from './axxon-time.ts';

const METHOD = 'axxonsoft.bl.auth.AuthenticationService.';
const AUTHENTICATE = {
  method: `${METHOD}AuthenticateEx`,
  data: { user_name: ROOT.user, password: ROOT.password },
};

test('the version answers accounts alone', async () => {
  const { get, actAs } = createTestClient();
  expect((await get('/product/version')).json).toEqual({ version: 'Axxon One 1.0.2.25' });
  actAs(GUARD);
  expect((await get('/product/version')).status).toBe(200);
  actAs(undefined);
  const { status, headers } = await get('/product/version');
  expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Axxon"']);
});

test('a wrong name or password, or no credential that means anything, is answered 401', async () => {
  const { get } = createTestClient();
  for (const authorization of [
    basic({ ...ROOT, password: 'no' }),
    basic({ ...ROOT, user: 'nobody' }),
    'Basic %%%',
    'Bearer unknown',
    'x',
  ]) {
    expect((await get('/product/version', { headers: { authorization } })).status).toBe(401);
  }
});

test('a token comes of /grpc with Basic, and is good for four hours', async () => {
  const { get, post, clock } = createTestClient();
  const { status, json } = await post('/grpc', AUTHENTICATE);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    token_name: 'auth_token',
    expires_at: writeTime(NOON + 4 * HOUR),
    is_unrestricted: true,
    error_code: 'AUTHENTICATE_CODE_OK',
  });
  const value = json instanceof Object && 'token_value' in json ? String(json.token_value) : '';
  const headers = { authorization: `Bearer ${value}` };
  clock.ms += 4 * HOUR - SECOND;
  expect((await get('/product/version', { headers })).status).toBe(200);
  clock.ms += SECOND;
  expect((await get('/product/version', { headers })).status).toBe(401);
});

test('how long a token lives can be set, and all can be ended', async () => {
  const { get, token, clock, control } = createTestClient({ tokenLifeMs: MINUTE });
  const first = { authorization: `Bearer ${await token()}` };
  clock.ms += MINUTE;
  expect((await get('/product/version', { headers: first })).status).toBe(401);
  const second = { authorization: `Bearer ${await token(GUARD)}` };
  expect((await get('/product/version', { headers: second })).status).toBe(200);
  control.expireTokens();
  expect((await get('/product/version', { headers: second })).status).toBe(401);
});

test('a token is renewed and closed with itself', async () => {
  const { get, post, token, clock } = createTestClient();
  const headers = { authorization: `Bearer ${await token()}` };
  clock.ms += HOUR;
  const renewed = await post('/grpc', { method: `${METHOD}RenewSession`, data: {} }, { headers });
  expect(renewed.json).toMatchObject({ expires_at: writeTime(NOON + 5 * HOUR) });
  expect((await post('/grpc', { method: `${METHOD}RenewSession`, data: {} })).status).toBe(400);
  await post('/grpc', { method: `${METHOD}CloseSession`, data: {} }, { headers });
  expect((await get('/product/version', { headers })).status).toBe(401);
});

test('/grpc refuses strangers, other methods and bodies that are none', async () => {
  const { post, send } = createTestClient();
  const wrong = basic({ ...ROOT, password: 'no' });
  expect((await post('/grpc', AUTHENTICATE, { headers: { authorization: wrong } })).status).toBe(401);
  const data = { user_name: 'root', password: 'no' };
  expect((await post('/grpc', { ...AUTHENTICATE, data })).json).toEqual({
    token_value: '',
    error_code: 'AUTHENTICATE_CODE_WRONG_CREDENTIALS',
  });
  expect((await post('/grpc', { method: 'axxonsoft.bl.other', data: {} })).status).toBe(400);
  expect((await post('/grpc', { ...AUTHENTICATE, data: {} })).status).toBe(400);
  expect((await send('POST', '/grpc', { body: '{' })).status).toBe(400);
});

test('a server of tokens takes Basic for the token alone; a server of Basic has no tokens', async () => {
  const tokens = createTestClient({ auth: 'token' });
  const refused = await tokens.get('/product/version');
  expect([refused.status, refused.headers.has('www-authenticate')]).toEqual([401, false]);
  const authorization = `Bearer ${await tokens.token()}`;
  expect((await tokens.get('/product/version', { headers: { authorization } })).status).toBe(200);
  const plain = createTestClient({ auth: 'basic' });
  expect((await plain.post('/grpc', AUTHENTICATE)).status).toBe(404);
  expect((await plain.get('/product/version')).status).toBe(200);
});
