import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { NORTH, SOUTH } from './site.ts';
import {
  type Answered,
  createTestClient,
  ELEVEN,
  EXPORT_MS,
  HOUR,
  MINUTE,
  NIGHT,
  PENDING_MS,
  SECOND,
  textsOf,
} from './test-client.ts';
import { writeTime } from './vdg-time.ts';

const DAY = 24 * HOUR;
const DONE_MS = PENDING_MS + EXPORT_MS;

/** A client with a clip of these values that is finished, and its bytes. */
async function finished(values: Readonly<Record<string, string>> = {}) {
  const client = createTestClient();
  await client.clip(values);
  client.clock.ms += DONE_MS;
  const [clip] = client.control.clips();
  if (clip === undefined) throw new Error('There is no clip.');
  const loaded = await client.command('downloadClip', { serverid: clip.serverId, id: clip.id });
  return { ...client, clip, loaded };
}

async function videoOf({ bytes }: Answered) {
  using input = new Input({ source: new BufferSource(bytes.slice().buffer), formats: ALL_FORMATS });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (video === null) throw new Error('The file has no picture.');
  const first = await new EncodedPacketSink(video).getFirstPacket();
  return {
    seconds: await video.computeDuration(),
    firstAt: first?.timestamp,
    firstType: first?.type,
    hasSound: audio !== null,
  };
}

describe('addClip', () => {
  test('puts a clip into the list, and tells its id only where it is told to', async () => {
    const { clip, clips } = createTestClient();
    const { code, text } = await clip({ description: 'Bag & box <3> "x"' });
    expect(code).toBe(0);
    expect(text).not.toContain('<clip>');
    const rows = await clips();
    expect(rows.map((row) => row.children.map(({ name, text: value }) => [name, value]))).toEqual([
      [
        ['id', '1'],
        ['serverid', NORTH],
        ['deviceid', '1'],
        ['startdate', '2026-06-10 11:00:00.000'],
        ['enddate', '2026-06-10 11:00:10.000'],
        ['description', 'Bag & box <3> "x"'],
        ['filesize', '0'],
        ['status', 'pending'],
        ['owner', 'API'],
      ],
    ]);
    const telling = createTestClient({ tellsClipId: true });
    expect((await telling.clip()).text).toContain('<clip><id>1</id></clip>');
  });

  test.each([
    [-33, { serverid: '' }],
    [-34, { deviceId: '' }],
    [-17, { serverid: '7015498111931795000' }],
    [-2, { deviceId: '9' }],
    [-4, { startdate: '2026-06-10 11:00' }],
    [-4, { enddate: '' }],
    [-37, { enddate: writeTime(ELEVEN - 1) }],
    [-48, { startdate: writeTime(NIGHT.begin), enddate: writeTime(NIGHT.end) }],
    [-18, { description: 'a\u0001b' }],
  ])('is refused with %i for %o', async (code, values) => {
    const { clip, control } = createTestClient();
    expect((await clip(values)).code).toBe(code);
    expect(control.clips()).toEqual([]);
  });

  test('takes a description up to an ampersand that is not encoded, and a plus as it is', async () => {
    const { send, control } = createTestClient();
    const values = `serverid=${NORTH}&deviceid=1&startdate=${writeTime(ELEVEN)}&enddate=${writeTime(ELEVEN + SECOND)}`;
    await send('GET', `/command?command=addClip&${values}&description=Slip & ramp`);
    await send('GET', `/command?command=addClip&${values}&description=Slip%20%26+ramp`);
    expect(control.clips().map(({ description }) => description)).toEqual(['Slip ', 'Slip &+ramp']);
  });
});

describe('the queue', () => {
  test('builds one clip after the other', async () => {
    const { clip, clips, clock } = createTestClient();
    await clip();
    await clip({ deviceId: '2' });
    const states = async () => textsOf(await clips(), 'status');
    expect(await states()).toEqual(['pending', 'pending']);
    clock.ms += PENDING_MS;
    expect(await states()).toEqual(['busy', 'pending']);
    clock.ms += EXPORT_MS;
    expect(await states()).toEqual(['finished', 'busy']);
    clock.ms += EXPORT_MS;
    expect(await states()).toEqual(['finished', 'finished']);
  });

  test('goes on with the next one when one is deleted', async () => {
    const { clip, clips, clock, command, control } = createTestClient({ exportMs: () => Infinity });
    await clip();
    await clip();
    clock.ms += HOUR;
    await command('deleteClip', { serverid: NORTH, id: '1' });
    expect(textsOf(await clips(), 'status')).toEqual(['busy']);
    control.finishAll();
    expect(textsOf(await clips(), 'status')).toEqual(['finished']);
  });

  test('tells of a clip that failed, which cannot be downloaded', async () => {
    const { clip, clips, clock, command, control } = createTestClient();
    control.failNext('clip');
    await clip();
    clock.ms += DONE_MS;
    expect(textsOf(await clips(), 'status')).toEqual(['failed']);
    expect((await command('downloadClip', { serverid: NORTH, id: '1' })).code).toBe(-18);
  });

  test('has ids that a server counts for itself', async () => {
    const { clip, clips, command } = createTestClient();
    await clip();
    await clip({ serverid: SOUTH });
    await clip();
    expect(textsOf(await clips(), 'id')).toEqual(['1', '1', '2']);
    const south = await command('getClips', { serverid: SOUTH });
    expect(south.text).toContain('<clips count="1"><clip><id>1</id>');
    expect((await command('getClips', { serverid: '5' })).code).toBe(-17);
  });

  test('outlives the session', async () => {
    const { clip, clips, control } = createTestClient();
    await clip();
    control.restartSession();
    await clip();
    expect(textsOf(await clips(), 'id')).toEqual(['1', '2']);
  });
});

