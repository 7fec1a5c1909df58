/**
 * Files of footage for tests, without any program: packets of the emulator's scenes in containers that
 * the library writes, and headers laid by hand where it does not write them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputTrack,
  type MetadataTags,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  MPEG_TS,
  Output,
  type OutputFormat,
} from 'mediabunny';

export type Bytes = Uint8Array<ArrayBuffer>;

/** 640 × 360 H.264 with 10 pictures a second, and AAC. */
const SCENE = join(import.meta.dirname, '../emulators/media/counter.mpegts');

/** The scene as it is: a transport stream of two minutes. */
export const sceneBytes = (): Bytes => new Uint8Array(readFileSync(SCENE));

export const SAMPLE_FORMATS = {
  mp4: () => new Mp4OutputFormat({ fastStart: false }),
  fastStart: () => new Mp4OutputFormat({ fastStart: 'in-memory', metadataFormat: 'mdta' }),
  fragmented: () => new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 1 }),
  mov: () => new MovOutputFormat({ fastStart: false, metadataFormat: 'mdta' }),
  mkv: () => new MkvOutputFormat(),
  mkvStream: () => new MkvOutputFormat({ appendOnly: true }),
} satisfies Readonly<Record<string, () => OutputFormat>>;

interface SampleOptions {
  readonly seconds?: number;
  readonly picture?: boolean;
  readonly sound?: boolean;
  readonly tags?: MetadataTags['raw'];
}

/** The first seconds of the scene (3) in a container. */
export async function sampleFile(
  format: keyof typeof SAMPLE_FORMATS,
  { seconds = 3, picture = true, sound = true, tags }: SampleOptions = {},
): Promise<Bytes> {
  const input = new Input({ formats: [MPEG_TS], source: new BufferSource(sceneBytes()) });
  const target = new BufferTarget();
  const output = new Output({ format: SAMPLE_FORMATS[format](), target });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (video === null || audio === null) throw new Error('The scene lacks picture or sound.');
  const [pictures, sounds] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  if (picture) output.addVideoTrack(pictures);
  if (sound) output.addAudioTrack(sounds);
  if (tags !== undefined) output.setMetadataTags({ raw: tags });
  const [videoConfig, audioConfig] = [await video.getDecoderConfig(), await audio.getDecoderConfig()];
  if (videoConfig === null || audioConfig === null) throw new Error('The scene has no codecs.');
  const from = await video.getFirstTimestamp();
  const copy = async (track: InputTrack, add: (packet: EncodedPacket) => Promise<void>) => {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const timestamp = packet.timestamp - from;
      if (timestamp >= 0 && timestamp < seconds) await add(packet.clone({ timestamp }));
    }
  };
  await output.start();
  const work: Promise<void>[] = [];
  if (picture) {
    const add = (packet: EncodedPacket) => pictures.add(packet, { decoderConfig: videoConfig });
    work.push(copy(video, add).then(() => pictures.close()));
  }
  if (sound) {
    const add = (packet: EncodedPacket) => sounds.add(packet, { decoderConfig: audioConfig });
    work.push(copy(audio, add).then(() => sounds.close()));
  }
  await Promise.all(work);
  await output.finalize();
  input.dispose();
  if (target.buffer === null) throw new Error('The file was not finished.');
  return new Uint8Array(target.buffer);
}

export const text = (value: string): Bytes => Uint8Array.from(value, (letter) => letter.codePointAt(0) ?? 0);

/** A number in so many bytes, most significant first. */
export function big(value: number | bigint, length: number): Bytes {
  const bytes = new Uint8Array(length);
  let left = BigInt(value);
  for (let at = length - 1; at >= 0; at -= 1, left >>= 8n) bytes[at] = Number(left & 255n);
  return bytes;
}

export const little = (value: number, length: number): Bytes => big(value, length).toReversed();

export const joined = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)));

/** A box of MP4. `size` is what it claims, when that is a lie. */
export function box(name: string, content: Uint8Array = new Uint8Array(), size = content.length + 8): Bytes {
  return joined(big(size, 4), text(name), content);
}

/** A box with a size of 64 bits. */
export const wideBox = (name: string, content: Uint8Array, size = BigInt(content.length + 16)): Bytes =>
  joined(big(1, 4), text(name), big(size, 8), content);

/** A chunk of AVI, at an even length. */
export function chunk(name: string, content: Uint8Array, size = content.length): Bytes {
  return joined(text(name), little(size, 4), content, new Uint8Array(content.length % 2));
}

export const list = (name: string, ...content: readonly Uint8Array[]): Bytes =>
  chunk('LIST', joined(text(name), ...content));

/** An element of Matroska; `size` as it is written, else the length in eight bytes. */
export function element(id: number, content: Uint8Array, size?: Uint8Array): Bytes {
  const name = big(id, Math.ceil(id.toString(16).length / 2));
  return joined(name, size ?? joined(Uint8Array.of(1), big(content.length, 7)), content);
}

/** Where a text stands in a file. */
export function find(bytes: Uint8Array, wanted: string): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(wanted, 0, 'latin1');
  if (at < 0) throw new Error(`There is no ${wanted} in the file.`);
  return at;
}

/** The file with bytes written over it at a place. */
export function patched(bytes: Bytes, at: number, over: Uint8Array): Bytes {
  const copy = bytes.slice();
  copy.set(over, at);
  return copy;
}

/** Seconds since 1904. */
export const since1904 = (iso: string): number => Date.parse(iso) / 1000 + 2_082_844_800;

/** The file with that creation time in its header, which has numbers of 32 bits. */
export const createdAt = (bytes: Bytes, seconds: number): Bytes =>
  patched(bytes, find(bytes, 'mvhd') + 8, big(seconds, 4));

interface AviOptions {
  readonly code?: string;
  readonly frames?: number;
  readonly fps?: number;
  readonly sound?: boolean;
  readonly date?: string;
}

/** An AVI of 640 × 480 with headers as cameras write them, and one byte for each frame. */
export function aviFile({
  code = 'MJPG',
  frames = 50,
  fps = 10,
  sound = false,
  date,
}: AviOptions = {}): Bytes {
  const main = joined(little(1_000_000 / fps, 4), new Uint8Array(12), little(frames, 4), new Uint8Array(36));
  const stream = (type: string, scale: number, rate: number, length: number) =>
    chunk(
      'strh',
      joined(
        text(type),
        text(code),
        new Uint8Array(12),
        ...[scale, rate, 0, length].map((n) => little(n, 4)),
        new Uint8Array(20),
      ),
    );
  const picture = joined(
    little(40, 4),
    little(640, 4),
    little(480, 4),
    little(1, 2),
    little(24, 2),
    text(code),
    new Uint8Array(20),
  );
  const streams = [list('strl', stream('vids', 1, fps, frames), chunk('strf', picture))];
  if (sound) {
    streams.push(
      list('strl', stream('auds', 1, 8000, 8000), chunk('strf', joined(little(1, 2), new Uint8Array(14)))),
    );
  }
  const dated = date === undefined ? [] : [chunk('IDIT', text(date))];
  const footage = list('movi', ...Array.from({ length: frames }, () => chunk('00dc', Uint8Array.of(1))));
  return chunk(
    'RIFF',
    joined(text('AVI '), list('hdrl', chunk('avih', main), ...streams, ...dated), footage),
  );
}
