import { describe, expect, test } from 'vitest';
import { textField } from '../json-value.ts';
import { ADMIN, basic, BODYCAM, createTestClient, VIEWER } from './test-client.ts';

describe('new generation', () => {
  test('a session is opened with a password and answers from then on', async () => {
    const { post, get, signIn } = await createTestClient();
    const { status, json } = await post('/rest/v1/login/sessions', { ...ADMIN, username: 'ADMIN' });
    expect(status).toBe(200);
    expect(json).toMatchObject({ username: 'admin', ageS: 0, expiresInS: 2_592_000 });
    await signIn();
    expect((await get('/ec2/getCameras')).status).toBe(200);
  });

  test('a wrong password or an unknown account is answered 422, not 401', async () => {
    const { post } = await createTestClient();
    for (const wrong of [{ password: 'no' }, { username: 'nobody' }]) {
      const { status, error, headers } = await post('/rest/v1/login/sessions', { ...ADMIN, ...wrong });
      expect([status, error, headers.has('www-authenticate')]).toEqual([422, '2', false]);
    }
  });

  test('a sign-in without its fields or without JSON is refused', async () => {
    const { post, send } = await createTestClient();
    expect((await post('/rest/v1/login/sessions', { username: 'admin' })).error).toBe('1');
    expect((await send('POST', '/rest/v1/login/sessions', { body: '{' })).status).toBe(400);
  });

  test('a request without a session, with Basic or with an unknown token is answered 401, error 12', async () => {
    const { get } = await createTestClient();
    for (const authorization of ['x', basic(ADMIN), 'Bearer vms-unknown']) {
      const { status, error, headers } = await get('/ec2/getUsers', { headers: { authorization } });
      expect([status, error]).toEqual([401, '12']);
      expect(headers.get('x-auth-result')).toMatch(/^Auth_/);
    }
  });

  test('a session that has expired is answered 401, error 13', async () => {
    const { get, clock, signIn, control } = await createTestClient({ sessionLifeMs: 60_000 });
    clock.ms += 59_999;
    expect((await get('/ec2/getUsers')).status).toBe(200);
    clock.ms += 1;
    expect(await get('/ec2/getUsers')).toMatchObject({ status: 401, error: '13' });
    await signIn();
    control.expireSessions();
    expect(await get('/ec2/getUsers')).toMatchObject({ status: 401, error: '13' });
  });

  test('a session is read, and closed for good', async () => {
    const { get, send, signIn, clock } = await createTestClient();
    const token = (await signIn()).replace('Bearer ', '');
    clock.ms += 5000;
    const read = await get(`/rest/v1/login/sessions/${token}`);
    expect([textField(read.json, 'token'), read.json]).toEqual([token, expect.objectContaining({ ageS: 5 })]);
    expect((await send('DELETE', `/rest/v1/login/sessions/${token}`)).status).toBe(200);
    expect(await get('/ec2/getCameras')).toMatchObject({ status: 401, error: '12' });
    await signIn();
    expect((await send('DELETE', `/rest/v1/login/sessions/${token}`)).status).toBe(404);
  });
});

describe('old generation', () => {
  test('Basic is accepted, the name in any case', async () => {
    const { get } = await createTestClient({ generation: '4' });
    expect((await get('/ec2/getCameras')).status).toBe(200);
    const authorization = basic({ ...ADMIN, username: 'Admin' });
    expect((await get('/ec2/getCameras', { headers: { authorization } })).status).toBe(200);
  });

  test('anything else is answered 401 with a challenge and the reason', async () => {
    const { get } = await createTestClient({ generation: '4' });
    const cases = [
      [basic({ ...ADMIN, password: 'a:b' }), 'Auth_WrongPassword'],
      [basic({ ...ADMIN, username: 'nobody' }), 'Auth_WrongLogin'],
      ['Bearer x', 'Auth_WrongLogin'],
      ['Basic %%%', 'Auth_WrongLogin'],
    ];
    for (const [authorization = '', reason] of cases) {
      const { status, error, headers } = await get('/ec2/getCameras', { headers: { authorization } });
      expect([status, error, headers.get('x-auth-result')]).toEqual([401, '12', reason]);
      expect(headers.get('www-authenticate')).toContain('Basic');
    }
  });

  test('there are no sessions: 404 without an envelope', async () => {
    const { post } = await createTestClient({ generation: '4' });
    const { status, error, text } = await post('/rest/v1/login/sessions', ADMIN);
    expect([status, error]).toEqual([404, undefined]);
    expect(text).toContain('<html>');
  });
});

describe('either generation', () => {
  test.each([
    ['4', 'wearableCamera', 'virtualCamera'],
    ['5', 'virtualCamera', 'wearableCamera'],
  ] as const)('generation %s knows the camera calls as %s alone', async (generation, known, unknown) => {
    const { post } = await createTestClient({ generation });
    expect((await post(`/api/${known}/lock`)).status).toBe(422);
    expect(await post(`/api/${unknown}/lock`)).toMatchObject({ status: 404, error: undefined });
  });

  test('a server can know both names', async () => {
    const { post } = await createTestClient({ prefixes: ['wearableCamera', 'virtualCamera'] });
    for (const name of ['wearableCamera', 'virtualCamera']) {
      expect((await post(`/api/${name}/lock`)).status).toBe(422);
    }
  });

  test('whoever may only look is refused all that changes something: 403, error 4', async () => {
    const client = await createTestClient();
    await client.signIn(VIEWER);
    const refused = [
      await client.create('a.mp4', new Uint8Array(10)),
      await client.put('a.mp4', 0, 'x'),
      await client.status('a.mp4'),
      await client.send('DELETE', '/api/downloads/a.mp4'),
      await client.lock(),
      await client.release('{00000000-0000-0000-0000-000000000001}'),
      await client.call('add', { name: 'New' }),
      await client.call('prepare', { cameraId: BODYCAM }),
      await client.post('/ec2/saveCamera', {}),
    ];
    expect(refused.map(({ status, error }) => [status, error])).toEqual(refused.map(() => [403, '4']));
    expect((await client.get(`/ec2/recordedTimePeriods?cameraId=${BODYCAM}`)).status).toBe(200);
  });

  test('pages of another origin may not send a credential', async () => {
    const { send } = await createTestClient();
    const { status, headers } = await send('OPTIONS', '/ec2/getCameras', { headers: { authorization: 'x' } });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-headers')).toBe('X-PINGOTHER, Content-Type');
  });

  test('a path that the server does not have is a page, not an envelope', async () => {
    const { get } = await createTestClient();
    const { status, error, headers } = await get('/api/nothing');
    expect([status, error, headers.get('content-type')]).toEqual([
      404,
      undefined,
      'text/html; charset=utf-8',
    ]);
  });
});
