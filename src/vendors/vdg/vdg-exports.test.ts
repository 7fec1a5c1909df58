/** Whole exports against the emulated server, from the order to the folder or the downloaded clip. */
import { afterEach, describe, expect, test } from 'vitest';
import { readXml } from '../../emulators/vdg/xml-tree.ts';
import { epochMs, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createEmulatedVdg, type EmulatedVdg, VDG_CAMERAS, VDG_NORTH } from '../../testing/emulated-vdg.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { offered } from '../../testing/nx-importing.ts';
import { clip, FOLDER, order } from '../../testing/vdg-orders.ts';
import type { ExportRequest, FootageExports } from '../contract-exports.ts';

let site: EmulatedVdg;
let exports: FootageExports;
const { signal } = new AbortController();
const { quay1, quay2, basin } = VDG_CAMERAS;
const FROM = epochMs(Date.UTC(2026, 8, 16, 11, 0, 0, 250));
const SPAN = { from: FROM, until: epochMs(FROM + 20 * ONE_SECOND) };

function connect(options: Parameters<typeof createEmulatedVdg>[0] = {}): void {
  site = createEmulatedVdg(options);
  exports = offered(site.system.can.exports);
  // Otherwise what a camera holds at the moment of the test is a matter of chance.
  for (const camera of [quay1, quay2, basin]) {
    site.emulator.control.record(camera, { begin: FROM - ONE_MINUTE, end: FROM + ONE_MINUTE });
  }
}
afterEach(() => site.close());

const settle = <T>(work: Promise<T>): Promise<T> => site.clock.settle(work);
const control = () => site.emulator.control;
const at = (span = SPAN): Pick<ExportRequest, 'camera' | 'source'> => ({
  camera: quay1,
  source: { kind: 'archive', archive: undefined, span },
});
async function start(request: ExportRequest): Promise<string> {
  expect(exports.options.check(request)).toEqual([]);
  return (await settle(exports.start(request, signal))).id;
}
const status = (id: string, by = exports) => settle(by.status(id, signal));

describe('a native export', () => {
  test('of three cameras on two servers with different times is one request that the server takes as it was wanted', async () => {
    connect();
    const others = [
      { camera: quay2, span: { from: epochMs(FROM - ONE_SECOND), until: SPAN.until } },
      { camera: basin, span: { from: FROM, until: epochMs(SPAN.until + 7) } },
    ];
    const id = await start(
      order({ folder: "D:\\Süd '1184'\\港口", bandwidth: 2_500_000 }, { ...at(), others }),
    );
    expect(control().exports()).toMatchObject([
      {
        path: "D:\\Süd '1184'\\港口",
        bandwidth: 2_500_000,
        devices: [
          { serverId: VDG_NORTH, deviceId: '1', begin: SPAN.from, end: SPAN.until },
          { serverId: VDG_NORTH, deviceId: '2', begin: FROM - ONE_SECOND, end: SPAN.until },
          { serverId: '12105498111931795001', deviceId: '1', begin: FROM, end: SPAN.until + 7 },
        ],
      },
    ]);
    expect(await status(id)).toMatchObject({ kind: 'waiting' });
    await site.clock.advance(ONE_MINUTE);
    expect(await status(id)).toEqual({ kind: 'ready', files: [] });
    expect(control().files('D:\\').length).toBeGreaterThan(0);
  });

  test('whose folder holds < > " \' is XML that another reader understands to the letter', async () => {
    connect();
    const folder = `D:\\</path> "a" 'b' <c>`;
    // Windows has no such names; the server says so itself.
    expect((await failureOf(start(order({ folder }, at())))).facts.vendorCode).toBe('-61');
    const [sent] = control().orders();
    expect(readXml(sent?.xml ?? '').children.find(({ name }) => name === 'path')?.text).toBe(folder);
  });

  test('tells how far it is, by the lengths of its cameras', async () => {
    connect({ exportMs: () => ONE_MINUTE, pendingMs: 0 });
    const others = [{ camera: quay2, span: { from: FROM, until: epochMs(FROM + 20 * ONE_SECOND) } }];
    const id = await start(order({}, { ...at(), others }));
    await site.clock.advance(ms(ONE_MINUTE / 2));
    expect(await status(id)).toEqual({ kind: 'running', progress: expect.closeTo(0.5, 1) });
  });

  test('is cancelled', async () => {
    connect({ exportMs: () => ONE_HOUR });
    const id = await start(order({}, at()));
    await settle(exports.remove(id, signal));
    expect(control().exports()).toMatchObject([{ state: 'deleted' }]);
    await settle(exports.remove(id, signal));
  });

  test('whose session ends in the middle is lost, and never taken for the next one of its number', async () => {
    connect({ exportMs: () => ONE_HOUR });
    const id = await start(order({}, at()));
    expect((await status(id)).kind).toBe('waiting');
    control().restartSession();
    expect((await status(id)).kind).toBe('lost');
    const next = await start(order({ folder: 'D:\\Other' }, at()));
    expect(
      control()
        .exports()
        .map((one) => one.id),
    ).toEqual([1, 1]);
    expect((await status(id)).kind).toBe('lost');
    expect((await status(id, offered(site.reload().can.exports))).kind).toBe('lost');
    expect((await failureOf(settle(exports.remove(id, signal)))).code).toBe('rejected');
    expect((await status(next)).kind).not.toBe('lost');
    expect(control().exports()[1]?.state).not.toBe('deleted');
  });

  test('runs without progress where the server has no status call', async () => {
    connect({ hasStatus: false });
    const id = await start(order({}, at()));
    await site.clock.advance(ONE_HOUR);
    expect(await status(id)).toEqual({ kind: 'running', progress: undefined });
  });

  test('that fails in the end has failed', async () => {
    connect();
    control().failNext('export');
    const id = await start(order({}, at()));
    await site.clock.advance(ONE_MINUTE);
    const failed = await status(id);
    expect(failed.kind === 'failed' && failed.failure.facts.vendorText).toContain('"failed"');
  });

  test('is refused by the server for what is wrong with it, at its own field', async () => {
    connect();
    const refusals: readonly (readonly [request: ExportRequest, code: string, field: string])[] = [
      [order({ folder: 'Q:\\Nowhere' }, at()), '-58', 'folder'],
      [order({ folder: 'C:\\Windows\\1184' }, at()), '-61', 'folder'],
      [order({}, at({ from: epochMs(0), until: epochMs(1000) })), '-48', 'span'],
    ];
    for (const [request, code, field] of refusals) {
      const failure = await failureOf(start(request));
      expect(failure.facts.vendorCode).toBe(code);
      expect(exports.blame(failure, request)?.field).toBe(field);
    }
    control().setDisk('D:\\', 10);
    const full = order({ folder: FOLDER }, at());
    const failure = await failureOf(start(full));
    expect(failure.facts).toMatchObject({ code: 'noSpace', vendorCode: '-60' });
    expect(exports.blame(failure, full)?.field).toBe('folder');
  });
});

