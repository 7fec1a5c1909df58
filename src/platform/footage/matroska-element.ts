/** Elements of EBML (RFC 8794), the grammar of Matroska: their names and lengths, and walking over them. */
import { bigEndian } from './byte-view.ts';
import type { FileWindow } from './file-window.ts';

export interface Element {
  readonly id: number;
  readonly from: number;
  /** Undefined: it does not tell its length, as in a stream that was written without going back. */
  readonly until: number | undefined;
}

const LONGEST_ID = 4;
/** Four bytes of name and eight of length. */
const LARGEST_HEAD = LONGEST_ID + 8;
/** Of a byte as a number of 32 bits, less one. */
const LEADING_ZEROS = 23;
const ALL_BITS = 0xff;
/** Between the head and the first footage stand less than ten. */
const ELEMENTS = 64;

/** How many bytes a number has, which its first byte tells by its leading zeros; 0 where none does. */
const lengthOf = (first: number | undefined): number =>
  first === undefined || first === 0 ? 0 : Math.clz32(first) - LEADING_ZEROS;

/** The length of an element; undefined where it is not told, and null beyond what there is. */
function sizeOf(bytes: Uint8Array, at: number, length: number): number | undefined | null {
  // The mark is taken off first: numbers of 64 bits would lose their last digits with it.
  const mark = 2 ** (8 - length);
  const first = (bytes[at] ?? 0) % mark;
  const rest = bigEndian(bytes, at + 1, length - 1);
  if (rest === undefined) return null;
  const isUnknown =
    first === mark - 1 && bytes.subarray(at + 1, at + length).every((byte) => byte === ALL_BITS);
  return isUnknown ? undefined : first * 2 ** (8 * (length - 1)) + rest;
}

/** The element at a place of some bytes that begin at `base` of the file; undefined where there is none. */
export function elementIn(bytes: Uint8Array, at: number, base: number): Element | undefined {
  const named = lengthOf(bytes[at]);
  const sized = lengthOf(bytes[at + named]);
  const id = bigEndian(bytes, at, named);
  if (named === 0 || named > LONGEST_ID || sized === 0 || id === undefined) return undefined;
  const size = sizeOf(bytes, at + named, sized);
  if (size === null) return undefined;
  const from = base + at + named + sized;
  return { id, from, until: size === undefined ? undefined : from + size };
}

/** The elements from there on; ends with the first that does not tell its length, and after 64. */
export async function* elements(file: FileWindow, from: number, until: number): AsyncGenerator<Element> {
  let at = from;
  for (let count = 0; count < ELEMENTS && at < until; count += 1) {
    const element = elementIn(await file.bytes(at, LARGEST_HEAD), 0, at);
    if (element === undefined) return;
    yield element;
    if (element.until === undefined) return;
    at = element.until;
  }
}
