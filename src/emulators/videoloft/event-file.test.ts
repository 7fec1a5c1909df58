import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';
import { expect, test } from 'vitest';
import { COUNTER, COUNTER_LOGGER, createTestClient, NOON, type TestClient } from './test-client.ts';

const SECOND = 1000;
const START = NOON - 120 * SECOND;
/** Not everywhere: the file is read back without it as well. */
const FFPROBE = 'ffprobe';
const hasFfprobe = spawnSync(FFPROBE, ['-version']).status === 0;

/** Asks for a part of an event of so many seconds as a file; `from` and `to` are seconds after its start. */
async function fileOf(client: TestClient, seconds: number, from: number, to: number, rom: 0 | 1 = 1) {
  const event = client.emulator.control.addEvent(COUNTER, {
    startt: START,
    durationMs: seconds * SECOND,
    rom,
  });
  const startt = START / SECOND + from;
  const url = `${COUNTER_LOGGER}/alerturl.m3u8?uid=${COUNTER}&startt=${startt}&endt=${START / SECOND + to}`;
  return client.send(`${url}&rom=${rom}&id=${event.id}&buildmp4=1&token=${await client.token()}`);
}

async function readBack(bytes: Uint8Array<ArrayBuffer>) {
  const input = new Input({ formats: [MP4], source: new BufferSource(bytes.buffer) });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (video === null || audio === null) throw new Error('The file lacks picture or sound.');
  const first = await new EncodedPacketSink(video).getFirstPacket();
  const stats = await video.computePacketStats();
  return {
    codecs: [await video.getCodec(), await audio.getCodec()],
    start: await video.getFirstTimestamp(),
    pictures: stats.packetCount,
    seconds: [await video.computeDuration(), await audio.computeDuration()],
    beginsWithKey: first?.type === 'key',
  };
}

test('buildmp4=1 is a file to download, of the whole event with picture and sound', async () => {
  const response = await fileOf(createTestClient(), 12, 0, 12);
  const bytes = await response.bytes();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('video/mp4');
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="${COUNTER}-${START / SECOND + 4}.mp4"`,
  );
  const file = await readBack(bytes);
  expect(file).toMatchObject({ codecs: ['avc', 'aac'], start: 0, pictures: 120, beginsWithKey: true });
  for (const seconds of file.seconds) expect(seconds).toBeCloseTo(12, 1);
});

test('a part of an event begins with the segment of its start and ends at its end', async () => {
  const file = await readBack(await (await fileOf(createTestClient(), 12, 4, 9)).bytes());
  expect(file).toMatchObject({ start: 0, pictures: 50, beginsWithKey: true });
  expect(file.seconds[0]).toBeCloseTo(5, 1);
});

test('a file of a continuous recording may begin before its event', async () => {
  const file = await readBack(await (await fileOf(createTestClient(), 6, -4, 6, 0)).bytes());
  expect(file).toMatchObject({ start: 0, pictures: 100 });
});

test('a file is refused like its playlist', async () => {
  const client = createTestClient();
  expect((await fileOf(client, 12, 0, 20)).status).toBe(400);
  client.emulator.faults.add({ op: 'alerturl', kind: 'truncate', bytes: 500 });
  const cut = await fileOf(client, 12, 0, 12);
  expect((await cut.bytes()).length).toBe(500);
});

test.skipIf(!hasFfprobe)('ffprobe finds nothing wrong with it, and the right length', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-mp4-'));
  try {
    const file = join(folder, 'event.mp4');
    writeFileSync(file, await (await fileOf(createTestClient(), 30, 0, 30)).bytes());
    const entries = 'format=duration:stream=codec_name,width,height';
    const probe = spawnSync(
      FFPROBE,
      ['-v', 'warning', '-count_frames', '-show_entries', `${entries},nb_read_frames`, '-of', 'json', file],
      {
        encoding: 'utf8',
      },
    );
    expect(probe.stderr).toBe('');
    const found: unknown = JSON.parse(probe.stdout);
    expect(found).toMatchObject({
      streams: [
        { codec_name: 'h264', width: 640, height: 360, nb_read_frames: '300' },
        { codec_name: 'aac' },
      ],
      format: { duration: expect.stringMatching(/^30\.0/) },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
