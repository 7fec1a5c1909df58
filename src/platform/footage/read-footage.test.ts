/** Files of footage of every form, and files that are none, through the whole of the reading. */
import { describe, expect, test } from 'vitest';
import type { FootageReading } from '../../core/footage-facts.ts';
import {
  aviFile,
  big,
  box,
  type Bytes,
  createdAt,
  find,
  joined,
  patched,
  sampleFile,
  sceneBytes,
  since1904,
  text,
} from '../../testing/footage-samples.ts';
import { readFootage } from './read-footage.ts';

const read = (bytes: Uint8Array<ArrayBuffer>): Promise<FootageReading> => readFootage(new Blob([bytes]));

async function factsOf(bytes: Bytes) {
  const reading = await read(bytes);
  if (reading.kind !== 'footage') throw new Error(`It is ${reading.because}.`);
  return reading.facts;
}

const unusable = (because: string) => ({ kind: 'unusable', because });
const moment = (iso: string) => Date.parse(iso);
const H264 = {
  codec: 'h264',
  codecText: expect.stringMatching(/^avc1\.[0-9a-f]{6}$/),
  width: 640,
  height: 360,
};
const AAC = 'mp4a.40.2';
/** From the name of a picture's codec to that of its description, the first box in it. */
const NAME_BEFORE_DESCRIPTION = 86;
const SCENE_SECONDS = 120;

describe('footage in', () => {
  test.each([
    ['MP4 with its index at the end', 'mp4', 'mp4', AAC],
    ['MP4 with its index first', 'fastStart', 'mp4', AAC],
    ['MP4 in fragments, whose header tells no length', 'fragmented', 'mp4', AAC],
    ['QuickTime', 'mov', 'mov', AAC],
    ['Matroska', 'mkv', 'mkv', AAC],
    ['Matroska that was written in one go, without lengths', 'mkvStream', 'mkv', AAC],
  ] as const)('%s is read', async (_name, format, container, audio) => {
    const facts = await factsOf(await sampleFile(format));
    expect(facts).toMatchObject({ container, video: H264, audio });
    expect(facts.duration).toBeGreaterThan(2850);
    expect(facts.duration).toBeLessThan(3100);
  });

  test('a transport stream is as long as its clock runs, wherever the clock begins', async () => {
    const facts = await factsOf(sceneBytes());
    expect(facts).toMatchObject({ container: 'mpegts', video: H264, audio: AAC, times: { android: false } });
    expect(Math.round(facts.duration / 1000)).toBe(SCENE_SECONDS);
  });

  test('AVI is read', async () => {
    const facts = await factsOf(aviFile({ sound: true, date: 'Fri Nov 20 16:28:04 2026\n\0' }));
    expect(facts).toMatchObject({
      container: 'avi',
      duration: 5000,
      video: { codec: 'mjpeg', codecText: 'MJPG', width: 640, height: 480 },
      audio: 'PCM',
      times: { tag: moment('2026-11-20T16:28:04Z') },
    });
  });

  test('a file without sound has none', async () => {
    expect((await factsOf(await sampleFile('mp4', { sound: false }))).audio).toBeUndefined();
  });

  test('QuickTime of the days before file types is read', async () => {
    const file = await sampleFile('mov');
    const old = file.slice(new DataView(file.buffer).getUint32(0));
    expect(find(old, 'mdat')).toBeLessThan(16);
    expect(await factsOf(old)).toMatchObject({ container: 'mov', video: H264, audio: AAC });
  });

  test.each([
    ['dvh1', 'h265'],
    ['mp4v', 'mpeg4'],
    ['jpeg', 'mjpeg'],
    ['XyZ1', 'other'],
  ])('a codec that the library does not know is told by its name in the file: %s', async (name, codec) => {
    const file = await sampleFile('mp4', { sound: false });
    const facts = await factsOf(patched(file, find(file, 'avcC') - NAME_BEFORE_DESCRIPTION, text(name)));
    expect(facts.video).toMatchObject({ codec, codecText: name });
  });

  test('a codec without its description is told all the same', async () => {
    const file = await sampleFile('mp4', { sound: false });
    const facts = await factsOf(patched(file, find(file, 'avcC'), text('free')));
    expect(facts.video).toMatchObject({ codec: 'h264', width: 640, height: 360 });
  });

  test('formats that are not read into are named, not taken for something else', async () => {
    const windows = joined(Uint8Array.of(0x30, 0x26, 0xb2, 0x75), new Uint8Array(2000));
    expect(await factsOf(windows)).toMatchObject({
      container: 'other',
      duration: 0,
      video: { codec: 'other', codecText: 'Windows Media' },
    });
  });
});

