/** The server's numbers, with their units. */

/** A chunk of an upload is at most so long (10 MiB). */
export const MAX_CHUNK_BYTES = 10_485_760;
/** Footage that overlaps other footage by no more than this is still taken. */
export const OVERLAP_TOLERANCE_MS = 200;
/** A session of the new generation lives for 30 days. */
export const SESSION_LIFE_MS = 2_592_000_000;
/** Room for uploads that the emulator claims to have: 64 GiB. */
export const DISK_BYTES = 68_719_476_736;
/** After its start the server does not know its uploads yet for so long. */
export const LOADING_MS = 2000;
export const SECOND_MS = 1000;

/** An import takes a moment, and then as long as reading the file from a disk of 200 MB/s. */
const IMPORT_START_MS = 1500;
const IMPORT_BYTES_PER_MS = 200_000;
export const importMsOf = (size: number): number => IMPORT_START_MS + size / IMPORT_BYTES_PER_MS;