describe('a finished clip', () => {
  test('is an MP4 that shows exactly the range', async () => {
    const begin = ELEVEN + 5250;
    const { loaded } = await finished({ startdate: writeTime(begin), enddate: writeTime(begin + 7300) });
    expect(loaded.headers.get('content-type')).toBe('video/mp4');
    const { seconds, firstAt, firstType, hasSound } = await videoOf(loaded);
    expect(seconds).toBeCloseTo(7.3, 1);
    expect(firstAt).toBeCloseTo(-1.25, 3);
    expect([firstType, hasSound]).toEqual(['key', true]);
  });

  test('leaves out what is not recorded, and the sound of a device that has none', async () => {
    const { control, clip, clock, command } = createTestClient();
    control.recordGap('Quay 2', { begin: ELEVEN + 4 * SECOND, end: ELEVEN + 8 * SECOND });
    await clip({ deviceId: '2' });
    clock.ms += DONE_MS;
    const { seconds, hasSound } = await videoOf(await command('downloadClip', { serverid: NORTH, id: '1' }));
    expect(seconds).toBeCloseTo(6, 1);
    expect(hasSound).toBe(false);
  });

  test('is loaded with its size, the same bytes each time', async () => {
    const { loaded, control, clip, clips, command } = await finished();
    expect(loaded.headers.get('content-length')).toBe(String(loaded.bytes.length));
    expect(textsOf(await clips(), 'filesize')).toEqual([String(loaded.bytes.length)]);
    const again = await command('DOWNLOADCLIP', { ServerId: NORTH, ID: '1' });
    expect(again.bytes).toEqual(loaded.bytes);
    expect(await control.bytesOf(clip)).toEqual(loaded.bytes);
    expect(control.clips()).toMatchObject([{ state: 'finished', downloads: 2 }]);
  });

  test('is gone when it is deleted', async () => {
    const { command, clips, control } = await finished();
    const values = { serverid: NORTH, id: '1' };
    expect((await command('deleteClip', values)).code).toBe(0);
    expect(await clips()).toEqual([]);
    for (const name of ['downloadClip', 'deleteClip']) {
      expect((await command(name, values)).code).toBe(-18);
    }
    expect(control.clips()).toMatchObject([{ removed: 'deleted' }]);
  });

  test('is gone after seven days', async () => {
    const { clips, clock, control } = await finished();
    clock.ms += 7 * DAY - 1;
    expect(await clips()).toHaveLength(1);
    clock.ms += 1;
    expect(await clips()).toEqual([]);
    expect(control.clips()).toMatchObject([{ removed: 'expired' }]);
  });
});

test('the oldest clips are dropped when all of them are too large', async () => {
  const { loaded } = await finished();
  const { clip, clips, clock, control } = createTestClient({ clipsMostBytes: 2 * loaded.bytes.length });
  for (let i = 0; i < 3; i += 1) await clip();
  clock.ms += PENDING_MS + 2 * EXPORT_MS;
  expect(textsOf(await clips(), 'status')).toEqual(['finished', 'finished', 'busy']);
  clock.ms += EXPORT_MS;
  expect(textsOf(await clips(), 'id')).toEqual(['2', '3']);
  expect(control.clips().map(({ removed }) => removed)).toEqual(['expired', undefined, undefined]);
});

describe('a clip of an id', () => {
  test.each(['downloadClip', 'deleteClip'])('needs its server and its id for %s', async (name) => {
    const { clip, command, control } = createTestClient();
    await clip();
    expect((await command(name, { id: '1' })).code).toBe(-33);
    expect((await command(name, { serverid: '5', id: '1' })).code).toBe(-17);
    expect((await command(name, { serverid: NORTH })).code).toBe(-18);
    expect((await command(name, { serverid: SOUTH, id: '1' })).code).toBe(-18);
    expect(control.clips()).toMatchObject([{ removed: undefined }]);
  });

  test('cannot be downloaded before it is finished', async () => {
    const { clip, command, clock } = createTestClient();
    await clip();
    clock.ms += DONE_MS - 1;
    expect((await command('downloadClip', { serverid: NORTH, id: '1' })).code).toBe(-18);
  });
});

test('there are no clips before 2.5.4, and where the server has none', async () => {
  const names = ['addClip', 'getClips', 'downloadClip', 'deleteClip'];
  for (const options of [{ version: '2.5.3' }, { hasClips: false }]) {
    const { command } = createTestClient(options);
    for (const name of names) expect((await command(name)).code).toBe(-1);
  }
  const { command, control } = createTestClient();
  control.setClips(false);
  expect((await command('getClips')).code).toBe(-1);
});

test('a clip of a minute takes a while that follows from its length', async () => {
  const { clip, clips, clock } = createTestClient({ exportMs: (length) => length / 10 });
  await clip({ enddate: writeTime(ELEVEN + MINUTE) });
  clock.ms += PENDING_MS + 6 * SECOND - 1;
  expect(textsOf(await clips(), 'status')).toEqual(['busy']);
});
