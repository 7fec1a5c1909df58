/**
 * What the server finds in a file that it imports: its video, or nothing that it takes. Reads little of
 * the file, through mediabunny, and the header of AVI files by itself.
 */
import { ALL_FORMATS, CustomSource, EncodedPacketSink, Input, type InputVideoTrack } from 'mediabunny';
import type { Bytes } from '../media-scene.ts';
import { SECOND_MS } from './limits.ts';

/** A file that is read by ranges; `end` is exclusive. */
export interface FootageFile {
  readonly size: number;
  readonly read: (start: number, end: number) => Promise<Bytes>;
}

export interface FootageRead {
  readonly codec: 'h264' | 'h265' | 'mjpeg';
  readonly durationMs: number;
}

/** Undefined for files that the server does not take. */
export type ReadFootage = (file: FootageFile) => Promise<FootageRead | undefined>;

const AVI_HEADER_BYTES = 65_536;
const MICROSECONDS_PER_MS = 1000;
/** Less than a picture is shown. */
const PRECISION_S = 0.005;

export const readFootage: ReadFootage = async (file) => {
  if (file.size === 0) return undefined;
  const head = await file.read(0, Math.min(file.size, AVI_HEADER_BYTES));
  if (textAt(head, 0) === 'RIFF' && textAt(head, 8) === 'AVI ') return readAvi(head);
  try {
    return await readContainer(file);
  } catch {
    // Whatever is wrong with it: it is no footage.
    return undefined;
  }
};

async function readContainer({ size, read }: FootageFile): Promise<FootageRead | undefined> {
  const source = new CustomSource({ getSize: () => size, read, handleUnhandledError: () => undefined });
  using input = new Input({ source, formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) return undefined;
  const codec = codecOf(await track.getCodec(), await track.getInternalCodecId());
  if (codec === undefined) return undefined;
  const seconds = (await readableEnd(track)) - (await track.getFirstTimestamp());
  const durationMs = Math.round(seconds * SECOND_MS);
  return durationMs > 0 ? { codec, durationMs } : undefined;
}

/** The end, in seconds, of the last picture whose bytes are in the file: the index may tell of more. */
async function readableEnd(track: InputVideoTrack): Promise<number> {
  const end = await track.computeDuration();
  const sink = new EncodedPacketSink(track);
  if ((await sink.getPacket(end)) !== null) return end;
  let readable = await track.getFirstTimestamp();
  let missing = end;
  while (missing - readable > PRECISION_S) {
    const middle = (readable + missing) / 2;
    if ((await sink.getPacket(middle)) === null) missing = middle;
    else readable = middle;
  }
  const last = await sink.getPacket(readable);
  return last === null ? readable : last.timestamp + last.duration;
}

function codecOf(codec: string | null, internal: unknown): FootageRead['codec'] | undefined {
  if (codec === 'avc') return 'h264';
  if (codec === 'hevc') return 'h265';
  return typeof internal === 'string' ? fourCodec(internal) : undefined;
}

/** Names of the codecs in the containers that keep four letters, and in Matroska. */
function fourCodec(name: string): FootageRead['codec'] | undefined {
  const known = name.toUpperCase().replace(/^V_/, '');
  if (['H264', 'X264', 'AVC1'].includes(known)) return 'h264';
  if (['H265', 'HEVC', 'HVC1', 'HEV1', 'X265'].includes(known)) return 'h265';
  return ['MJPG', 'MJPEG', 'JPEG', 'MJPA', 'MJPB'].includes(known) ? 'mjpeg' : undefined;
}

/** The main header tells the time of a picture and their number; the first video stream its codec. */
function readAvi(head: Bytes): FootageRead | undefined {
  const main = find(head, 'avih', 0);
  const video = find(head, 'vids', 0);
  if (main === undefined || video === undefined) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const pictureUs = view.getUint32(main + 8, true);
  const pictures = view.getUint32(main + 24, true);
  const codec = fourCodec(textAt(head, video + 4));
  const durationMs = Math.round((pictureUs * pictures) / MICROSECONDS_PER_MS);
  return codec === undefined || durationMs === 0 ? undefined : { codec, durationMs };
}

function find(bytes: Bytes, tag: string, from: number): number | undefined {
  for (let at = from; at + 32 < bytes.length; at += 1) if (textAt(bytes, at) === tag) return at;
  return undefined;
}

const textAt = (bytes: Bytes, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
