/**
 * Puts the pictures and sounds of a cut into a file: the packets of the loop, copied as they are. MP4 shows
 * exactly the range: frames that are only needed for decoding are hidden by an edit list.
 */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  type MkvOutputFormat,
  type Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { Cut, Run } from './footage-cut.ts';
import { type LoopPacket, loopPacketsOf, packetsWithin } from './loop-packets.ts';
import type { Bytes, Scene } from './media-scene.ts';

const SECOND_MS = 1000;

type Add = (packet: EncodedPacket) => Promise<void>;

/** Hands on packets at times that are counted from the `begin` of the run, later by `offset` s. */
async function copy(
  packets: Iterable<LoopPacket>,
  { begin, end }: Run,
  offset: number,
  add: Add,
): Promise<void> {
  for (const { at, packet } of packets) {
    const duration = Math.min(packet.duration, (end - at) / SECOND_MS);
    await add(packet.clone({ timestamp: offset + (at - begin) / SECOND_MS, duration }));
  }
}

/** The bytes of a file of the format; without sound, nothing of it is in the file. */
export async function muxFootage(
  scene: Scene,
  { runs }: Cut,
  hasSound: boolean,
  format: Mp4OutputFormat | MkvOutputFormat,
): Promise<Bytes> {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const pictures = new EncodedVideoPacketSource('avc');
  const sounds = new EncodedAudioPacketSource('aac');
  output.addVideoTrack(pictures);
  if (hasSound) output.addAudioTrack(sounds);
  await output.start();
  const loop = await loopPacketsOf(scene);
  const pictureMeta = loop.videoConfig === undefined ? {} : { decoderConfig: loop.videoConfig };
  const soundMeta = loop.audioConfig === undefined ? {} : { decoderConfig: loop.audioConfig };
  let offset = 0;
  for (const run of runs) {
    const { keyAt, begin, end } = run;
    const frames = packetsWithin(loop.video, loop.durationMs, keyAt, end);
    const noise = packetsWithin(loop.audio, loop.durationMs, begin, end);
    await Promise.all([
      copy(frames, run, offset, (packet) => pictures.add(packet, pictureMeta)),
      hasSound ? copy(noise, run, offset, (packet) => sounds.add(packet, soundMeta)) : undefined,
    ]);
    offset += (end - begin) / SECOND_MS;
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('The file was not finished.');
  return new Uint8Array(target.buffer);
}
