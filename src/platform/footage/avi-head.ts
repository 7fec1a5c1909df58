/**
 * The head of an AVI file (RIFF, with the OpenDML additions): the library does not read AVI. Gives all
 * that is known of such a file.
 */
import type { VideoCodec } from '../../core/footage-facts.ts';
import { letters, littleEndian } from './byte-view.ts';
import { BudgetSpent, type FileWindow } from './file-window.ts';

export interface AviHead {
  /** Undefined without a picture track. */
  readonly video:
    | {
        readonly codec: VideoCodec;
        readonly codecText: string;
        readonly width: number;
        readonly height: number;
      }
    | undefined;
  readonly audio: string | undefined;
  /** In seconds; 0 where nothing tells it. */
  readonly duration: number;
  readonly isTruncated: boolean;
  /** Texts by the names of their chunks: "IDIT", "ICRD". */
  readonly tags: Readonly<Record<string, string>>;
}

interface Chunk {
  /** Of a list: the name of the list. */
  readonly name: string;
  readonly isList: boolean;
  readonly from: number;
  readonly until: number;
}

const HEADER = 8;
const LIST_NAME = 4;
const LIST_HEADER = HEADER + LIST_NAME;
const CHUNKS = 2048;
const LARGEST_CHUNK = 4096;
/** Lists that are gone into. `movi` is the footage. */
const LISTS = new Set(['AVI ', 'hdrl', 'strl', 'INFO', 'odml']);
const DEEPEST = 4;
const DATES = new Set(['IDIT', 'ICRD']);

const CODECS: readonly (readonly [RegExp, VideoCodec])[] = [
  [/^(h264|x264|avc1|davc|vssh)$/i, 'h264'],
  [/^(h265|x265|hevc|hvc1|hev1|hm10)$/i, 'h265'],
  [/^(mjpg|jpeg|avrn|ljpg|dmb1|avdj)$/i, 'mjpeg'],
  [/^(xvid|divx|dx50|fmp4|mp4v|mp4s|m4s2|rmp4|3iv2)$/i, 'mpeg4'],
  [/^av01$/i, 'av1'],
  [/^vp80$/i, 'vp8'],
  [/^vp90$/i, 'vp9'],
];

/** Numbers of Microsoft's registry of sound formats. */
const SOUNDS = new Map([
  [0x01, 'PCM'],
  [0x02, 'ADPCM'],
  [0x06, 'G.711 A-law'],
  [0x07, 'G.711 \u{b5}-law'],
  [0x11, 'ADPCM'],
  [0x50, 'MP2'],
  [0x55, 'MP3'],
  [0xff, 'AAC'],
  [0x16_10, 'AAC'],
  [0x20_00, 'AC-3'],
]);

/** By what it is named in the stream: a code of four letters. */
export function aviCodec(code: string): VideoCodec {
  return CODECS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}

interface Stream {
  readonly type: string;
  readonly seconds: number;
  readonly handler: string;
}

/** Reads the chunks before and after the footage. */
export async function readAviHead(file: FileWindow): Promise<AviHead> {
  let [video, audio]: [AviHead['video'], string | undefined] = [undefined, undefined];
  let [mainSeconds, duration] = [0, 0];
  let [hasFootage, isCut] = [false, false];
  let stream: Stream | undefined;
  const tags: Record<string, string> = {};
  for await (const { name, isList, from, until } of chunks(file)) {
    const isFootage = isList && (name === 'movi' || name === 'rec ');
    hasFootage ||= isFootage;
    // What crashed while it wrote has no lengths yet.
    isCut ||= (isFootage || name === 'AVI ') && (until > file.size || until - from <= LIST_NAME);
    if (isCut) break;
    if (isList) continue;
    const body = await file.bytes(from, Math.min(until - from, LARGEST_CHUNK));
    if (name === 'avih') mainSeconds = secondsOf(body, 0, 1e6, 16);
    if (DATES.has(name)) tags[name] = textOf(body);
    if (name === 'strh') {
      const type = letters(body, 0);
      stream = { type, seconds: streamSeconds(body), handler: letters(body, 4) };
      if (type === 'vids') duration = Math.max(duration, stream.seconds);
    }
    if (name !== 'strf') continue;
    if (stream?.type === 'vids') video ??= pictureOf(body, stream.handler);
    if (stream?.type === 'auds') audio ??= soundOf(body);
  }
  const isTruncated = isCut || !hasFootage;
  return { video, audio, duration: duration === 0 ? mainSeconds : duration, isTruncated, tags };
}

/** All chunks but those of the footage, lists before what is in them. */
async function* chunks(file: FileWindow): AsyncGenerator<Chunk> {
  const ends = [file.size];
  let at = 0;
  for (let count = 0; ; count += 1) {
    if (count > CHUNKS) throw new BudgetSpent();
    while (at + HEADER > (ends.at(-1) ?? 0)) {
      ends.pop();
      if (ends.length === 0) return;
    }
    const head = await file.bytes(at, LIST_HEADER);
    const code = letters(head, 0);
    const size = littleEndian(head, 4, 4);
    if (size === undefined) return;
    const isList = code === 'RIFF' || code === 'LIST';
    const name = isList ? letters(head, HEADER) : code;
    const chunk = { name, isList, from: at + HEADER, until: at + HEADER + size };
    yield chunk;
    // Chunks begin at even places.
    const next = chunk.until + (size % 2);
    if (isList && LISTS.has(name) && ends.length <= DEEPEST) {
      ends.push(Math.min(chunk.until, file.size));
      at += LIST_HEADER;
    } else at = next;
  }
}

/** From a count of frames and the length of one, a fraction. */
function secondsOf(body: Uint8Array, scaleAt: number, rate: number, lengthAt: number): number {
  const scale = littleEndian(body, scaleAt, 4) ?? 0;
  const length = littleEndian(body, lengthAt, 4) ?? 0;
  return (length * scale) / rate;
}

function streamSeconds(body: Uint8Array): number {
  const rate = littleEndian(body, 24, 4) ?? 0;
  return rate === 0 ? 0 : secondsOf(body, 20, rate, 32);
}

/** BITMAPINFOHEADER: the height is negative when the picture stands on its head. */
function pictureOf(body: Uint8Array, handler: string): AviHead['video'] {
  if (body.length < 20) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const code = letters(body, 16);
  const named = /^[\w .-]{4}$/.test(code) ? code : handler;
  return {
    codec: aviCodec(named),
    codecText: /^[\w .-]{4}$/.test(named) ? named.trim() : 'unknown',
    width: Math.abs(view.getInt32(4, true)),
    height: Math.abs(view.getInt32(8, true)),
  };
}

function soundOf(body: Uint8Array): string | undefined {
  const format = littleEndian(body, 0, 2);
  return format === undefined ? undefined : (SOUNDS.get(format) ?? `0x${format.toString(16)}`);
}

const textOf = (body: Uint8Array): string =>
  new TextDecoder('latin1').decode(body).replace(/\0.*$/s, '').trim();
