/** What the page says of a file: its form, where its time comes from, what it does and what it needs. Pure. */
import { byteText, speedText } from '../../core/byte-size.ts';
import type { FootageFacts, UnusableReason, VideoCodec } from '../../core/footage-facts.ts';
import { percentText } from '../../core/percent-text.ts';
import { spanLength } from '../../core/time-span.ts';
import { durationText, type TimeFormat } from '../../core/time-zone.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import type {
  ImportItem,
  ImportQuestion,
  ImportStep,
  Pace,
  StartSource,
} from '../../systems/imports/import-model.ts';
import { failureText } from '../../ui/failure-text.ts';

/** What the state column shows: a title, how far, and a line below. */
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
  /** The name of the system that the file goes to. */
  readonly system: string;
}

const UNUSABLE: Readonly<Record<UnusableReason, string>> = {
  empty: 'The file is empty: it has no bytes.',
  notVideo: 'It is no video, whatever its name says.',
  noPicture: 'It is a video file without a picture.',
  truncated: 'It is cut off before its own end.',
  unreadable: 'The browser could not read it.',
};

export const unusableText = (because: UnusableReason): string => UNUSABLE[because];

const GOES_ON: Readonly<Record<ImportStep, string>> = {
  hash: 'goes on with the checksum',
  upload: 'goes on with the upload',
  verify: 'goes on with the check of the upload',
  lock: 'goes on when the camera is free',
  import: 'goes on with the import',
  check: 'goes on with the look at the timeline',
};

/** "28.4 MB/s, 29 s left", as far as it is known. */
function paceText({ speed, left }: Pace): readonly string[] {
  return [
    ...(speed === undefined ? [] : [speedText(speed)]),
    ...(left === undefined ? [] : [`${durationText(left)} left`]),
  ];
}

const shareOf = (done: number, size: number): number => (size > 0 ? Math.min(done / size, 1) : 0);

/** The words for what a file does now. */
export function stateWords({ file, state }: ImportItem, { format, now, system }: WordsContext): StateWords {
  switch (state.kind) {
    case 'reading':
      return { title: 'Reading', bar: 'unknown', line: 'form, length and time' };
    case 'unusable':
      return { title: 'Left out', line: unusableText(state.because) };
    case 'draft': {
      const [first] = state.questions;
      if (first !== undefined) return questionWords(first);
      return { title: 'Ready', line: 'begins when you start it' };
    }
    case 'waiting':
      return { title: 'In line', line: 'begins when its turn comes' };
    case 'hashing': {
      const share = shareOf(state.pace.done, file.size);
      return {
        title: `Checksum ${percentText(share)}`,
        bar: share,
        line: [...paceText(state.pace), 'then the upload'].join(', '),
      };
    }
    case 'uploading': {
      const share = shareOf(state.pace.done, file.size);
      const pieces = `${state.confirmed} of ${state.count} ${state.count === 1 ? 'piece' : 'pieces'}`;
      if (state.retryAt === undefined) {
        const line = [...paceText(state.pace), pieces].join(', ');
        return { title: `Uploading ${percentText(share)}`, bar: share, line };
      }
      const trouble =
        state.trouble === undefined ? 'The line is down' : failureText(state.trouble, system).title;
      const wait = Math.max(msBetween(now, state.retryAt), 0);
      const again =
        wait === 0 ? 'tries again now' : `tries again in ${durationText(msBetween(now, state.retryAt))}`;
      return {
        title: trouble,
        bar: share,
        line: `${again}, ${pieces} ${state.count === 1 ? 'is' : 'are'} there`,
      };
    }
    case 'verifying':
      return { title: 'Checking the upload', bar: 'unknown', line: `${system} computes the checksum` };
    case 'waitingForLock': {
      const since = format.hourMinute(state.since);
      const far = state.progress === undefined ? '' : ` at ${percentText(state.progress)},`;
      if (state.mine) {
        const line = `another window of yours imports,${far} goes on by itself`;
        return { title: 'Waits: your account holds the lock', bar: 'unknown', line };
      }
      // Nobody is named where only another file of this queue is before it.
      const title = state.by === undefined ? 'Waits for the camera' : `Waits: ${state.by} holds the lock`;
      return { title, bar: 'unknown', line: `waits since ${since},${far} goes on by itself` };
    }
    case 'importing':
      return {
        title: state.done === undefined ? 'Importing' : `Importing ${percentText(state.done)}`,
        bar: state.done ?? 'unknown',
        line: `${system} writes it; no way to stop now`,
      };
    case 'checking':
      return { title: 'Looking for it', bar: 'unknown', line: 'on the timeline of the camera' };
    case 'done':
      return { title: 'Done', aside: `at ${format.hourMinute(state.at)}, checked` };
    case 'paused': {
      // Bytes mean something only while the file itself is read or sent.
      const moves = state.step === 'hash' || state.step === 'upload';
      const share = shareOf(state.done, file.size);
      return {
        title: moves ? `Paused at ${percentText(share)}` : 'Paused',
        bar: moves ? share : undefined,
        line: GOES_ON[state.step],
      };
    }
    case 'needsFile':
      if (state.wrong !== undefined) return { title: 'That was another file', line: state.wrong };
      return { title: state.asks ? 'May it be read again?' : 'Needs the file again' };
    case 'needsSignIn':
      return { title: `Signed out of ${system}`, line: 'goes on after you sign in' };
    case 'failed':
      if (state.unproven === true) {
        return { title: 'Not on the timeline', line: `${system} reports success but shows no footage there` };
      }
      return { title: failureText(state.failure, system).title };
    case 'cancelling':
      return { title: 'Cancelling', bar: 'unknown', line: 'its upload is deleted, the camera freed' };
    case 'cancelled':
      return { title: 'Cancelled', line: `nothing of it is left at ${system}` };
    default:
      return state satisfies never;
  }
}

