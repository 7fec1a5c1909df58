/** Whether footage is on the timeline: a system says that it imported, and the timeline proves it. */
import { mergeSpans, spanLength, coveredLength, type TimeSpan } from '../../core/time-span.ts';
import { addMs, type EpochMs, epochMs, type Ms, ms, msBetween, ONE_SECOND } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import { persist, type RetryHost } from '../persist.ts';

/** The index of a system is behind its disk for a moment. */
const PROOF_WITHIN: Ms = ms(12 * ONE_SECOND);
const LOOK_EVERY: Ms = ONE_SECOND;

/**
 * A recording is cut at key frames and its length is rounded, so at each end so much may be missing
 * besides the system's own tolerance…
 */
const EDGE: Ms = ONE_SECOND;
/** …and within it: frames that the camera dropped leave gaps of parts of a second. */
const LONGEST_GAP: Ms = ONE_SECOND;
/** Of a very short file that would be all of it: this share must be there in any case. */
const SMALLEST_SHARE = 0.5;

/** What of the timeline is this footage; undefined when it does not cover it. */
export function coveredBy(
  span: TimeSpan,
  recorded: readonly TimeSpan[],
  tolerance: Ms,
): TimeSpan | undefined {
  const length = spanLength(span);
  // Nothing is covered by anything.
  if (length === 0) return undefined;
  const within = mergeSpans(recorded, LONGEST_GAP).flatMap(({ from, until }) => {
    const cut = {
      from: epochMs(Math.max(from, span.from - tolerance)),
      until: epochMs(Math.min(until, span.until + tolerance)),
    };
    return cut.from < cut.until ? [cut] : [];
  });
  const covered = coveredLength(span, within);
  const first = within[0];
  const last = within.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const missing = length - covered;
  const isWhole = missing <= 2 * (EDGE + tolerance) && covered >= length * SMALLEST_SHARE;
  return isWhole ? { from: first.from, until: last.until } : undefined;
}

/** How much of a span is taken on the timeline already, as the system counts it. */
export function isTaken(span: TimeSpan, recorded: readonly TimeSpan[], tolerance: Ms): boolean {
  return coveredLength(span, recorded) > tolerance;
}

/** What is asked of the timeline about a span: a little more than itself, for what begins before. */
export const around = ({ from, until }: TimeSpan): TimeSpan => ({
  from: addMs(from, ms(-2 * ONE_SECOND)),
  until: addMs(until, ms(2 * ONE_SECOND)),
});

export interface ProofHost extends RetryHost {
  readonly clock: Clock;
  readonly recorded: (span: TimeSpan, signal: AbortSignal) => Promise<readonly TimeSpan[]>;
  readonly tolerance: Ms;
}

/** Looks for some seconds; undefined when the timeline does not show it. */
export async function waitForProof(
  host: ProofHost,
  span: TimeSpan,
  signal: AbortSignal,
): Promise<TimeSpan | undefined> {
  const began: EpochMs = host.clock.now();
  for (;;) {
    const recorded = await persist(host, () => host.recorded(around(span), signal), signal);
    const proof = coveredBy(span, recorded, host.tolerance);
    if (proof !== undefined || msBetween(began, host.clock.now()) >= PROOF_WITHIN) return proof;
    await sleep(host.clock, LOOK_EVERY, signal);
  }
}
