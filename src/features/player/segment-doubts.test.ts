import { ErrorDetails } from 'hls.js';
import { describe, expect, it } from 'vitest';
import type { KeptSegments } from './kept-segments.ts';
import { createSegmentDoubts, type DoubtedSegment } from './segment-doubts.ts';

function setUp(fromCache: readonly string[] = []) {
  const distrusted: string[] = [];
  const kept: KeptSegments = {
    find: () => undefined,
    arrived: () => {},
    distrust: (url) => {
      const first = !distrusted.includes(url);
      distrusted.push(url);
      return first && fromCache.includes(url);
    },
  };
  return { distrusted, doubts: createSegmentDoubts(kept) };
}

const segment = (url: string, start = 0): DoubtedSegment => ({ url, start, duration: 4, tagList: [] });
const broken = (frag: DoubtedSegment) => ({
  type: 'mediaError',
  details: ErrorDetails.FRAG_PARSING_ERROR,
  fatal: false,
  frag,
});

describe('a segment that cannot be read', () => {
  it('is kept no longer, and fetched anew once when it came from the cache', () => {
    const { doubts, distrusted } = setUp(['/1.ts']);
    const one = segment('/1.ts');
    expect(doubts.answer(broken(one), 0)).toBe('fetchAnew');
    expect(distrusted).toEqual(['/1.ts']);
    expect(one.gap).toBeUndefined();
    expect(doubts.answer(broken(one), 0)).toBeUndefined();
  });

  it('is kept no longer when most of it is missing', () => {
    const { doubts, distrusted } = setUp();
    for (const [url, length] of [
      ['/whole.ts', 3.9],
      ['/cut.ts', 0.4],
    ] as const) {
      const one = { ...segment(url), duration: 4 };
      doubts.loading(one);
      one.duration = length;
      doubts.buffered(one);
    }
    expect(distrusted).toEqual(['/cut.ts']);
  });

  it('is passed over when it is broken a second time', () => {
    const { doubts } = setUp();
    const one = segment('/1.ts');
    doubts.answer(broken(one), 0);
    expect(one.tagList).toEqual([]);
    doubts.answer(broken(one), 0);
    expect(one).toMatchObject({ gap: true, tagList: [['GAP']] });
  });

  it('is passed over as well when another fetch brought the same', () => {
    const { doubts } = setUp(['/1.ts']);
    const one = segment('/1.ts');
    doubts.answer(broken(one), 0);
    doubts.answer(broken(one), 0);
    expect(one.gap).toBe(true);
  });

  it('is no doubt about others', () => {
    const { doubts } = setUp();
    const [one, two] = [segment('/1.ts'), segment('/2.ts')];
    doubts.answer(broken(one), 0);
    doubts.answer(broken(two), 0);
    expect([one.gap, two.gap]).toEqual([undefined, undefined]);
  });
});

describe('other errors', () => {
  it('say nothing against a segment: a request that failed, a stall', () => {
    const { doubts, distrusted } = setUp(['/1.ts']);
    const one = segment('/1.ts');
    for (const details of [ErrorDetails.FRAG_LOAD_ERROR, ErrorDetails.BUFFER_STALLED_ERROR]) {
      doubts.answer({ type: 'networkError', details, fatal: false, frag: one }, 0);
    }
    expect(distrusted).toEqual([]);
  });

  it('of the decoder are against what it decodes just then', () => {
    const { doubts, distrusted } = setUp();
    doubts.buffered(segment('/1.ts', 0));
    doubts.buffered(segment('/2.ts', 4));
    doubts.answer({ type: 'mediaError', details: ErrorDetails.BUFFER_APPENDING_ERROR, fatal: true }, 5);
    expect(distrusted).toEqual(['/2.ts']);
  });

  it('are nothing to remember where nothing is kept', () => {
    const doubts = createSegmentDoubts(undefined);
    const one = segment('/1.ts');
    expect(doubts.answer(broken(one), 0)).toBeUndefined();
    doubts.answer(broken(one), 0);
    expect(one.gap).toBe(true);
  });
});
