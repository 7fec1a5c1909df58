/** Whole exports against the emulated server, from the order to the deleted file. */
import { afterEach, describe, expect, test } from 'vitest';
import type { CameraId } from '../../core/ids.ts';
import { epochMs, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { offered } from '../../testing/nx-importing.ts';
import { area, archive, live, order, polygon, TRIANGLE } from '../../testing/axxon-orders.ts';
import {
  AXXON_CAMERAS,
  AXXON_GUARD,
  AXXON_SECRETS,
  createEmulatedAxxon,
  type EmulatedAxxon,
} from '../../testing/emulated-axxon.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type {
  ExportRequest,
  ExportSettings,
  ExportSource,
  ExportStatus,
  FootageExports,
} from '../contract-exports.ts';

let site: EmulatedAxxon;
let exports: FootageExports;
const { signal } = new AbortController();
const { aisle12, mezzanine } = AXXON_CAMERAS;
const FROM = epochMs(Date.UTC(2026, 8, 16, 11, 0, 0, 250));
const SPAN = { from: FROM, until: epochMs(FROM + 20 * ONE_SECOND) };
const MOMENT = { from: FROM, until: FROM };

async function connect(...how: Parameters<typeof createEmulatedAxxon>): Promise<void> {
  site = createEmulatedAxxon(...how);
  await site.signIn();
  exports = offered(site.system.can.exports);
}
afterEach(() => site.close());

const settle = <T>(work: Promise<T>): Promise<T> => site.clock.settle(work);
const control = () => site.emulator.control;

function wanted(
  settings: Partial<ExportSettings> = {},
  source: ExportSource = archive(SPAN),
  camera: CameraId = aisle12,
): ExportRequest {
  return { ...order(settings, source), camera };
}

async function start(request = wanted()): Promise<string> {
  expect(exports.options.check(request)).toEqual([]);
  return (await settle(exports.start(request, signal))).id;
}
const status = (id: string): Promise<ExportStatus> => settle(exports.status(id, signal));

/** Waits for the end of an export; its files. */
async function filesOf(id: string, within = ONE_MINUTE) {
  await site.clock.advance(within);
  const ended = await status(id);
  if (ended.kind !== 'ready') throw new Error(`It is ${ended.kind}.`);
  return ended.files;
}

describe.each(['', '/asip'])('at the prefix "%s", an export', (prefix) => {
  test('with all that can be drawn and written arrives as it was wanted, in several files', async () => {
    await connect({ prefix });
    const crop = area(0.12, 0.1, 0.87, 0.873);
    const masks = [TRIANGLE, polygon([0.5, 0.5], [0.6, 0.5], [0.6, 0.7], [0.5, 0.7])];
    const id = await start(
      wanted({
        maxFileSize: 100_000,
        timestamp: '%d.%m.%Y %H:%M:%S',
        comment: 'Case 26-1184, Gang 12 „Süd“',
        color: '#FFD23A',
        crop,
        masks,
      }),
    );
    const [job] = control().exports();
    expect(job).toMatchObject({
      id,
      source: aisle12,
      archive: 'AliceBlue',
      begin: SPAN.from,
      end: SPAN.until,
    });
    expect(job?.body).toEqual({
      format: 'mp4',
      vc: 0,
      ac: 0,
      freq: 0,
      maxfilesize: 100_000,
      tsformat: '%d.%m.%Y %H:%M:%S',
      color: '#FFD23A',
      comment: 'Case 26-1184, Gang 12 „Süd“',
      croparea: [
        [0.12, 0.1],
        [0.87, 0.873],
      ],
      maskspace: masks.map((mask) => [...mask, ...mask.slice(0, 1)].map(({ x, y }) => [x, y])),
    });
    const files = await filesOf(id);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      expect(file.name).toMatch(/\[.+\]\.mp4$/);
      expect(file.label).toContain('Aisle 12');
      const stream = await settle(exports.file(id, file, { single: false, signal }));
      const bytes = new Uint8Array(await settle(new Response(stream.body).arrayBuffer()));
      expect(stream.size).toBe(bytes.length);
      expect(Buffer.compare(bytes, await control().bytesOf(id, file.name))).toBe(0);
    }
    await settle(exports.remove(id, signal));
    expect(control().exports()).toMatchObject([{ removed: 'deleted' }]);
  });
});

