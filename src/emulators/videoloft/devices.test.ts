import { expect, test } from 'vitest';
import { isRecord, parseJson } from '../json-value.ts';
import { at, COUNTER, createTestClient, HOSTS, VIEWER } from './test-client.ts';

const VIEWER_INFO = `${HOSTS.region}/devices/viewerInfo`;

test('the header must be the word, one space and a token', async () => {
  const { send, token } = createTestClient();
  const good = await token();
  const headers = [
    `ManythingToken ${good}`,
    `ManythingToken  ${good}`,
    `Bearer ${good}`,
    good,
    'ManythingToken x',
  ];
  const statuses = headers.map(async (authorization) => {
    const response = await send(`${HOSTS.region}/devices`, { headers: { authorization } });
    return response.status;
  });
  expect(await Promise.all(statuses)).toEqual([200, 401, 401, 401, 401]);
  expect((await send(`${HOSTS.region}/devices`)).status).toBe(401);
  expect((await send(`${HOSTS.region}/devices?token=${good}`)).status).toBe(401);
});

test('devices are grouped by owner with alias, names and permissions, and no more', async () => {
  const { json, token, withHeader } = createTestClient();
  const body = await json(`${HOSTS.region}/devices`, withHeader(await token()));
  expect(at(body, 'result', '910210', 'alias')).toBe('Kramer Logistics');
  expect(at(body, 'result', '910210', 'devices', '3')).toEqual({
    uidd: '910210.3',
    phonename: 'Quay 3',
    permissions: ['a'],
  });
  expect(at(body, 'result', '910350', 'devices', '1', 'permissions')).toEqual(['r']);
  expect(at(body, 'errors')).toEqual([{ '910350.9': 'Unauthorized' }]);
});

test('an account sees only the owners that it was given', async () => {
  const { json, token, withHeader } = createTestClient();
  const viewer = withHeader(await token(VIEWER));
  const body = await json(`${HOSTS.region}/devices`, viewer);
  expect(at(body, 'result', '910990')).toBeUndefined();
  const info = await json(`${VIEWER_INFO}?uidd=${COUNTER}`, viewer);
  expect(info).toEqual({ result: {}, errors: [{ [COUNTER]: 'Unauthorized' }] });
});

test('details name logger, Wowza and stream as bare hosts', async () => {
  const { json, token, withHeader } = createTestClient();
  const info = await json(`${VIEWER_INFO}?uidd=${COUNTER}&uidd=${COUNTER}`, withHeader(await token()));
  expect(at(info, 'result', '910990', 'devices', '1')).toMatchObject({
    uidd: COUNTER,
    phonename: 'Test counter',
    wowza: 'wowza-a.test',
    logger: 'logger-a.test',
    cloudRecordingEnabled: 1,
    deviceType: 'ipcam201701',
    streamname: expect.stringMatching(/^910990\.1_\d{5}-nr$/),
  });
  expect(at(info, 'errors')).toBeUndefined();
});

test('details add permission letters that nobody explained', async () => {
  const { json, token, withHeader } = createTestClient();
  const info = await json(`${VIEWER_INFO}?uidd=910350.3`, withHeader(await token()));
  expect(at(info, 'result', '910350', 'devices', '3', 'permissions')).toEqual(['r', 'w']);
});

test('details of unknown and refused devices are errors beside those of the others', async () => {
  const { json, token, withHeader } = createTestClient();
  const url = `${VIEWER_INFO}?uidd=1.1&uidd=910350.9&uidd=910210.1`;
  const info = await json(url, withHeader(await token()));
  expect(at(info, 'errors')).toEqual([{ '1.1': 'Unknown device' }, { '910350.9': 'Unauthorized' }]);
  expect(at(info, 'result', '910210', 'devices', '1', 'phonename')).toBe('Gate North');
});

test('details of none, of too many, and a URL that is too long are refused', async () => {
  const { send, token, withHeader } = createTestClient();
  const init = withHeader(await token());
  const ask = (count: number, prefix: string) =>
    send(`${VIEWER_INFO}?${Array.from({ length: count }, (_, i) => `uidd=${prefix}.${i}`).join('&')}`, init);
  expect((await send(VIEWER_INFO, init)).status).toBe(400);
  expect((await ask(100, '1')).status).toBe(200);
  expect((await ask(101, '1')).status).toBe(400);
  expect((await ask(100, '1'.repeat(80))).status).toBe(414);
});

test('a camera that was moved is found on its new servers', async () => {
  const { json, token, withHeader, emulator } = createTestClient();
  emulator.control.moveLogger(COUNTER, 1);
  emulator.control.moveWowza(COUNTER, 1);
  const info = await json(`${VIEWER_INFO}?uidd=${COUNTER}`, withHeader(await token()));
  expect(at(info, 'result', '910990', 'devices', '1')).toMatchObject({
    wowza: 'wowza-b.test',
    logger: 'logger-b.test',
  });
});

test('each server answers its own paths only', async () => {
  const { send, token, withHeader } = createTestClient();
  const init = withHeader(await token());
  const urls = [
    `${HOSTS.global}/devices`,
    `${HOSTS.global}/login/refresh`,
    `${HOSTS.region}/alert`,
    `${HOSTS.region}/cameras/status`,
    `${HOSTS.loggers[0]}/devices`,
    `${HOSTS.wowzas[0]}/sendcameratask`,
    `${HOSTS.region}/cameras/realtime/live?uidd=${COUNTER}`,
    'http://elsewhere.test/login',
  ];
  for (const url of urls) {
    const { status } = await send(url, init);
    expect({ url, status }).toEqual({ url, status: 404 });
  }
  expect((await send(`${HOSTS.region}/devices`, { ...init, method: 'POST' })).status).toBe(405);
});

test('any page may call it, and asks first', async () => {
  const { send } = createTestClient();
  const preflight = await send(`${HOSTS.region}/devices`, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
});

test('the large site has 3,000 cameras of 40 owners', async () => {
  const { send, token, withHeader } = createTestClient({ site: 'large' });
  const response = await send(`${HOSTS.region}/devices`, withHeader(await token()));
  const result = at(parseJson(await response.text()), 'result');
  const owners = isRecord(result) ? Object.values(result) : [];
  const cameras = owners.flatMap((owner) => Object.keys(Object(at(owner, 'devices'))));
  expect([owners.length, cameras.length]).toEqual([40, 3000]);
});
