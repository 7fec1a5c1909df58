/** An event as one MP4 file (§1.3.3 buildmp4=1): the packets of its segments, copied as they are. */
import {
  BufferSource,
  BufferTarget,
  type EncodedPacket,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputTrack,
  Mp4OutputFormat,
  MPEG_TS,
  Output,
} from 'mediabunny';
import type { Bytes } from '../media-scene.ts';

/** Which packets: those that begin within the range, in seconds of the stream. */
interface Range {
  readonly from: number;
  readonly until: number;
}

/** Hands on the packets of the range, at times that begin with it. */
async function copy(
  track: InputTrack,
  { from, until }: Range,
  add: (packet: EncodedPacket) => Promise<void>,
): Promise<void> {
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp < from || packet.timestamp >= until) continue;
    const duration = Math.min(packet.duration, until - packet.timestamp);
    await add(packet.clone({ timestamp: packet.timestamp - from, duration }));
  }
}

/** Writes the file; what the segments have beyond the duration is left out. */
export async function buildMp4(segments: readonly Bytes[], durationS: number): Promise<Bytes> {
  const stream = await new Blob([...segments]).arrayBuffer();
  const input = new Input({ formats: [MPEG_TS], source: new BufferSource(stream) });
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    if (video === null || audio === null) throw new Error('The segments lack picture or sound.');
    const from = await video.getFirstTimestamp();
    const range = { from, until: from + durationS };
    const pictures = new EncodedVideoPacketSource('avc');
    const sounds = new EncodedAudioPacketSource('aac');
    output.addVideoTrack(pictures);
    output.addAudioTrack(sounds);
    const [videoConfig, audioConfig] = await Promise.all([
      video.getDecoderConfig(),
      audio.getDecoderConfig(),
    ]);
    const videoMeta = videoConfig === null ? {} : { decoderConfig: videoConfig };
    const audioMeta = audioConfig === null ? {} : { decoderConfig: audioConfig };
    await output.start();
    await Promise.all([
      copy(video, range, (packet) => pictures.add(packet, videoMeta)).then(() => pictures.close()),
      copy(audio, range, (packet) => sounds.add(packet, audioMeta)).then(() => sounds.close()),
    ]);
    await output.finalize();
  } finally {
    input.dispose();
  }
  if (target.buffer === null) throw new Error('The file was not finished.');
  return new Uint8Array(target.buffer);
}
