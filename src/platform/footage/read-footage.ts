/**
 * Reads what a file of footage says of itself, or why it is none. A file is an enemy's until it has shown
 * otherwise: everything goes through a window with a budget, and whatever goes wrong ends as an answer.
 */
import type { FootageFacts, FootageReading, UnusableReason } from '../../core/footage-facts.ts';
import { ms, ONE_DAY, seconds, secondsToMs } from '../../core/units.ts';
import { readAviHead } from './avi-head.ts';
import { fileForm, FORM_BYTES } from './file-form.ts';
import { createFileWindow, type FileWindow, READ_BUDGET, type ReadBudget } from './file-window.ts';
import { readTracks, windowSource, withInput } from './footage-tracks.ts';
import { readMatroskaHead } from './matroska-head.ts';
import { lastTimestamp } from './matroska-tail.ts';
import { readMovieBoxes } from './movie-boxes.ts';
import { stampedTimes } from './stamped-times.ts';

const unusable = (because: UnusableReason): FootageReading => ({ kind: 'unusable', because });

/** No recording is longer: such a length is damage. */
const LONGEST = ms(31 * ONE_DAY);

interface Findings extends Omit<FootageFacts, 'duration' | 'video'> {
  readonly video: FootageFacts['video'] | undefined;
  /** In seconds. */
  readonly duration: number;
}

/** Never rejects: a file that cannot be read, or is damaged beyond reading, is `unreadable`. */
export async function readFootage(file: Blob, budget: ReadBudget = READ_BUDGET): Promise<FootageReading> {
  if (file.size === 0) return unusable('empty');
  try {
    return await readForm(createFileWindow(file, budget));
  } catch {
    return unusable('unreadable');
  }
}

async function readForm(file: FileWindow): Promise<FootageReading> {
  const form = fileForm(await file.bytes(0, FORM_BYTES));
  switch (form.kind) {
    case 'boxes':
      return readMovie(file);
    case 'ebml':
      return readMatroska(file);
    case 'avi':
      return readAvi(file);
    case 'mpegts':
      return readStream(file);
    case 'foreign':
      return readForeign(form.name);
    case 'none':
      return unusable('notVideo');
  }
}

function judge({ video, duration, ...rest }: Findings): FootageReading {
  if (video === undefined) return unusable('noPicture');
  const length = ms(Math.round(secondsToMs(seconds(duration))));
  // A header without footage behind it.
  if (!(length > 0)) return unusable('truncated');
  if (length > LONGEST) return unusable('unreadable');
  return { kind: 'footage', facts: { ...rest, video, duration: length } };
}

async function readMovie(file: FileWindow): Promise<FootageReading> {
  const movie = await readMovieBoxes(file);
  if (!movie.isMovie) return unusable('notVideo');
  if (movie.isTruncated || movie.index === undefined) return unusable('truncated');
  const { video, audio, tags } = await withInput(movie.index, readTracks);
  return judge({
    container: movie.isQuickTime ? 'mov' : 'mp4',
    video,
    audio,
    duration: video === undefined ? 0 : (movie.duration ?? (await lastMoment(file))),
    times: stampedTimes(movie.createdAt, tags),
  });
}

/** Where the file's footage ends, by its footage: for what has no header that tells it. */
const lastMoment = (file: FileWindow): Promise<number> =>
  withInput(windowSource(file), (input) => input.computeDuration());

async function readMatroska(file: FileWindow): Promise<FootageReading> {
  const head = await readMatroskaHead(file);
  if (head.isTruncated) return unusable('truncated');
  return withInput(windowSource(file), async (input) => {
    const { video, audio, tags } = await readTracks(input);
    const told = await input.getDurationFromMetadata();
    return judge({
      container: head.isWebM ? 'webm' : 'mkv',
      video,
      audio,
      duration: video === undefined ? 0 : (told ?? (await matroskaEnd(file, head.tick))),
      times: stampedTimes(head.createdAt, tags),
    });
  });
}

async function matroskaEnd(file: FileWindow, tick: number): Promise<number> {
  const ticks = await lastTimestamp(file);
  return ticks === undefined ? lastMoment(file) : ticks * tick;
}

async function readAvi(file: FileWindow): Promise<FootageReading> {
  const { isTruncated, tags, ...found } = await readAviHead(file);
  if (isTruncated) return unusable('truncated');
  return judge({ container: 'avi', ...found, times: stampedTimes(undefined, tags) });
}

/** A transport stream has no header and no time of day: its length is that of its clock. */
function readStream(file: FileWindow): Promise<FootageReading> {
  return withInput(windowSource(file), async (input) => {
    const { video, audio, tags } = await readTracks(input);
    const duration =
      video === undefined ? 0 : (await input.computeDuration()) - (await input.getFirstTimestamp());
    return judge({ container: 'mpegts', video, audio, duration, times: stampedTimes(undefined, tags) });
  });
}

/** Named, so that whoever takes it or does not can say so: nothing else is known of it. */
function readForeign(name: string): FootageReading {
  const video = { codec: 'other', codecText: name, width: 0, height: 0 } as const;
  const facts = {
    container: 'other',
    duration: ms(0),
    video,
    audio: undefined,
    times: stampedTimes(undefined, {}),
  } as const;
  return { kind: 'footage', facts };
}
