/** Boxes laid by hand: what writers of real files do seldom, and hostile ones on purpose. */
import { describe, expect, test } from 'vitest';
import { big, box, type Bytes, joined, since1904, text, wideBox } from '../../testing/footage-samples.ts';
import { createFileWindow } from './file-window.ts';
import { readMovieBoxes } from './movie-boxes.ts';

const AT = since1904('2026-11-20T14:02:10Z');
const MOMENT = Date.parse('2026-11-20T14:02:10Z');
const TYPE = box('ftyp', text('isom\0\0\0\0'));
const FOOTAGE = box('mdat', new Uint8Array(100));

/** Times and length of a header, in numbers of 32 or 64 bits. */
function times(created: number, scale: number, length: number, isWide = false): Bytes {
  const wide = isWide ? 8 : 4;
  return joined(
    big(isWide ? 1 : 0, 1),
    new Uint8Array(3),
    big(created, wide),
    big(0, wide),
    big(scale, 4),
    big(length, wide),
  );
}
const header = (created: number, length = 90_000) => box('mvhd', times(created, 1000, length));
const read = (...parts: readonly Uint8Array[]) =>
  readMovieBoxes(createFileWindow(new Blob([joined(...parts)])));

describe('the boxes of a movie', () => {
  test.each([
    ['last', [TYPE, FOOTAGE, box('moov', header(AT))]],
    ['first', [TYPE, box('moov', header(AT)), FOOTAGE]],
    [
      'behind room that is left free',
      [TYPE, box('free', new Uint8Array(50_000)), box('moov', header(AT)), FOOTAGE],
    ],
    [
      'behind footage with a size of 64 bits',
      [TYPE, wideBox('mdat', new Uint8Array(70_000)), box('moov', header(AT))],
    ],
    ['with a size of 64 bits', [TYPE, FOOTAGE, wideBox('moov', header(AT))]],
    ['with numbers of 64 bits', [TYPE, FOOTAGE, box('moov', box('mvhd', times(AT, 1000, 90_000, true)))]],
    [
      'before footage that reaches to the end',
      [TYPE, box('moov', header(AT)), box('mdat', new Uint8Array(100), 0)],
    ],
    ['before padding that is no box', [TYPE, box('moov', header(AT)), FOOTAGE, new Uint8Array(999)]],
    [
      'before a last box that claims too much, and is not needed',
      [TYPE, box('moov', header(AT)), FOOTAGE, box('free', new Uint8Array(9), 999)],
    ],
  ])('tell time and length wherever the index is: %s', async (_where, parts) => {
    expect(await read(...parts)).toMatchObject({
      isMovie: true,
      isTruncated: false,
      createdAt: MOMENT,
      duration: 90,
    });
  });

  test('may tell the time of a track where the header has none', async () => {
    const track = box(
      'trak',
      joined(box('tkhd', new Uint8Array(84)), box('mdia', box('mdhd', times(AT, 1000, 5)))),
    );
    expect((await read(TYPE, FOOTAGE, box('moov', joined(header(0), track)))).createdAt).toBe(MOMENT);
  });

  test.each([0, 2 ** 32 - 1])('tell no length by %i', async (length) => {
    expect((await read(TYPE, FOOTAGE, box('moov', header(AT, length)))).duration).toBeUndefined();
  });

  test('tell the length of fragments where the writer filled it in', async () => {
    const extended = box('mvex', box('mehd', joined(new Uint8Array(4), big(12_500, 4))));
    expect((await read(TYPE, box('moov', joined(header(AT, 0), extended)), FOOTAGE)).duration).toBe(12.5);
  });

  test('are QuickTime by their brand, or without any', async () => {
    const movie = box('moov', header(AT));
    expect((await read(box('ftyp', text('qt  \0\0\0\0')), movie, FOOTAGE)).isQuickTime).toBe(true);
    expect((await read(box('wide'), FOOTAGE, movie)).isQuickTime).toBe(true);
    expect((await read(TYPE, movie, FOOTAGE)).isQuickTime).toBe(false);
  });

  test('leave their tables out of the index: an hour needs as little as a second', async () => {
    const table = (rows: number) =>
      box(
        'minf',
        box('stbl', joined(box('stsd', new Uint8Array(80)), box('stsz', new Uint8Array(rows * 4)))),
      );
    const movie = (rows: number) => box('moov', joined(header(AT), box('trak', box('mdia', table(rows)))));
    const [short, long] = [await read(TYPE, movie(10), FOOTAGE), await read(TYPE, movie(100_000), FOOTAGE)];
    expect(long.index).toEqual(short.index);
    expect(long.index?.length).toBeLessThan(300);
  });
});

