/**
 * Moves a transport stream segment to another time and another place in the stream: shifts PTS, DTS
 * and PCR, renumbers the continuity counters. Works on a copy; the loop itself is never changed.
 */
import type { Bytes } from './media-scene.ts';
import { readPcr, readTimestamp, TICKS_WRAP, tsPackets, writePcr, writeTimestamp } from './ts-packet.ts';

const COUNTER_MASK = 0x0f;

/** Packets with payload per PID: how far a segment advances each continuity counter. */
export type PacketCounts = ReadonlyMap<number, number>;

export interface Retiming {
  /** Added to every time, in ticks of 90 kHz; may be negative. Results wrap at 33 bits. */
  readonly shift: number;
  /** Packets with payload that went before, per PID; missing means none. */
  readonly before: PacketCounts;
}

/** Counts what `Retiming.before` of the next segment needs. */
export function countPackets(segment: Uint8Array): PacketCounts {
  const counts = new Map<number, number>();
  for (const { pid, hasPayload } of tsPackets(segment)) {
    if (hasPayload) counts.set(pid, (counts.get(pid) ?? 0) + 1);
  }
  return counts;
}

/** A copy of the segment at its new time and place. */
export function retimeSegment(segment: Uint8Array, { shift, before }: Retiming): Bytes {
  const bytes = new Uint8Array(segment);
  const sent = new Map(before);
  const shifted = (ticks: number) => (((ticks + shift) % TICKS_WRAP) + TICKS_WRAP) % TICKS_WRAP;
  for (const { at, pid, hasPayload, pcrAt, opcrAt, ptsAt, dtsAt } of tsPackets(bytes)) {
    for (const clockAt of [pcrAt, opcrAt]) {
      if (clockAt >= 0) writePcr(bytes, clockAt, shifted(readPcr(bytes, clockAt)));
    }
    for (const timeAt of [ptsAt, dtsAt]) {
      if (timeAt >= 0) writeTimestamp(bytes, timeAt, shifted(readTimestamp(bytes, timeAt)));
    }
    const count = sent.get(pid) ?? 0;
    // A packet without payload repeats the counter of the last one that had payload (2.4.3.3).
    const counter = (hasPayload ? count : count - 1) & COUNTER_MASK;
    if (hasPayload) sent.set(pid, count + 1);
    bytes[at + 3] = ((bytes[at + 3] ?? 0) & ~COUNTER_MASK) | counter;
  }
  return bytes;
}
