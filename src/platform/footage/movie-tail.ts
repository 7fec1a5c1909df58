/**
 * The end of a movie in fragments (ISO/IEC 14496-12, 8.8): where its footage ends and whether its last
 * fragment is whole. An hour has thousands of fragments, so they are looked for from the end.
 */
import { bigEndian, letters } from './byte-view.ts';
import type { FileWindow } from './file-window.ts';

/** What a fragment leaves to the index. */
export interface TrackClock {
  /** Ticks of a second. */
  readonly scale: number;
  /** Of each frame for which nothing else is said, in ticks. */
  readonly frame: number;
}

export interface MovieTail {
  /** Something that is needed claims more than there is. */
  readonly isCut: boolean;
  /** In seconds; undefined where the fragments do not tell when they play. */
  readonly end: number | undefined;
}

interface Part {
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

/** Some seconds of footage of the highest rate. */
const TAIL = 8 * 1024 * 1024;
/** Tracks may take turns. */
const FRAGMENTS = 8;
const HEADER = 8;
/** A fragment's box begins with its number, a box of sixteen bytes. */
const NUMBER_SIZE = 16;
const M = 0x6d;
/** No fragment has more frames: a minute of sound. */
const FRAMES = 10_000;

/** Bits of `tfhd`: fields that are there, before the length of a frame. */
const BASE_OFFSET = 0x1;
const DESCRIPTION = 0x2;
const FRAME_LENGTH = 0x8;
/** Bits of `trun`. */
const DATA_OFFSET = 0x1;
const FIRST_FLAGS = 0x4;
const LENGTHS = 0x1_00;
const OTHERS = [0x2_00, 0x4_00, 0x8_00] as const;

/** Undefined where no fragment begins within the last megabytes. */
export async function readMovieTail(
  file: FileWindow,
  clocks: ReadonlyMap<number, TrackClock>,
): Promise<MovieTail | undefined> {
  const bytes = await file.bytes(file.size - TAIL, TAIL);
  const starts = lastFragments(bytes);
  const [last] = starts;
  if (last === undefined) return undefined;
  const ends = starts.flatMap((at) => fragmentEnds(bytes, at, clocks));
  return { isCut: isCut(bytes, last), end: ends.length === 0 ? undefined : Math.max(...ends) };
}

/** Where fragments begin, the last first. */
function lastFragments(bytes: Uint8Array): readonly number[] {
  const starts: number[] = [];
  for (let at = bytes.length; at > 0 && starts.length < FRAGMENTS;) {
    at = bytes.lastIndexOf(M, at - 1);
    if (at < HEADER / 2) break;
    const isFragment =
      letters(bytes, at) === 'moof' &&
      bigEndian(bytes, at + 4, 4) === NUMBER_SIZE &&
      letters(bytes, at + HEADER) === 'mfhd';
    if (isFragment) starts.push(at - HEADER / 2);
  }
  return starts;
}

function isCut(bytes: Uint8Array, last: number): boolean {
  let hasFootage = false;
  for (const { name, until } of parts(bytes, last, Infinity)) {
    if ((name === 'moof' || name === 'mdat') && until > bytes.length) return true;
    hasFootage ||= name === 'mdat';
  }
  return !hasFootage;
}

/** The boxes from a place on; the last may claim more than there is. */
function* parts(bytes: Uint8Array, start: number, end: number): Generator<Part> {
  let at = start;
  while (at + HEADER <= Math.min(end, bytes.length)) {
    const size = bigEndian(bytes, at, 4) ?? 0;
    // Without size it reaches to the end of the file.
    const until = size === 0 ? bytes.length : at + size;
    if (size !== 0 && size < HEADER) return;
    yield { name: letters(bytes, at + 4), from: at + HEADER, until };
    at = until;
  }
}

/** In seconds, of each track of a fragment. */
function fragmentEnds(
  bytes: Uint8Array,
  start: number,
  clocks: ReadonlyMap<number, TrackClock>,
): readonly number[] {
  const [fragment] = parts(bytes, start, Infinity);
  if (fragment === undefined) return [];
  return Array.from(parts(bytes, fragment.from, fragment.until)).flatMap((part) =>
    part.name === 'traf' ? (trackEnd(bytes, part, clocks) ?? []) : [],
  );
}

function trackEnd(
  bytes: Uint8Array,
  track: Part,
  clocks: ReadonlyMap<number, TrackClock>,
): number | undefined {
  let begin: number | undefined;
  let length = 0;
  let clock: TrackClock | undefined;
  for (const { name, from } of parts(bytes, track.from, track.until)) {
    const flags = bigEndian(bytes, from + 1, 3) ?? 0;
    if (name === 'tfhd') {
      const known = clocks.get(bigEndian(bytes, from + 4, 4) ?? 0);
      const at = from + HEADER + has(flags, BASE_OFFSET, 8) + has(flags, DESCRIPTION, 4);
      const frame = has(flags, FRAME_LENGTH, 1) === 1 ? bigEndian(bytes, at, 4) : undefined;
      clock = known === undefined ? undefined : { ...known, frame: frame ?? known.frame };
    }
    if (name === 'tfdt') begin = bigEndian(bytes, from + 4, bytes[from] === 1 ? 8 : 4);
    if (name === 'trun') length += runLength(bytes, from, flags, clock?.frame ?? 0);
  }
  if (begin === undefined || clock === undefined || clock.scale === 0) return undefined;
  return (begin + length) / clock.scale;
}

/** In ticks, of all frames of a run. */
function runLength(bytes: Uint8Array, from: number, flags: number, usual: number): number {
  const count = Math.min(bigEndian(bytes, from + 4, 4) ?? 0, FRAMES);
  if (has(flags, LENGTHS, 1) === 0) return count * usual;
  const row = 4 + OTHERS.reduce((sum, bit) => sum + has(flags, bit, 4), 0);
  let at = from + HEADER + has(flags, DATA_OFFSET, 4) + has(flags, FIRST_FLAGS, 4);
  let length = 0;
  for (let index = 0; index < count; index += 1, at += row) length += bigEndian(bytes, at, 4) ?? 0;
  return length;
}

const has = (flags: number, bit: number, size: number): number =>
  Math.floor(flags / bit) % 2 === 1 ? size : 0;
