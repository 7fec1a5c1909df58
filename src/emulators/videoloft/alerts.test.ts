import { expect, test } from 'vitest';
import {
  at,
  COUNTER,
  COUNTER_LOGGER,
  createTestClient,
  HOSTS,
  NOON,
  type TestClient,
  VIEWER,
  WEEK_MS,
} from './test-client.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

async function alertUrl(client: TestClient, changes: Record<string, string | null> = {}) {
  const url = new URL(`${COUNTER_LOGGER}/alert`);
  const query = {
    uid: COUNTER,
    startt: '1',
    offset: '0',
    limit: '20',
    maxage: String(WEEK_MS),
    token: await client.token(),
    ...changes,
  };
  for (const [name, value] of Object.entries(query)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return url.href;
}

async function list(client: TestClient, changes: Record<string, string> = {}): Promise<readonly unknown[]> {
  const result = at(await client.json(await alertUrl(client, changes)), 'result');
  return Array.isArray(result) ? result : [];
}

async function refusal(client: TestClient, changes: Record<string, string | null>) {
  return (await client.send(await alertUrl(client, changes))).status;
}

test('an event has the fields of the document, in its units', async () => {
  const client = createTestClient();
  client.emulator.control.addEvent(COUNTER, {
    startt: NOON - 60 * SECOND,
    durationMs: 12 * SECOND,
    motion: 10,
  });
  const [event] = await list(client);
  expect(event).toEqual({
    alert: (NOON - 60 * SECOND) / SECOND + 4,
    deviceid: 1,
    startt: NOON - 60 * SECOND,
    endtt: NOON - 48 * SECOND,
    startval: '{"smx":"0a","aud":null}',
    rom: 1,
    smx: '0a',
    aud: null,
    // Summer time in Amsterdam.
    tz: 2,
    type: 'motion',
    has_hdstill: 0,
    end: NOON - 48 * SECOND,
  });
});

test('events come newest first, in pages that fit together', async () => {
  const client = createTestClient();
  const [first, second, both] = await Promise.all([
    list(client, { limit: '20' }),
    list(client, { limit: '20', offset: '20' }),
    list(client, { limit: '40' }),
  ]);
  expect([...first, ...second]).toEqual(both);
  const starts = both.map((event) => Number(at(event, 'startt')));
  expect(starts).toEqual(starts.toSorted((a, b) => b - a));
});

test('an empty offset, as in the document, is the first page; a missing limit is 20', async () => {
  const client = createTestClient();
  expect(await list(client, { offset: '' })).toEqual(await list(client));
  const url = await alertUrl(client, { limit: null });
  expect(at(await client.json(url), 'result')).toHaveLength(20);
});

test('events before startt and older than maxage are left out', async () => {
  const client = createTestClient();
  const oldest = async (changes: Record<string, string>) => {
    const all = await list(client, { limit: '100', ...changes });
    return Number(at(all, -1, 'startt'));
  };
  expect(await oldest({ startt: String(NOON - 3 * HOUR) })).toBeGreaterThanOrEqual(NOON - 3 * HOUR);
  expect(await oldest({ maxage: String(2 * HOUR) })).toBeGreaterThanOrEqual(NOON - 2 * HOUR);
});

test('events outlive their video and the plan: only maxage hides them', async () => {
  const client = createTestClient();
  const day = 24 * HOUR;
  const count = async (days: number) => {
    let total = 0;
    for (;;) {
      const page = await list(client, { limit: '100', offset: String(total), maxage: String(days * day) });
      total += page.length;
      if (page.length < 100) return total;
    }
  };
  const [plan, database, more] = [await count(7), await count(10), await count(20)];
  expect(plan).toBeGreaterThan(200);
  expect(database).toBeGreaterThan(plan);
  expect(more).toBe(database);
});

test('what the service would not understand is refused', async () => {
  const client = createTestClient();
  expect(await refusal(client, { limit: '101' })).toBe(400);
  expect(await refusal(client, { limit: '0' })).toBe(400);
  expect(await refusal(client, { offset: '-1' })).toBe(400);
  expect(await refusal(client, { offset: 'NaN' })).toBe(400);
  expect(await refusal(client, { maxage: null })).toBe(400);
  expect(await refusal(client, { maxage: '-5' })).toBe(400);
  expect(await refusal(client, { startt: 'undefined' })).toBe(400);
  expect(await refusal(client, { startt: '1.5' })).toBe(400);
  expect(await refusal(client, { uid: '910990' })).toBe(400);
  expect(await refusal(client, { uid: null })).toBe(400);
});

test('without a valid token, on another logger, and for a camera of others it is refused', async () => {
  const client = createTestClient();
  expect(await refusal(client, { token: null })).toBe(401);
  expect(await refusal(client, { token: 'x*y' })).toBe(401);
  expect(await refusal(client, { uid: '910210.2' })).toBe(404);
  expect(await refusal(client, { uid: '1.1' })).toBe(404);
  expect(await refusal(client, { token: await client.token(VIEWER) })).toBe(403);
  const elsewhere = (await alertUrl(client)).replace(COUNTER_LOGGER, HOSTS.loggers[1]);
  const response = await client.send(elsewhere);
  expect([response.status, await response.json()]).toEqual([404, { error: 'not resident' }]);
});

test('an event appears when it has ended and is uploaded', async () => {
  const client = createTestClient();
  const added = client.emulator.control.addEvent(COUNTER, { startt: NOON + SECOND, durationMs: 9000 });
  expect([added.startt, added.endtt]).toEqual([NOON, NOON + 10 * SECOND]);
  const newest = async () => at(await list(client, { limit: '1' }), 0, 'alert');
  client.clock.ms = NOON + 15 * SECOND;
  expect(await newest()).not.toBe(added.id);
  client.clock.ms = NOON + 16 * SECOND;
  expect(await newest()).toBe(added.id);
});

test('sound and motion have magnitudes of their own', async () => {
  const client = createTestClient();
  client.emulator.control.addEvent(COUNTER, {
    startt: NOON - 60 * SECOND,
    durationMs: 4000,
    type: 'audio',
    sound: 3,
  });
  const [event] = await list(client);
  expect(event).toMatchObject({ type: 'audio', smx: null, aud: '03' });
});

/** The times that `/events` names from so many seconds before noon until noon, in either unit. */
async function times(client: TestClient, seconds: number, unit = SECOND) {
  const [startt, endt] = [NOON - seconds * SECOND, NOON].map((ms) => ms / unit);
  const url = `${COUNTER_LOGGER}/events?uidd=${COUNTER}&startt=${startt}&endt=${endt}`;
  return client.send(url, client.withHeader(await client.token()));
}

test('/events names the seconds at which the recordings of a time begin, oldest first', async () => {
  const client = createTestClient();
  const { startt } = client.emulator.control.addEvent(COUNTER, { startt: NOON - HOUR, durationMs: 4000 });
  const found = at(await (await times(client, 86_400)).json());
  const day = await list(client, { startt: String(NOON - 86_400 * SECOND), limit: '100' });
  expect(found).toContain(startt / SECOND);
  expect(found).toEqual(day.map((event) => Number(at(event, 'startt')) / SECOND).toReversed());
  expect(await (await times(client, 86_400, 1)).json()).toEqual(found);
});

test('/events refuses what makes no sense and whom the others refuse', async () => {
  const client = createTestClient();
  expect((await times(client, -1)).status).toBe(400);
  expect((await client.send(`${COUNTER_LOGGER}/events?uidd=${COUNTER}&startt=1&endt=2`)).status).toBe(401);
  const token = await client.token(VIEWER);
  const url = `${COUNTER_LOGGER}/events?uidd=${COUNTER}&startt=1&endt=2&token=${token}`;
  expect((await client.send(url)).status).toBe(403);
});

test('a server may have no /events at all', async () => {
  const client = createTestClient({ eventsCall: false });
  expect((await times(client, 60)).status).toBe(404);
  expect(client.emulator.log.entries().at(-1)).toMatchObject({ op: 'events', uidd: COUNTER, status: 404 });
});
