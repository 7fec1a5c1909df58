/** Clips call by call: order, queue, file and deletion, and what a server may answer to each. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { clip } from '../../testing/vdg-orders.ts';
import { createVdgWire, errorReply, LARGEST, NORTH, okReply, type VdgWire } from '../../testing/vdg-wire.ts';
import type { FootageExports } from '../contract-exports.ts';

let wire: VdgWire;
let exports: FootageExports;
const { signal } = new AbortController();

beforeEach(() => {
  wire = createVdgWire();
  ({ exports } = wire);
});
afterEach(() => wire.close());

const settle = <T>(work: Promise<T>): Promise<T> => wire.clock.settle(work);
const callsOf = (command: string) => wire.calls().filter((call) => call.command === command);

interface Row {
  readonly id?: string;
  readonly serverId?: string;
  readonly deviceId?: string;
  readonly from?: string;
  readonly status?: string;
}
const row = ({
  id = '4',
  serverId = NORTH,
  deviceId = '1',
  from = '15:10:00.007',
  status = 'pending',
}: Row = {}): string =>
  `<clip><id>${id}</id><serverid>${serverId}</serverid><deviceid>${deviceId}</deviceid>` +
  `<startdate>2026-11-20 ${from}</startdate><enddate>2026-11-20 15:40:00.007</enddate>` +
  `<description>x</description><filesize>0</filesize><status>${status}</status></clip>`;
const lists = (...rows: readonly string[]): void => {
  wire.on('GET getClips', () => okReply(`<clips count="${rows.length}">${rows.join('')}</clips>`));
};

async function start(request = clip()): Promise<string> {
  return (await settle(exports.start(request, signal))).id;
}
/** A clip of the id 4. */
async function begun(): Promise<string> {
  wire.on('GET addClip', () => okReply(row()));
  return start();
}
const status = (id: string, by = exports) => settle(by.status(id, signal));
const remove = (id: string) => settle(exports.remove(id, signal));
const file = (id: string, name = '4') =>
  settle(exports.file(id, { name, label: 'clip 4.mp4' }, { single: true, signal }));

describe('an order', () => {
  test('is known by the id of its clip, to the last digit', async () => {
    wire.on('GET addClip', () => okReply(row({ id: LARGEST })));
    expect(JSON.parse(await start())).toMatchObject({ kind: 'clip', clipid: LARGEST });
    expect(callsOf('getClips')).toEqual([]);
  });

  test('whose answer names no clip is found in the list, by its camera and times; the newest of them', async () => {
    wire.on('GET addClip', () => okReply());
    lists(
      row({ id: '1' }),
      row({ id: '2' }),
      row({ id: '3', deviceId: '2' }),
      row({ id: '4', serverId: LARGEST }),
      row({ id: '5', from: '15:11:00.007' }),
    );
    expect(JSON.parse(await start())).toMatchObject({ clipid: '2' });
    expect(callsOf('getClips').map(({ query }) => query)).toEqual([{ serverID: NORTH }]);
  });

  test('that is in no list was lost on its way back', async () => {
    wire.on('GET addClip', () => okReply());
    lists(row({ deviceId: '2' }));
    expect((await failureOf(start())).code).toBe('badReply');
  });

  test('that is answered with a clip that failed before is made anew', async () => {
    let tries = 0;
    wire.on('GET addClip', () => {
      tries += 1;
      return okReply(row(tries === 1 ? { id: '3', status: 'failed' } : { id: '4' }));
    });
    wire.on('GET deleteClip', () => okReply());
    expect(JSON.parse(await start())).toMatchObject({ clipid: '4' });
    expect(callsOf('deleteClip').map(({ query }) => query)).toEqual([{ serverid: NORTH, id: '3' }]);
  });

  test('is not sent to a server that has no clips yet', async () => {
    wire.setVersion('2.5.3');
    expect((await failureOf(start())).facts.vendorText).toBe(
      'A clip needs VDG Sense 2.5.4 or newer; this server is 2.5.3.',
    );
    expect(wire.calls()).toEqual([]);
  });

  test('is sent to a server that has clips and no native exports', async () => {
    wire.setVersion('2.7.2');
    await begun();
    expect(callsOf('addClip')).toHaveLength(1);
  });
});

