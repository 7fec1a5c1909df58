/**
 * What to do with a segment that cannot be played: one out of the cache is forgotten and fetched anew,
 * one that is broken at its server too is passed over as a gap.
 */
import type { ErrorData, Fragment } from 'hls.js';
import type { KeptSegments } from './kept-segments.ts';

/** What of a segment decides. */
export type DoubtedSegment = Pick<Fragment, 'url' | 'start' | 'duration' | 'gap' | 'tagList'>;

export interface SegmentDoubts {
  /** It is asked for. */
  readonly loading: (segment: DoubtedSegment) => void;
  /** It is in the buffer: a decoder that fails later fails in one of these. */
  readonly buffered: (segment: DoubtedSegment) => void;
  /**
   * Reads an error of hls.js that happened at a position. `fetchAnew`: the segment came from the cache
   * and must be asked for by a new instance, because this one may have passed it over already.
   */
  readonly answer: (error: DoubtError, position: number) => 'fetchAnew' | undefined;
}

type DoubtError = Pick<ErrorData, 'details' | 'fatal'> & {
  readonly type: string;
  readonly frag?: DoubtedSegment | undefined;
};

const BROKEN: ReadonlySet<string> = new Set([
  'fragParsingError',
  'fragDecryptError',
  'bufferAppendError',
  'bufferAppendNoProgress',
]);
/** hls.js would fetch a broken segment four times, and then end the whole playback. */
const MOST_FAILURES = 2;
/** A segment that shows less of its length than this was cut off; the last one is often a little shorter. */
const LEAST_PART = 0.5;
/** More than a buffer holds. */
const REMEMBERED = 60;

export function createSegmentDoubts(kept: KeptSegments | undefined): SegmentDoubts {
  const failures = new WeakMap<DoubtedSegment, number>();
  const planned = new WeakMap<DoubtedSegment, number>();
  let inBuffer: readonly DoubtedSegment[] = [];

  const distrust = ({ url }: DoubtedSegment): boolean =>
    url !== null && url !== undefined && kept?.distrust(url) === true;

  function onBroken(segment: DoubtedSegment): 'fetchAnew' | undefined {
    const count = (failures.get(segment) ?? 0) + 1;
    failures.set(segment, count);
    if (distrust(segment)) return 'fetchAnew';
    if (count >= MOST_FAILURES && segment.gap !== true) {
      // As a playlist would say that there is nothing here: the next segment follows.
      segment.gap = true;
      segment.tagList.push(['GAP']);
    }
    return undefined;
  }

  return {
    loading: (segment) => void planned.set(segment, segment.duration),
    buffered: (segment) => {
      if (kept === undefined) return;
      inBuffer = [...inBuffer.slice(1 - REMEMBERED), segment];
      // hls.js has written the true length into it. What was cut off on its way may come whole next time.
      const isCut = segment.duration < (planned.get(segment) ?? 0) * LEAST_PART;
      if (isCut) distrust(segment);
    },
    answer: (error, position) => {
      const { frag } = error;
      if (frag !== undefined) return BROKEN.has(error.details) ? onBroken(frag) : undefined;
      if (error.type === 'mediaError' && error.fatal) {
        // The player makes its decoder anew; what was shown just then must not come from here again.
        for (const one of inBuffer) {
          if (position >= one.start && position <= one.start + one.duration) distrust(one);
        }
      }
      return undefined;
    },
  };
}
