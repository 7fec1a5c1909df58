/** The server's numbers, with their units. */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The versions in which things came. */
export const INFO_SINCE = '2.6.1';
export const EXPORT_SINCE = '2.7.3';
export const CLIPS_SINCE = '2.5.4';

/** Clips are kept for seven days, and as long as they fit into one gigabyte. */
export const CLIP_KEPT_MS = 7 * DAY_MS;
export const CLIPS_MOST_BYTES = 1_000_000_000;
/** Between the accepted request and the beginning of the work. */
export const PENDING_MS = 300;
/** What a camera of 2 Mbit/s fills a disk with. */
export const NATIVE_BYTES_PER_SECOND = 250_000;
/** Folders of Windows, without the name of a file in them. */
export const LONGEST_FOLDER = 247;

/** An export takes a moment, and then a fortieth of the recording's length. */
const EXPORT_START_MS = 500;
const EXPORT_SPEED = 40;
export const exportMsOf = (lengthMs: number): number => EXPORT_START_MS + lengthMs / EXPORT_SPEED;
