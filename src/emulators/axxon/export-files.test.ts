import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  Conversion,
  EncodedPacketSink,
  Input,
  MkvOutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
} from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { openMediaLibrary } from '../media-library.ts';
import type { Bytes } from '../media-scene.ts';
import { readFootage } from '../nx/footage-file.ts';
import { AISLE_14, createTestClient, ELEVEN, MINUTE, SECOND } from './test-client.ts';

/** The loop shows ten pictures a second; they are numbered. */
const PICTURE_MS = 100;
const PICTURES = 1200;
/** Not everywhere: the files are read back without it as well. */
const FFPROBE = 'ffprobe';
const hasFfprobe = spawnSync(FFPROBE, ['-version']).status === 0;

const { stream } = await openMediaLibrary().scene('counter');

interface Packet {
  /** Seconds; negative where it is only needed for decoding. */
  readonly at: number;
  readonly data: string;
}

async function packetsOf(bytes: Bytes) {
  using input = new Input({ source: new BufferSource(bytes.slice().buffer), formats: ALL_FORMATS });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (video === null) throw new Error('The file has no picture.');
  const packets: Packet[] = [];
  for await (const { timestamp, data } of new EncodedPacketSink(video).packets()) {
    packets.push({ at: timestamp, data: Buffer.from(data).toString('base64') });
  }
  return {
    packets,
    seconds: await video.computeDuration(),
    sound: audio === null ? undefined : await audio.computeDuration(),
    beginsWithKey: (await new EncodedPacketSink(video).getFirstPacket())?.type === 'key',
  };
}

/** All pictures of the loop, as a file of this kind holds them. */
async function loopPictures(format: OutputFormat): Promise<readonly string[]> {
  const target = new BufferTarget();
  const conversion = await Conversion.init({
    input: new Input({ source: new BufferSource(stream), formats: ALL_FORMATS }),
    output: new Output({ format, target }),
    audio: { discard: true },
    showWarnings: false,
  });
  await conversion.execute();
  const { packets } = await packetsOf(new Uint8Array(target.buffer ?? new ArrayBuffer()));
  return packets.map(({ data }) => data);
}

const loop = await loopPictures(new Mp4OutputFormat());

/** Expects the pictures from that of a moment on, one after the other. */
function expectPictures(packets: readonly Packet[], firstAt: number, pictures = loop): void {
  const first = Math.floor(firstAt / PICTURE_MS) % PICTURES;
  expect(packets.length).toBeGreaterThan(0);
  const wrong = packets.findIndex(({ data }, i) => data !== pictures[(first + i) % PICTURES]);
  expect(wrong).toBe(-1);
}

test('the loop has a picture for each of its numbers', () => {
  expect(loop).toHaveLength(PICTURES);
  expect(new Set(loop).size).toBeGreaterThan(PICTURES / 2);
});

describe('an MP4', () => {
  test('shows exactly the range: what comes before is hidden', async () => {
    const begin = ELEVEN + 5250;
    const { files } = await createTestClient().exported({ format: 'mp4' }, { begin, end: begin + 7300 });
    const { packets, seconds, sound, beginsWithKey } = await packetsOf(files[0] ?? new Uint8Array());
    expectPictures(packets, ELEVEN + 4000);
    expect(beginsWithKey).toBe(true);
    expect(packets[0]?.at).toBeCloseTo(-1.25, 3);
    expect(packets.filter(({ at }) => at > 0)).toHaveLength(73);
    expect(seconds).toBeCloseTo(7.3, 3);
    expect(sound).toBeCloseTo(7.3, 1);
  });

  test('goes on over the seam of the loop', async () => {
    // The loop begins anew every two minutes.
    const { files } = await createTestClient().exported(
      { format: 'mp4' },
      { begin: ELEVEN - 4 * SECOND, end: ELEVEN + 4 * SECOND },
    );
    const { packets } = await packetsOf(files[0] ?? new Uint8Array());
    expect(packets).toHaveLength(80);
    expectPictures(packets, ELEVEN - 4 * SECOND);
  });

  test('of a camera without sound has none', async () => {
    const { files } = await createTestClient().exported({ format: 'mp4' }, { camera: AISLE_14 });
    expect((await packetsOf(files[0] ?? new Uint8Array())).sound).toBeUndefined();
  });

  test('leaves a gap out, and goes on with the next key frame', async () => {
    const client = createTestClient();
    client.control.gap('Aisle 12', { begin: ELEVEN + 4 * SECOND, end: ELEVEN + 60.5 * SECOND });
    const { files } = await client.exported({ format: 'mp4' }, { end: ELEVEN + 66 * SECOND });
    const { packets, seconds } = await packetsOf(files[0] ?? new Uint8Array());
    expectPictures(packets.slice(0, 40), ELEVEN);
    expectPictures(packets.slice(40), ELEVEN + 62 * SECOND);
    expect(packets).toHaveLength(80);
    expect(seconds).toBeCloseTo(8, 3);
  });

  test('is one file of any length without a greatest size', async () => {
    const { names } = await createTestClient().exported(
      { format: 'mp4', maxfilesize: 0 },
      { end: ELEVEN + MINUTE },
    );
    expect(names).toEqual(['WAREHOUSE4_DeviceIpint.1[20260610T110000-20260610T110100].mp4']);
  });

  test('becomes several files that follow each other, none much larger than it may be', async () => {
    const maxfilesize = 30_000;
    const client = createTestClient();
    const { id, names, files } = await client.exported(
      { format: 'mp4', maxfilesize },
      { begin: ELEVEN + 500, end: ELEVEN + 20 * SECOND },
    );
    expect(names).toHaveLength(5);
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^WAREHOUSE4_DeviceIpint\.1\[[\dT.]+-[\dT.]+\]\.mp4$/);
    const told = await client.control.files(id);
    expect(told[0]?.begin).toBe(ELEVEN + 500);
    expect(told.at(-1)?.end).toBe(ELEVEN + 20 * SECOND);
    for (const [i, bytes] of files.entries()) {
      expect(bytes.length).toBeLessThanOrEqual(maxfilesize);
      const { packets } = await packetsOf(bytes);
      expectPictures(packets, i === 0 ? ELEVEN : (told[i]?.begin ?? 0));
      expect(told[i]?.begin).toBe(i === 0 ? ELEVEN + 500 : told[i - 1]?.end);
    }
  });
});

