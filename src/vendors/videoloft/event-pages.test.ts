import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { answering } from '../../testing/msw-vendor.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { CameraEvent, EventHistory, EventPage, EventRange } from '../contract-events.ts';

let site: EmulatedVideoloft;
let events: EventHistory;
const signal = new AbortController().signal;

async function open(...options: Parameters<typeof createEmulatedVideoloft>): Promise<void> {
  site = createEmulatedVideoloft(...options);
  if (!site.system.can.events.offered) throw new Error('Events are offered.');
  events = site.system.can.events.use;
  await site.signIn();
}
afterEach(() => site.close());

const page = (range?: EventRange, cursor?: string): Promise<EventPage> =>
  site.clock.settle(events.page(CAMERAS.counter, { cursor, range }, signal));
const calls = () =>
  site
    .requests()
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => pathname === '/alert')
    .map(({ searchParams }) => searchParams);

async function all(range?: EventRange): Promise<readonly CameraEvent[]> {
  const found: CameraEvent[] = [];
  let cursor: string | undefined;
  do {
    const { events: more, next } = await page(range, cursor);
    found.push(...more);
    cursor = next;
  } while (cursor !== undefined);
  return found;
}

/** A logger with one event each minute, which may do without what the document does not promise. */
interface Plain {
  readonly count: number;
  readonly newestAt: number;
  readonly ignoresStart?: boolean;
  readonly unreadable?: (index: number) => boolean;
}
const plainLogger = (list: Plain) =>
  answering('/alert', ({ url }) => {
    const query = new URL(url).searchParams;
    const startt = list.ignoresStart === true ? 0 : Number(query.get('startt'));
    const offset = Number(query.get('offset'));
    const rows = Array.from({ length: Number(query.get('limit')) }, (_, row) => {
      const index = offset + row;
      const at = list.newestAt - index * ONE_MINUTE;
      if (index >= list.count || at < startt) return [];
      return list.unreadable?.(index) === true
        ? [{ alert: null }]
        : [{ alert: at / 1000, startt: at, endtt: at + 5000 }];
    });
    return Response.json({ result: rows.flat() });
  });
const NEWEST = 1_789_563_000_000;
const minutesAgo = (minutes: number) => epochMs(NEWEST - minutes * ONE_MINUTE);

