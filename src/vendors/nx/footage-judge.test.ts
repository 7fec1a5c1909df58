import { describe, expect, test } from 'vitest';
import type { Container, FootageFacts, VideoCodec } from '../../core/footage-facts.ts';
import { ms } from '../../core/units.ts';
import { FOOTAGE_ENDINGS, judgeFootage } from './footage-judge.ts';

const facts = (container: Container, codec: VideoCodec, codecText = 'abcd'): FootageFacts => ({
  container,
  duration: ms(1000),
  video: { codec, codecText, width: 640, height: 360 },
  audio: undefined,
  times: { android: false },
});

describe('a file of footage', () => {
  test.each<Container>(['mkv', 'avi', 'mp4', 'mov'])(
    'in %s with H.264 is recommended (Known limitations: the recommended codec is H.264)',
    (container) => {
      expect(judgeFootage(facts(container, 'h264'))).toEqual({
        kind: 'recommended',
        note: 'plays everywhere',
      });
      expect(FOOTAGE_ENDINGS).toContain(container);
    },
  );

  test.each<VideoCodec>(['h265', 'mjpeg'])(
    'with %s is accepted, and says where it will not play',
    (codec) => {
      const verdict = judgeFootage(facts('mp4', codec));
      expect(verdict.kind).toBe('accepted');
      expect(verdict.note).toMatch(/browser/);
    },
  );

  test.each<[VideoCodec, string]>([
    ['mpeg4', 'Nx does not take MPEG-4'],
    ['av1', 'Nx does not take AV1'],
    ['vp8', 'Nx does not take VP8'],
    ['vp9', 'Nx does not take VP9'],
    ['other', 'Nx does not take prores'],
  ])('with %s is refused by name', (codec, note) => {
    expect(judgeFootage(facts('mov', codec, 'prores'))).toEqual({ kind: 'refused', note });
  });

  test('with a codec that has no name is refused all the same', () => {
    expect(judgeFootage(facts('mov', 'other', ''))).toEqual({
      kind: 'refused',
      note: 'Nx does not take this codec',
    });
  });

  test.each<[Container, string]>([
    ['webm', 'Nx takes no WebM'],
    ['mpegts', 'Nx takes no MPEG-TS'],
    ['other', 'Nx takes MKV, AVI, MP4, MOV'],
  ])('in %s is refused whatever its codec (containers mkv, avi, mp4, mov)', (container, note) => {
    expect(judgeFootage(facts(container, 'h264'))).toEqual({ kind: 'refused', note });
  });
});
