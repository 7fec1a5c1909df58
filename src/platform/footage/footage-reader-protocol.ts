/** What the page and its worker for reading footage say to each other, and the worker's side of it. */
import type { FootageReading } from '../../core/footage-facts.ts';
import { readFrame } from './footage-frame.ts';
import { readFootage } from './read-footage.ts';

/** One file at a time: the next is sent when the answer has come. */
export interface FootageRequest {
  readonly id: number;
  readonly file: File;
  readonly want: 'reading' | 'frame';
}

export type FootageAnswer =
  /** The code is loaded; said once. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'reading'; readonly id: number; readonly reading: FootageReading }
  | { readonly kind: 'frame'; readonly id: number; readonly frame: Blob | undefined };

/** A port on which files are handed over and answers are told. */
export interface FootagePort {
  readonly listen: (listener: (request: FootageRequest) => void) => void;
  readonly tell: (answer: FootageAnswer) => void;
}

/** Reads files for the other side of the port. */
export function serveFootage({ listen, tell }: FootagePort): void {
  async function answer({ id, file, want }: FootageRequest): Promise<void> {
    if (want === 'frame') tell({ kind: 'frame', id, frame: await readFrame(file) });
    else tell({ kind: 'reading', id, reading: await readFootage(file) });
  }
  listen((request) => void answer(request));
  tell({ kind: 'ready' });
}
