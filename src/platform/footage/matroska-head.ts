/**
 * The head of a Matroska or WebM file (RFC 9559): whether all of the segment is there, and the date of
 * its Info, which the library does not read.
 */
import { type EpochMs, epochMs } from '../../core/units.ts';
import { bigEndian } from './byte-view.ts';
import type { FileWindow } from './file-window.ts';
import { elements } from './matroska-element.ts';

export interface MatroskaHead {
  readonly isWebM: boolean;
  /** The segment claims more than there is, or has not begun. */
  readonly isTruncated: boolean;
  readonly createdAt: EpochMs | undefined;
  /** Seconds of a tick of its clock. */
  readonly tick: number;
}

const EBML_HEAD = 0x1a_45_df_a3;
const DOC_TYPE = 0x42_82;
const SEGMENT = 0x18_53_80_67;
const CLUSTER = 0x1f_43_b6_75;
const INFO = 0x15_49_a9_66;
const DATE_UTC = 0x44_61;
const TIMESTAMP_SCALE = 0x2a_d7_b1;

/** Nanoseconds since 2001. */
const EPOCH = Date.UTC(2001, 0, 1);
const DATE_BYTES = 8;
/** In a millisecond. */
const NANOSECONDS = 1e6;
/** Where the file does not tell: a millisecond. */
const USUAL_TICK = 1e-3;
const LARGEST_BODY = 64 * 1024;

/** Reads the elements before the footage. */
export async function readMatroskaHead(file: FileWindow): Promise<MatroskaHead> {
  let isWebM = false;
  for await (const { id, from, until } of elements(file, 0, file.size)) {
    if (id === EBML_HEAD) isWebM = await isDocType(file, from, until ?? from, 'webm');
    if (id !== SEGMENT) continue;
    const isCut = until !== undefined && until > file.size;
    const inside = await readSegment(file, from, Math.min(until ?? file.size, file.size));
    return { isWebM, isTruncated: isCut || !inside.hasFootage, ...inside.info };
  }
  return { isWebM, isTruncated: true, createdAt: undefined, tick: USUAL_TICK };
}

async function isDocType(file: FileWindow, from: number, until: number, type: string): Promise<boolean> {
  for await (const element of elements(file, from, until)) {
    if (element.id !== DOC_TYPE || element.until === undefined) continue;
    const text = await file.bytes(element.from, Math.min(element.until - element.from, type.length + 1));
    return new TextDecoder().decode(text).replace('\0', '') === type;
  }
  return false;
}

type Info = Pick<MatroskaHead, 'createdAt' | 'tick'>;

async function readSegment(file: FileWindow, from: number, until: number) {
  let info: Info = { createdAt: undefined, tick: USUAL_TICK };
  for await (const element of elements(file, from, until)) {
    if (element.id === CLUSTER) return { info, hasFootage: true };
    if (element.id === INFO && element.until !== undefined) {
      info = await readInfo(file, element.from, element.until);
    }
  }
  return { info, hasFootage: false };
}

async function readInfo(file: FileWindow, from: number, until: number): Promise<Info> {
  let createdAt: EpochMs | undefined;
  let tick = USUAL_TICK;
  for await (const element of elements(file, from, Math.min(until, from + LARGEST_BODY, file.size))) {
    const length = (element.until ?? element.from) - element.from;
    if (length > DATE_BYTES) continue;
    const bytes = await file.bytes(element.from, length);
    if (element.id === TIMESTAMP_SCALE) tick = (bigEndian(bytes, 0, length) ?? 0) / NANOSECONDS / 1000;
    if (element.id === DATE_UTC && bytes.length === DATE_BYTES) {
      const nanoseconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigInt64(0));
      createdAt = nanoseconds === 0 ? undefined : epochMs(EPOCH + Math.round(nanoseconds / NANOSECONDS));
    }
  }
  return { createdAt, tick };
}
