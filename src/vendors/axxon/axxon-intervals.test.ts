import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs } from '../../core/units.ts';
import { type BareAxxon, createBareAxxon } from '../../testing/bare-axxon.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type AxxonIntervals, createAxxonIntervals } from './axxon-intervals.ts';
import { parseAxxonTime, toAxxonTime } from './axxon-times.ts';

const SOURCE = 'SERVER1/DeviceIpint.1/SourceEndpoint.video:0:0';
const ARCHIVE = 'hosts/SERVER1/MultimediaStorage.STORAGE_A/MultimediaStorage';
const INTERVALS = 'GET /archive/contents/intervals/*';
const DEPTH = `GET /archive/statistics/depth/${SOURCE}`;
const signal = new AbortController().signal;
const minute = (count: number): EpochMs => epochMs(Date.UTC(2026, 8, 16, 10, count));
const span = (from: number, until: number): TimeSpan => ({ from: minute(from), until: minute(until) });
const interval = ({ from, until }: TimeSpan) => ({
  begin: `${toAxxonTime(from)}000`,
  end: toAxxonTime(until).slice(0, -'.000'.length),
});

let wire: BareAxxon;
let read: AxxonIntervals;
beforeEach(() => {
  wire = createBareAxxon();
  read = createAxxonIntervals({ system: wire.system, client: wire.client });
});
afterEach(() => wire.close());

const ask = (within: TimeSpan, archive?: string) =>
  wire.clock.settle(read.intervals(SOURCE, within, archive, signal));
const depth = (archive?: string) => wire.clock.settle(read.depth(SOURCE, archive, signal));

/** A server that gives `limit` intervals of those that it has, in either order. */
function serve(spans: readonly TimeSpan[], limit: number, newestFirst = false): void {
  wire.on(INTERVALS, ({ path }) => {
    const [end = '', begin = ''] = path.split('/').slice(-2);
    const [until, from] = [parseAxxonTime(end) ?? epochMs(0), parseAxxonTime(begin) ?? epochMs(0)];
    const within = spans.filter((one) => one.until > from && one.from < until);
    const ordered = newestFirst ? within.toReversed() : within;
    return { intervals: ordered.slice(0, limit).map(interval), more: within.length > limit };
  });
}

describe('the intervals of an archive', () => {
  test('are asked for END first, by the VIDEOSOURCEID, exactly, of the archive that is named', async () => {
    wire.on(INTERVALS, () => ({ intervals: [], more: false }));
    await ask(span(0, 30), ARCHIVE);
    await ask(span(0, 30));
    const [named, unnamed] = wire.calls(INTERVALS);
    expect(named?.path).toBe(`/archive/contents/intervals/${SOURCE}/20260916T103000.000/20260916T100000.000`);
    expect(named?.query).toEqual({ limit: '1000', scale: '0', archive: ARCHIVE });
    expect(unnamed?.query).toEqual({ limit: '1000', scale: '0' });
  });

  test('are merged, in order and cut to the span', async () => {
    const intervals = [span(20, 25), span(-10, 3), span(3, 5), span(22, 99)].map(interval);
    wire.on(INTERVALS, () => ({ intervals, more: false }));
    expect(await ask(span(0, 30))).toEqual([span(0, 5), span(20, 30)]);
  });

  const many = Array.from({ length: 25 }, (_, index) => span(index * 2, index * 2 + 1));

  test.each([
    ['the oldest first', false],
    ['the newest first', true],
  ])('are all read, page by page, from a server that gives %s', async (_, newestFirst) => {
    serve(many, 4, newestFirst);
    expect(await ask(span(0, 60))).toEqual(many);
    expect(wire.calls(INTERVALS).length).toBeGreaterThan(6);
  });

  test('that comes to its end in the middle of a page is asked no more', async () => {
    serve(many, 100);
    await ask(span(0, 60));
    expect(wire.calls(INTERVALS)).toHaveLength(1);
  });

  test('are not looked for behind a page that comes no further: no gap is made up', async () => {
    wire.on(INTERVALS, () => ({ intervals: [interval(span(-5, 0))], more: true }));
    expect((await failureOf(ask(span(0, 30)))).code).toBe('badReply');
    expect(wire.calls(INTERVALS)).toHaveLength(1);
    wire.on(INTERVALS, () => ({ intervals: [], more: true }));
    expect((await failureOf(ask(span(0, 30)))).code).toBe('badReply');
  });

  test('without an end are broken', async () => {
    let turn = 0;
    wire.on(INTERVALS, () => {
      turn += 1;
      return { intervals: [interval(span(turn, turn + 1))], more: true };
    });
    expect((await failureOf(ask(span(0, 10_000)))).code).toBe('badReply');
    expect(wire.calls(INTERVALS)).toHaveLength(100);
  });

  test('leave out rows that cannot be read', async () => {
    const intervals = [
      null,
      7,
      {},
      { begin: 'x', end: 'y' },
      { begin: '20260916T100000' },
      interval(span(1, 2)),
    ];
    wire.on(INTERVALS, () => ({ intervals }));
    expect(await ask(span(0, 30))).toEqual([span(1, 2)]);
  });

  test.each([[{}], [[]], ['x'], [null], [{ intervals: {} }], [{ intervals: [{}, 7] }]])(
    'are none when the server answers %j',
    async (reply) => {
      wire.on(INTERVALS, () => Response.json(reply));
      expect((await failureOf(ask(span(0, 30)))).facts).toMatchObject({
        code: 'badReply',
        operation: 'list footage',
      });
    },
  );

  test('of an empty span are none, and nothing is asked', async () => {
    expect(await ask(span(5, 5))).toEqual([]);
    expect(wire.calls()).toEqual([]);
  });

  test('that are closed to the account are not permitted', async () => {
    wire.on(INTERVALS, () => new Response('Forbidden', { status: 403 }));
    expect((await failureOf(ask(span(0, 30)))).code).toBe('notPermitted');
  });
});

describe('the depth of an archive', () => {
  test('is from its first to its last moment, whatever gaps are between', async () => {
    wire.on(DEPTH, () => ({ start: '20160823T141333.778000', end: '20160824T065142' }));
    expect(await depth(ARCHIVE)).toEqual({
      from: Date.UTC(2016, 7, 23, 14, 13, 33, 778),
      until: Date.UTC(2016, 7, 24, 6, 51, 42),
    });
    expect(wire.calls(DEPTH)[0]?.query).toEqual({ threshold: '3650', archive: ARCHIVE });
  });

  test.each([
    [{}],
    [{ start: '', end: '' }],
    [{ start: '20160824T065142', end: '20160824T065142' }],
    [{ start: '20160825T065142', end: '20160824T065142' }],
    [{ start: 'past', end: 'future' }],
    [[]],
    [null],
  ])('is none when the server answers %j', async (reply) => {
    wire.on(DEPTH, () => Response.json(reply));
    expect(await depth()).toBeUndefined();
  });

  test('is none where there is no such archive (404)', async () => {
    expect(await depth()).toBeUndefined();
  });

  test('that cannot be asked for is a failure', async () => {
    wire.on(DEPTH, () => new Response('', { status: 403 }));
    expect((await failureOf(depth())).code).toBe('notPermitted');
  });
});
