/** The server's numbers, with their units. */

/** An export is dropped when nobody asked after it or loaded a file of it for so long. */
export const EXPORT_KEPT_MS = 36_000_000;
/** A token lives for four hours. */
export const TOKEN_LIFE_MS = 14_400_000;
/** What `waittimeout` is when it is not given; the document's 10 are seconds, as the vendor said later. */
export const WAIT_TIMEOUT_MS = 10_000;
/** `vc` and `ac`: 0 is the best. */
export const WORST_QUALITY = 6;
/** `freq`: every frame, every second, fourth or eighth. */
export const FEWEST_FRAMES = 3;
/** Rows of one answer, unless the request says otherwise. */
export const CAMERAS_LIMIT = 1000;
export const INTERVALS_LIMIT = 100;
/** A picture of the archive lies at most so far from the moment asked for, unless the request says otherwise. */
export const THRESHOLD_MS = 100;
/** Between the accepted request and the beginning of the work. */
export const PENDING_MS = 300;
export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** An export takes a moment, and then a fortieth of the recording's length. */
const EXPORT_START_MS = 500;
const EXPORT_SPEED = 40;
export const exportMsOf = (lengthMs: number): number => EXPORT_START_MS + lengthMs / EXPORT_SPEED;