describe('how it goes', () => {
  test.each([
    ['pending', { kind: 'waiting' }],
    ['busy', { kind: 'running', progress: undefined }],
    ['Finished', { kind: 'ready', files: [{ name: '4', label: 'clip 4.mp4' }] }],
    ['transcoding', { kind: 'running', progress: undefined }],
    ['', { kind: 'running', progress: undefined }],
  ])('%s', async (word, expected) => {
    const id = await begun();
    lists(row({ id: '3', status: 'failed' }), row({ status: word }));
    expect(await status(id, wire.reload())).toEqual(expected);
  });

  test('failed, with what the server says', async () => {
    const id = await begun();
    lists(row().replace('<status>pending', '<status description="Codec not supported">failed'));
    const failed = await status(id);
    expect(failed.kind === 'failed' && failed.failure.facts).toMatchObject({
      code: 'serverError',
      vendorText: 'The server could not make this clip. It says: Codec not supported',
    });
  });

  test('its times may be those of the pictures in it', async () => {
    const id = await begun();
    lists(row({ from: '15:09:58.440', status: 'finished' }));
    expect((await status(id)).kind).toBe('ready');
  });

  test.each([
    ['in no list', []],
    ['another id', [row({ id: '5' })]],
    ['the same id of another device', [row({ deviceId: '2', status: 'finished' })]],
    ['the same id of another server', [row({ serverId: LARGEST, status: 'finished' })]],
  ])('%s: it is there no more', async (_, rows) => {
    const id = await begun();
    lists(...rows);
    expect((await failureOf(status(id))).code).toBe('notFound');
  });

  test('of ten thousand clips, and of rows without an id', async () => {
    const id = await begun();
    const many = Array.from({ length: 10_000 }, (_, index) => row({ id: `${index + 10}` }));
    lists('<clip/>', '<clip><id> </id></clip>', ...many, row({ status: 'finished' }));
    expect((await status(id)).kind).toBe('ready');
  });
});

describe('its file', () => {
  const bytes = new Uint8Array([0, 1, 2, 250, 255]);

  test('comes byte by byte, by its id', async () => {
    const id = await begun();
    wire.on(
      'GET downloadClip',
      () => new Response(bytes, { headers: { 'content-type': 'video/mp4', 'content-length': '5' } }),
    );
    const { body, size } = await file(id);
    expect(new Uint8Array(await settle(new Response(body).arrayBuffer()))).toEqual(bytes);
    expect(size).toBe(bytes.length);
    expect(callsOf('downloadClip').map(({ query }) => query)).toEqual([{ serverid: NORTH, id: '4' }]);
  });

  test('that is answered with an error is that error', async () => {
    const id = await begun();
    lists(row({ status: 'finished' }));
    wire.on('GET downloadClip', () => errorReply(-18));
    expect((await failureOf(file(id))).facts).toMatchObject({ code: 'serverError', vendorCode: '-18' });
  });

  test('of a clip that the server dropped is there no more', async () => {
    const id = await begun();
    lists();
    wire.on('GET downloadClip', () => errorReply(-40));
    expect((await failureOf(file(id))).facts).toMatchObject({
      code: 'notFound',
      vendorText: expect.stringContaining('keeps clips for some days'),
    });
  });
});

describe('removing', () => {
  test('deletes the clip', async () => {
    const id = await begun();
    lists(row({ status: 'finished' }));
    wire.on('GET deleteClip', () => okReply());
    await remove(id);
    expect(callsOf('deleteClip').map(({ query }) => query)).toEqual([{ serverid: NORTH, id: '4' }]);
  });

  test('what is gone is done, and nothing else is deleted for it', async () => {
    const id = await begun();
    lists(row({ deviceId: '2' }));
    await remove(id);
    expect(callsOf('deleteClip')).toEqual([]);
  });

  test('is done where the server has dropped it in that moment', async () => {
    const id = await begun();
    lists(row());
    wire.on('GET deleteClip', () => {
      lists();
      return errorReply(-40);
    });
    await remove(id);
    expect(callsOf('deleteClip')).toHaveLength(1);
  });

  test('that is refused while the clip stays has failed', async () => {
    const id = await begun();
    lists(row());
    wire.on('GET deleteClip', () => errorReply(-18));
    expect((await failureOf(remove(id))).facts.vendorCode).toBe('-18');
  });
});

test('what somebody stops is stopped', async () => {
  const id = await begun();
  const controller = new AbortController();
  lists(row());
  controller.abort();
  expect((await failureOf(settle(exports.status(id, controller.signal)))).code).toBe('aborted');
  expect((await failureOf(settle(exports.start(clip(), controller.signal)))).code).toBe('aborted');
  await wire.clock.advance(ONE_SECOND);
  expect(callsOf('addClip')).toHaveLength(1);
});
