import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  Conversion,
  Input,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
} from 'mediabunny';
import { expect, test } from 'vitest';
import { openMediaLibrary } from '../media-library.ts';
import type { Bytes } from '../media-scene.ts';
import { type FootageFile, readFootage } from './footage-file.ts';

/** A picture of the loop is shown for so long, and the codec may begin a picture late. */
const TOLERANCE_MS = 150;

const { stream, durationMs } = await openMediaLibrary().scene('counter');

/** The loop in another container, its packets as they are. */
async function inContainer(format: OutputFormat): Promise<Bytes> {
  const input = new Input({ source: new BufferSource(stream), formats: ALL_FORMATS });
  const target = new BufferTarget();
  const conversion = await Conversion.init({
    input,
    output: new Output({ format, target }),
    audio: { discard: true },
    showWarnings: false,
  });
  await conversion.execute();
  return new Uint8Array(target.buffer ?? new ArrayBuffer());
}

function fileOf(bytes: Bytes): FootageFile & { readonly read: FootageFile['read'] } {
  return { size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}

test.each([
  ['mp4', new Mp4OutputFormat()],
  ['mp4 with its index in front', new Mp4OutputFormat({ fastStart: 'in-memory' })],
  ['mov', new MovOutputFormat()],
  ['mkv', new MkvOutputFormat()],
])('the length and codec of an %s are read from the file itself', async (_, format) => {
  const found = await readFootage(fileOf(await inContainer(format)));
  expect(found?.codec).toBe('h264');
  expect(Math.abs((found?.durationMs ?? 0) - durationMs)).toBeLessThan(TOLERANCE_MS);
});

test('a file that ends before its index, an empty file and text are no footage', async () => {
  const whole = await inContainer(new Mp4OutputFormat({ fastStart: false }));
  for (const bytes of [
    whole.slice(0, whole.length / 2),
    new Uint8Array(),
    new TextEncoder().encode('This is not a video. '.repeat(100)),
  ]) {
    expect(await readFootage(fileOf(bytes))).toBeUndefined();
  }
});

test('a file that is cut off behind its index is as long as what is there', async () => {
  const whole = await inContainer(new Mp4OutputFormat({ fastStart: 'in-memory' }));
  const found = await readFootage(fileOf(whole.slice(0, whole.length / 2)));
  expect(found?.durationMs).toBeGreaterThan(durationMs / 4);
  expect(found?.durationMs).toBeLessThan((durationMs * 3) / 4);
});

/** An AVI's headers as far as they matter: main header, and the header of one video stream. */
function avi(codec: string, pictureUs: number, pictures: number): Bytes {
  const bytes = new Uint8Array(400);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  text(8, 'AVI LIST');
  text(20, 'hdrlavih');
  view.setUint32(24 + 8, pictureUs, true);
  view.setUint32(24 + 24, pictures, true);
  text(100, 'strh');
  text(108, `vids${codec}`);
  return bytes;
}

test.each([
  ['H264', 'h264'],
  ['MJPG', 'mjpeg'],
  ['hevc', 'h265'],
])('an AVI of %s is read by its headers', async (codec, expected) => {
  expect(await readFootage(fileOf(avi(codec, 40_000, 250)))).toEqual({ codec: expected, durationMs: 10_000 });
});

test('an AVI of another codec or without pictures is not taken', async () => {
  expect(await readFootage(fileOf(avi('XVID', 40_000, 250)))).toBeUndefined();
  expect(await readFootage(fileOf(avi('H264', 40_000, 0)))).toBeUndefined();
});
