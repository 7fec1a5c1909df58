/**
 * What is recorded of a camera (`/ec2/recordedTimePeriods`), as the server has it: by server or flat,
 * numbers often as text, and a period that is still being recorded without an end.
 */
import * as v from 'valibot';
import { mergeSpans, sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms } from '../../core/units.ts';
import { anyRecord, numberLike, parseRow } from './wire.ts';

const periodSchema = v.object({ startTimeMs: numberLike, durationMs: numberLike });
const serverSchema = v.object({ periods: v.array(v.unknown()) });

/** The length of what has no end yet. */
const STILL_RECORDING = -1;

/** A period as a span; what is still being recorded reaches to `now`. Undefined when it is none. */
export function parsePeriod(row: unknown, now: EpochMs): TimeSpan | undefined {
  const period = parseRow(periodSchema, parseRow(anyRecord, row));
  if (period === undefined) return undefined;
  const { startTimeMs: from, durationMs } = period;
  const until = durationMs === STILL_RECORDING ? Math.max(now, from) : from + durationMs;
  return { from: epochMs(from), until: epochMs(until) };
}

/** The rows of a reply, whichever form it has; undefined when it has neither. */
function rowsOf(reply: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(reply)) return undefined;
  const rows: readonly unknown[] = reply;
  return rows.flatMap((row) => parseRow(serverSchema, parseRow(anyRecord, row))?.periods ?? [row]);
}

/**
 * What is recorded within `within`, in order and merged, gaps of at most `gap` closed; undefined when
 * the reply is no list. A row that cannot be read is left out.
 */
export function parseRecordedPeriods(
  reply: unknown,
  within: TimeSpan,
  now: EpochMs,
  gap: Ms = ms(0),
): readonly TimeSpan[] | undefined {
  const spans = rowsOf(reply)?.flatMap((row) => {
    const span = parsePeriod(row, now);
    return (span && sharedSpan(span, within)) ?? [];
  });
  return spans && mergeSpans(spans, gap);
}
