import { expect, test } from 'vitest';
import { parseJson, textField } from '../json-value.ts';
import { at, createTestClient, HOSTS, OPERATOR, SUSPENDED } from './test-client.ts';

const MINUTE = 60_000;
const GET_LOGIN = `/login?email=${encodeURIComponent(OPERATOR.email)}&password=${OPERATOR.password}`;

test('the global authenticator answers POST with the place of the region and no result', async () => {
  const { post } = createTestClient();
  const response = await post(`${HOSTS.global}/login`, OPERATOR);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ location: HOSTS.region });
});

test('the global authenticator redirects GET to the same path and query at the region', async () => {
  const { send } = createTestClient();
  const response = await send(`${HOSTS.global}${GET_LOGIN}&caller=website`);
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(`${HOSTS.region}${GET_LOGIN}&caller=website`);
});

test('addresses in replies have the scheme of the installation', async () => {
  const { post } = createTestClient({ scheme: 'https' });
  const response = await post(`${HOSTS.global}/login`, OPERATOR);
  expect(await response.json()).toEqual({ location: 'https://region.test' });
});

test('an address that no region knows is refused globally', async () => {
  const { post } = createTestClient();
  const response = await post(`${HOSTS.global}/login`, { email: 'nobody@x.example', password: 'p' });
  expect(response.status).toBe(401);
});

test('the region answers POST and GET with the result of the document', async () => {
  const { json, login } = createTestClient();
  for (const result of [await login(), at(await json(HOSTS.region + GET_LOGIN), 'result')]) {
    expect(result).toMatchObject({
      uid: 910_001,
      authenticator: HOSTS.region,
      accountInfo: { maxAge: 7 },
      email: OPERATOR.email,
    });
    expect(at(result, 'devices', 0, 'logger')).toContain('retired');
  }
});

test('a token tells its user, issue and life as the real one does', async () => {
  const { token, clock } = createTestClient();
  const [claims = '', signature = ''] = (await token()).split('*');
  const text = atob(claims.replaceAll('-', '+').replaceAll('_', '/').replaceAll('.', '='));
  expect(text).toBe(`910001:${clock.ms / 1000}:1200:0:L,W,A`);
  expect(signature).toMatch(/^[\w-]{171}\.$/);
});

test('two logins in the same second give different tokens', async () => {
  const { token } = createTestClient();
  expect(await token()).not.toBe(await token());
});

test('a wrong password is refused with "error", a suspended account with "message"', async () => {
  const { post } = createTestClient();
  const wrong = await post(`${HOSTS.region}/login`, { ...OPERATOR, password: 'wrong' });
  expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'Incorrect email or password' }]);
  const suspended = await post(`${HOSTS.region}/login`, SUSPENDED);
  expect([suspended.status, await suspended.json()]).toEqual([403, { message: 'This account is suspended' }]);
});

test('too many wrong tries lock the address until the window is over', async () => {
  const { post, clock } = createTestClient();
  const wrong = { ...OPERATOR, password: 'wrong' };
  for (let i = 0; i < 5; i++) expect((await post(`${HOSTS.region}/login`, wrong)).status).toBe(401);
  clock.ms += 20_000;
  const locked = await post(`${HOSTS.region}/login`, OPERATOR);
  expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '40']);
  clock.ms += 40_000;
  expect((await post(`${HOSTS.region}/login`, OPERATOR)).status).toBe(200);
});

test('a body that is not the documented JSON is refused', async () => {
  const { send, post } = createTestClient();
  const form = await send(`${HOSTS.region}/login`, { method: 'POST', body: 'email=a&password=b' });
  expect(form.status).toBe(400);
  expect((await post(`${HOSTS.region}/login`, { email: OPERATOR.email })).status).toBe(400);
  expect((await send(`${HOSTS.region}/login`)).status).toBe(400);
});

test('a refresh gives a new token and a new webLogin; the old one is refused', async () => {
  const { login, post } = createTestClient();
  const first = await login();
  const refreshed = await post(`${HOSTS.region}/login/refresh`, at(first, 'webLogin'));
  expect(refreshed.status).toBe(200);
  const second = at(await refreshed.json(), 'result');
  expect(textField(second, 'authToken')).not.toBe(textField(first, 'authToken'));
  expect((await post(`${HOSTS.region}/login/refresh`, at(first, 'webLogin'))).status).toBe(401);
  const wrapped = { webLogin: at(second, 'webLogin') };
  expect((await post(`${HOSTS.region}/login/refresh`, wrapped)).status).toBe(200);
});

test('a revoked login cannot be refreshed', async () => {
  const { login, post, emulator } = createTestClient();
  const result = await login();
  emulator.control.revokeLogins();
  expect((await post(`${HOSTS.region}/login/refresh`, at(result, 'webLogin'))).status).toBe(401);
});

