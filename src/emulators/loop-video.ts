/**
 * Endless video from a loop: the n-th segment of a showing that began at some place in the loop, with
 * times that start at zero and go on over the seam. Needs no memory of the segments before.
 */
import type { Bytes, Scene } from './media-scene.ts';
import { SEGMENT_MS } from './media-scene.ts';
import { TICKS_PER_MS } from './ts-packet.ts';
import { countPackets, type PacketCounts, retimeSegment } from './ts-retime.ts';

/** RFC 6381 name of the stream: profile, constraints and level are the bytes after the SPS header. */
const SPS_HEADERS = new Set([0x67, 0x27]);
const HEX_BYTE = 2;

export interface LoopVideo {
  /** Segment `n` of a showing whose segment 0 shows the loop at the wall time `startMs`. */
  readonly segment: (startMs: number, n: number) => Bytes;
  /** The codecs of the loop for a master playlist: H.264 with AAC. */
  readonly codecs: string;
  /** Bits per second of the densest segment. */
  readonly peakBitrate: number;
}

export function createLoopVideo(scene: Scene): LoopVideo {
  const parts = scene.segments.map(({ offset, length }) => scene.stream.subarray(offset, offset + length));
  const sums = runningSums(parts.map(countPackets));
  const loopLength = parts.length;
  const peakBytes = Math.max(...parts.map(({ length }) => length));

  /** Packets per PID from the start of the first loop up to the segment. */
  const packetsUpTo = (index: number): PacketCounts => {
    const loops = Math.floor(index / loopLength);
    const within = sums[index % loopLength] ?? new Map<number, number>();
    const whole = sums[loopLength] ?? new Map<number, number>();
    return new Map([...whole].map(([pid, count]) => [pid, loops * count + (within.get(pid) ?? 0)]));
  };

  return {
    segment: (startMs, n) => {
      const first = Math.floor((startMs % scene.durationMs) / SEGMENT_MS);
      const index = (first + n) % loopLength;
      const part = parts[index];
      if (part === undefined) throw new Error(`Loop ${scene.name} has no segments.`);
      const skipped = packetsUpTo(first);
      const before = new Map(
        [...packetsUpTo(first + n)].map(([pid, count]) => [pid, count - (skipped.get(pid) ?? 0)]),
      );
      const ownStart = scene.firstPts + index * SEGMENT_MS * TICKS_PER_MS;
      return retimeSegment(part, { shift: n * SEGMENT_MS * TICKS_PER_MS - ownStart, before });
    },
    codecs: `${avcCodec(parts[0] ?? new Uint8Array())},mp4a.40.2`,
    peakBitrate: Math.ceil((peakBytes * 8 * 1000) / SEGMENT_MS),
  };
}

/** sums[i] = counts of all segments before i; one more entry than there are segments. */
function runningSums(counts: readonly PacketCounts[]): readonly PacketCounts[] {
  const sums: PacketCounts[] = [new Map()];
  let sum = new Map<number, number>();
  for (const part of counts) {
    sum = new Map(sum);
    for (const [pid, count] of part) sum.set(pid, (sum.get(pid) ?? 0) + count);
    sums.push(sum);
  }
  return sums;
}

function avcCodec(segment: Uint8Array): string {
  for (let at = 3; at + 3 < segment.length; at++) {
    const isStart = segment[at - 3] === 0 && segment[at - 2] === 0 && segment[at - 1] === 1;
    if (!isStart || !SPS_HEADERS.has(segment[at] ?? 0)) continue;
    const profile = [...segment.subarray(at + 1, at + 4)];
    return `avc1.${profile.map((byte) => byte.toString(16).padStart(HEX_BYTE, '0')).join('')}`;
  }
  throw new Error('The first segment of the loop has no SPS.');
}
