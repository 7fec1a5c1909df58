/**
 * What to do with a segment that cannot be played: one out of the cache is forgotten and fetched anew,
 * one that is broken at its server too is passed over as a gap.
 */
import type { ErrorData, Fragment } from 'hls.js';
import type { KeptSegments } from './kept-segments.ts';

/** What of a segment decides. */
export type DoubtedSegment = Pick<Fragment, 'url' | 'start' | 'duration' | 'gap' | 'tagList'>;

export interface SegmentDoubts {
  /** It is in the buffer: a decoder that fails later fails in one of these. */
  readonly buffered: (segment: DoubtedSegment) => void;
  /**
   * Reads an error of hls.js that happened at a position. `fetchAnew`: the segment came from the cache
   * and must be asked for again by the player, because hls.js has passed it over.
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
/** More than a buffer holds. */
const REMEMBERED = 60;

export function createSegmentDoubts(kept: KeptSegments | undefined): SegmentDoubts {
  const failures = new WeakMap<DoubtedSegment, number>();
  let inBuffer: readonly DoubtedSegment[] = [];

  const distrust = ({ url }: DoubtedSegment): boolean =>
    url !== null && url !== undefined && kept?.distrust(url) === true;

  function onBroken(segment: DoubtedSegment): 'fetchAnew' | undefined {
    // A segment without any picture in it was taken as a gap already, and is not asked for again.
    const passedOver = segment.gap === true;
    const count = (failures.get(segment) ?? 0) + 1;
    failures.set(segment, count);
    if (distrust(segment)) return passedOver ? 'fetchAnew' : undefined;
    if (count >= MOST_FAILURES && !passedOver) {
      // As a playlist would say that there is nothing here: the next segment follows.
      segment.gap = true;
      segment.tagList.push(['GAP']);
    }
    return undefined;
  }

  return {
    buffered: (segment) => {
      if (kept !== undefined) inBuffer = [...inBuffer.slice(1 - REMEMBERED), segment];
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
