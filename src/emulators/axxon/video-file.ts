/**
 * Video files of a cut: the packets of the loop, copied as they are, so quality and frame rate change
 * nothing in them. MP4 shows exactly the range: frames that are only needed for decoding are hidden by an
 * edit list. The others have no such thing, and begin with the key frame before it.
 */
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputTrack,
  MkvOutputFormat,
  Mp4OutputFormat,
  MPEG_TS,
  Output,
} from 'mediabunny';
import { createLoopVideo } from '../loop-video.ts';
import { type Bytes, type Scene, SEGMENT_MS } from '../media-scene.ts';
import { buildAvi } from './avi-file.ts';
import { buildExe } from './exe-file.ts';
import type { Cut, Run } from './footage-cut.ts';
import { SECOND_MS } from './limits.ts';

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
      const frames: Bytes[] = [];
      for (const run of fromKeys(cut).runs) {
        await copyVideo(scene, run, 0, async (packet) => {
          frames.push(new Uint8Array(packet.data));
        });
      }
      return buildAvi(scene, frames, quality);
    }
  }
}

/** The same footage from its key frames on. */
const fromKeys = (cut: Cut): Cut => ({
  ...cut,
  runs: cut.runs.map((run) => ({ ...run, begin: run.keyAt })),
});

/** The transport stream of a run, whose times begin with its key frame. */
async function openRun(scene: Scene, { keyAt, end }: Run): Promise<Input> {
  const video = createLoopVideo(scene);
  const count = Math.ceil((end - keyAt) / SEGMENT_MS);
  const segments = Array.from({ length: count }, (_, n) => video.segment(keyAt, n));
  const stream = await new Blob(segments).arrayBuffer();
  return new Input({ formats: [MPEG_TS], source: new BufferSource(stream) });
}

type Add = (packet: EncodedPacket) => Promise<void>;

/** Hands on the packets of a run that are wanted, at times counted from its `from`, later by `offset` s. */
async function copy(track: InputTrack, run: Run, base: number, offset: number, add: Add): Promise<void> {
  const earliest = track.isVideoTrack() ? run.keyAt : run.begin;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const at = run.keyAt + (packet.timestamp - base) * SECOND_MS;
    // Times in ticks of 90 kHz are never quite whole milliseconds.
    if (at < earliest - 0.5 || at >= run.end - 0.5) continue;
    const duration = Math.min(packet.duration, (run.end - at) / SECOND_MS);
    await add(packet.clone({ timestamp: offset + (at - run.begin) / SECOND_MS, duration }));
  }
}

async function copyVideo(scene: Scene, run: Run, offset: number, add: Add): Promise<void> {
  using input = await openRun(scene, run);
  const video = await input.getPrimaryVideoTrack();
  if (video === null) throw new Error('The loop lacks a picture.');
  await copy(video, run, await video.getFirstTimestamp(), offset, add);
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
  let offset = 0;
  for (const run of runs) {
    using input = await openRun(scene, run);
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    if (video === null || audio === null) throw new Error('The loop lacks picture or sound.');
    const base = await video.getFirstTimestamp();
    const [videoConfig, audioConfig] = [await video.getDecoderConfig(), await audio.getDecoderConfig()];
    const videoMeta = videoConfig === null ? {} : { decoderConfig: videoConfig };
    const audioMeta = audioConfig === null ? {} : { decoderConfig: audioConfig };
    const start = offset;
    await Promise.all([
      copy(video, run, base, start, (packet) => pictures.add(packet, videoMeta)),
      ...(hasSound ? [copy(audio, run, base, start, (packet) => sounds.add(packet, audioMeta))] : []),
    ]);
    offset += (run.end - run.begin) / SECOND_MS;
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('The file was not finished.');
  return new Uint8Array(target.buffer);
}