describe('events of a range', () => {
  test('are those of all that begin in it, to the millisecond', async () => {
    await open();
    const everything = await all();
    const [last, first] = [everything.at(-10), everything.at(10)];
    if (last === undefined || first === undefined) throw new Error('The camera has more events.');
    const inside = await all({ from: last.startAt, until: first.startAt });
    expect(inside.map(({ key }) => key)).toEqual(everything.slice(11, -9).map(({ key }) => key));
    const wider = await all({ from: epochMs(last.startAt + 1), until: epochMs(first.startAt + 1) });
    expect(wider.map(({ key }) => key)).toEqual(everything.slice(10, -10).map(({ key }) => key));
  });

  test('are asked for from "startt", which the document has, with the age of the plan (§1.3.1)', async () => {
    await open();
    await page({ from: epochMs(site.clock.now() - ONE_HOUR + 0.5) });
    expect(calls()).toHaveLength(1);
    const [query] = calls();
    expect(query?.get('startt')).toBe(String(site.clock.now() - ONE_HOUR));
    expect(query?.get('maxage')).toBe(String(7 * ONE_DAY));
  });

  test('cost one call when they are among the newest, or when there is no range', async () => {
    await open({}, plainLogger({ count: 5000, newestAt: NEWEST }));
    await page();
    await page({});
    await page({ until: minutesAgo(5) });
    await page({ from: minutesAgo(30) });
    expect(calls()).toHaveLength(4);
  });

  test('of long ago are found by few calls for one event each', async () => {
    await open({}, plainLogger({ count: 5000, newestAt: NEWEST }));
    const { events: found, next } = await page({ until: minutesAgo(4000) });
    expect(found[0]?.startAt).toBe(minutesAgo(4001));
    expect(next).toBeDefined();
    const limits = calls().map((query) => query.get('limit'));
    expect(limits.length).toBeLessThanOrEqual(22);
    expect(limits.filter((limit) => limit === '20')).toHaveLength(2);
    const before = calls().length;
    const more = await page({ until: minutesAgo(4000) }, next);
    expect(calls()).toHaveLength(before + 1);
    expect(more.events[0]?.startAt).toBe((found.at(-1)?.startAt ?? 0) - ONE_MINUTE);
  });

  test('end at the beginning of the range, also when the system takes no account of it', async () => {
    await open({}, plainLogger({ count: 500, newestAt: NEWEST, ignoresStart: true }));
    const found = await all({ from: minutesAgo(150), until: minutesAgo(100) });
    expect(found.map(({ startAt }) => startAt)).toEqual(
      Array.from({ length: 50 }, (_, index) => minutesAgo(101 + index)),
    );
    expect(calls().length).toBeLessThan(20);
  });

  test('are none before the oldest, and none in a range that ends before it begins', async () => {
    await open({}, plainLogger({ count: 70, newestAt: NEWEST }));
    expect(await page({ until: minutesAgo(70) })).toEqual({ events: [] });
    const before = calls().length;
    expect(await page({ from: minutesAgo(5), until: minutesAgo(5) })).toEqual({ events: [] });
    expect(calls()).toHaveLength(before);
  });

  test('may come twice when new ones arrive between pages, but none is left out', async () => {
    let newest = NEWEST;
    await open({}, (answer) => (request) => plainLogger({ count: 5000, newestAt: newest })(answer)(request));
    const range = { from: minutesAgo(360), until: minutesAgo(300) };
    const found = new Set<number>();
    let cursor: string | undefined;
    do {
      const { events: some, next } = await page(range, cursor);
      for (const { startAt } of some) found.add(startAt);
      cursor = next;
      newest += 7 * ONE_MINUTE;
    } while (cursor !== undefined);
    expect([...found]).toEqual(Array.from({ length: 60 }, (_, index) => minutesAgo(301 + index)));
  });

  test('are found although rows on the way cannot be read', async () => {
    const unreadable = (index: number) => index % 3 === 1;
    await open({}, plainLogger({ count: 2000, newestAt: NEWEST, unreadable }));
    const found = new Set(
      (await all({ from: minutesAgo(900), until: minutesAgo(800) })).map((e) => e.startAt),
    );
    const readable = Array.from({ length: 100 }, (_, index) => 801 + index).filter((at) => !unreadable(at));
    expect([...found]).toEqual(readable.map(minutesAgo));
  });

  test('are not looked for endlessly where the system gives the same page for each offset', async () => {
    await open({}, (answer) => (request) => {
      const url = new URL(request.url);
      if (url.pathname !== '/alert') return answer(request);
      url.searchParams.set('offset', '0');
      return plainLogger({ count: 5000, newestAt: NEWEST })(answer)(new Request(url));
    });
    const { next } = await page({ until: minutesAgo(100) });
    expect(calls().length).toBeLessThan(40);
    expect(next ?? '').toMatch(/^\d{0,7}$/);
  });

  test.each(['', '-1', 'x', '12345678', '20 ', '0x10'])(
    'begin at the newest of the range for a cursor like %j',
    async (cursor) => {
      await open({}, plainLogger({ count: 500, newestAt: NEWEST }));
      const range = { until: minutesAgo(200) };
      expect((await page(range, cursor)).events[0]?.startAt).toBe(minutesAgo(201));
    },
  );

  test('fail as the system does while they are looked for', async () => {
    await open({}, plainLogger({ count: 500, newestAt: NEWEST }));
    const asked = new AbortController();
    const work = events.page(CAMERAS.counter, { range: { until: minutesAgo(300) } }, asked.signal);
    const failed = failureOf(work);
    asked.abort();
    expect((await site.clock.settle(failed)).code).toBe('aborted');
    site.setAnswer((request) =>
      new URL(request.url).searchParams.get('limit') === '1'
        ? new Response('<html>')
        : plainLogger({ count: 500, newestAt: NEWEST })(site.emulator.handle)(request),
    );
    expect((await failureOf(page({ until: minutesAgo(300) }))).code).toBe('badReply');
  });

  test('take bounds that are no numbers for none', async () => {
    await open({}, plainLogger({ count: 50, newestAt: NEWEST }));
    const range = { from: epochMs(Number.NaN), until: epochMs(Number.POSITIVE_INFINITY) };
    expect((await page(range)).events).toHaveLength(20);
    expect(calls()[0]?.get('startt')).toBe('1');
    expect(ms(Number(calls()[0]?.get('offset')))).toBe(0);
  });
});
