/** Reading files of footage: what pages ask of the worker that does it. */
import type { FootageReading } from '../../core/footage-facts.ts';

export interface FootageReader {
  /** Reads the few parts of a file that tell its form, length and time; never the whole file. */
  readonly read: (file: File, signal: AbortSignal) => Promise<FootageReading>;
  /** A small picture of its beginning, where this browser can decode it. */
  readonly frame: (file: File, signal: AbortSignal) => Promise<Blob | undefined>;
}