test('caller=website sets a cookie, with which caller=cookielogin needs no password', async () => {
  const { send } = createTestClient();
  const plain = await send(HOSTS.region + GET_LOGIN);
  expect(plain.headers.get('set-cookie')).toBeNull();
  const website = await send(`${HOSTS.region}${GET_LOGIN}&caller=website`);
  const cookie = (website.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect(cookie).toMatch(/^manything_login=[0-9a-f]{40}$/);
  const url = `${HOSTS.region}/login?caller=cookielogin`;
  // fetch may not set Cookie, and so the test speaks as a proxy does.
  const request = new Request(url);
  request.headers.set('cookie', cookie);
  const again = await send(url, { headers: request.headers });
  expect([await send(url).then(({ status }) => status), again.status]).toEqual([401, 200]);
});

/** fetch may not set Cookie, and so the test speaks as a proxy does. */
function cookieLogin(
  client: ReturnType<typeof createTestClient>,
  setCookie: string,
  host: string = HOSTS.region,
) {
  const request = new Request(host);
  request.headers.set('cookie', `other=1; ${setCookie.split(';')[0] ?? ''}; last=2`);
  return client.send(`${host}/login?caller=cookielogin`, { headers: request.headers });
}

test('POST with caller=website sets a cookie too, unless the server does not', async () => {
  const client = createTestClient();
  const website = await client.post(`${HOSTS.region}/login`, { ...OPERATOR, caller: 'website' });
  expect(website.headers.get('set-cookie')).toMatch(
    /^manything_login=[0-9a-f]{40}; Path=\/; Max-Age=2592000; HttpOnly$/,
  );
  expect((await client.post(`${HOSTS.region}/login`, OPERATOR)).headers.get('set-cookie')).toBeNull();
  const other = createTestClient({ postCookies: false });
  const without = await other.post(`${HOSTS.region}/login`, { ...OPERATOR, caller: 'website' });
  expect([without.status, without.headers.get('set-cookie')]).toEqual([200, null]);
});

test('a cookie login gives a fresh token and a fresh cookie, with which one goes on', async () => {
  const client = createTestClient();
  const first = await client.post(`${HOSTS.region}/login`, { ...OPERATOR, caller: 'website' });
  const second = await cookieLogin(client, first.headers.get('set-cookie') ?? '');
  const third = await cookieLogin(client, second.headers.get('set-cookie') ?? '');
  const replies = await Promise.all([first, second, third].map((one) => one.json()));
  const tokens = replies.map((reply) => textField(at(reply, 'result'), 'authToken'));
  expect(new Set(tokens).size).toBe(3);
  const { send, withHeader } = client;
  expect((await send(`${HOSTS.region}/devices`, withHeader(tokens[2] ?? ''))).status).toBe(200);
  expect(second.headers.get('set-cookie')).not.toBe(first.headers.get('set-cookie'));
});

test('revoked and unknown cookies are refused with the error of the service', async () => {
  const client = createTestClient();
  const website = await client.post(`${HOSTS.region}/login`, { ...OPERATOR, caller: 'website' });
  client.emulator.control.revokeLogins();
  const revoked = await cookieLogin(client, website.headers.get('set-cookie') ?? '');
  expect([revoked.status, await revoked.json()]).toEqual([401, { error: 'Not signed in' }]);
  expect((await cookieLogin(client, 'manything_login=made-up')).status).toBe(401);
});

test('the global authenticator sends a cookie login to the region', async () => {
  const redirect = await cookieLogin(createTestClient(), 'manything_login=x', HOSTS.global);
  expect([redirect.status, redirect.headers.get('location')]).toEqual([
    302,
    `${HOSTS.region}/login?caller=cookielogin`,
  ]);
});

test('the cookie is one of the whole domain of the vendor, and secure where the service is', async () => {
  const region = 'region.manything.com';
  const { post } = createTestClient({
    scheme: 'https',
    nodes: {
      globalAuth: 'auth.manything.com',
      regionAuth: region,
      loggers: ['a.manything.com', 'b.manything.com'],
      wowzas: ['c.manything.com', 'd.manything.com'],
    },
  });
  const website = await post(`https://${region}/login`, { ...OPERATOR, caller: 'website' });
  expect(website.headers.get('set-cookie')).toMatch(
    /; Path=\/; Max-Age=2592000; HttpOnly; Domain=\.manything\.com; Secure; SameSite=None$/,
  );
});

test('an older server has no POST, and its login names no webLogin', async () => {
  const { post, json } = createTestClient({ postLogin: false });
  expect((await post(`${HOSTS.global}/login`, OPERATOR)).status).toBe(404);
  expect((await post(`${HOSTS.region}/login`, OPERATOR)).status).toBe(404);
  expect((await post(`${HOSTS.region}/login/refresh`, {})).status).toBe(404);
  const result = at(await json(HOSTS.region + GET_LOGIN), 'result');
  expect(textField(result, 'authToken')).toBeDefined();
  expect(at(result, 'webLogin')).toBeUndefined();
});

test('a token is refused after 20 minutes, and after all tokens were expired', async () => {
  const { token, send, withHeader, clock, emulator } = createTestClient();
  const first = await token();
  clock.ms += 20 * MINUTE - 1;
  expect((await send(`${HOSTS.region}/devices`, withHeader(first))).status).toBe(200);
  clock.ms += 1;
  const late = await send(`${HOSTS.region}/devices`, withHeader(first));
  expect([late.status, parseJson(await late.text())]).toEqual([401, { error: 'Token expired' }]);
  const second = await token();
  emulator.control.expireTokens();
  expect((await send(`${HOSTS.region}/devices`, withHeader(second))).status).toBe(401);
  expect((await send(`${HOSTS.region}/devices`, withHeader(await token()))).status).toBe(200);
});

test('the life of tokens can be shortened', async () => {
  const { token, send, withHeader, clock } = createTestClient({ tokenLifeMs: 5000 });
  const short = await token();
  clock.ms += 5000;
  expect((await send(`${HOSTS.region}/devices`, withHeader(short))).status).toBe(401);
});
