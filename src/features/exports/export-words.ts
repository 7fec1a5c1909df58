/**
 * What the pages of exports say: which cameras, what a range holds, how an export goes, what is kept where
 * and until when. Pure; settings, files and groups have their own words.
 */
import { countText } from '../../core/count-text.ts';
import type { Failure } from '../../core/failure.ts';
import { percentText } from '../../core/percent-text.ts';
import { coveredLength, freeSpans, spanLength, type TimeSpan } from '../../core/time-span.ts';
import { ageText, durationText, type TimeFormat } from '../../core/time-zone.ts';
import { type EpochMs, epochMs, type Ms, ms, msBetween, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { ExportItem } from '../../systems/exports/export-model.ts';
import { failureText, type FailureText } from '../../ui/failure-text.ts';
import { fieldText } from './settings-words.ts';

/** What a state column shows: a title, how far, and a line below. */
export interface StateWords {
  readonly title: string;
  /** Behind the title, quieter. */
  readonly aside?: string | undefined;
  /** 0..1; `unknown` is under way without telling how far; undefined: no bar. */
  readonly bar?: number | 'unknown' | undefined;
  readonly line?: string | undefined;
}

export interface WordsContext {
  readonly format: TimeFormat;
  readonly now: EpochMs;
}

/** "1 gap", "4 gaps". */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "Quay 1", "Quay 1 and 2 more": all cameras of an export. */
export const camerasText = ({ cameraName, others }: Pick<ExportItem, 'cameraName' | 'others'>): string =>
  others.length === 0 ? cameraName : `${cameraName} and ${others.length} more`;

/** All cameras of an export by their names. */
export const cameraNames = ({ cameraName, others }: Pick<ExportItem, 'cameraName' | 'others'>) =>
  [cameraName, ...others.map((one) => one.cameraName)] as const;

const toSeconds = (length: Ms): Ms => ms(Math.floor(length / ONE_SECOND) * ONE_SECOND);

/** "30 min"; below a minute to the millisecond: "1.28 s". */
export function lengthText(length: Ms): string {
  const isWhole = length % ONE_SECOND === 0;
  return isWhole || length >= ONE_MINUTE ? durationText(toSeconds(length)) : `${length / ONE_SECOND} s`;
}

/** What a range does not hold, in order. */
export const gapsOf = (span: TimeSpan, held: readonly TimeSpan[]): readonly TimeSpan[] =>
  freeSpans(span, held);

/** "22 of 30 min", "9 min 50 s of 30 min": never rounded up. */
function partText(part: Ms, whole: Ms): string {
  const [one, all] = [lengthText(part), lengthText(whole)];
  // Both would read the same, as if nothing were missing.
  if (one === all) return `all but ${lengthText(ms(whole - part))} of ${all}`;
  const unit = all.slice(all.lastIndexOf(' '));
  const isShort = one.endsWith(unit) && one.split(' ').length === 2 && all.split(' ').length === 2;
  return `${isShort ? one.slice(0, -unit.length) : one} of ${all}`;
}

/**
 * How much of a range is there: "22 of 30 min present, 4 gaps". A range of no length is one picture,
 * which only the system can tell about. `where`: other words than "present".
 */
export function presentText(span: TimeSpan, held: readonly TimeSpan[], where = 'present'): string {
  const whole = spanLength(span);
  if (whole === 0) return 'one picture';
  const gaps = gapsOf(span, held);
  if (gaps.length === 0) return `all ${lengthText(whole)} ${where}`;
  const part = coveredLength(span, held);
  if (part === 0) return `nothing of ${lengthText(whole)} ${where}`;
  return `${partText(part, whole)} ${where}, ${countWords(gaps.length, 'gap')}`;
}

const PRECISE = 1000;

/** "16:10:00", with milliseconds where there are some: "16:23:41.280". */
export const momentText = (format: TimeFormat, at: EpochMs): string =>
  at % PRECISE === 0 ? format.clock(at) : format.clockMs(at);

/** "16:10:00–16:40:00", the second day named where it is another: "23:50:00–Sat 21 Nov 00:10:00". */
export function clockRange(format: TimeFormat, { from, until }: TimeSpan): string {
  if (from === until) return momentText(format, from);
  const day = format.fullDay(from) === format.fullDay(until) ? '' : `${format.day(until)} `;
  return `${momentText(format, from)}–${day}${momentText(format, until)}`;
}

/** The range of an export; that of a live one to the second, as exactly as it begins and ends. */
export function rangeText(format: TimeFormat, { span, source }: Pick<ExportItem, 'span' | 'source'>): string {
  if (span === undefined) return 'live';
  if (source.kind === 'archive') return clockRange(format, span);
  const whole = (at: EpochMs) => epochMs(Math.floor(at / ONE_SECOND) * ONE_SECOND);
  return clockRange(format, { from: whole(span.from), until: whole(span.until) });
}

/** A moment to come or gone, its day named where it is another than today: "02:41", "Sat 21 Nov 02:41". */
export const nearText = ({ format, now }: WordsContext, at: EpochMs): string =>
  format.fullDay(at) === format.fullDay(now)
    ? format.hourMinute(at)
    : `${format.day(at)} ${format.hourMinute(at)}`;

/** "just now", "4 min ago". */
export function agoText(at: EpochMs, now: EpochMs): string {
  const age = msBetween(at, now);
  return age < ONE_MINUTE ? 'just now' : `${ageText(age)} ago`;
}

/** "kept there until 02:41"; undefined where nobody knows. */
export function expiryText({ expiresAt }: Pick<ExportItem, 'expiresAt'>, context: WordsContext) {
  if (expiresAt === undefined) return undefined;
  const at = nearText(context, expiresAt);
  // It is told as gone only once the system says so.
  return expiresAt > context.now ? `kept there until ${at}` : `was to be kept there until ${at}`;
}

/** The words for what went wrong with an export, where they differ from those of everything else. */
export function exportFailureText(failure: Failure, system: string): FailureText {
  if (failure.code !== 'alreadyThere') return failureText(failure, system);
  return {
    title: `${system} has a file of that name already`,
    advice: 'An earlier export lies in the way there. Order this one again, or have the earlier one deleted.',
  };
}

/** The part of an export that is saved on this computer. */
export const savedCount = ({ files }: Pick<ExportItem, 'files'>): number =>
  files.filter(({ download }) => download.kind === 'saved').length;

const KEPT_HERE = (item: ExportItem): string =>
  savedCount(item) > 0 ? 'what was downloaded stays' : 'nothing of it was downloaded';

/** How much of a live recording has passed, while it lasts. */
function liveWords(item: ExportItem, now: EpochMs): StateWords | undefined {
  const { source, span } = item;
  if (source.kind !== 'live' || span === undefined || now >= span.until) return undefined;
  const passed = ms(Math.max(now - span.from, 0));
  const length = spanLength(span);
  return {
    title: 'Recording live',
    bar: length === 0 ? 'unknown' : passed / length,
    line: `${countText(passed)} of ${countText(length)}, ${countText(ms(length - passed))} left`,
  };
}

function againText({ code }: Failure, retryAt: EpochMs | undefined, now: EpochMs): string {
  if (retryAt === undefined || code === 'offline') return 'asks again once this computer is online';
  const wait = ms(Math.max(msBetween(now, retryAt), 0));
  return wait === 0 ? 'asks again now' : `asks again in ${durationText(wait)}`;
}

function runningWords(
  item: ExportItem,
  state: Extract<ExportItem['state'], { readonly kind: 'running' }>,
  context: WordsContext,
): StateWords {
  const { now } = context;
  const { systemName } = item;
  const { progress, trouble, retryAt, isRefusal } = state;
  if (trouble !== undefined && isRefusal === true) {
    return {
      title: 'Could not be cancelled',
      bar: progress ?? 'unknown',
      line: `${failureText(trouble, systemName).title}; it goes on there`,
    };
  }
  if (trouble !== undefined) {
    return {
      title: failureText(trouble, systemName).title,
      bar: progress ?? 'unknown',
      line: `${againText(trouble, retryAt, now)}; it may go on there`,
    };
  }
  const live = progress === undefined || progress === 0 ? liveWords(item, now) : undefined;
  if (live !== undefined) return live;
  if (item.stays && progress === undefined) return unseenWords(item, context);
  return {
    title: progress === undefined ? 'Being made' : `Being made, ${percentText(progress)}`,
    bar: progress ?? 'unknown',
    line: `${systemName} writes the files`,
  };
}

/** Written at the system, which does not tell how far it is. */
function unseenWords({ sentAt, createdAt, systemName }: ExportItem, context: WordsContext): StateWords {
  // When it was ordered says little where it waited for its turn; better than nothing.
  const since =
    sentAt === undefined ? `ordered ${nearText(context, createdAt)}` : `since ${nearText(context, sentAt)}`;
  return {
    title: 'Running on the server',
    bar: 'unknown',
    line: `${since}, ${systemName} tells no progress`,
  };
}

/** Its system took it, and has forgotten it since: it may well have ended as it should. */
export const isForgotten = ({ state }: Pick<ExportItem, 'state'>): boolean =>
  state.kind === 'unknown' && state.failure.code === 'notFound';

/** What is said of an export that its system has forgotten: in the system's own words, where it has some. */
export const forgottenText = (failure: Failure, system: string): FailureText => ({
  title: `${system} does not know it any more`,
  advice: failure.facts.vendorText ?? 'Nobody knows how it ended.',
});

/** The words for how an export goes. */
export function exportWords(item: ExportItem, context: WordsContext): StateWords {
  const { state, systemName } = item;
  switch (state.kind) {
    case 'queued':
      return { title: 'In line', line: `sent as soon as ${systemName} takes it` };
    case 'submitting':
      return { title: 'Being sent', bar: 'unknown', line: `${systemName} has not answered yet` };
    case 'waiting':
      return {
        title: `Waits at ${systemName}`,
        bar: 'unknown',
        line: state.isRefusal === true ? 'could not be cancelled' : 'accepted, not begun',
      };
    case 'running':
      return runningWords(item, state, context);
    case 'ready':
      return {
        title: 'Ready',
        aside: `since ${nearText(context, state.at)}`,
        line: item.stays
          ? `written by ${systemName}`
          : (expiryText(item, context) ?? `kept at ${systemName}`),
      };
    case 'failed': {
      const { title, advice } = exportFailureText(state.failure, systemName);
      const { problem } = state;
      return { title, line: problem === undefined ? advice : `${fieldText(problem.field)}: ${problem.text}` };
    }
    case 'unknown': {
      if (!isForgotten(item)) {
        return { title: 'Not known whether it began', line: 'the answer was lost: look there first' };
      }
      return { title: 'Nobody knows how it ended', line: forgottenText(state.failure, systemName).advice };
    }
    case 'cancelling':
      return { title: 'Cancelling', bar: 'unknown', line: `it is ended at ${systemName}` };
    case 'cancelled':
      return {
        title: 'Cancelled',
        line:
          item.stays && item.ticket !== undefined
            ? 'look in its folder for what was begun'
            : `nothing of it is left at ${systemName}`,
      };
    case 'needsSignIn':
      return { title: `Signed out of ${systemName}`, line: 'goes on after you sign in' };
    case 'expired':
      return { title: `Gone at ${systemName}`, line: `it has it no more; ${KEPT_HERE(item)}` };
    case 'deleting':
      return { title: 'Being deleted', bar: 'unknown', line: `at ${systemName}; ${KEPT_HERE(item)}` };
    case 'deleted':
      return { title: `Deleted at ${systemName}`, line: KEPT_HERE(item) };
    default:
      return state satisfies never;
  }
}

/** What became of an export, told once when it happens; undefined for everything on the way. */
export function exportOutcome(item: ExportItem): string | undefined {
  const { state, systemName } = item;
  const cameras = camerasText(item);
  switch (state.kind) {
    case 'ready':
      return `The export of ${cameras} is ready.`;
    case 'failed':
      return `The export of ${cameras} failed: ${exportFailureText(state.failure, systemName).title}.`;
    case 'unknown':
      return isForgotten(item)
        ? `It is not known how the export of ${cameras} ended.`
        : `It is not known whether the export of ${cameras} began.`;
    case 'cancelled':
      return `The export of ${cameras} is cancelled.`;
    case 'needsSignIn':
      return `The export of ${cameras} waits: you are signed out of ${systemName}.`;
    case 'expired':
      return `${systemName} has the export of ${cameras} no more.`;
    case 'deleted':
      return `The export of ${cameras} is deleted at ${systemName}.`;
    default:
      return undefined;
  }
}
