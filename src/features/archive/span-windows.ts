/**
 * In which pieces a timeline is asked for: windows of twice as long each, on a fixed grid, so that panning
 * and zooming meet the same ones again. Pure.
 */
import { spanLength, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE } from '../../core/units.ts';

/** A piece of time, and how fine it is wanted. */
export interface SpanWindow {
  readonly span: TimeSpan;
  /** Gaps shorter than this cannot be seen at this zoom. */
  readonly detail: Ms;
}

/** A window is asked for as finely as a screen of this many pixels shows it. */
const PIXELS = 4_096;
/** What lies this far beside the view is asked for as well: a small pan then finds it there. */
const BESIDE = 1 / 4;

/** The windows of a view, oldest first: two to four. */
export function windowsOf(view: TimeSpan): readonly SpanWindow[] {
  const wanted = spanLength(view);
  const length = ONE_MINUTE * 2 ** Math.max(0, Math.ceil(Math.log2(wanted / ONE_MINUTE)));
  const detail = ms(Math.max(1, Math.round(length / PIXELS)));
  const first = Math.max(0, Math.floor((view.from - wanted * BESIDE) / length));
  const end = Math.ceil((view.until + wanted * BESIDE) / length);
  return Array.from({ length: end - first }, (_, index) => {
    const from = (first + index) * length;
    return { span: { from: epochMs(from), until: epochMs(from + length) }, detail };
  });
}

/** Equal texts are the same windows. */
export const windowsKey = (windows: readonly SpanWindow[]): string =>
  windows.map(({ span }) => `${span.from}+${spanLength(span)}`).join(' ');

/** Whether footage may still be growing in a window. */
export const holdsNow = ({ span }: SpanWindow, now: EpochMs): boolean => span.from <= now && now < span.until;
