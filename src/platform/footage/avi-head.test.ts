import { describe, expect, test } from 'vitest';
import { aviFile, big, find, joined, little, patched, text } from '../../testing/footage-samples.ts';
import { aviCodec, readAviHead } from './avi-head.ts';
import { createFileWindow } from './file-window.ts';

const read = (bytes: Uint8Array<ArrayBuffer>) => readAviHead(createFileWindow(new Blob([bytes])));

describe('the head of an AVI', () => {
  test('tells picture, sound and length', async () => {
    expect(await read(aviFile({ frames: 125, fps: 25, sound: true }))).toEqual({
      video: { codec: 'mjpeg', codecText: 'MJPG', width: 640, height: 480 },
      audio: 'PCM',
      duration: 5,
      isTruncated: false,
      tags: {},
    });
  });

  test.each([
    ['H264', 'h264'],
    ['avc1', 'h264'],
    ['HEVC', 'h265'],
    ['MJPG', 'mjpeg'],
    ['mjpg', 'mjpeg'],
    ['XVID', 'mpeg4'],
    ['DX50', 'mpeg4'],
    ['VP80', 'vp8'],
    ['CVID', 'other'],
  ] as const)('%s is %s', (code, codec) => {
    expect(aviCodec(code)).toBe(codec);
  });

  test('keeps a code of four letters, and nothing that is none', async () => {
    expect((await read(aviFile({ code: 'CVID' }))).video?.codecText).toBe('CVID');
    expect((await read(aviFile({ code: '<\0\u{7}>' }))).video).toMatchObject({
      codec: 'other',
      codecText: 'unknown',
    });
  });

  test('tells the date that a camera wrote', async () => {
    expect((await read(aviFile({ date: 'Fri Nov 20 16:28:04 2026\n\0\0' }))).tags).toEqual({
      IDIT: 'Fri Nov 20 16:28:04 2026',
    });
  });

  test('takes the length of the main header where the stream tells none', async () => {
    const file = aviFile({ frames: 50, fps: 10 });
    expect((await read(patched(file, find(file, 'strh') + 8 + 32, big(0, 4)))).duration).toBe(5);
  });

  test('takes a picture that stands on its head for what it is', async () => {
    const file = aviFile();
    const upright = patched(file, find(file, 'strf') + 8 + 8, little(2 ** 32 - 480, 4));
    expect((await read(upright)).video?.height).toBe(480);
  });

  test('has no picture where no stream is one', async () => {
    const file = aviFile();
    expect((await read(patched(file, find(file, 'vids'), text('txts')))).video).toBeUndefined();
  });

  test('reads past a first part: long files have several', async () => {
    const second = joined(text('RIFF'), little(4, 4), text('AVIX'));
    expect(await read(joined(aviFile(), second))).toMatchObject({ isTruncated: false, duration: 5 });
  });

  test('shows a file that was cut', async () => {
    const file = aviFile();
    expect((await read(file.slice(0, -40))).isTruncated).toBe(true);
    expect((await read(file.slice(0, find(file, 'movi') - 8))).isTruncated).toBe(true);
  });

  test('shows a file that was never finished', async () => {
    const file = aviFile();
    expect((await read(patched(file, 4, big(0, 4)))).isTruncated).toBe(true);
    expect((await read(patched(file, find(file, 'movi') - 4, big(0, 4)))).isTruncated).toBe(true);
  });
});