describe.each([
  ['mkv', archive(SPAN)],
  ['avi', archive(SPAN)],
  ['exe', archive(SPAN)],
  ['jpg', archive(MOMENT)],
  ['pdf', archive(MOMENT)],
] as const)('an export to %s', (format, source) => {
  test('makes one file of that kind', async () => {
    await connect();
    const page = {
      layout: 'landscape' as const,
      picture: area(0.1, 0.1, 0.9, 0.6),
      comment: area(0.1, 0.7, 0.9, 0.8),
      timestamp: area(0.1, 0.85, 0.5, 0.9),
    };
    const id = await start(wanted({ format, comment: 'Aisle', page }, source));
    const files = await filesOf(id);
    expect(files.map(({ name }) => name.split('.').at(-1))).toEqual([format]);
    const [file = { name: '', label: '' }] = files;
    const stream = await settle(exports.file(id, file, { single: true, signal }));
    expect((await settle(new Response(stream.body).arrayBuffer())).byteLength).toBe(stream.size);
  });
});

describe('how it goes', () => {
  test('is waiting, running with its progress, and ready', async () => {
    await connect({ pendingMs: 2000, exportMs: () => 10_000 });
    const id = await start();
    expect(await status(id)).toEqual({ kind: 'waiting' });
    await site.clock.advance(ms(7000));
    expect(await status(id)).toEqual({ kind: 'running', progress: expect.closeTo(0.5, 1) });
    await site.clock.advance(ms(7000));
    expect(await status(id)).toMatchObject({ kind: 'ready', files: [{ label: expect.any(String) }] });
  });

  test.each([
    [3, 'serverError'],
    [4, 'noSpace'],
    [5, 'alreadyThere'],
    [6, 'noFootage'],
  ] as const)('state %i is %s, with the words of the server', async (state, code) => {
    await connect();
    control().nextExport({ state, error: 'The disk <b>hums</b>' });
    const id = await start();
    await site.clock.advance(ONE_MINUTE);
    const ended = await status(id);
    expect(ended.kind === 'failed' && ended.failure.facts).toMatchObject({
      code,
      vendorText: 'The disk <b>hums</b>',
    });
  });

  test('nothing recorded is noFootage', async () => {
    await connect();
    control().gap('Aisle 12', { begin: SPAN.from - 1000, end: SPAN.until + 1000 });
    const id = await start();
    await site.clock.advance(ONE_MINUTE);
    expect(await status(id)).toMatchObject({ kind: 'failed', failure: { code: 'noFootage' } });
  });

  test('a wait that is shorter than the gap between key frames exports nothing', async () => {
    await connect({ keyFrameGapMs: 12_000 });
    const short = await start(wanted({ waitTimeout: ms(10_000) }));
    const enough = await start(wanted());
    await site.clock.advance(ONE_MINUTE);
    expect(await status(short)).toMatchObject({ kind: 'failed', failure: { code: 'noFootage' } });
    expect(await status(enough)).toMatchObject({ kind: 'ready' });
  });

  test.each(['path', 'prefixed', 'absolute', 'absoluteNoPrefix', 'relative'] as const)(
    'is known from a Location of the kind "%s"',
    async (shape) => {
      await connect({ prefix: '/asip' });
      control().setLocation(shape);
      expect(await status(await start())).toEqual({ kind: 'waiting' });
    },
  );

  test('is not known without a Location', async () => {
    await connect();
    control().setLocation('none');
    expect((await failureOf(start())).code).toBe('badReply');
  });

  test('is notFound ten hours after the last look, and not before', async () => {
    await connect();
    const id = await start();
    await site.clock.advance(ms((exports.keptFor ?? 0) - ONE_MINUTE));
    expect(await status(id)).toMatchObject({ kind: 'ready' });
    await site.clock.advance(exports.keptFor ?? ms(0));
    expect((await failureOf(status(id))).code).toBe('notFound');
    await settle(exports.remove(id, signal));
  });
});

