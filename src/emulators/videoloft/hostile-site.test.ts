import { expect, test } from 'vitest';
import { isRecord } from '../json-value.ts';
import { FIELDS_OWNER, HOSTILE_NAMES, MARKUP_NAME, NAMES_OWNER, SOUND_OWNER } from './hostile-site.ts';
import { at, createTestClient, HOSTS, readAlong } from './test-client.ts';

async function createViewer() {
  const client = createTestClient({ site: 'hostile' });
  const token = await client.token();
  const init = client.withHeader(token);
  const devices = () => client.json(`${HOSTS.region}/devices`, init);
  return { ...client, token, init, devices };
}
const ofFields = (body: unknown, device: number, ...path: readonly string[]) =>
  at(body, 'result', FIELDS_OWNER, 'devices', device, ...path);

test('names are markup, turned round, very long, empty and more', async () => {
  const { devices } = await createViewer();
  const body = await devices();
  const names = HOSTILE_NAMES.map((_, i) => at(body, 'result', NAMES_OWNER, 'devices', i + 1, 'phonename'));
  expect(names).toEqual(HOSTILE_NAMES);
  expect(at(body, 'result', NAMES_OWNER, 'alias')).toBe(MARKUP_NAME);
  const all = HOSTILE_NAMES.join();
  for (const part of ['onerror=', '\u202E', '👩‍👩‍👧‍👦', '\n']) expect(all).toContain(part);
  expect(Math.max(...HOSTILE_NAMES.map(({ length }) => length))).toBe(10_000);
  expect(HOSTILE_NAMES).toContain('');
});

test('fields of devices have wrong types or are missing, and one camera comes twice', async () => {
  const { devices } = await createViewer();
  const body = await devices();
  expect(ofFields(body, 1, 'phonename')).toBe(4711);
  expect(ofFields(body, 2, 'phonename')).toBeNull();
  expect(Object.keys(Object(ofFields(body, 3)))).not.toContain('phonename');
  expect(Object.keys(Object(ofFields(body, 5)))).not.toContain('permissions');
  expect(ofFields(body, 6, 'permissions')).toEqual(['x', 'Q', '', 7, null, 'r']);
  expect(ofFields(body, 11)).toBeNull();
  expect(ofFields(body, 13, 'uidd')).toBe(`${SOUND_OWNER}.1`);
  expect(at(body, 'result', SOUND_OWNER, 'devices', 1, 'uidd')).toBe(`${SOUND_OWNER}.1`);
  // Beyond the wrong ones is one as it should be.
  expect(ofFields(body, 14)).toEqual({
    uidd: `${FIELDS_OWNER}.14`,
    phonename: 'Wrong fields 14',
    permissions: ['a'],
  });
});

test('owners have no devices, no alias, or are no objects, and errors are strange', async () => {
  const { devices } = await createViewer();
  const body = await devices();
  const owners = at(body, 'result');
  expect(at(body, 'result', FIELDS_OWNER, 'alias')).toBeUndefined();
  expect(at(body, 'result', '930900')).toEqual({ alias: 'Without devices' });
  expect(at(body, 'result', '930904')).toBeNull();
  expect(isRecord(owners) && Object.keys(owners).length).toBe(11);
  expect(at(body, 'errors')).toContainEqual({ '1.1': 'Unauthorized' });
  expect(at(body, 'errors')).toContain(null);
});

test('details and states of those cameras are wrong, and those beside them are right', async () => {
  const { json, init } = await createViewer();
  const cameras = [1, 3, 5].map((n) => `uidd=${FIELDS_OWNER}.${n}`).join('&');
  const info = await json(`${HOSTS.region}/devices/viewerInfo?${cameras}&uidd=${SOUND_OWNER}.1`, init);
  expect(ofFields(info, 1, 'logger')).toBe(17);
  expect(ofFields(info, 5, 'logger')).toContain('evil.example');
  expect(at(info, 'result', SOUND_OWNER, 'devices', 1, 'logger')).toBe('logger-a.test');
  const status = await json(`${HOSTS.loggers[0]}/cameras/status`, init);
  expect(ofFields(status, 1)).toMatchObject({ live: 'true', status: 7 });
  expect(ofFields(status, 7, 'lastthumb')).toBe('yesterday');
  expect(ofFields(status, 11)).toBeNull();
  expect(at(status, 'result', SOUND_OWNER, 'devices', 1, 'status')).toBe('live');
});

test('rows of events are wrong one by one, and right after them', async () => {
  const { json, token, emulator, clock } = await createViewer();
  const uidd = `${FIELDS_OWNER}.1`;
  for (let i = 0; i < 20; i++) {
    emulator.control.addEvent(uidd, { startt: clock.ms - 60_000 - i * 10_000, durationMs: 4000 });
  }
  const url = `${HOSTS.loggers[0]}/alert?uid=${uidd}&startt=1&offset=0&limit=20&maxage=86400000&token=${token}`;
  const rows = at(await json(url), 'result');
  if (!Array.isArray(rows)) throw new Error('There are no rows.');
  expect(rows).toHaveLength(20);
  expect(at(rows, 0, 'alert')).toBeUndefined();
  expect(at(rows, 2, 'startt')).toBe('soon');
  expect(rows.slice(13, 16)).toEqual([null, 'not an event', []]);
  expect(at(rows, 16)).toMatchObject({ startt: expect.any(Number), endtt: expect.any(Number) });
});

test('news are wrong in the same way', async () => {
  const { send, init, emulator, advance } = await createViewer();
  const url = `${HOSTS.loggers[0]}/cameras/realtime/live?uidd=${FIELDS_OWNER}.11&uidd=${FIELDS_OWNER}.1`;
  const { heard } = readAlong(await send(url, init));
  emulator.control.setConnection(`${FIELDS_OWNER}.11`, 'offline');
  emulator.control.setConnection(`${FIELDS_OWNER}.1`, 'offline');
  await advance(1000);
  const [, nothing, wrong] = heard.text.trim().split('\n\n');
  expect(nothing).toBe('data: {"type":"liveSession","data":null}');
  expect(wrong).toContain('"live":"true"');
});

test('a site is filled up to as many cameras as are wanted', async () => {
  const { json, token, withHeader } = createTestClient({ site: 'hostile', devices: 1200 });
  const body = await json(`${HOSTS.region}/devices`, withHeader(await token()));
  const owners = Object.values(Object(at(body, 'result')));
  const count = owners.reduce<number>(
    (sum, owner) => sum + Object.keys(Object(at(owner, 'devices'))).length,
    0,
  );
  // One of them is of an owner without a number, one of an owner without anything.
  expect(count).toBe(1200 + 2);
});

test('a list of 100,000 devices is made within seconds', async () => {
  const { json, token, withHeader, emulator } = createTestClient({ devices: 100_000 });
  const body = await json(`${HOSTS.region}/devices`, withHeader(await token()));
  const owners = Object.values(Object(at(body, 'result')));
  expect(owners).toHaveLength(200);
  expect(Object.keys(Object(at(owners.at(-1), 'devices')))).toHaveLength(500);
  expect(at(owners.at(-1), 'devices', 500, 'phonename')).toBe('Camera 200-500');
  expect(emulator.log.entries().every(({ status }) => status === 200)).toBe(true);
});
