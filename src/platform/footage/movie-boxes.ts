/**
 * A walk over the boxes of MP4 and QuickTime files (ISO/IEC 14496-12): whether all of the file is there,
 * its header's time and length, and its index without the tables that grow with the recording. The
 * library reads codecs and tags from that; it would read the tables as well.
 */
import type { EpochMs } from '../../core/units.ts';
import { bigEndian, type Bytes, joinBytes, letters } from './byte-view.ts';
import { BudgetSpent, type FileWindow } from './file-window.ts';
import { readMovieTail, type TrackClock } from './movie-tail.ts';
import { quickTimeMoment } from './stamped-times.ts';

interface Box {
  readonly name: string;
  readonly at: number;
  /** Where its content begins and where it ends, by its own account. */
  readonly from: number;
  readonly until: number;
}

export interface MovieBoxes {
  /** `ftyp` and `moov`, small enough to be read whole; undefined without index. */
  readonly index: Bytes | undefined;
  readonly isQuickTime: boolean;
  /** False of still pictures in the same kind of boxes (HEIC, AVIF), and of what only begins like one. */
  readonly isMovie: boolean;
  /** The file ends before its own end, or lacks its index or its footage. */
  readonly isTruncated: boolean;
  readonly createdAt: EpochMs | undefined;
  /** In seconds; undefined where neither the header tells it nor the last fragments. */
  readonly duration: number | undefined;
}

const HEADER = 8;
const LARGE_HEADER = 16;
/** A file in fragments has two boxes for each second or two: its end is looked at from there. */
const FRAGMENT_BOXES = 256;
/** Others have few; some cameras write one for each stretch of footage. */
const TOP_BOXES = 1500;
/** A file of one track needs about thirty. */
const INDEX_BOXES = 4096;
const LARGEST_LEAF = 256 * 1024;
const LARGEST_INDEX = 4 * 1024 * 1024;

/** Without one of these the rest cannot be played. */
const NEEDED = new Set(['moov', 'mdat', 'moof', 'imda']);
const PICTURE_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis', 'crx ']);
/** What is gone into, and only below the one that may hold it: the depth has an end. */
const CONTAINERS = new Map([
  ['moov', ['trak', 'mvex', 'udta']],
  ['trak', ['mdia']],
  ['mdia', ['minf']],
  ['minf', ['stbl']],
]);
/** Tables with a row for each frame. */
const TABLES = new Set([
  'stts',
  'ctts',
  'stsz',
  'stz2',
  'stco',
  'co64',
  'stsc',
  'stss',
  'sdtp',
  'sbgp',
  'sgpd',
  'saiz',
  'saio',
  'senc',
]);

/** The box that begins there; undefined where none does. */
async function boxAt(file: FileWindow, at: number, end: number): Promise<Box | undefined> {
  if (at + HEADER > end) return undefined;
  const head = await file.bytes(at, LARGE_HEADER);
  const small = bigEndian(head, 0, 4);
  // 1: the size follows in 64 bits; 0: as far as what holds it.
  const header = small === 1 ? LARGE_HEADER : HEADER;
  const size = small === 1 ? bigEndian(head, HEADER, 8) : small === 0 ? end - at : small;
  if (size === undefined || size < header) return undefined;
  return { name: letters(head, 4), at, from: at + header, until: at + size };
}

/** Walks over the file. Reads a few headers and the small parts of the index. */
export async function readMovieBoxes(file: FileWindow): Promise<MovieBoxes> {
  const boxes = await topBoxes(file);
  const movie = boxes.find(({ name }) => name === 'moov');
  const type = boxes.find(({ name }) => name === 'ftyp');
  const brand = type === undefined ? '' : letters(await file.bytes(type.from, 4), 0);
  const isQuickTime = brand === 'qt  ' || brand === '';
  const isCut = boxes.some(({ name, until }) => until > file.size && NEEDED.has(name));
  const hasNeeded = type !== undefined || boxes.some(({ name }) => NEEDED.has(name));
  const hasFootage = boxes.some(({ name }) => name !== 'moov' && NEEDED.has(name));
  const common = {
    isQuickTime,
    isMovie: hasNeeded && (movie !== undefined || !PICTURE_BRANDS.has(brand)),
    isTruncated: isCut || movie === undefined || !hasFootage,
  };
  if (movie === undefined || isCut) {
    return { ...common, index: undefined, createdAt: undefined, duration: undefined };
  }
  const leaves: Leaf[] = [];
  const budget = { boxes: INDEX_BOXES, bytes: LARGEST_INDEX };
  const content = await slimContent(file, movie, budget, leaves);
  const index = joinBytes([typeBox(isQuickTime), boxOf('moov', content)]);
  const isInFragments = boxes.some(({ name }) => name === 'moof');
  const tail = isInFragments ? await readMovieTail(file, clocksOf(leaves)) : undefined;
  return {
    ...common,
    isTruncated: common.isTruncated || tail?.isCut === true,
    index,
    createdAt: creationOf(leaves),
    duration: durationOf(leaves) ?? tail?.end,
  };
}

