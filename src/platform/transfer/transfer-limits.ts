/** The numbers of hashing and uploading, with their reasons. What a system itself limits is the vendor's. */
import { type Ms, ms, ONE_MINUTE } from '../../core/units.ts';

const KIB = 1024;
const MIB = KIB * KIB;

/**
 * Bytes of a piece where the system takes that much. Larger pieces are faster, above all where each one
 * waits for an answer from afar; smaller ones lose less when a connection breaks.
 */
export const PREFERRED_CHUNK = 8 * MIB;

/** What a file is read into for hashing. The way of reading counts, its size from 1 to 8 MiB hardly. */
export const READ_BUFFER = 4 * MIB;
/** Without a reader into one's own buffer: two of these are read ahead. */
export const READ_SLICE = 16 * MIB;

/** Lines to begin with; they grow and shrink by what helps. */
export const FIRST_LINES = 3;
/**
 * A browser opens six connections to a server that speaks HTTP/1.1 and lets everything else wait: locks
 * and pages need the others.
 */
export const MOST_LINES = 4;
/** HTTP/2 and 3 carry all requests over one connection: nothing else has to wait. */
export const MOST_LINES_MULTIPLEXED = 6;

/** Progress is told no more often: a person sees no more, and each time costs a rendering. */
export const PROGRESS_EVERY: Ms = ms(250);
/** No byte of a piece has left for so long: the connection is dead, whatever it says of itself. */
export const STALL_LIMIT: Ms = ONE_MINUTE;
/** From the last byte until the answer, while bytes may still stand in buffers on the way. */
export const ANSWER_LIMIT: Ms = ms(3 * ONE_MINUTE);
/** The same where the system may have all pieces and computes the checksum of the whole file. */
export const COMPLETION_LIMIT: Ms = ms(30 * ONE_MINUTE);

/** An idle worker is kept this long: one file mostly follows the other. */
export const IDLE_WORKER: Ms = ms(ONE_MINUTE / 2);
