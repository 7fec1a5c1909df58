/**
 * The parts of an MPEG transport stream packet that carry time and order (ISO/IEC 13818-1, 2.4.3).
 * Offsets only; nothing here copies or allocates.
 */

export const TS_PACKET_BYTES = 188;
/** PTS, DTS and the base of PCR count 90 kHz in 33 bits. */
export const TICKS_PER_MS = 90;
export const TICKS_WRAP = 2 ** 33;

const SYNC_BYTE = 0x47;
const HEADER_BYTES = 4;
const PCR_FLAG = 0x10;
const OPCR_FLAG = 0x08;
const PCR_BYTES = 6;
const PES_FLAGS_AT = 7;
const PES_PTS_AT = 9;
const PES_DTS_AT = 14;
/** Streams whose packets have no PES header extension, and so no times (2.4.3.7, table 2-21). */
const STREAMS_WITHOUT_TIMES = new Set([0xbc, 0xbe, 0xbf, 0xf0, 0xf1, 0xf2, 0xf8, 0xff]);

/** Where the fields of one packet are; positions are absolute in the buffer, -1 when absent. */
export interface TsPacket {
  readonly at: number;
  readonly pid: number;
  readonly hasPayload: boolean;
  readonly payloadAt: number;
  readonly pcrAt: number;
  readonly opcrAt: number;
  readonly ptsAt: number;
  readonly dtsAt: number;
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** Walks the packets of a segment; throws when it is not a whole number of them. */
export function* tsPackets(bytes: Uint8Array): Generator<TsPacket> {
  if (bytes.length % TS_PACKET_BYTES !== 0) throw new Error('Not a whole number of TS packets.');
  for (let at = 0; at < bytes.length; at += TS_PACKET_BYTES) {
    if (bytes[at] !== SYNC_BYTE) throw new Error(`No TS packet at byte ${at}.`);
    yield readPacket(bytes, at);
  }
}

function readPacket(bytes: Uint8Array, at: number): TsPacket {
  const second = byteAt(bytes, at + 1);
  const fourth = byteAt(bytes, at + 3);
  const hasAdaptation = (fourth & 0x20) !== 0;
  const hasPayload = (fourth & 0x10) !== 0;
  const adaptationBytes = hasAdaptation ? byteAt(bytes, at + HEADER_BYTES) + 1 : 0;
  const flags = adaptationBytes > 1 ? byteAt(bytes, at + HEADER_BYTES + 1) : 0;
  const clockAt = at + HEADER_BYTES + 2;
  const pcrAt = (flags & PCR_FLAG) === 0 ? -1 : clockAt;
  const opcrAt = (flags & OPCR_FLAG) === 0 ? -1 : clockAt + (pcrAt < 0 ? 0 : PCR_BYTES);
  const payloadAt = at + HEADER_BYTES + adaptationBytes;
  const startsUnit = (second & 0x40) !== 0;
  const times = hasPayload && startsUnit ? pesTimes(bytes, payloadAt) : { ptsAt: -1, dtsAt: -1 };
  const pid = (second & 0x1f) * 256 + byteAt(bytes, at + 2);
  return { at, pid, hasPayload, payloadAt, pcrAt, opcrAt, ...times };
}

function pesTimes(bytes: Uint8Array, at: number): { ptsAt: number; dtsAt: number } {
  const isPes = byteAt(bytes, at) === 0 && byteAt(bytes, at + 1) === 0 && byteAt(bytes, at + 2) === 1;
  if (!isPes || STREAMS_WITHOUT_TIMES.has(byteAt(bytes, at + 3))) return { ptsAt: -1, dtsAt: -1 };
  const flags = byteAt(bytes, at + PES_FLAGS_AT);
  return {
    ptsAt: (flags & 0x80) === 0 ? -1 : at + PES_PTS_AT,
    dtsAt: (flags & 0xc0) === 0xc0 ? at + PES_DTS_AT : -1,
  };
}

/** Reads a PTS or DTS: 33 bits over five bytes with marker bits between (2.4.3.7). */
export function readTimestamp(bytes: Uint8Array, at: number): number {
  const high = (byteAt(bytes, at) >> 1) & 0x07;
  const middle = (byteAt(bytes, at + 1) << 7) | (byteAt(bytes, at + 2) >> 1);
  const low = (byteAt(bytes, at + 3) << 7) | (byteAt(bytes, at + 4) >> 1);
  return high * 2 ** 30 + middle * 2 ** 15 + low;
}

/** Writes a PTS or DTS in place and keeps the four bits that tell which of them it is. */
export function writeTimestamp(bytes: Uint8Array, at: number, ticks: number): void {
  const high = Math.floor(ticks / 2 ** 30);
  const middle = Math.floor(ticks / 2 ** 15) & 0x7fff;
  const low = ticks % 2 ** 15;
  bytes[at] = (byteAt(bytes, at) & 0xf0) | (high << 1) | 1;
  bytes[at + 1] = middle >> 7;
  bytes[at + 2] = ((middle & 0x7f) << 1) | 1;
  bytes[at + 3] = low >> 7;
  bytes[at + 4] = ((low & 0x7f) << 1) | 1;
}

/** Reads the 90 kHz base of a PCR (2.4.3.5). */
export function readPcr(bytes: Uint8Array, at: number): number {
  const low = byteAt(bytes, at + 4) >> 7;
  const high =
    byteAt(bytes, at) * 2 ** 24 +
    (byteAt(bytes, at + 1) << 16) +
    (byteAt(bytes, at + 2) << 8) +
    byteAt(bytes, at + 3);
  return high * 2 + low;
}

/** Writes the base of a PCR in place and keeps its 27 MHz extension. */
export function writePcr(bytes: Uint8Array, at: number, ticks: number): void {
  const high = Math.floor(ticks / 2);
  bytes[at] = Math.floor(high / 2 ** 24);
  bytes[at + 1] = (high >>> 16) & 0xff;
  bytes[at + 2] = (high >>> 8) & 0xff;
  bytes[at + 3] = high & 0xff;
  bytes[at + 4] = (byteAt(bytes, at + 4) & 0x7f) | ((ticks % 2) << 7);
}
