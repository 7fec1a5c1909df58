/** The encoded pictures and sounds of a loop, read once, and which of them are of a time. */
import {
  BufferSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputTrack,
  MPEG_TS,
} from 'mediabunny';
import type { Scene } from './media-scene.ts';

/** A packet and the ms at which it begins, within the loop or since 1970. */
export interface LoopPacket {
  readonly at: number;
  readonly packet: EncodedPacket;
}

export interface LoopPackets {
  readonly durationMs: number;
  readonly video: readonly LoopPacket[];
  readonly audio: readonly LoopPacket[];
  readonly videoConfig: VideoDecoderConfig | undefined;
  readonly audioConfig: AudioDecoderConfig | undefined;
}

const SECOND_MS = 1000;
/** Times in ticks of 90 kHz are never quite whole milliseconds. */
const TOLERANCE_MS = 0.5;

const loaded = new WeakMap<Scene, Promise<LoopPackets>>();

export function loopPacketsOf(scene: Scene): Promise<LoopPackets> {
  const known = loaded.get(scene) ?? load(scene);
  loaded.set(scene, known);
  return known;
}

async function load({ stream, durationMs }: Scene): Promise<LoopPackets> {
  using input = new Input({ formats: [MPEG_TS], source: new BufferSource(stream) });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (video === null || audio === null) throw new Error('The loop lacks picture or sound.');
  const base = await video.getFirstTimestamp();
  return {
    durationMs,
    video: await packetsOf(video, base),
    audio: await packetsOf(audio, base),
    videoConfig: (await video.getDecoderConfig()) ?? undefined,
    audioConfig: (await audio.getDecoderConfig()) ?? undefined,
  };
}

async function packetsOf(track: InputTrack, base: number): Promise<readonly LoopPacket[]> {
  const packets: LoopPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    packets.push({ at: (packet.timestamp - base) * SECOND_MS, packet });
  }
  return packets;
}

/** The packets that begin from `begin` up to `end`, epoch ms, each with its own moment. */
export function* packetsWithin(
  packets: readonly LoopPacket[],
  durationMs: number,
  begin: number,
  end: number,
): Generator<LoopPacket> {
  for (let loop = Math.floor(begin / durationMs) * durationMs; loop < end; loop += durationMs) {
    for (const { at, packet } of packets) {
      const moment = loop + at;
      if (moment >= begin - TOLERANCE_MS && moment < end - TOLERANCE_MS) yield { at: moment, packet };
    }
  }
}
