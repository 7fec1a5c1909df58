import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';

let site: EmulatedVideoloft;
const signal = new AbortController().signal;

beforeEach(async () => {
  site = createEmulatedVideoloft();
  await site.signIn();
});
afterEach(() => site.close());

const list = () => site.clock.settle(site.system.cameras.list(signal));
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const [OWNER = '', DEVICE = ''] = CAMERAS.counter.split('.');
const statusReply = (fields: object) => {
  const body = JSON.stringify({ result: { [OWNER]: { devices: { [DEVICE]: fields } } } });
  site.emulator.faults.add({ op: 'status', kind: 'body', body });
};

describe('the camera list', () => {
  test('has cameras of all owners, with their rights, and what the system would not show', async () => {
    const { cameras, problems } = await list();
    expect(new Set(cameras.map(({ group }) => group.name))).toEqual(
      new Set(['Harbour office', 'Kramer Logistics', 'Van Dijk Crane Hire', 'Test pictures']),
    );
    expect(cameras.find(({ id }) => id === CAMERAS.gate)).toMatchObject({
      name: 'Gate North',
      access: 'control',
    });
    expect(cameras.find(({ id }) => id === '910350.3')).toMatchObject({ name: 'Slipway', access: 'view' });
    expect(problems).toEqual([{ id: '910350.9', text: 'Unauthorized' }]);
  });

  test('is what the account may see', async () => {
    await site.signIn({ ...OPERATOR, user: 'viewer@harbour.example', password: 'harbour-view' });
    const { cameras } = await list();
    expect(cameras.every(({ access }) => access === 'view')).toBe(true);
    expect(cameras.some(({ id }) => id === CAMERAS.counter)).toBe(false);
  });

  test('is that of 40 owners with 75 cameras each, in one call and names only (rule 8)', async () => {
    site.close();
    site = createEmulatedVideoloft({ site: 'large' });
    await site.signIn();
    const { cameras } = await list();
    const owners = new Map<string, Set<string>>();
    for (const { group, id } of cameras) {
      owners.set(group.id, (owners.get(group.id) ?? new Set()).add(id));
    }
    expect([...owners.values()].map(({ size }) => size)).toEqual(Array.from({ length: 40 }, () => 75));
    expect(new Set(cameras.map(({ group }) => group.name)).size).toBe(40);
    expect(logged('devices')).toHaveLength(1);
    expect(logged('viewerInfo')).toEqual([]);
  });

  test('asks with the one form of the header (§1.2.2)', async () => {
    await list();
    const header = site.requests().at(-1)?.headers.get('authorization');
    expect(header).toMatch(/^ManythingToken [^ ]+$/);
  });

  test.each(['{"result":{"1":{"devi', '<html>', '[]', '{}', '{"result":5}'])(
    'is unreadable: %s',
    async (body) => {
      site.emulator.faults.add({ op: 'devices', kind: 'body', body });
      expect((await failureOf(list())).facts).toMatchObject({ code: 'badReply', operation: 'list cameras' });
    },
  );

  test('goes on after a connection that broke in the middle', async () => {
    site.emulator.faults.add({ op: 'devices', kind: 'drop', bytes: 40 });
    expect((await list()).cameras.length).toBeGreaterThan(0);
  });
});

describe('statuses', () => {
  test('name both spellings of the parameter (§1.3.6)', async () => {
    await site.clock.settle(site.system.cameras.statuses([CAMERAS.counter], signal));
    const { searchParams } = new URL(logged('status')[0]?.url ?? '');
    expect(searchParams.getAll('uid')).toEqual([CAMERAS.counter]);
    expect(searchParams.getAll('uidd')).toEqual([CAMERAS.counter]);
  });

  test('are asked of each logger for its own cameras', async () => {
    const statuses = await site.clock.settle(
      site.system.cameras.statuses([CAMERAS.gate, CAMERAS.gateSouth, CAMERAS.offline], signal),
    );
    expect(statuses.get(CAMERAS.offline)?.state).toBe('offline');
    expect(logged('status').map(({ node, status }) => [node, status])).toEqual([
      ['logger-a', 200],
      ['logger-b', 200],
    ]);
  });

  test('of a logger that fails are left out; the others come', async () => {
    site.emulator.faults.add({ op: 'status', uidd: CAMERAS.gate, kind: 'status', status: 500, times: 20 });
    const statuses = await site.clock.settle(
      site.system.cameras.statuses([CAMERAS.gate, CAMERAS.gateSouth], signal),
    );
    expect([...statuses.keys()]).toEqual([CAMERAS.gateSouth]);
  });

  test('fail when not one could be had', async () => {
    site.emulator.faults.add({ op: 'status', kind: 'status', status: 500, times: 20 });
    const work = site.system.cameras.statuses([CAMERAS.gate, CAMERAS.gateSouth], signal);
    expect((await failureOf(site.clock.settle(work))).code).toBe('serverError');
  });

  test('leave out a camera that nobody knows', async () => {
    const unknown = cameraId('1.1');
    const statuses = await site.clock.settle(site.system.cameras.statuses([unknown, CAMERAS.gate], signal));
    expect([...statuses.keys()]).toEqual([CAMERAS.gate]);
  });

  test('of another camera are never taken for this one', async () => {
    statusReply({ uidd: '1.1', live: true, status: 'live' });
    const work = site.system.cameras.statuses([CAMERAS.counter], signal);
    expect((await failureOf(site.clock.settle(work))).code).toBe('notFound');
  });

  test('of no cameras cost nothing', async () => {
    const before = site.requests().length;
    expect((await site.system.cameras.statuses([], signal)).size).toBe(0);
    expect(site.requests()).toHaveLength(before);
  });
});

describe('the newest picture', () => {
  const still = () => site.clock.settle(site.system.cameras.newestStill(CAMERAS.counter, signal));

  test('is fetched by its second, with the token in the path (§1.3.8)', async () => {
    const found = await still();
    expect(found?.image.type).toBe('image/jpeg');
    const { pathname } = new URL(site.emulator.log.entries().at(-1)?.url ?? '');
    expect(pathname).toMatch(
      new RegExp(`^/get(thumb|still)/${CAMERAS.counter}/${(found?.at ?? 0) / 1000}/token`),
    );
  });

  test.each([
    [{ lastthumb: 1789563000 }, '/getthumb/910990.1/1789563000/'],
    [{ lastthumb: 1789563000, laststill: 1789560000 }, '/getthumb/910990.1/1789563000/'],
    [{ lastthumb: 1789560000, laststill: 1789563000 }, '/getstill/910990.1/1789563000/'],
    [{ lastthumb: 1789563000, laststill: 1789563000 }, '/getstill/910990.1/1789563000/'],
  ])('is the newest of small and large: %j', async (fields, path) => {
    statusReply(fields);
    // Whether that picture exists is another matter.
    await still().catch(() => undefined);
    expect(new URL(site.emulator.log.entries().at(-1)?.url ?? '').pathname).toContain(path);
  });

  test.each([{}, { lastthumb: null }, { lastthumb: 0, laststill: '' }, { lastthumb: 'undefined' }])(
    'is none, and is not asked for, when there is no time of one: %j',
    async (fields) => {
      statusReply(fields);
      expect(await still()).toBeUndefined();
      expect(site.emulator.log.entries().at(-1)?.op).toBe('status');
    },
  );
});
