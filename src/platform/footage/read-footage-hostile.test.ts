/** Files that mean harm, or were harmed: each ends quickly, as an answer, and without being read whole. */
import { describe, expect, test } from 'vitest';
import {
  aviFile,
  big,
  box,
  element,
  find,
  joined,
  list,
  patched,
  sampleFile,
  sceneBytes,
  text,
  wideBox,
} from '../../testing/footage-samples.ts';
import { READ_BUDGET } from './file-window.ts';
import { readFootage } from './read-footage.ts';

const GIB = 2 ** 30;
const LIMIT_MS = 4000;

/** A file of any size that holds a pattern from a place on, and counts what is read of it. */
function endless(head: Uint8Array, pattern: Uint8Array, size: number) {
  let read = 0;
  const slice = (start = 0, end = size): Blob => {
    const length = Math.max(Math.min(end, size) - start, 0);
    read += length;
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) {
      const place = start + at;
      bytes[at] = (place < head.length ? head[place] : pattern[(place - head.length) % pattern.length]) ?? 0;
    }
    return new Blob([bytes]);
  };
  const file = Object.assign(new Blob(), { slice });
  Object.defineProperty(file, 'size', { value: size });
  return { file, read: () => read };
}

const TYPE = box('ftyp', text('isom\0\0\0\0isom'));
const EBML = element(0x1a45dfa3, element(0x4282, text('matroska')));
const UNKNOWN = Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

/** Boxes within boxes, as deep as the file is long. */
const nested = (name: string) =>
  joined(...Array.from({ length: 2000 }, (_, depth) => joined(big(20_000 - depth * 8, 4), text(name))));

describe('a file of a GiB that consists of', () => {
  test.each([
    ['boxes of size 0', TYPE, new Uint8Array(8)],
    ['boxes of size 4', TYPE, box('free', new Uint8Array(), 4)],
    ['boxes of nothing but their head', TYPE, box('free')],
    ['indexes of nothing but their head', TYPE, box('moov')],
    ['boxes of 2^60 bytes', TYPE, wideBox('free', new Uint8Array(), 2n ** 60n)],
    ['an index of 2^60 bytes', joined(TYPE, wideBox('moov', new Uint8Array(), 2n ** 60n)), box('trak')],
    [
      'an index of half a GiB with endless tracks',
      joined(TYPE, box('moov', new Uint8Array(), GIB / 2)),
      box('trak'),
    ],
    [
      'an index of half a GiB with endless tags',
      joined(TYPE, box('moov', new Uint8Array(), GIB / 2)),
      box('udta', new Uint8Array(60_000)),
    ],
    [
      'an index of half a GiB with endless tables',
      joined(TYPE, box('moov', new Uint8Array(), GIB / 2)),
      box('stts'),
    ],
    ['fragments of nothing', joined(TYPE, box('moov', box('mvhd', new Uint8Array(100)))), box('moof')],
    ['elements of nothing', EBML, Uint8Array.of(0xec, 0x80)],
    [
      'a segment of void',
      joined(EBML, element(0x18538067, new Uint8Array(), UNKNOWN)),
      Uint8Array.of(0xec, 0x80),
    ],
    [
      'a segment of clusters',
      joined(EBML, element(0x18538067, new Uint8Array(), UNKNOWN)),
      Uint8Array.of(0x1f, 0x43, 0xb6, 0x75, 0x80),
    ],
    ['a segment of zeros', joined(EBML, element(0x18538067, new Uint8Array(), UNKNOWN)), new Uint8Array(1)],
    ['elements of 2^56 bytes', EBML, joined(big(0x1654ae6b, 4), UNKNOWN)],
    ['empty lists', text('RIFF\0\0\0\u{3f}AVI '), text('LIST\0\0\0\0hdrl')],
    ['lists that hold the rest', text('RIFF\0\0\0\u{3f}AVI '), text('LIST\0\0\0\u{3e}hdrl')],
    ['chunks of nothing', text('RIFF\0\0\0\u{3f}AVI '), text('JUNK\0\0\0\0')],
    [
      'packets without a programme',
      new Uint8Array(),
      joined(Uint8Array.of(0x47, 0x1f, 0xff, 0x10), new Uint8Array(184)),
    ],
  ])(
    '%s is left out',
    async (_name, head, pattern) => {
      const { file, read } = endless(head, pattern, GIB);
      const before = performance.now();
      expect(await readFootage(file)).toMatchObject({ kind: 'unusable' });
      expect(read()).toBeLessThanOrEqual(READ_BUDGET.bytes);
      expect(performance.now() - before).toBeLessThan(LIMIT_MS + READ_BUDGET.time);
    },
    15_000,
  );
});

