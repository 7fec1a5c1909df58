/** The numbers of exports: those of the document ("exportVideo") and of clips, and ours where there is none. */
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

/** `<devices>` takes any number; a list that a person can still check takes so many. */
export const CAMERAS_MAX = 100;

/** Windows knows paths of 260 characters, and the server adds folders and files of its own. */
export const FOLDER_MAX = 200;

/** `bandwidth`, bytes per second: slower than this, an hour of video takes weeks. */
export const BANDWIDTH_MIN = 10_000;
/** The largest number of 32 bits, about 2 GB/s: faster than what a server writes to. */
export const BANDWIDTH_MAX = 2_147_483_647;

/** `description` of a clip: it goes over in an address. */
export const COMMENT_MAX = 250;

/** The server looks for the recordings and the folder before it answers; a drive may be asleep. */
export const START_TIMEOUT = ms(ONE_MINUTE);
/** From asking for a clip to its first byte. */
export const FILE_TIMEOUT = ms(ONE_MINUTE);

/** Times of replies may come without their milliseconds, or rounded to the second. */
export const SAME_TIME_WITHIN = ms(ONE_SECOND);

/** What a server says of an export is cut here. */
export const SERVER_TEXT_MAX = 300;
