/** What the library tells of a file: codecs, size of the picture, tags, and the length where asked. */
import {
  BufferSource,
  CustomSource,
  Input,
  type InputTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  type Source,
  WEBM,
} from 'mediabunny';
import type { FootageFacts, VideoCodec } from '../../core/footage-facts.ts';
import type { Bytes } from './byte-view.ts';
import type { FileWindow } from './file-window.ts';
import type { RawTags } from './stamped-times.ts';

/** Only what is footage: each further format is code that has to be loaded. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS];
/**
 * Nothing is kept by the library: then all that it looks at passes the window, and ends with the budget.
 * It has loops over junk that would otherwise never end.
 */
const CACHE = 0;

export interface FootageTracks {
  readonly video: FootageFacts['video'] | undefined;
  readonly audio: string | undefined;
  readonly tags: RawTags;
}

const CODECS: Readonly<Record<string, VideoCodec>> = {
  avc: 'h264',
  hevc: 'h265',
  av1: 'av1',
  vp8: 'vp8',
  vp9: 'vp9',
};

/** Codecs that the library does not know, by their names in the file. */
const OTHER_CODECS: readonly (readonly [RegExp, VideoCodec])[] = [
  [/^(V_MJPEG|jpeg|mjp[2abg])/i, 'mjpeg'],
  [/^(V_MPEG4\/ISO\/(SP|ASP|AP)|V_MPEG4\/MS|mp4v|xvid|divx)/i, 'mpeg4'],
  [/^(dvh[1e])/i, 'h265'],
  [/^(dva[1v])/i, 'h264'],
];

/** Gives a file to the library through its window, so that the budget holds for it as well. */
export const windowSource = (file: FileWindow): Source =>
  new CustomSource({
    getSize: () => file.size,
    read: async (start, end) => file.bytes(start, end - start),
    maxCacheSize: CACHE,
    prefetchProfile: 'none',
    // A read ahead that nobody waits for.
    handleUnhandledError: () => undefined,
  });

/** Opens what the library can read, and closes it afterwards. */
export async function withInput<T>(source: Source | Bytes, work: (input: Input) => Promise<T>): Promise<T> {
  const from = source instanceof Uint8Array ? new BufferSource(source) : source;
  const input = new Input({ formats: FORMATS, source: from });
  try {
    return await work(input);
  } finally {
    input.dispose();
  }
}

/** Rejects for what the library cannot read. */
export async function readTracks(input: Input): Promise<FootageTracks> {
  const video = (await input.getVideoTracks())[0];
  const audio = (await input.getAudioTracks())[0];
  const { raw } = await input.getMetadataTags();
  return {
    video: video === undefined ? undefined : await pictureOf(video),
    audio:
      audio === undefined
        ? undefined
        : ((await fullName(audio)) ?? nameOf(await audio.getInternalCodecId()) ?? 'unknown'),
    tags: raw ?? {},
  };
}

async function pictureOf(track: InputVideoTrack): Promise<FootageFacts['video']> {
  const codec = await track.getCodec();
  const named = nameOf(await track.getInternalCodecId());
  return {
    codec:
      codec === null
        ? (OTHER_CODECS.find(([pattern]) => pattern.test(named ?? ''))?.[1] ?? 'other')
        : (CODECS[codec] ?? 'other'),
    codecText: (await fullName(track)) ?? named ?? codec ?? 'unknown',
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
  };
}

/** The library looks into the first picture where the description is missing, and rejects without one. */
const fullName = (track: InputTrack): Promise<string | null> =>
  track.getCodecParameterString().catch(() => null);

const nameOf = (id: unknown): string | undefined =>
  typeof id === 'string' && id.trim() !== '' ? id.trim() : undefined;