describe('live', () => {
  test('runs for its length from now on, and can be ended before that', async () => {
    await connect();
    const now = site.clock.now();
    const id = await start(wanted({}, live(ms(5 * ONE_MINUTE)), mezzanine));
    expect(control().exports()).toMatchObject([
      { kind: 'live', begin: now, end: now + 5 * ONE_MINUTE, camera: 'Mezzanine' },
    ]);
    await site.clock.advance(ms(2 * ONE_MINUTE));
    expect(await status(id)).toMatchObject({ kind: 'running' });
    await settle(exports.remove(id, signal));
    expect((await failureOf(status(id))).code).toBe('notFound');
  });
});

describe('before an order', () => {
  test('the archives of the camera, what they hold, and the size of it are known', async () => {
    await connect();
    const { archives, hasSound, refused } = await settle(exports.camera(aisle12, signal));
    expect(archives.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['AliceBlue', true],
      ['LongTerm', false],
    ]);
    expect({ hasSound, refused }).toEqual({ hasSound: true, refused: undefined });
    const hour = { from: SPAN.from, until: epochMs(SPAN.from + ONE_HOUR) };
    const gap = { begin: FROM + 10 * ONE_MINUTE, end: FROM + 18 * ONE_MINUTE };
    control().gap('Aisle 12', gap);
    expect(await settle(exports.coverage(aisle12, undefined, hour, signal))).toEqual([
      { from: hour.from, until: gap.begin },
      { from: gap.end, until: hour.until },
    ]);
    expect(await settle(exports.estimate(aisle12, undefined, hour, signal))).toEqual({
      bytes: expect.any(Number),
      length: 52 * ONE_MINUTE,
    });
    const depth = await settle(exports.depth(aisle12, archives[1]?.id, signal));
    expect(depth && depth.from < SPAN.from).toBe(true);
  });

  test('the picture of a moment and of now can be drawn on; in a gap there is none', async () => {
    await connect();
    const still = await settle(exports.frame(aisle12, undefined, FROM, signal));
    expect(still?.at).toBe(FROM);
    expect(still?.image.type).toBe('image/jpeg');
    expect(await settle(exports.liveFrame(mezzanine, signal))).toBeDefined();
    control().gap('Aisle 12', { begin: FROM - ONE_MINUTE, end: FROM + ONE_MINUTE });
    expect(await settle(exports.frame(aisle12, undefined, FROM, signal))).toBeUndefined();
  });
});

describe('a refusal of the server', () => {
  const refuse = async () => {
    const request = wanted({ videoQuality: 9 });
    const failure = await failureOf(settle(exports.start(request, signal)));
    expect(failure.facts).toMatchObject({ code: 'rejected', status: 400 });
    return exports.blame(failure, request);
  };

  test('leads to the field that it names', async () => {
    await connect();
    site.emulator.faults.add({
      op: 'export.archive',
      kind: 'status',
      status: 400,
      body: 'Wrong vc',
      times: 1,
    });
    expect(await refuse()).toEqual({
      field: 'videoQuality',
      text: 'The server refuses this: Wrong vc',
    });
  });

  test('leads to none where it gives no reason', async () => {
    await connect();
    expect(await refuse()).toBeUndefined();
  });
});

test('who may not see recordings is told so, and can export none', async () => {
  site = createEmulatedAxxon();
  await site.signIn(AXXON_GUARD);
  exports = offered(site.system.can.exports);
  expect((await settle(exports.camera(aisle12, signal))).refused).toContain('not its recordings');
  expect((await failureOf(start())).code).toBe('notPermitted');
});

test('no request of an export holds undefined, null, NaN or a secret', async () => {
  await connect();
  const id = await start(wanted({ comment: 'x' }));
  const [file = { name: '', label: '' }] = await filesOf(id);
  await settle(exports.file(id, file, { single: true, signal }));
  await settle(exports.remove(id, signal));
  const urls = site.requests().map(({ url }) => url);
  expect(urls.length).toBeGreaterThan(4);
  for (const url of urls) {
    expect(url).not.toMatch(/undefined|null|NaN/);
    expect(url).not.toMatch(AXXON_SECRETS);
  }
});
