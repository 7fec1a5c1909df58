/** The numbers of importing: the vendor's own with the step of its document, then what its client does. */
import { ms, ONE_DAY, ONE_SECOND } from '../../core/units.ts';

const MIB = 2 ** 20;

/** Step 1, chunkSize: the server takes no larger piece. */
export const CHUNK_MAX = 10 * MIB;
/** Step 1, ttl of the document's example: an upload that nobody goes on with is gone a day later. */
export const UPLOAD_KEPT = ONE_DAY;

/** Step 4, ttl of the vendor's own client: how long a lock lives that nobody extends. */
export const LOCK_TTL = ms(15 * ONE_SECOND);
/** Step 6: three chances within the life of a lock. */
export const EXTEND_EVERY = ms(5 * ONE_SECOND);
/** Step 6, while the server imports: extending is what tells its progress. */
export const EXTEND_EVERY_IMPORTING = ms(ONE_SECOND);
/** An answer that takes longer is not waited for: the next request must leave before the lock ends. */
export const EXTEND_WAIT = ms(4 * ONE_SECOND);
/**
 * A short file is imported between two looks, and a long one may begin a moment after the server agreed:
 * "not importing" is believed at once when it was seen importing, else only after this.
 */
export const IMPORT_GRACE = ms(3 * ONE_SECOND);
/** So many refusals in a row that will not pass by themselves end an import. */
export const LASTING_MISSES = 3;
/** A lock that cannot be given back within this ends by itself at `LOCK_TTL`. */
export const RELEASE_WAIT = ms(5 * ONE_SECOND);

/** The vendor's client takes so much overlap for touching. */
export const OVERLAP_TOLERANCE = ms(200);

/** Whole percents, 0 to 99 while the server imports. */
export const FULL_PROGRESS = 100;

/** Lines of a picture of the archive; the server keeps the shape of the camera's image. */
export const FRAME_HEIGHT = 360;
