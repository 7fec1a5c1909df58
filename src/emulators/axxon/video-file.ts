/**
 * Video files of a cut: the packets of the loop, copied as they are, so quality and frame rate change
 * nothing in them. MP4 shows exactly the range: frames that are only needed for decoding are hidden by an
 * edit list. The others have no such thing, and begin with the key frame before it.
 */
import {
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  MkvOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { Bytes, Scene } from '../media-scene.ts';
import { buildAvi } from './avi-file.ts';
import { buildExe } from './exe-file.ts';
import type { Cut, Run } from './footage-cut.ts';
import { SECOND_MS } from './limits.ts';
import { type LoopPacket, loopPacketsOf, packetsWithin } from './loop-packets.ts';

export interface VideoFileOptions {
  readonly format: 'mp4' | 'mkv' | 'avi' | 'exe';
  readonly hasSound: boolean;
  /** 0 (best) to 6. */
  readonly quality: number;
}

export async function buildVideoFile(
  scene: Scene,
  cut: Cut,
  { format, hasSound, quality }: VideoFileOptions,
): Promise<Bytes> {
  switch (format) {
    case 'mp4':
      return mux(scene, cut, hasSound, new Mp4OutputFormat({ fastStart: 'in-memory' }));
    case 'mkv':
      return mux(scene, fromKeys(cut), hasSound, new MkvOutputFormat());
    case 'exe':
      return buildExe(await mux(scene, fromKeys(cut), hasSound, new MkvOutputFormat()), quality);
    case 'avi': {
      const { video, durationMs } = await loopPacketsOf(scene);
      const frames = cut.runs.flatMap(({ keyAt, end }) => [...packetsWithin(video, durationMs, keyAt, end)]);
      return buildAvi(
        scene,
        frames.map(({ packet }) => packet.data),
        quality,
      );
    }
  }
}

/** The same footage from its key frames on. */
const fromKeys = (cut: Cut): Cut => ({
  ...cut,
  runs: cut.runs.map((run) => ({ ...run, begin: run.keyAt })),
});

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

async function mux(
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
