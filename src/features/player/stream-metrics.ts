/** What is really known of a stream: measured or read from it, else left out. */
import { type Seconds, seconds } from '../../core/units.ts';
import type { HlsEngine } from './hls-loader.ts';

export interface StreamMetrics {
  /** How far the picture is behind the newest that the system sent. */
  readonly latency?: Seconds | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly framesPerSecond?: number | undefined;
  /** The codec as people call it. */
  readonly codec?: string | undefined;
  readonly bitsPerSecond?: number | undefined;
  readonly droppedFrames?: number | undefined;
}

export const NO_METRICS: StreamMetrics = {};

const CODEC_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^avc[1-4]/, 'H.264'],
  [/^(hvc1|hev1)/, 'H.265'],
  [/^av01/, 'AV1'],
  [/^vp0?9/, 'VP9'],
  [/^mp4v/, 'MPEG-4'],
];

/** "H.264" for "avc1.64001f"; undefined for what has no name here. */
export const codecName = (codec: string): string | undefined =>
  CODEC_NAMES.find(([shape]) => shape.test(codec))?.[1];

export const isH265 = (codec: string): boolean => codecName(codec) === 'H.265';

/** The newest segments speak for the bit rate: a scene changes faster than an average of minutes. */
const REMEMBERED_SEGMENTS = 6;
const BITS_PER_BYTE = 8;

/** Bit rate of the segments that arrived last. */
export interface BitRateMeter {
  readonly add: (bytes: number, length: Seconds) => void;
  readonly bitsPerSecond: () => number | undefined;
}

export function createBitRateMeter(): BitRateMeter {
  let segments: readonly { readonly bytes: number; readonly length: number }[] = [];
  return {
    add: (bytes, length) => {
      if (bytes > 0 && length > 0) segments = [...segments.slice(1 - REMEMBERED_SEGMENTS), { bytes, length }];
    },
    bitsPerSecond: () => {
      const length = segments.reduce((sum, segment) => sum + segment.length, 0);
      const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
      return length === 0 ? undefined : (bytes * BITS_PER_BYTE) / length;
    },
  };
}

/** What the metrics are read from. */
export interface MetricSources {
  readonly video: HTMLVideoElement;
  readonly engine: HlsEngine | undefined;
  readonly live: boolean;
  readonly codec: string | undefined;
  readonly frameLength: Seconds | undefined;
  readonly bitsPerSecond: number | undefined;
}

const positive = (value: number): number | undefined => (value > 0 ? value : undefined);

function levelRate(engine: HlsEngine | undefined): number | undefined {
  const rate = engine?.levels[engine.currentLevel]?.frameRate;
  return rate === undefined ? undefined : positive(rate);
}

/** Reads all metrics at once. */
export function readMetrics({
  video,
  engine,
  live,
  codec,
  frameLength,
  bitsPerSecond,
}: MetricSources): StreamMetrics {
  const latency = live ? positive(engine?.latency ?? 0) : undefined;
  const measured = frameLength === undefined ? undefined : 1 / frameLength;
  const named = codec ?? engine?.levels[engine.currentLevel]?.videoCodec;
  const dropped =
    typeof video.getVideoPlaybackQuality === 'function'
      ? video.getVideoPlaybackQuality().droppedVideoFrames
      : undefined;
  return {
    latency: latency === undefined ? undefined : seconds(latency),
    width: positive(video.videoWidth),
    height: positive(video.videoHeight),
    framesPerSecond: levelRate(engine) ?? measured,
    codec: named === undefined ? undefined : codecName(named),
    bitsPerSecond,
    droppedFrames: dropped,
  };
}