async function topBoxes(file: FileWindow): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  let at = 0;
  let limit = TOP_BOXES;
  while (boxes.length < limit) {
    const box = await boxAt(file, at, file.size);
    if (box === undefined) break;
    boxes.push(box);
    if (box.name === 'moof') limit = FRAGMENT_BOXES;
    at = box.until;
  }
  return boxes;
}

interface Leaf {
  readonly name: string;
  readonly content: Bytes;
}

/** The boxes within a box, without tables and without what is too large to tell anything. */
async function slimContent(
  file: FileWindow,
  parent: Box,
  budget: { boxes: number; bytes: number },
  leaves: Leaf[],
): Promise<readonly Bytes[]> {
  const parts: Bytes[] = [];
  let at = parent.from;
  for (;;) {
    const box = await boxAt(file, at, parent.until);
    if (box === undefined || box.until > parent.until) return parts;
    at = box.until;
    budget.boxes -= 1;
    if (budget.boxes < 0 || budget.bytes < 0) throw new BudgetSpent();
    if (TABLES.has(box.name)) continue;
    if (CONTAINERS.get(parent.name)?.includes(box.name) === true) {
      parts.push(boxOf(box.name, await slimContent(file, box, budget, leaves)));
      continue;
    }
    const length = box.until - box.from;
    if (length > LARGEST_LEAF) continue;
    budget.bytes -= length;
    const content = await file.bytes(box.from, length);
    leaves.push({ name: box.name, content });
    parts.push(boxOf(box.name, [content]));
  }
}

function boxOf(name: string, content: readonly Bytes[]): Bytes {
  const size = content.reduce((sum, { length }) => sum + length, HEADER);
  const header = new Uint8Array(HEADER);
  new DataView(header.buffer).setUint32(0, size);
  header.set(
    Array.from(name, (letter) => letter.charCodeAt(0)),
    4,
  );
  return joinBytes([header, ...content]);
}

/** Old QuickTime files have none, and the library insists on one. */
const typeBox = (isQuickTime: boolean): Bytes =>
  boxOf('ftyp', [new TextEncoder().encode(isQuickTime ? 'qt  \0\0\0\0qt  ' : 'isom\0\0\0\0isom')]);

/** Of the movie's header, else of a track's; the same fields stand first in both. */
function creationOf(leaves: readonly Leaf[]): EpochMs | undefined {
  for (const name of ['mvhd', 'mdhd', 'tkhd']) {
    for (const leaf of leaves) {
      if (leaf.name !== name) continue;
      const created = quickTimeMoment(bigEndian(leaf.content, 4, isWide(leaf) ? 8 : 4));
      if (created !== undefined) return created;
    }
  }
  return undefined;
}

/** Version 1 has times of 64 bits. */
const isWide = ({ content }: Leaf): boolean => content[0] === 1;

function durationOf(leaves: readonly Leaf[]): number | undefined {
  const header = leaves.find(({ name }) => name === 'mvhd');
  if (header === undefined) return undefined;
  const scale = bigEndian(header.content, isWide(header) ? 20 : 12, 4);
  const own = bigEndian(header.content, isWide(header) ? 24 : 16, isWide(header) ? 8 : 4);
  // The length of a fragmented movie, where its writer came back to fill it in.
  const whole = leaves.find(({ name }) => name === 'mehd');
  const fragments = whole === undefined ? undefined : bigEndian(whole.content, 4, isWide(whole) ? 8 : 4);
  const length = Math.max(isUnknown(own) ? 0 : own, isUnknown(fragments) ? 0 : fragments);
  return scale === undefined || scale === 0 || length === 0 ? undefined : length / scale;
}

/** The clocks of the tracks by their numbers: `tkhd` has the number, the `mdhd` after it the clock. */
function clocksOf(leaves: readonly Leaf[]): ReadonlyMap<number, TrackClock> {
  const clocks = new Map<number, TrackClock>();
  let track = 0;
  for (const leaf of leaves) {
    const { name, content } = leaf;
    if (name === 'tkhd') track = bigEndian(content, isWide(leaf) ? 20 : 12, 4) ?? 0;
    if (name === 'mdhd') {
      clocks.set(track, { scale: bigEndian(content, isWide(leaf) ? 20 : 12, 4) ?? 0, frame: 0 });
    }
  }
  // What the index says of the fragments of a track may stand before or after it.
  for (const { name, content } of leaves) {
    const known = name === 'trex' ? clocks.get(bigEndian(content, 4, 4) ?? 0) : undefined;
    if (known === undefined) continue;
    clocks.set(bigEndian(content, 4, 4) ?? 0, { ...known, frame: bigEndian(content, 12, 4) ?? 0 });
  }
  return clocks;
}

/** All bits set means that nobody knows. */
const isUnknown = (value: number | undefined): value is undefined =>
  value === undefined || value === 2 ** 32 - 1 || value >= 2 ** 63;