describe('other formats', () => {
  const fileOf = async (body: object, end = ELEVEN + 7.5 * SECOND): Promise<Bytes> => {
    const { files } = await createTestClient().exported(body, { begin: ELEVEN + 1500, end });
    return files[0] ?? new Uint8Array();
  };
  const text = (bytes: Bytes) => Buffer.from(bytes).toString('latin1');

  test('an MKV holds the range from the key frame before it on', async () => {
    const { packets, seconds } = await packetsOf(await fileOf({ format: 'mkv' }));
    expectPictures(packets, ELEVEN, await loopPictures(new MkvOutputFormat()));
    expect(packets).toHaveLength(75);
    expect(seconds).toBeCloseTo(7.4, 1);
  });

  test('an AVI holds the same pictures, and filling that depends on the quality', async () => {
    const bytes = await fileOf({ format: 'avi' });
    expect([text(bytes).slice(0, 4), text(bytes).slice(8, 12)]).toEqual(['RIFF', 'AVI ']);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
    const read = { size: bytes.length, read: async (from: number, to: number) => bytes.slice(from, to) };
    expect(await readFootage(read)).toEqual({ codec: 'h264', durationMs: 7500 });
    expect((await fileOf({ format: 'avi', vc: 6 })).length).toBeLessThan(bytes.length);
    expect((await fileOf({ format: 'avi' }, ELEVEN + 20 * SECOND)).length).toBeGreaterThan(bytes.length);
  });

  test('an EXE is a program by its head, with the recording behind it', async () => {
    const bytes = await fileOf({ format: 'exe' });
    expect(text(bytes).slice(0, 2)).toBe('MZ');
    const mkv = await fileOf({ format: 'mkv' });
    expect(text(bytes).endsWith(text(mkv))).toBe(true);
    expect((await fileOf({ format: 'exe', vc: 6 })).length).toBeLessThan(bytes.length);
    expect((await fileOf({ format: 'exe' }, ELEVEN + 20 * SECOND)).length).toBeGreaterThan(bytes.length);
  });

  test('a JPG is the picture of its moment', async () => {
    const moment = ELEVEN + 45 * SECOND;
    const { files } = await createTestClient().exported({ format: 'jpg' }, { begin: moment, end: moment });
    expect(files).toEqual([await openMediaLibrary().still('counter', moment)]);
  });

  test('a PDF holds the picture, the comment, its colour and its places', async () => {
    const picture = await openMediaLibrary().still('counter', ELEVEN);
    const pdf = async (body: object) => {
      const { files } = await createTestClient().exported({ format: 'pdf', ...body }, { end: ELEVEN });
      return text(files[0] ?? new Uint8Array());
    };
    const plain = await pdf({});
    expect(plain.startsWith('%PDF-1.4\n')).toBe(true);
    expect(plain.endsWith('%%EOF\n')).toBe(true);
    expect(plain).toContain(text(picture));
    expect(plain).toContain('/MediaBox [0 0 595 842]');
    const start = Number(/startxref\n(\d+)/.exec(plain)?.[1]);
    expect(plain.slice(start, start + 4)).toBe('xref');
    const wished = await pdf({
      layout: 1,
      comment: 'Pallet (3)',
      color: '#ff0000',
      snapshotplace: [
        [0, 0],
        [0.5, 0.5],
      ],
    });
    expect(wished).toContain('/MediaBox [0 0 842 595]');
    expect(wished).toContain(String.raw`(Pallet \(3\)) Tj`);
    expect(wished).toContain('1.000 0.000 0.000 rg');
    expect(wished).toContain('421.00 0 0 297.50 0.00 297.50 cm');
  });

  test.skipIf(!hasFfprobe).each([
    ['mp4', 60, true],
    ['mkv', 75, true],
    ['avi', 75, false],
  ] as const)('ffprobe decodes %s without a complaint', async (format, pictures, hasSound) => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-axxon-'));
    try {
      const file = join(folder, `export.${format}`);
      writeFileSync(file, await fileOf({ format }));
      const entries = 'stream=codec_name,width,height,nb_read_frames';
      const probe = spawnSync(
        FFPROBE,
        ['-v', 'warning', '-count_frames', '-show_entries', entries, '-of', 'json', file],
        { encoding: 'utf8' },
      );
      expect(probe.stderr).toBe('');
      const video = { codec_name: 'h264', width: 640, height: 360, nb_read_frames: String(pictures) };
      const found: unknown = JSON.parse(probe.stdout);
      expect(found).toMatchObject({
        streams: [video, ...(hasSound ? [{ codec_name: 'aac' }] : [])],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