/** What a question asks. Its answers are buttons. */
export function questionWords(question: ImportQuestion): StateWords {
  switch (question.kind) {
    case 'camera':
      return { title: 'Which camera is it of?' };
    case 'start':
      return { title: 'When does it begin?' };
    case 'overlap':
      return { title: 'Needs your answer' };
    case 'refused':
      return { title: 'Not taken as it is', line: question.note };
    case 'full':
      return { title: 'No room for it' };
    default:
      return question satisfies never;
  }
}

/** "1 min 52 s overlap", and with what. */
export function overlapText(question: Extract<ImportQuestion, { readonly kind: 'overlap' }>): string {
  const length = durationText(spanLength(question.shared));
  return question.with === 'file'
    ? `${length} overlap with ${question.name ?? 'another file'}`
    : `${length} overlap`;
}

const SOURCES: Readonly<Record<StartSource, string>> = {
  apple: 'from the file, with its zone',
  header: 'from the file',
  tag: 'from the file',
  androidEnd: 'phone stamps the end',
  name: 'guessed from the name',
  person: 'set by you',
};

/** Where a start comes from: "guessed from the name"; with the zone that its stamps are taken for. */
export function sourceText({ start, localZone, state, facts }: ImportItem): string {
  if (state.kind === 'reading' && start === undefined) return 'being read';
  // Nobody has looked into it yet.
  if (start === undefined) return facts === undefined ? '' : 'not in the file';
  const words = SOURCES[start.source];
  const isStamp = start.source === 'header' || start.source === 'tag' || start.source === 'androidEnd';
  return localZone !== undefined && isStamp ? `${words}, local time` : words;
}

const CODECS: Readonly<Record<Exclude<VideoCodec, 'other'>, string>> = {
  h264: 'H.264',
  h265: 'H.265',
  mjpeg: 'MJPEG',
  mpeg4: 'MPEG-4',
  av1: 'AV1',
  vp8: 'VP8',
  vp9: 'VP9',
};

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:mp4a\.40|aac)/i, 'AAC'],
  [/^(?:mp3|mp4a\.6b|mp4a\.69)/i, 'MP3'],
  [/^opus/i, 'Opus'],
  [/^(?:ac-?3|e-?ac-?3|ec-3)/i, 'AC-3'],
  [/^(?:pcm|ulaw|alaw|sowt|twos|lpcm)/i, 'PCM'],
  [/^flac/i, 'FLAC'],
  [/^vorbis/i, 'Vorbis'],
];

/** "H.264, AAC", "MJPEG". */
export function codecText({ video, audio }: FootageFacts): string {
  const picture = video.codec === 'other' ? video.codecText : CODECS[video.codec];
  const sound = audio === undefined ? undefined : (SOUNDS.find(([code]) => code.test(audio))?.[1] ?? audio);
  return sound === undefined ? picture : `${picture}, ${sound}`;
}

/** "2.1 GB, with sound". */
export function fileText({ file, facts }: ImportItem): string {
  const size = byteText(file.size);
  if (facts === undefined) return size;
  return `${size}, ${facts.audio === undefined ? 'no sound' : 'with sound'}`;
}

/** "7 files, 9.8 GB". */
export function queueText(items: readonly ImportItem[]): string {
  const bytes = items.reduce((sum, { file }) => sum + file.size, 0);
  return `${items.length === 1 ? '1 file' : `${items.length} files`}, ${byteText(bytes)}`;
}

interface DayFormats {
  readonly year: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly dayOfYear: Intl.DateTimeFormat;
}

/** Making one takes longer than all of a row. */
const dayFormats = new Map<string, DayFormats>();

function dayFormatsOf(timeZone: string, locale: string): DayFormats {
  const key = `${timeZone} ${locale}`;
  const known = dayFormats.get(key);
  if (known !== undefined) return known;
  const day = { timeZone, day: 'numeric', month: 'short' } as const;
  const made = {
    year: new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }),
    day: new Intl.DateTimeFormat(locale, day),
    dayOfYear: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
  };
  dayFormats.set(key, made);
  return made;
}

/** "20 Nov", and the year where it is another than now: cameras with a wrong clock show by it. */
export function shortDay({ zone }: TimeFormat, locale: string, at: EpochMs, now: EpochMs): string {
  const { year, day, dayOfYear } = dayFormatsOf(zone, locale);
  return (year.format(at) === year.format(now) ? day : dayOfYear).format(at);
}

const END = 20;
const HEAD = 12;

/** A long file name for a button, its middle left out: the ending tells most. */
export const shortName = (name: string): string =>
  name.length <= HEAD + END ? name : `${name.slice(0, HEAD)}…${name.slice(-END / 2)}`;

/** What became of a file, told once when it happens; undefined for everything on the way. */
export function outcomeText({ file, state }: ImportItem, system: string): string | undefined {
  switch (state.kind) {
    case 'done':
      return `${file.name} is on the timeline.`;
    case 'failed':
      return state.unproven === true
        ? `${file.name} is not on the timeline, although ${system} reports success.`
        : `${file.name} failed: ${failureText(state.failure, system).title}.`;
    case 'unusable':
      return `${file.name} is left out. ${unusableText(state.because)}`;
    case 'cancelled':
      return `${file.name} is cancelled.`;
    case 'needsFile':
      return `${file.name} must be chosen again.`;
    case 'draft':
      return state.questions.length > 0 ? `${file.name} needs your answer.` : undefined;
    default:
      return undefined;
  }
}
