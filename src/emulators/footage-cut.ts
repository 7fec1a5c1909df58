/**
 * Which footage goes into which file. Files are cut at key frames alone; footage behind a gap begins with
 * a key frame, and follows the footage before it without a pause.
 */
import { type Scene, SEGMENT_MS } from './media-scene.ts';
import type { Span } from './recordings.ts';

/** What is to be cut. */
export interface Footage {
  /** In order; the first may begin before its key frame when it begins at `begin`. */
  readonly footage: readonly Span[];
  /** Epoch ms: what was asked for begins here, so the recording itself may begin before. */
  readonly begin: number;
  readonly end: number;
  /** Footage of now, which is cut out of nothing. */
  readonly isLive: boolean;
  /** Bytes after which another file is begun; 0 for one file. */
  readonly mostBytes: number;
}

/** Footage without a gap, epoch ms; `keyAt`: the key frame from which it can be decoded. */
export interface Run {
  readonly keyAt: number;
  readonly begin: number;
  readonly end: number;
}

/** The footage of one file. */
export interface Cut {
  readonly begin: number;
  readonly end: number;
  readonly runs: readonly Run[];
}

interface Group extends Run {
  readonly bytes: number;
}

const keyBefore = (at: number): number => Math.floor(at / SEGMENT_MS) * SEGMENT_MS;
const keyAfter = (at: number): number => Math.ceil(at / SEGMENT_MS) * SEGMENT_MS;

/** The footage between one key frame and the next, all of it. */
function groupsOf(scene: Scene, { footage, begin, isLive }: Footage): readonly Group[] {
  const groups: Group[] = [];
  for (const span of footage) {
    // Only what was cut out of a recording has frames before it that it needs; and what has no key frame.
    const isCut = isLive || span.begin === begin || keyAfter(span.begin) >= span.end;
    for (
      let keyAt = isCut ? keyBefore(span.begin) : keyAfter(span.begin);
      keyAt < span.end;
      keyAt += SEGMENT_MS
    ) {
      const segment = scene.segments[(keyAt % scene.durationMs) / SEGMENT_MS];
      groups.push({
        keyAt,
        begin: Math.max(keyAt, span.begin),
        end: Math.min(keyAt + SEGMENT_MS, span.end),
        bytes: segment?.length ?? 0,
      });
    }
  }
  return groups;
}

/** In time order; as many files as the greatest size needs, each with one key frame at least. */
export function cutFootage(scene: Scene, asked: Footage): readonly Cut[] {
  const files: Group[][] = [];
  let bytes = Infinity;
  for (const group of groupsOf(scene, asked)) {
    const isFull = files.length === 0 || (asked.mostBytes > 0 && bytes + group.bytes > asked.mostBytes);
    if (isFull) {
      files.push([]);
      bytes = 0;
    }
    files.at(-1)?.push(group);
    bytes += group.bytes;
  }
  return files.map((groups) => {
    const runs = joinRuns(groups);
    return { begin: runs[0]?.begin ?? asked.begin, end: runs.at(-1)?.end ?? asked.end, runs };
  });
}

function joinRuns(groups: readonly Group[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { keyAt, begin, end } of groups) {
    const last = runs.at(-1);
    if (last?.end === begin) runs[runs.length - 1] = { ...last, end };
    else runs.push({ keyAt, begin, end });
  }
  return runs;
}
