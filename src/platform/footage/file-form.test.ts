import { expect, test } from 'vitest';
import { aviFile, box, joined, sceneBytes, text } from '../../testing/footage-samples.ts';
import { fileForm, FORM_BYTES } from './file-form.ts';

/** As discs have it: four bytes of clock before each packet. */
const disc = (): Uint8Array => {
  const stream = sceneBytes();
  return joined(
    ...[0, 1, 2, 3, 4].flatMap((index) => [
      new Uint8Array(4),
      stream.subarray(index * 188, (index + 1) * 188),
    ]),
  );
};

test.each([
  ['boxes', box('ftyp', text('isom'))],
  ['boxes', box('wide')],
  ['boxes', box('mdat', new Uint8Array(30))],
  ['ebml', Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x80)],
  ['avi', aviFile()],
  ['mpegts', sceneBytes().subarray(0, FORM_BYTES)],
  ['mpegts', disc()],
  ['foreign', Uint8Array.of(0x30, 0x26, 0xb2, 0x75)],
  ['foreign', Uint8Array.of(0, 0, 1, 0xba)],
  ['foreign', text('FLV\u{1}')],
  ['foreign', text('.RMF')],
  ['foreign', text('OggS\0\u{2}..............\u{80}theora')],
  ['none', text('OggS\0\u{2}..............OpusHead')],
  ['none', text('RIFF....WAVEfmt ')],
  ['none', text('GIF89a')],
  ['none', text('G is the first letter of this text, and 0x47 the first byte of a packet.')],
  ['none', new Uint8Array()],
  ['none', text('ft')],
])('a file is told by its first bytes: %s', (kind, bytes) => {
  expect(fileForm(bytes).kind).toBe(kind);
});
