import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { type BareAxxon, createBareAxxon } from '../../testing/bare-axxon.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type AxxonCameras, createAxxonCameras } from './axxon-cameras.ts';

const LIST = 'GET /camera/list';
const signal = new AbortController().signal;
let wire: BareAxxon;
let cameras: AxxonCameras;

beforeEach(() => {
  wire = createBareAxxon();
  const { system, client, clock } = wire;
  cameras = createAxxonCameras({ system, client, clock });
});
afterEach(() => wire.close());

const source = (number: number) => `SERVER1/DeviceIpint.${number}/SourceEndpoint.video:0:0`;
const row = (number: number) => ({ accessPoint: `hosts/${source(number)}`, displayName: `Camera ${number}` });
const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index));
const all = () => wire.clock.settle(cameras.all(signal));
const pages = () => wire.calls(LIST).map(({ query }) => query['next_page']);

describe('the list of cameras', () => {
  test('is asked page by page with next_page, until there is no nextPageToken', async () => {
    wire.on(LIST, ({ query }) => {
      if (query['next_page'] === undefined) return { cameras: rows(1, 2), nextPageToken: 'a b+c' };
      return query['next_page'] === 'a b+c'
        ? { cameras: rows(3, 2), nextPageToken: 'last' }
        : { cameras: rows(5, 1) };
    });
    expect((await all()).map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((n) => `Camera ${n}`));
    expect(pages()).toEqual([undefined, 'a b+c', 'last']);
    expect(wire.calls(LIST)[0]?.query).toEqual({ limit: '1000' });
  });

  test.each([
    ['the same token for ever', () => 'again'],
    ['a new token for ever', (turn: number) => `token-${turn}`],
  ])('does not go round in circles with a server that gives %s', async (_, tokenOf) => {
    let turn = 0;
    wire.on(LIST, () => {
      turn += 1;
      return { cameras: rows(1, 3), nextPageToken: tokenOf(turn) };
    });
    expect(await all()).toHaveLength(3);
    expect(wire.calls(LIST)).toHaveLength(2);
  });

  test('ends with an empty page, whatever that says', async () => {
    wire.on(LIST, ({ query }) =>
      query['next_page'] === undefined
        ? { cameras: rows(1, 3), nextPageToken: 'more' }
        : { cameras: [], nextPageToken: 'more still' },
    );
    expect(await all()).toHaveLength(3);
  });

  test('without an end, with new cameras on each page, is broken', async () => {
    let turn = 0;
    wire.on(LIST, () => {
      turn += 1;
      return { cameras: [row(turn)], nextPageToken: String(turn) };
    });
    expect((await failureOf(all())).code).toBe('badReply');
    expect(wire.calls(LIST)).toHaveLength(100);
  });

  test('may have 10,000 rows, in one page or in ten', async () => {
    wire.on(LIST, () => ({ cameras: rows(1, 10_000) }));
    expect(await all()).toHaveLength(10_000);
    await wire.clock.advance(ONE_SECOND);
    wire.on(LIST, ({ query }) => {
      const page = Number(query['next_page'] ?? 0);
      return {
        cameras: rows(page * 1000 + 1, 1000),
        ...(page < 9 && { nextPageToken: String(page + 1) }),
      };
    });
    expect(await all()).toHaveLength(10_000);
    expect(wire.calls(LIST)).toHaveLength(11);
  });

  test('has each camera once', async () => {
    wire.on(LIST, () => ({ cameras: [row(1), { ...row(1), displayName: 'Twin' }, row(2)] }));
    expect((await all()).map(({ name }) => name)).toEqual(['Camera 1', 'Camera 2']);
  });

  test.each([[{}], [[]], ['text'], [{ cameras: [1, 2] }], [{ error: 'x' }]])(
    'is none when the server answers %j',
    async (reply) => {
      wire.on(LIST, () => reply);
      expect((await failureOf(all())).facts).toMatchObject({ code: 'badReply', operation: 'list cameras' });
    },
  );

  test('fails when one of its pages does: half a list is none', async () => {
    wire.on(LIST, ({ query }) =>
      query['next_page'] === undefined
        ? { cameras: rows(1, 3), nextPageToken: 'more' }
        : new Response('', { status: 400 }),
    );
    expect((await failureOf(all())).code).toBe('rejected');
  });
});

describe('a camera', () => {
  beforeEach(() => wire.on(LIST, () => ({ cameras: rows(1, 3) })));

  test('is found by its id', async () => {
    const found = await wire.clock.settle(cameras.find(cameraId(source(2)), signal));
    expect(found).toMatchObject({ name: 'Camera 2', accessPoint: `hosts/${source(2)}` });
  });

  test('is looked up for a minute without asking, and asked for when it is not known', async () => {
    await all();
    await wire.clock.advance(ms(ONE_MINUTE - ONE_SECOND));
    await wire.clock.settle(cameras.find(cameraId(source(2)), signal));
    expect(wire.calls(LIST)).toHaveLength(1);
    wire.on(LIST, () => ({ cameras: rows(1, 9) }));
    await wire.clock.settle(cameras.find(cameraId(source(9)), signal));
    expect(wire.calls(LIST)).toHaveLength(2);
  });

  test('that is not there is notFound', async () => {
    const work = wire.clock.settle(cameras.find(cameraId(source(9)), signal));
    expect((await failureOf(work)).facts).toMatchObject({ code: 'notFound', system: wire.system });
  });

  test('that is not there is absent among several', async () => {
    const found = await wire.clock.settle(cameras.some([cameraId(source(3)), cameraId(source(9))], signal));
    expect([...found.keys()]).toEqual([source(3)]);
  });

  test('of the person before is not known to the next one', async () => {
    await all();
    cameras.clear();
    wire.on(LIST, () => ({ cameras: [] }));
    expect(await all()).toEqual([]);
  });
});
