import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { answering } from '../../testing/msw-vendor.ts';
import type { EventHistory } from '../contract-events.ts';
import { eventsInSpan } from './events-in-span.ts';

let site: EmulatedVideoloft;
let events: EventHistory;
afterEach(() => site.close());

const NEWEST = 1_789_563_000_000;
const minutesAgo = (minutes: number) => epochMs(NEWEST - minutes * ONE_MINUTE);

interface Row {
  readonly startt: number;
  readonly endt: number;
}

/** One event each minute of five seconds, the newest first; `change` makes one of them another. */
const everyMinute = (count: number, change: (index: number, row: Row) => Row = (_, row) => row) =>
  Array.from({ length: count }, (_, index) => {
    const startt = NEWEST - index * ONE_MINUTE;
    return change(index, { startt, endt: startt + 5 * ONE_SECOND });
  });

/** A logger whose list is what `rows` gives at that moment. */
async function open(rows: () => readonly Row[]): Promise<void> {
  site = createEmulatedVideoloft(
    {},
    answering('/alert', ({ url }) => {
      const query = new URL(url).searchParams;
      const offset = Number(query.get('offset'));
      const page = rows().slice(offset, offset + Number(query.get('limit')));
      const result = page.map(({ startt, endt }) => ({ alert: startt / 1000, startt, endtt: endt }));
      return Response.json({ result });
    }),
  );
  if (!site.system.can.events.offered) throw new Error('Events are offered.');
  events = site.system.can.events.use;
  await site.signIn();
}

const find = (from: number, until: number, { signal } = new AbortController()) =>
  site.clock.settle(
    eventsInSpan(events, CAMERAS.counter, { from: epochMs(from), until: epochMs(until) }, signal),
  );
const startsOf = async (from: number, until: number) =>
  (await find(from, until))?.map(({ startAt }) => startAt);
const calls = () => site.requests().filter(({ url }) => new URL(url).pathname === '/alert').length;

describe('the events of a span', () => {
  test('are those that it touches, in the order of time, over several pages', async () => {
    await open(() => everyMinute(200));
    expect(await startsOf(minutesAgo(100), minutesAgo(30))).toEqual(
      Array.from({ length: 70 }, (_, index) => minutesAgo(100 - index)),
    );
  });

  test('hold one that begins before it and reaches into it, and none that only touches an end', async () => {
    await open(() => everyMinute(60));
    const into = minutesAgo(10) + 4 * ONE_SECOND;
    expect(await startsOf(into, minutesAgo(8))).toEqual([minutesAgo(10), minutesAgo(9)]);
    const after = minutesAgo(10) + 5 * ONE_SECOND;
    expect(await startsOf(after, minutesAgo(8))).toEqual([minutesAgo(9)]);
  });

  test('hold a long one, though shorter ones began after it', async () => {
    const long = (index: number, { startt, endt }: Row) => ({
      startt,
      endt: index === 25 ? startt + 24 * ONE_MINUTE : endt,
    });
    await open(() => everyMinute(100, long));
    expect(await startsOf(minutesAgo(10), minutesAgo(8))).toEqual([
      minutesAgo(25),
      minutesAgo(10),
      minutesAgo(9),
    ]);
  });

  test('hold one without length that begins in it', async () => {
    await open(() => everyMinute(30, (_, { startt }) => ({ startt, endt: startt })));
    expect(await startsOf(minutesAgo(10), minutesAgo(9))).toEqual([minutesAgo(10)]);
  });

  test('are none where nothing happened', async () => {
    await open(() => everyMinute(30));
    expect(await find(minutesAgo(5) + 10 * ONE_SECOND, minutesAgo(4))).toEqual([]);
    expect(await find(minutesAgo(90), minutesAgo(80))).toEqual([]);
  });

  test('are none of a camera that never recorded', async () => {
    await open(() => []);
    expect(await find(minutesAgo(5), minutesAgo(4))).toEqual([]);
  });

  test('are each there once and all of them when new ones arrive between pages', async () => {
    let added = 0;
    await open(() => {
      added += 7;
      const fresh = everyMinute(added, (index) => {
        const startt = NEWEST + (added - index) * ONE_MINUTE;
        return { startt, endt: startt + ONE_SECOND };
      });
      return [...fresh, ...everyMinute(300)];
    });
    expect(await startsOf(minutesAgo(100), minutesAgo(10))).toEqual(
      Array.from({ length: 90 }, (_, index) => minutesAgo(100 - index)),
    );
  });

  test('are a thousand at most: of more nothing is told, after a bounded number of questions', async () => {
    await open(() => everyMinute(3_000));
    expect(await find(minutesAgo(999), NEWEST + 1)).toHaveLength(1_000);
    const before = calls();
    expect(await find(minutesAgo(1_000), NEWEST + 1)).toBeUndefined();
    expect(await find(0, NEWEST + 1)).toBeUndefined();
    expect(calls() - before).toBeLessThan(110);
  });

  test('are not looked for endlessly where the system gives the same page for each offset', async () => {
    site = createEmulatedVideoloft(
      {},
      answering('/alert', () =>
        Response.json({
          result: everyMinute(20).map(({ startt, endt }) => ({ alert: startt / 1000, startt, endtt: endt })),
        }),
      ),
    );
    if (!site.system.can.events.offered) throw new Error('Events are offered.');
    events = site.system.can.events.use;
    await site.signIn();
    expect(await find(0, NEWEST + 1)).toBeUndefined();
    expect(calls()).toBeLessThan(60);
  });

  test('are given up when nobody wants them any more', async () => {
    await open(() => everyMinute(300));
    const gone = new AbortController();
    const work = failureOf(
      eventsInSpan(events, CAMERAS.counter, { from: minutesAgo(200), until: minutesAgo(1) }, gone.signal),
    );
    gone.abort();
    expect((await site.clock.settle(work)).code).toBe('aborted');
  });
});