describe.each([true, false])('a clip of a server that tells its id: %s', (tellsClipId) => {
  test('waits, is made, downloaded byte by byte, and deleted', async () => {
    connect({ tellsClipId });
    const id = await start(clip({ comment: 'Case "1184" & <Süd>' }, at()));
    expect(control().clips()).toMatchObject([
      { begin: SPAN.from, end: SPAN.until, description: 'Case "1184" & <Süd>' },
    ]);
    expect(await status(id)).toEqual({ kind: 'waiting' });
    await site.clock.advance(ONE_MINUTE);
    const ready = await status(id, offered(site.reload().can.exports));
    const [file, ...more] = ready.kind === 'ready' ? ready.files : [];
    if (file === undefined) throw new Error(`It is ${ready.kind}.`);
    expect(more).toEqual([]);
    const stream = await settle(exports.file(id, file, { single: true, signal }));
    const bytes = new Uint8Array(await settle(new Response(stream.body).arrayBuffer()));
    expect(stream.size).toBe(bytes.length);
    const [made] = control().clips();
    if (made === undefined) throw new Error('There is no clip.');
    expect(Buffer.compare(bytes, await control().bytesOf(made))).toBe(0);
    await settle(exports.remove(id, signal));
    expect(control().clips()).toMatchObject([{ removed: 'deleted' }]);
    await settle(exports.remove(id, signal));
    expect((await failureOf(status(id))).code).toBe('notFound');
    expect((await failureOf(settle(exports.file(id, file, { single: true, signal })))).code).toBe('notFound');
  });
});

test('a clip that fails says so', async () => {
  connect();
  control().failNext('clip');
  const id = await start(clip({}, at()));
  await site.clock.advance(ONE_MINUTE);
  expect((await status(id)).kind).toBe('failed');
});

describe('what is there', () => {
  test('is not told by the server: neither depth nor coverage nor size is made up', async () => {
    connect();
    expect(await exports.depth(quay1, undefined, signal)).toBeUndefined();
    expect(await exports.coverage(quay1, undefined, SPAN, signal)).toBeUndefined();
    expect(await exports.estimate(quay1, undefined, SPAN, signal)).toBeUndefined();
    expect(exports.keptFor).toBeUndefined();
    expect(await exports.camera(quay1, signal)).toMatchObject({ refused: undefined, hasSound: undefined });
    expect(site.requests()).toEqual([]);
  });

  test('can be looked at, picture by picture', async () => {
    connect();
    const frame = await settle(exports.frame(quay1, undefined, FROM, signal));
    expect(frame).toMatchObject({ at: FROM });
    expect(frame?.image.type).toBe('image/jpeg');
    const live = await settle(exports.liveFrame(quay1, signal));
    expect(live?.image.size).toBeGreaterThan(0);
  });
});
