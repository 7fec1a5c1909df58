/** Whole exports of Videoloft against the emulated service, from the order to the files. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { answering } from '../../testing/msw-vendor.ts';
import type { ExportFile, ExportRequest, ExportSource, FootageExports } from '../contract-exports.ts';

let site: EmulatedVideoloft;
let exports: FootageExports;
const { signal } = new AbortController();
const { counter, offline } = CAMERAS;

async function connect(...how: Parameters<typeof createEmulatedVideoloft>): Promise<void> {
  site = createEmulatedVideoloft(...how);
  if (!site.system.can.exports.offered) throw new Error('Exports are offered.');
  exports = site.system.can.exports.use;
  await site.signIn();
}
afterEach(() => site.close());

const settle = <T>(work: Promise<T>): Promise<T> => site.clock.settle(work);
/** Of the morning: everything of it is listed. */
const HOUR: TimeSpan = {
  from: epochMs(Date.UTC(2026, 8, 16, 9)),
  until: epochMs(Date.UTC(2026, 8, 16, 10)),
};
const at = (minutes: number, seconds = 0): EpochMs =>
  epochMs(HOUR.from + minutes * ONE_MINUTE + seconds * ONE_SECOND);

function wanted(span: TimeSpan = HOUR, camera = counter): ExportRequest {
  const source: ExportSource = { kind: 'archive', archive: undefined, span };
  return { camera, source, others: [], settings: exports.options.defaults };
}
async function start(request = wanted()): Promise<string> {
  expect(exports.options.check(request)).toEqual([]);
  return (await settle(exports.start(request, signal))).id;
}
const status = (id: string) => settle(exports.status(id, signal));
async function filesOf(id: string): Promise<readonly ExportFile[]> {
  const ended = await status(id);
  if (ended.kind !== 'ready') throw new Error(`It is ${ended.kind}.`);
  return ended.files;
}
const bytesOf = async (id: string, file: ExportFile): Promise<Uint8Array> => {
  const stream = await settle(exports.file(id, file, { single: false, signal }));
  return new Uint8Array(await settle(new Response(stream.body).arrayBuffer()));
};
const calls = (path: string) =>
  site
    .requests()
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => pathname === path);
const add = (startt: EpochMs, length: number, camera = counter) =>
  site.emulator.control.addEvent(camera, { startt, durationMs: length });

describe('an export', () => {
  beforeEach(() => connect());

  test('is the MP4 of each event that its range touches, in their order, whole', async () => {
    const events = [add(at(1), 8_000), add(at(20), 6_000), add(at(59, 58), 10_000)];
    const id = await start();
    const files = await filesOf(id);
    const names = new Set(files.map(({ name }) => name));
    for (const { id: alert, startt, endtt } of events) {
      expect(names).toContain(`${alert}-${startt}-${endtt}-1`);
    }
    expect(names.size).toBe(files.length);
    const starts = files.map(({ name }) => Number(name.split('-')[1]));
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    // The camera is in Amsterdam.
    expect(files.find(({ name }) => name.includes(`-${at(20)}-`))?.label).toBe(
      '2026-09-16 11.20.00 UTC+2.mp4',
    );
    const [file] = files;
    if (file === undefined) throw new Error('There are files.');
    const bytes = await bytesOf(id, file);
    expect(new TextDecoder().decode(bytes.slice(4, 8))).toBe('ftyp');
    expect(calls('/alerturl.m3u8').map(({ searchParams }) => searchParams.get('buildmp4'))).toEqual(['1']);
  });

  test('asks nothing of the system for its order and for its end, and leaves nothing there', async () => {
    const before = site.requests().length;
    const id = await start();
    await settle(exports.remove(id, signal));
    await settle(exports.remove(id, signal));
    expect(site.requests()).toHaveLength(before);
    expect(exports.keptFor).toBeUndefined();
  });

  test('means the same after a reload', async () => {
    const id = await start();
    const before = await filesOf(id);
    const again = site.reload();
    if (!again.can.exports.offered) throw new Error('Exports are offered.');
    exports = again.can.exports.use;
    await site.clock.advance(ONE_SECOND);
    expect(await filesOf(id)).toEqual(before);
  });

  test('waits until all events of its range are listed, and asks nothing before that', async () => {
    const until = epochMs(site.clock.now() + 30 * ONE_SECOND);
    const id = await start(wanted({ from: epochMs(until - ONE_HOUR), until }));
    const late = add(epochMs(until - 10 * ONE_SECOND), 8_000);
    const before = site.requests().length;
    expect(await status(id)).toEqual({ kind: 'waiting' });
    await site.clock.advance(ONE_MINUTE);
    expect(await status(id)).toEqual({ kind: 'waiting' });
    expect(calls('/alert')).toEqual([]);
    expect(site.requests()).toHaveLength(before);
    await site.clock.advance(ONE_MINUTE);
    expect((await filesOf(id)).map(({ name }) => name)).toContain(
      `${late.id}-${late.startt}-${late.endtt}-1`,
    );
  });

  test('of a range without events is noFootage', async () => {
    const id = await start(wanted({ from: at(0), until: epochMs(at(0) + 1) }, offline));
    expect(await status(id)).toMatchObject({ kind: 'failed', failure: { code: 'noFootage' } });
  });

  test('of a camera that is not there, or not to be seen, fails for good', async () => {
    const gone = await start(wanted(HOUR, cameraId('1.1')));
    const ended = await status(gone);
    expect(ended.kind).toBe('failed');
    expect(ended.kind === 'failed' && ended.failure.code).toMatch(/^(?:notFound|notPermitted)$/);
  });

  test('goes on after a failure that passes', async () => {
    const id = await start();
    site.setAnswer(undefined);
    expect((await failureOf(status(id))).code).toBe('unreachable');
    site.setAnswer(site.emulator.handle);
    expect(await status(id)).toMatchObject({ kind: 'ready' });
  });

  test('of live video, or of a camera without a number, is not begun', async () => {
    const live = { ...wanted(), source: { kind: 'live', length: ms(ONE_MINUTE) } } as const;
    expect((await failureOf(exports.start(live, signal))).code).toBe('rejected');
    const nameless = wanted(HOUR, cameraId('<b>'));
    expect((await failureOf(exports.start(nameless, signal))).code).toBe('notFound');
  });

  test.each(['', 'undefined', '../910990.1', '910990.1_2-1'])('named %j is notFound', async (id) => {
    expect((await failureOf(exports.status(id, signal))).code).toBe('notFound');
    const file = { name: '5-1789563000000-1789563010000-1', label: 'x.mp4' };
    expect((await failureOf(exports.file(id, file, { single: true, signal }))).code).toBe('notFound');
  });

  test('has no file of another name', async () => {
    const id = await start();
    const file = { name: 'undefined', label: 'x.mp4' };
    expect((await failureOf(exports.file(id, file, { single: true, signal }))).code).toBe('notFound');
    expect(calls('/alerturl.m3u8')).toEqual([]);
  });
});

