/** The numbers of downloads, with their reasons. */
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';

const MIB = 1_048_576;

/** Read, written and hashed at once: larger ones are no faster, smaller ones cost more words between threads. */
export const STRETCH = MIB;
/**
 * Stretches that there are, in all of page and worker; when all are full the network waits. Enough that
 * neither waits for the other's turn, little beside a page's memory.
 */
export const MOST_STRETCHES = 8;

/** Progress is told no more often: a person sees no more, and each time costs a rendering. */
export const PROGRESS_EVERY: Ms = ms(250);
/** An idle worker is kept this long: one file mostly follows the other. */
export const IDLE_WORKER: Ms = ms(ONE_MINUTE / 2);

/** After its handing over a file is kept for the browser, which copies it and tells nobody when it is done. */
const KEEP_AT_LEAST: Ms = ms(10 * ONE_MINUTE);
/** Bytes a second of the slowest disk that is waited for: a poor memory stick. */
const SLOWEST_COPY = 4 * MIB;

/** How long after its last byte a temporary file of so many bytes is kept. */
export const keepTime = (bytes: number): Ms => ms(KEEP_AT_LEAST + (bytes / SLOWEST_COPY) * ONE_SECOND);
