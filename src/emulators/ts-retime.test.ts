/** Reads the streams with a parser of its own, byte by byte, so that a shared mistake cannot hide. */
import { expect, test } from 'vitest';
import { createLoopVideo } from './loop-video.ts';
import { openMediaLibrary } from './media-library.ts';
import { countPackets, retimeSegment } from './ts-retime.ts';

const VIDEO = 0xe0;
const AUDIO = 0xc0;
const WRAP = 2n ** 33n;
const SEGMENT_TICKS = 180_000;

const scene = await openMediaLibrary().scene('counter');
const video = createLoopVideo(scene);

/** PTS of all PES packets of a kind of stream, read as one big number with its marker bits cut out. */
function presentationTimes(bytes: Uint8Array, streamId: number): number[] {
  const times: number[] = [];
  for (let at = 0; at < bytes.length; at += 188) {
    const packet = bytes.subarray(at, at + 188);
    const starts = ((packet[1] ?? 0) & 0x40) !== 0;
    const payload = ((packet[3] ?? 0) & 0x20) === 0 ? 4 : 5 + (packet[4] ?? 0);
    if (!starts || packet[payload + 2] !== 1 || packet[payload + 3] !== streamId) continue;
    const field = packet.subarray(payload + 9, payload + 14);
    const bits = [...field].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    expect([bits[7], bits[23], bits[39]]).toEqual(['1', '1', '1']);
    const value = bits.slice(4, 7) + bits.slice(8, 23) + bits.slice(24, 39);
    times.push(Number(BigInt(`0b${value}`)));
  }
  return times;
}

function clocks(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at += 188) {
    const hasClock = ((bytes[at + 3] ?? 0) & 0x20) !== 0 && (bytes[at + 4] ?? 0) > 0;
    if (!hasClock || ((bytes[at + 5] ?? 0) & 0x10) === 0) continue;
    // 33 bits of base are the top of these 48.
    const field = [...bytes.subarray(at + 6, at + 12)];
    const bits = field.map((byte) => byte.toString(2).padStart(8, '0')).join('');
    found.push(Number(BigInt(`0b${bits.slice(0, 33)}`)));
  }
  return found;
}

/** Every continuity counter that does not follow the one before on its PID. */
function counterBreaks(bytes: Uint8Array): number {
  const last = new Map<number, number>();
  let breaks = 0;
  for (let at = 0; at < bytes.length; at += 188) {
    const pid = (((bytes[at + 1] ?? 0) & 0x1f) << 8) | (bytes[at + 2] ?? 0);
    const counter = (bytes[at + 3] ?? 0) & 0x0f;
    const hasPayload = ((bytes[at + 3] ?? 0) & 0x10) !== 0;
    const before = last.get(pid);
    if (before !== undefined && counter !== ((before + (hasPayload ? 1 : 0)) & 0x0f)) breaks++;
    last.set(pid, counter);
  }
  return breaks;
}

/** Segments from one before the end of the loop to two after its beginning. */
function overTheSeam(): { readonly first: number; readonly parts: readonly Uint8Array[] } {
  const first = scene.segments.length - 2;
  return { first, parts: [0, 1, 2, 3].map((n) => video.segment(first * 2000, n)) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

test('segment n of a showing begins at n × 2 s, wherever in the loop it started', () => {
  for (const start of [0, 14_000, 118_000]) {
    for (const n of [0, 1, 5, 59, 60, 61, 200]) {
      const [pts] = presentationTimes(video.segment(start, n), VIDEO);
      expect({ start, n, pts }).toEqual({ start, n, pts: n * SEGMENT_TICKS });
    }
  }
});

test('pictures follow each other by one frame over the seam of the loop', () => {
  const times = presentationTimes(joined(overTheSeam().parts), VIDEO);
  const steps = new Set(times.slice(1).map((time, i) => time - (times[i] ?? 0)));
  expect(times).toHaveLength(80);
  expect([...steps]).toEqual([90_000 / scene.fps]);
});

test('sound rises over the seam of the loop without a gap', () => {
  const times = presentationTimes(joined(overTheSeam().parts), AUDIO);
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThan(0);
  // A PES packet of sound holds several frames of 1,920 ticks; the seam is no longer than another step.
  expect(steps.every((step) => step % 1920 === 0)).toBe(true);
});

test('continuity counters go on over segments and over the seam', () => {
  expect(counterBreaks(joined(overTheSeam().parts))).toBe(0);
  const showing = Array.from({ length: scene.segments.length + 3 }, (_, n) => video.segment(34_000, n));
  expect(counterBreaks(joined(showing))).toBe(0);
});

test('a segment is the same however it is reached', () => {
  expect(video.segment(120_000 * 1000, 7)).toEqual(video.segment(0, 7));
});

test('times wrap at 33 bits and come back', () => {
  const part = scene.stream.subarray(0, scene.segments[0]?.length);
  const original = presentationTimes(part, VIDEO);
  const shift = Number(WRAP) - (original[0] ?? 0) - 9000;
  const wrapped = retimeSegment(part, { shift, before: new Map() });
  const times = presentationTimes(wrapped, VIDEO);
  expect(times.slice(0, 3)).toEqual([Number(WRAP) - 9000, 0, 9000]);
  const back = retimeSegment(wrapped, { shift: -shift, before: new Map() });
  expect(presentationTimes(back, VIDEO)).toEqual(original);
});

test('the clock is shifted with the pictures', () => {
  const part = scene.stream.subarray(0, scene.segments[0]?.length);
  const moved = retimeSegment(part, { shift: 123_457, before: new Map() });
  const expected = clocks(part).map((clock) => clock + 123_457);
  expect(expected.length).toBeGreaterThan(0);
  expect(clocks(moved)).toEqual(expected);
});

test('the loop itself is left as it was', () => {
  const before = scene.stream.slice();
  video.segment(2000, 3);
  expect(scene.stream).toEqual(before);
});

test('packets without payload do not advance the counter', () => {
  const packet = new Uint8Array(188 * 3);
  for (const [index, control] of [0x10, 0x20, 0x10].entries()) {
    packet.set([0x47, 0x01, 0x00, control, 183], index * 188);
  }
  const moved = retimeSegment(packet, { shift: 0, before: new Map([[256, 15]]) });
  expect([3, 191, 379].map((at) => (moved[at] ?? 0) & 0x0f)).toEqual([15, 15, 0]);
  expect(countPackets(packet)).toEqual(new Map([[256, 2]]));
});

test('what is not a transport stream is refused', () => {
  expect(() => countPackets(new Uint8Array(100))).toThrow('whole number');
  expect(() => countPackets(new Uint8Array(188))).toThrow('No TS packet');
});
