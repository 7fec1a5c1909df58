/**
 * When a recording begins, from the times that stand in its file, its length and its name. Which stamp is
 * believed, and how far, is decided here alone; a person's answer stands above it and is kept elsewhere.
 *
 * The order is: Apple's date, the container's header, a date tag, the name. The vendors' sheets put the
 * header first, and for a file as the camera wrote it the two agree to a second. They disagree after an
 * edit or an export, when the header is the time of the export while Apple's date stays that of the
 * recording; and Apple's date alone carries its offset, so it cannot be local time in disguise.
 */
import type { StampedTimes } from './footage-facts.ts';
import { nameTime } from './name-time.ts';
import { addMs, type EpochMs, epochMs, type Ms, ONE_DAY } from './units.ts';
import { fromWallClock } from './zoned-time.ts';

/** Where a start time comes from; a person's answer stands above all. */
export type StartSource = 'apple' | 'header' | 'tag' | 'androidEnd' | 'name' | 'person';

export interface StartTime {
  readonly at: EpochMs;
  readonly source: StartSource;
}

/** What is known of a file. */
export interface StartClues {
  readonly times: StampedTimes;
  readonly duration: Ms;
  /** The file's name, without folders. */
  readonly name: string;
  /** The zone whose local time the camera wrote as if it were UTC; undefined: its stamps are UTC. */
  readonly localZone: string | undefined;
  /** The zone in which names of files tell their time, unless `localZone` does. */
  readonly nameZone: string;
  readonly now: EpochMs;
}

/** No footage is older: a clock that was never set shows 1904, 1970 or 1980. */
const EARLIEST = epochMs(Date.UTC(2000, 0, 1));
/** A camera's clock may run ahead, and local time in disguise is up to 14 hours ahead. */
const AHEAD = ONE_DAY;

const isPlausible = (at: EpochMs, now: EpochMs): boolean => at >= EARLIEST && at <= addMs(now, AHEAD);

/**
 * The start of a recording and what says so; undefined when nothing plausible does: times before 2000 or
 * more than a day in the future count as none.
 */
export function findStartTime(clues: StartClues): StartTime | undefined {
  const { times, localZone, now } = clues;
  const found = [
    candidate('apple', times.apple),
    stamp('header', times.header),
    stamp('tag', times.tag),
    candidate('name', nameTime(clues.name, localZone ?? clues.nameZone)),
  ];
  return found.find((one) => one !== undefined && isPlausible(one.at, now));

  /** A stamp without an offset. Android writes the header when it stops, so that is the end. */
  function stamp(source: StartSource, written: EpochMs | undefined): StartTime | undefined {
    if (written === undefined) return undefined;
    // An absurd stamp is beyond what dates and zones know.
    if (!isPlausible(written, addMs(now, AHEAD))) return undefined;
    // The end is read in its own place: the clock may have changed during the recording.
    const at = localZone === undefined ? written : fromWallClock(localZone, written);
    return times.android ? candidate('androidEnd', epochMs(at - clues.duration)) : candidate(source, at);
  }
}

const candidate = (source: StartSource, at: EpochMs | undefined): StartTime | undefined =>
  at === undefined ? undefined : { at, source };