test('more events than fit into an export end it, with the way out', async () => {
  const minutes = Array.from({ length: 3_000 }, (_, index) => HOUR.from - index * ONE_MINUTE);
  await connect(
    {},
    answering('/alert', ({ url }) => {
      const { searchParams } = new URL(url);
      const offset = Number(searchParams.get('offset'));
      const page = minutes.slice(offset, offset + Number(searchParams.get('limit')));
      return Response.json({ result: page.map((startt) => ({ alert: 5, startt, endtt: startt + 5_000 })) });
    }),
  );
  const id = await start(wanted({ from: epochMs(HOUR.from - 2_000 * ONE_MINUTE), until: HOUR.until }));
  const ended = await status(id);
  expect(ended.kind === 'failed' && ended.failure.facts).toMatchObject({
    code: 'rejected',
    vendorText: 'The range touches more than 1,000 events. Export it in several shorter ranges.',
  });
});

/** A logger that lists these events and no others; the newest first. */
const listing = (...events: readonly (readonly [startt: EpochMs, length: number])[]) =>
  answering('/alert', ({ url }) => {
    const isFirst = new URL(url).searchParams.get('offset') === '0';
    const rows = events.map(([startt, length]) => ({ alert: startt / 1000, startt, endtt: startt + length }));
    return Response.json({ result: isFirst ? rows : [] });
  });

describe('before an order', () => {
  test('a camera has its events, and one that is not there is none', async () => {
    await connect();
    expect(await settle(exports.camera(counter, signal))).toEqual({
      archives: [{ id: 'events', name: 'Events', isDefault: true }],
      hasSound: undefined,
      refused: undefined,
    });
    expect((await failureOf(settle(exports.camera(cameraId('x'), signal)))).code).toBe('notFound');
  });

  test('what a range holds is the time of its events, merged and cut to the range', async () => {
    await connect(
      {},
      listing([at(60), 5_000], [at(59, 58), 9_000], [at(20, 4), 8_000], [at(20), 6_000], [at(0, -4), 8_000]),
    );
    expect(await settle(exports.coverage(counter, undefined, HOUR, signal))).toEqual([
      { from: HOUR.from, until: at(0, 4) },
      { from: at(20), until: at(20, 12) },
      { from: at(59, 58), until: HOUR.until },
    ]);
  });

  test('its first moment and its size are unknown, and no number is invented', async () => {
    await connect();
    expect(await exports.depth(counter, undefined, signal)).toBeUndefined();
    expect(await exports.estimate(counter, undefined, HOUR, signal)).toBeUndefined();
    expect(await exports.liveFrame(counter, signal)).toBeUndefined();
  });

  test('the picture of a moment is that of its event, under the event’s beginning; else there is none', async () => {
    await connect();
    add(at(20), 10_000);
    const still = await settle(exports.frame(counter, undefined, at(20, 5), signal));
    expect(still?.at).toBe(at(20));
    expect(still?.image.type).toBe('image/jpeg');
    site.setAnswer(listing([at(20), 10_000])(site.emulator.handle));
    expect(await settle(exports.frame(counter, undefined, at(19, 59), signal))).toBeUndefined();
    expect(await settle(exports.frame(counter, undefined, at(20, 10), signal))).toBeUndefined();
  });
});