describe('a small file with', () => {
  test.each([
    ['indexes within indexes', joined(TYPE, nested('moov'), box('mdat'))],
    ['tracks within tracks', joined(TYPE, box('moov', nested('trak'), 30_000), box('mdat'))],
    ['tags within tags', joined(TYPE, box('moov', nested('udta')), box('mdat'))],
    [
      'lists within lists',
      joined(text('RIFF\0\0\u{1}\0AVI '), ...Array.from({ length: 2000 }, () => list('hdrl'))),
    ],
    [
      'an index that ends within a box',
      joined(TYPE, box('moov', box('mvhd', new Uint8Array(8), 400)), box('mdat')),
    ],
  ])('%s is left out', async (_name, bytes) => {
    expect(await readFootage(new Blob([bytes]))).toMatchObject({ kind: 'unusable' });
  });
});

// The library went round in circles behind a cluster of unknown length that does not begin with its time.
test('a recording without lengths whose first cluster lost its time ends as an answer', async () => {
  const file = await sampleFile('mkvStream', { seconds: 1 });
  const time = find(file, '\u{1f}\u{43}\u{b6}\u{75}') + 5;
  expect(file[time]).toBe(0xe7);
  const before = performance.now();
  const cut = patched(file, time, Uint8Array.of(0)).slice(0, 3000);
  expect(await readFootage(new Blob([cut]))).toMatchObject({ kind: 'unusable' });
  expect(performance.now() - before).toBeLessThan(READ_BUDGET.time);
});

/** Always the same numbers (mulberry32): a failure can be looked at again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Values that lengths and counts are damaged to. */
const NASTY = [0, 1, 4, 7, 8, 0x7f, 0xff, 0x7fffffff, 0x80000000, 0xffffffff] as const;

function damaged(bytes: Uint8Array<ArrayBuffer>, random: () => number, places: readonly number[]) {
  const copy = bytes.slice(0, random() < 0.1 ? Math.floor(bytes.length * random()) + 1 : bytes.length);
  const view = new DataView(copy.buffer);
  for (let count = 1 + Math.floor(random() * 6); count > 0; count -= 1) {
    const near = places[Math.floor(random() * places.length)] ?? 0;
    const at = Math.min(near + Math.floor(random() * 256), copy.length - 1);
    if (random() < 0.5 || at + 4 > copy.length) copy[at] = Math.floor(random() * 256);
    else view.setUint32(at, NASTY[Math.floor(random() * NASTY.length)] ?? 0);
  }
  return copy;
}

/** Where headers stand: damage to pictures shows nothing. */
function headers(bytes: Uint8Array<ArrayBuffer>): readonly number[] {
  const whole = Buffer.from(bytes);
  const names = [
    'ftyp',
    'moov',
    'mvhd',
    'trak',
    'mdhd',
    'stbl',
    'stsd',
    'stts',
    'stsz',
    'stco',
    'udta',
    'ilst',
    'moof',
    'traf',
    'mfra',
  ];
  return [0, ...names.flatMap((name) => whole.indexOf(name, 0, 'latin1')).filter((at) => at > 0)];
}

describe('damage to lengths and counts of', () => {
  const samples = {
    mp4: () => sampleFile('mp4', { seconds: 1 }),
    'QuickTime with tags': () =>
      sampleFile('mov', {
        seconds: 1,
        tags: { 'com.apple.quicktime.creationdate': '2026-11-20T15:12:40+0100' },
      }),
    'fragmented MP4': () => sampleFile('fragmented', { seconds: 2 }),
    Matroska: () => sampleFile('mkv', { seconds: 1 }),
    'Matroska without lengths': () => sampleFile('mkvStream', { seconds: 1 }),
    AVI: () => Promise.resolve(aviFile({ sound: true, date: '2026-11-20 14:02:10' })),
    'transport stream': () => Promise.resolve(sceneBytes().slice(0, 188 * 400)),
  };
  const ROUNDS = 150;

  test.each(Object.entries(samples))(
    '%s always ends as an answer, in time',
    async (name, make) => {
      const sample = await make();
      expect(await readFootage(new Blob([sample]))).toMatchObject({ kind: 'footage' });
      const random = numbers(name.length * 7919);
      const places = headers(sample);
      const kinds = new Set<string>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = performance.now();
        const reading = await readFootage(new Blob([damaged(sample, random, places)]));
        expect(performance.now() - before, `round ${round}`).toBeLessThan(LIMIT_MS);
        kinds.add(reading.kind);
        if (reading.kind !== 'footage') continue;
        expect(reading.facts.duration).toBeGreaterThan(0);
        expect(Number.isSafeInteger(reading.facts.duration)).toBe(true);
      }
      // Some damage is seen, and some does not matter: else this looked at nothing.
      expect(kinds).toEqual(new Set(['footage', 'unusable']));
    },
    60_000,
  );
});