describe('the times of', () => {
  test('an MP4 are those of its header, counted from 1904', async () => {
    const file = createdAt(await sampleFile('mp4'), since1904('2026-11-20T14:02:10Z'));
    expect((await factsOf(file)).times.header).toBe(moment('2026-11-20T14:02:10Z'));
  });

  test('an MP4 without any are none', async () => {
    const file = await sampleFile('mp4');
    let blank = file;
    for (const name of ['mvhd', 'tkhd', 'mdhd']) {
      for (let at = find(blank, name); at >= 0;) {
        blank = patched(blank, at + 8, big(0, 4));
        at = Buffer.from(blank).indexOf(name, at + 1, 'latin1');
      }
    }
    expect((await factsOf(blank)).times).toEqual({ android: false });
  });

  test('an iPhone carry their offset', async () => {
    const tags = { 'com.apple.quicktime.creationdate': '2026-11-20T15:12:40+0100' };
    const { times } = await factsOf(await sampleFile('mov', { tags }));
    expect(times).toMatchObject({ apple: moment('2026-11-20T14:12:40Z'), android: false });
  });

  test('an Android phone are known as such', async () => {
    const tags = { 'com.android.version': '14', creation_time: '2026-11-20T14:02:10.000000Z' };
    const { times } = await factsOf(await sampleFile('fastStart', { tags }));
    expect(times).toMatchObject({ android: true, tag: moment('2026-11-20T14:02:10Z') });
  });

  test('a Matroska file may stand in a tag', async () => {
    const { times } = await factsOf(
      await sampleFile('mkv', { tags: { DATE_RECORDED: '2026-11-20 14:02:10' } }),
    );
    expect(times.tag).toBe(moment('2026-11-20T14:02:10Z'));
  });
});

describe('left out is', () => {
  test('an empty file', async () => {
    expect(await read(new Uint8Array())).toEqual(unusable('empty'));
  });

  test.each([
    ['a text', text('Shift notes of Tuesday.\n'.repeat(400))],
    ['a text that says "free" where a box has its name', text('The free parking is behind the gate.')],
    ['one byte', Uint8Array.of(0)],
    ['a PDF', text('%PDF-1.7\n%\u{e2}\u{e3}\u{cf}\u{d3}\n1 0 obj')],
    ['a JPEG', joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), text('\0\u{10}JFIF'), new Uint8Array(900))],
    ['a PNG', joined(Uint8Array.of(0x89), text('PNG\r\n\u{1a}\n'), new Uint8Array(900))],
    [
      'a WebP, which is RIFF as well',
      joined(text('RIFF'), new Uint8Array(4), text('WEBPVP8 '), new Uint8Array(90)),
    ],
    [
      'a still picture in the boxes of MP4',
      joined(
        box('ftyp', text('heic\0\0\0\0mif1')),
        box('meta', new Uint8Array(99)),
        box('mdat', new Uint8Array(99)),
      ),
    ],
    ['zeros', new Uint8Array(5000)],
  ])('%s, which is no video', async (_name, bytes) => {
    expect(await read(bytes)).toEqual(unusable('notVideo'));
  });

  test.each(['mp4', 'mkv', 'fragmented'] as const)('%s with sound alone', async (format) => {
    expect(await read(await sampleFile(format, { picture: false }))).toEqual(unusable('noPicture'));
  });

  test.each(['mp4', 'fastStart', 'fragmented', 'mov', 'mkv'] as const)(
    '%s that was cut off, wherever that was',
    async (format) => {
      const file = await sampleFile(format);
      for (const part of [0.2, 0.5, 0.9]) {
        const cut = file.slice(0, Math.floor(file.length * part));
        expect(await read(cut), `${part} of it`).toEqual(unusable('truncated'));
      }
    },
  );

  test('AVI that was cut off', async () => {
    const file = aviFile();
    expect(await read(file.slice(0, file.length - 20))).toEqual(unusable('truncated'));
  });

  test('AVI whose camera lost its power: it has no lengths yet', async () => {
    expect(await read(patched(aviFile(), 4, big(0, 4)))).toEqual(unusable('truncated'));
  });

  test('an index with nothing behind it', async () => {
    const file = await sampleFile('fragmented');
    const end = find(file, 'moof') - 4;
    expect(await read(file.slice(0, end))).toEqual(unusable('truncated'));
  });

  test.each(['NotReadableError', 'NotFoundError'])('what the disk does not give (%s)', async (name) => {
    const file = new File([text('unread')], 'a.mp4');
    const gone = Object.assign(file, {
      slice: () =>
        Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('Gone', name)) }),
    });
    expect(await readFootage(gone)).toEqual(unusable('unreadable'));
  });
});
