/**
 * Video files of a cut: the packets of the loop, copied as they are, so quality and frame rate change
 * nothing in them. MP4 shows exactly the range: frames that are only needed for decoding are hidden by an
 * edit list. The others have no such thing, and begin with the key frame before it.
 */
import { MkvOutputFormat, Mp4OutputFormat } from 'mediabunny';
import type { Cut } from '../footage-cut.ts';
import { muxFootage } from '../footage-mux.ts';
import { loopPacketsOf, packetsWithin } from '../loop-packets.ts';
import type { Bytes, Scene } from '../media-scene.ts';
import { buildAvi } from './avi-file.ts';
import { buildExe } from './exe-file.ts';

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
      return muxFootage(scene, cut, hasSound, new Mp4OutputFormat({ fastStart: 'in-memory' }));
    case 'mkv':
      return muxFootage(scene, fromKeys(cut), hasSound, new MkvOutputFormat());
    case 'exe':
      return buildExe(await muxFootage(scene, fromKeys(cut), hasSound, new MkvOutputFormat()), quality);
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
