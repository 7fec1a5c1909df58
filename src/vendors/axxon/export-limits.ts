/** The numbers of exports: those of the document ("Export start"), and ours where it names none. */
import { ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

/** `vc` and `ac`: 0 is the best. */
export const WORST_QUALITY = 6;
/** `freq`: 0 original, 1 half, 2 quarter, 3 eighth. */
export const FEWEST_RATE_STEPS = 3;

/**
 * `waittimeout`: the recommended value. The document says 30, which the vendor has corrected since: where
 * key frames are further apart than the wait, nothing is exported.
 */
export const WAIT_RECOMMENDED = ms(30 * ONE_SECOND);
/** No camera leaves that much between two key frames: a longer wait is a slip of the hand. */
export const WAIT_MAX = ONE_HOUR;

/** A file holds at least the pictures between two key frames; less would make thousands of files. */
export const FILE_SIZE_MIN = 100_000;

/** More does not fit on a picture. */
export const COMMENT_MAX = 1_000;
export const PATTERN_MAX = 200;

/** `croparea` and all other places: a millionth of the picture is finer than any pixel. */
export const PLACE_DIGITS = 6;

/** Live video shorter than this may have no key frame in it. */
export const LIVE_MIN = ONE_SECOND;
/** One export for a day of live video; more belongs to the archive. */
export const LIVE_MAX = ONE_DAY;

/** The server drops an export so long after it was last asked for or downloaded. */
export const EXPORT_KEPT = ms(10 * ONE_HOUR);

/** The server may look for the first frame before it answers: this comes on top of the wait for it. */
export const START_TIMEOUT = ms(30 * ONE_SECOND);
/** Beyond this nobody believes in an answer any more, whatever the wait. */
export const START_TIMEOUT_MAX = ms(2 * ONE_MINUTE);
/** From asking for a file to its first byte: a disk may be asleep. */
export const FILE_TIMEOUT = ms(ONE_MINUTE);

/** A picture that does not arrive in this time will not: it has some hundred kilobytes. */
export const PICTURE_WAIT = ms(20 * ONE_SECOND);

/** What a server says of an error is cut here. */
export const SERVER_TEXT_MAX = 300;
