/**
 * What the pages of exports say: what a range holds, how an export goes, what is kept where and until
 * when. Pure; settings have their own words.
 */
import { byteText, speedText } from '../../core/byte-size.ts';
import { countText } from '../../core/count-text.ts';
import type { Failure } from '../../core/failure.ts';
import { percentText } from '../../core/percent-text.ts';
import { coveredLength, freeSpans, spanLength, type TimeSpan } from '../../core/time-span.ts';
import { ageText, durationText, type TimeFormat } from '../../core/time-zone.ts';
import { type EpochMs, epochMs, type Ms, ms, msBetween, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { DownloadState, ExportItem } from '../../systems/exports/export-model.ts';
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
  { now }: WordsContext,
): StateWords {
  const { systemName } = item;
  const { progress, trouble, retryAt } = state;
  if (trouble !== undefined) {
    return {
      title: failureText(trouble, systemName).title,
      bar: progress ?? 'unknown',
      line: `${againText(trouble, retryAt, now)}; it may go on there`,
    };
  }
  const live = progress === undefined || progress === 0 ? liveWords(item, now) : undefined;
  if (live !== undefined) return live;
  return {
    title: progress === undefined ? 'Being made' : `Being made, ${percentText(progress)}`,
    bar: progress ?? 'unknown',
    line: `${systemName} writes the files`,
  };
}

/** The words for how an export goes. */
export function exportWords(item: ExportItem, context: WordsContext): StateWords {
  const { state, systemName } = item;
  switch (state.kind) {
    case 'queued':
      return { title: 'In line', line: `sent as soon as ${systemName} takes it` };
    case 'submitting':
      return { title: 'Being sent', bar: 'unknown', line: `${systemName} has not answered yet` };
    case 'waiting':
      return { title: `Waits at ${systemName}`, bar: 'unknown', line: 'accepted, not begun' };
    case 'running':
      return runningWords(item, state, context);
    case 'ready':
      return {
        title: 'Ready',
        aside: `since ${nearText(context, state.at)}`,
        line: expiryText(item, context) ?? `kept at ${systemName}`,
      };
    case 'failed': {
      const { title, advice } = exportFailureText(state.failure, systemName);
      const { problem } = state;
      return { title, line: problem === undefined ? advice : `${fieldText(problem.field)}: ${problem.text}` };
    }
    case 'unknown':
      return {
        title: 'Not known whether it began',
        line: 'the answer was lost: look there first',
      };
    case 'cancelling':
      return { title: 'Cancelling', bar: 'unknown', line: `it is ended at ${systemName}` };
    case 'cancelled':
      return { title: 'Cancelled', line: `nothing of it is left at ${systemName}` };
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

/** "12.4 of 206 MB", "12.4 MB" where the size is not told. */
const receivedText = (received: number, size: number | undefined): string =>
  size === undefined ? byteText(received) : `${byteText(received)} of ${byteText(size)}`;

/** How the download of one file goes. */
export function downloadWords(download: DownloadState): StateWords {
  switch (download.kind) {
    case 'none':
      return { title: 'Not downloaded' };
    case 'queued':
      return { title: 'In line', line: 'downloaded when its turn comes' };
    case 'loading': {
      const { received, size, speed } = download;
      const share = size === undefined || size === 0 ? undefined : Math.min(received / size, 1);
      const pace = speed === undefined ? [] : [speedText(speed)];
      return {
        title: share === undefined ? 'Downloading' : `Downloading ${percentText(share)}`,
        bar: share ?? 'unknown',
        line: [receivedText(received, size), ...pace].join(', '),
      };
    }
    case 'saved':
      return { title: 'Saved', aside: byteText(download.bytes), line: download.name };
    case 'failed':
      // The name of the system is not known here; those who know it show the whole failure.
      return { title: 'Not downloaded', line: failureText(download.failure, 'the system').title };
    default:
      return download satisfies never;
  }
}

/** What all files of an export are together: "2 files", and how their downloads go. */
export function filesWords(item: ExportItem): StateWords {
  const { files, estimate, state, systemName } = item;
  if (files.length === 0) {
    const isOver = ['failed', 'cancelled', 'expired', 'deleted'].includes(state.kind);
    if (isOver || estimate === undefined) return { title: isOver ? 'No files' : '' };
    return { title: `about ${byteText(estimate.bytes)}`, line: 'estimated' };
  }
  const downloads = files.map(({ download }) => download);
  const sizes = downloads.map(sizeOf);
  const known = sizes.filter((size) => size !== undefined);
  const bytes = known.reduce((sum, size) => sum + size, 0);
  const size = known.length === sizes.length ? [byteText(bytes)] : [];
  const title = [countWords(files.length, 'file'), ...size].join(', ');
  const saved = savedCount(item);
  const loading = downloads.filter((one) => one.kind === 'loading');
  if (loading.length > 0) {
    const received = downloads.reduce((sum, one) => sum + receivedOf(one), 0);
    const speeds = loading.flatMap(({ speed }) => speed ?? []);
    const share = size.length === 0 || bytes === 0 ? undefined : Math.min(received / bytes, 1);
    const speed = speeds.length === 0 ? [] : [speedText(speeds.reduce((sum, one) => sum + one, 0))];
    const far = share === undefined ? byteText(received) : percentText(share);
    return { title, bar: share ?? 'unknown', line: [`downloading, ${far}`, ...speed].join(', ') };
  }
  const failed = downloads.find((one) => one.kind === 'failed');
  if (failed !== undefined) return { title, line: failureText(failed.failure, systemName).title };
  if (downloads.some((one) => one.kind === 'queued')) return { title, line: 'download in line' };
  if (saved === files.length) return { title, line: 'saved on this computer' };
  return { title, line: saved === 0 ? 'not downloaded' : `${saved} of ${files.length} saved` };
}

function sizeOf(download: DownloadState): number | undefined {
  if (download.kind === 'saved') return download.bytes;
  return download.kind === 'loading' ? download.size : undefined;
}

function receivedOf(download: DownloadState): number {
  if (download.kind === 'saved') return download.bytes;
  return download.kind === 'loading' ? download.received : 0;
}

const HASH_HEAD = 8;
const HASH_TAIL = 4;

/** "3fa9c1d0…77b2": enough to compare at a glance, never to prove. */
export const shortHash = (sha256: string): string =>
  `${sha256.slice(0, HASH_HEAD)}…${sha256.slice(-HASH_TAIL)}`;

/** The checksums of all saved files in the form that `sha256sum -c` reads; empty without any. */
export const checksumText = ({ files }: Pick<ExportItem, 'files'>): string =>
  files
    .flatMap(({ download }) => (download.kind === 'saved' ? `${download.sha256}  ${download.name}\n` : []))
    .join('');

/** What became of an export, told once when it happens; undefined for everything on the way. */
export function exportOutcome({ cameraName, state, systemName }: ExportItem): string | undefined {
  switch (state.kind) {
    case 'ready':
      return `The export of ${cameraName} is ready.`;
    case 'failed':
      return `The export of ${cameraName} failed: ${exportFailureText(state.failure, systemName).title}.`;
    case 'unknown':
      return `It is not known whether the export of ${cameraName} began.`;
    case 'cancelled':
      return `The export of ${cameraName} is cancelled.`;
    case 'needsSignIn':
      return `The export of ${cameraName} waits: you are signed out of ${systemName}.`;
    case 'expired':
      return `${systemName} has the export of ${cameraName} no more.`;
    case 'deleted':
      return `The export of ${cameraName} is deleted at ${systemName}.`;
    default:
      return undefined;
  }
}
