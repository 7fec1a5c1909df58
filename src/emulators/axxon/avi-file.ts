/**
 * An AVI of H.264 frames in Annex B, without sound: the main header, one stream, the frames, their index.
 * Filling of a length that depends on the quality stands for what another quality would change.
 */
import type { Bytes, Scene } from '../media-scene.ts';

const MICROSECONDS = 1_000_000;
const WORST = 6;
const FILLING_BYTES = 4096;
const HAS_INDEX = 0x10;
const KEY_FRAME = 0x10;
/** Type of the NAL unit of a key frame's slice. */
const IDR = 5;

type Part = Uint8Array;

function chunk(id: string, ...parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(8 + size + (size % 2));
  bytes.set(letters(id));
  new DataView(bytes.buffer).setUint32(4, size, true);
  let at = 8;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const letters = (text: string): Uint8Array => new TextEncoder().encode(text);
const list = (type: string, ...parts: readonly Part[]) => chunk('LIST', letters(type), ...parts);

function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint32(i * 4, value, true);
  return bytes;
}

function isKey(frame: Uint8Array): boolean {
  for (let at = 3; at < frame.length; at += 1) {
    const isStart = frame[at - 3] === 0 && frame[at - 2] === 0 && frame[at - 1] === 1;
    if (isStart && ((frame[at] ?? 0) & 0x1f) === IDR) return true;
  }
  return false;
}

export function buildAvi(
  { width, height, fps }: Pick<Scene, 'width' | 'height' | 'fps'>,
  frames: readonly Uint8Array[],
  quality: number,
): Bytes {
  const largest = Math.max(0, ...frames.map(({ length }) => length));
  const count = frames.length;
  const main = words(MICROSECONDS / fps, 0, 0, HAS_INDEX, count, 0, 1, largest, width, height, 0, 0, 0, 0);
  const stream = chunk(
    'strh',
    letters('vidsH264'),
    words(0, 0, 0, 1, fps, 0, count, largest, 0xffffffff, 0, 0, width + height * 65_536),
  );
  const format = chunk(
    'strf',
    words(40, width, height, 1 + 24 * 65_536),
    letters('H264'),
    words(width * height * 3, 0, 0, 0, 0),
  );
  const parts = frames.map((frame) => chunk('00dc', frame));
  let at = 4;
  const index = frames.map((frame, i) => {
    const entry = words(isKey(frame) ? KEY_FRAME : 0, at, frame.length);
    at += parts[i]?.length ?? 0;
    return [letters('00dc'), entry];
  });
  return chunk(
    'RIFF',
    letters('AVI '),
    list('hdrl', chunk('avih', main), list('strl', stream, format)),
    chunk('JUNK', new Uint8Array(FILLING_BYTES * (WORST - quality + 1))),
    list('movi', ...parts),
    chunk('idx1', ...index.flat()),
  );
}
