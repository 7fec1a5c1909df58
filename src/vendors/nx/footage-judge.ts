/** Which files a virtual camera takes. The document recommends H.264; others are taken and may not play. */
import type { Container, FootageFacts, VideoCodec } from '../../core/footage-facts.ts';
import type { FootageVerdict } from '../contract-imports.ts';

/** Endings of the containers that the server reads. */
export const FOOTAGE_ENDINGS: readonly string[] = ['mkv', 'avi', 'mp4', 'mov'];

const TAKEN_CONTAINERS: ReadonlySet<Container> = new Set<Container>(['mkv', 'avi', 'mp4', 'mov']);

const CODEC_NAMES: Readonly<Record<Exclude<VideoCodec, 'other'>, string>> = {
  h264: 'H.264',
  h265: 'H.265',
  mjpeg: 'MJPEG',
  mpeg4: 'MPEG-4',
  av1: 'AV1',
  vp8: 'VP8',
  vp9: 'VP9',
};

const CONTAINER_NAMES: Readonly<Partial<Record<Container, string>>> = { webm: 'WebM', mpegts: 'MPEG-TS' };

const TAKEN_CODECS: Readonly<Partial<Record<VideoCodec, FootageVerdict>>> = {
  h264: { kind: 'recommended', note: 'plays everywhere' },
  h265: { kind: 'accepted', note: 'not every browser plays it' },
  mjpeg: { kind: 'accepted', note: 'no browser plays it as a stream' },
};

/** The verdict on a file, in a few words for a table. */
export function judgeFootage({ container, video }: FootageFacts): FootageVerdict {
  if (!TAKEN_CONTAINERS.has(container)) {
    const name = CONTAINER_NAMES[container];
    return {
      kind: 'refused',
      note: name === undefined ? 'Nx takes MKV, AVI, MP4, MOV' : `Nx takes no ${name}`,
    };
  }
  const taken = TAKEN_CODECS[video.codec];
  if (taken !== undefined) return taken;
  const name = video.codec === 'other' ? video.codecText : CODEC_NAMES[video.codec];
  return { kind: 'refused', note: name === '' ? 'Nx does not take this codec' : `Nx does not take ${name}` };
}
