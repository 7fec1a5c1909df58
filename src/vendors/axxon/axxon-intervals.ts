/**
 * What is recorded of a camera: the intervals of an archive (`/archive/contents/intervals`, END first) and
 * its first and last moment (`/archive/statistics/depth`).
 */
import * as v from 'valibot';
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { mergeSpans, sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs } from '../../core/units.ts';
import type { AxxonClient } from './axxon-client.ts';
import { toAxxonTime } from './axxon-times.ts';
import { INTERVALS_PAGE, INTERVALS_PAGES_MAX } from './limits.ts';
import { anyRecord, flagLike, lenient, momentLike, parseRow } from './wire.ts';

export interface AxxonIntervals {
  /** What an archive (undefined: the default one) holds within a span: in order, merged, cut to the span. */
  readonly intervals: (
    source: string,
    span: TimeSpan,
    archive: string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly TimeSpan[]>;
  /** From the first to the last moment of an archive; undefined where it is empty or not there. */
  readonly depth: (
    source: string,
    archive: string | undefined,
    signal: AbortSignal,
  ) => Promise<TimeSpan | undefined>;
}

export interface AxxonIntervalsHost {
  readonly system: ConnectionId;
  readonly client: Pick<AxxonClient, 'json'>;
}

const operation = 'list footage';
/** Intervals that are told apart however close they are: what is close is joined here, where that is wanted. */
const EXACT = 0;
/** In days: without it the depth ends at the newest gap of more than one day, such as a weekend. */
const ANY_GAP = 3_650;

const pageSchema = v.object({ intervals: v.array(v.unknown()), more: lenient(flagLike) });
const intervalSchema = v.object({ begin: momentLike, end: momentLike });
const depthSchema = v.object({ start: momentLike, end: momentLike });

export function createAxxonIntervals({ system, client }: AxxonIntervalsHost): AxxonIntervals {
  const broken = (): Failure => new Failure({ code: 'badReply', operation, system });

  /** The intervals of one answer, in its order, and whether there are more. */
  async function askPage(
    source: string,
    { from, until }: TimeSpan,
    archive: string | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly spans: readonly TimeSpan[]; readonly more: boolean }> {
    const reply = await client.json({
      operation,
      path: ['archive', 'contents', 'intervals', { raw: source }, toAxxonTime(until), toAxxonTime(from)],
      query: [
        ['limit', INTERVALS_PAGE],
        ['scale', EXACT],
        ['archive', archive],
      ],
      kind: 'read',
      signal,
    });
    const page = parseRow(pageSchema, parseRow(anyRecord, reply));
    if (page === undefined) throw broken();
    const spans = page.intervals.flatMap((row) => {
      const read = parseRow(intervalSchema, parseRow(anyRecord, row));
      return read === undefined ? [] : { from: read.begin, until: read.end };
    });
    if (spans.length === 0 && page.intervals.length > 0) throw broken();
    return { spans, more: page.more === true };
  }

  /**
   * What is left to ask for after a page that was not the last. END after BEGIN gives the oldest first;
   * a server that gives the newest first is read from the other side.
   */
  function rest(asked: TimeSpan, spans: readonly TimeSpan[]): TimeSpan {
    const [first, last] = [spans[0], spans.at(-1)];
    if (first === undefined || last === undefined) throw broken();
    const left =
      last.from >= first.from
        ? { from: latest(spans), until: asked.until }
        : { from: asked.from, until: earliest(spans) };
    // It says that there is more and comes no further: a gap would be shown where nobody has looked.
    if (left.from <= asked.from && left.until >= asked.until) throw broken();
    return left;
  }

  return {
    intervals: async (source, span, archive, signal) => {
      const found: TimeSpan[] = [];
      let left = span;
      for (let pages = 0; left.from < left.until; pages += 1) {
        if (pages === INTERVALS_PAGES_MAX) throw broken();
        const { spans, more } = await askPage(source, left, archive, signal);
        found.push(...spans);
        if (!more) break;
        left = rest(left, spans);
      }
      return mergeSpans(found.flatMap((one) => sharedSpan(one, span) ?? []));
    },
    depth: async (source, archive, signal) => {
      let reply: unknown;
      try {
        reply = await client.json({
          operation,
          path: ['archive', 'statistics', 'depth', { raw: source }],
          query: [
            ['threshold', ANY_GAP],
            ['archive', archive],
          ],
          kind: 'read',
          signal,
        });
      } catch (error) {
        if (error instanceof Failure && error.code === 'notFound') return undefined;
        throw error;
      }
      const read = parseRow(depthSchema, parseRow(anyRecord, reply));
      return read === undefined || read.start >= read.end ? undefined : { from: read.start, until: read.end };
    },
  };
}

function latest(spans: readonly TimeSpan[]): EpochMs {
  return epochMs(spans.reduce((most, { until }) => Math.max(most, until), Number.NEGATIVE_INFINITY));
}

function earliest(spans: readonly TimeSpan[]): EpochMs {
  return epochMs(spans.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY));
}