describe('a movie is truncated', () => {
  test.each([
    [
      'when its footage claims more than there is',
      [TYPE, box('moov', header(AT)), box('mdat', new Uint8Array(9), 10_000)],
    ],
    [
      'when its footage claims 2^60 bytes',
      [TYPE, box('moov', header(AT)), wideBox('mdat', new Uint8Array(9), 2n ** 60n)],
    ],
    ['when its index ends early', [TYPE, FOOTAGE, box('moov', header(AT), 5000)]],
    ['without index', [TYPE, FOOTAGE]],
    ['without index, its footage reaching to the end', [TYPE, box('mdat', new Uint8Array(100), 0)]],
    ['without footage', [TYPE, box('moov', header(AT))]],
    ['when there is only its type', [TYPE]],
  ])('%s', async (_when, parts) => {
    expect(await read(...parts)).toMatchObject({ isMovie: true, isTruncated: true });
  });
});

describe('the end of a movie in fragments', () => {
  const SCALE = 10;
  const track = (id: number) =>
    box(
      'trak',
      joined(
        box('tkhd', joined(new Uint8Array(12), big(id, 4), new Uint8Array(64))),
        box('mdia', box('mdhd', times(0, SCALE, 0))),
      ),
    );
  const usual = (id: number, frame: number) =>
    box('trex', joined(new Uint8Array(4), big(id, 4), big(1, 4), big(frame, 4), new Uint8Array(8)));
  const movie = box(
    'moov',
    joined(header(AT, 0), track(1), track(2), box('mvex', joined(usual(1, 5), usual(2, 1)))),
  );
  const part = (id: number, begin: number, ...rest: readonly Uint8Array[]) =>
    box(
      'traf',
      joined(
        box('tfhd', joined(big(0, 4), big(id, 4))),
        box('tfdt', joined(big(0, 4), big(begin, 4))),
        ...rest,
      ),
    );
  const frames = (count: number) => box('trun', joined(big(0, 4), big(count, 4)));
  const fragment = (...tracks: readonly Uint8Array[]) =>
    box('moof', joined(box('mfhd', new Uint8Array(8)), ...tracks));

  test('is that of the track that ends last', async () => {
    const last = fragment(part(1, 1000, frames(4)), part(2, 1000, frames(30)));
    expect(await read(TYPE, movie, fragment(part(1, 0, frames(4))), FOOTAGE, last, FOOTAGE)).toMatchObject({
      isTruncated: false,
      duration: (1000 + 30) / SCALE,
    });
  });

  test('is found where tracks take turns', async () => {
    const sound = fragment(part(2, 900, frames(1)));
    const picture = fragment(part(1, 990, frames(4)));
    expect((await read(TYPE, movie, picture, FOOTAGE, sound, FOOTAGE)).duration).toBe((990 + 4 * 5) / SCALE);
  });

  test('counts each frame where their lengths differ', async () => {
    // Length and size of each, after a place of the data.
    const rows = joined(big(0x3_01, 4), big(2, 4), big(0, 4), big(7, 4), big(999, 4), big(8, 4), big(999, 4));
    expect((await read(TYPE, movie, fragment(part(1, 100, box('trun', rows))), FOOTAGE)).duration).toBe(
      115 / SCALE,
    );
  });

  test('counts frames by the length of their fragment', async () => {
    const own = joined(big(0x9, 4), big(1, 4), new Uint8Array(8), big(20, 4));
    const mine = box(
      'traf',
      joined(box('tfhd', own), box('tfdt', joined(big(1 << 24, 4), big(100, 8))), frames(3)),
    );
    expect((await read(TYPE, movie, fragment(mine), FOOTAGE)).duration).toBe(160 / SCALE);
  });

  test('is cut when the last fragment lacks its footage, in part or whole', async () => {
    const begin = [TYPE, movie, fragment(part(1, 0, frames(4))), FOOTAGE, fragment(part(1, 20, frames(4)))];
    expect(await read(...begin)).toMatchObject({ isTruncated: true });
    expect(await read(...begin, FOOTAGE.subarray(0, 50))).toMatchObject({ isTruncated: true });
    expect(await read(...begin, FOOTAGE)).toMatchObject({ isTruncated: false });
  });

  test('is found without walking over thousands of fragments', async () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      joined(fragment(part(1, at * 20, frames(4))), box('mdat', new Uint8Array(8))),
    );
    expect(await read(TYPE, movie, ...many)).toMatchObject({
      isTruncated: false,
      duration: (2000 * 20) / SCALE,
    });
  });

  test('is unknown where fragments do not say when they play', async () => {
    const mute = box('traf', joined(box('tfhd', joined(big(0, 4), big(1, 4))), frames(4)));
    expect(await read(TYPE, movie, fragment(mute), FOOTAGE)).toMatchObject({
      isTruncated: false,
      duration: undefined,
    });
  });
});
