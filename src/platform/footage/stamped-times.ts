/** The times of a file from its tags, whatever container they stand in, and from its header. */
import type { StampedTimes } from '../../core/footage-facts.ts';
import { type EpochMs, epochMs, ONE_SECOND } from '../../core/units.ts';
import { parseDateText } from './date-text.ts';

/** Tags by their names as the file writes them. */
export type RawTags = Readonly<Record<string, unknown>>;

/** Both are Apple's, and have an offset where an Apple device wrote them. */
const APPLE = ['com.apple.quicktime.creationdate', '\u{a9}day'] as const;
/** In this order. */
const OTHERS = ['creation_time', 'date_recorded', 'date_digitized', 'idit', 'date', 'icrd'] as const;
const ANDROID = 'com.android.version';

/** Seconds from 1904, where QuickTime's count begins, to 1970. */
const QUICKTIME_EPOCH = 2_082_844_800;

/**
 * The moment of a count of seconds since 1904; undefined for 0, which means none. Counts that would lie
 * before 1970 come from cameras that count from there.
 */
export function quickTimeMoment(seconds: number | undefined): EpochMs | undefined {
  if (seconds === undefined || seconds === 0 || seconds === QUICKTIME_EPOCH) return undefined;
  const since1970 = seconds > QUICKTIME_EPOCH ? seconds - QUICKTIME_EPOCH : seconds;
  return epochMs(since1970 * ONE_SECOND);
}

/** What header and tags tell of the time. */
export function stampedTimes(header: EpochMs | undefined, raw: RawTags): StampedTimes {
  // Matroska writes the same names in capitals.
  const tags = new Map(
    Object.entries(raw).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
  const dates = (names: readonly string[]) =>
    names.flatMap((name) => parseDateText(tags.get(name) ?? '') ?? []);
  const apple = dates(APPLE);
  return {
    header,
    apple: apple.find(({ hasOffset }) => hasOffset)?.at,
    tag: [...dates(OTHERS), ...apple.filter(({ hasOffset }) => !hasOffset)][0]?.at,
    android: tags.has(ANDROID),
  };
}
