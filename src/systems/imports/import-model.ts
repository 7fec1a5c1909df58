/**
 * The import queue as pages see it: files on their way to a camera's archive, what each is doing, and
 * what can be done with it. The words are made in features/imports.
 */
import type { Failure } from '../../core/failure.ts';
import type { FootageFacts, UnusableReason } from '../../core/footage-facts.ts';
import type { CameraRef } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import type { StartSource, StartTime } from '../../core/start-time.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { EpochMs, Ms } from '../../core/units.ts';
import type { FootageVerdict } from '../../vendors/contract-imports.ts';

export type { StartSource, StartTime };

/** A file as it was chosen. */
export interface ImportFile {
  readonly name: string;
  /** Its folders within what was dropped, "day 1/cam 2/"; "" at the top. */
  readonly folder: string;
  readonly size: number;
  readonly modifiedAt: EpochMs;
}

/** What a file waits for before it can be sent. Several at a time are possible. */
export type ImportQuestion =
  | { readonly kind: 'camera' }
  /** Neither the file nor its name tells when it begins. */
  | { readonly kind: 'start' }
  /** A part of it falls on footage of the timeline, or on another file of the queue. */
  | {
      readonly kind: 'overlap';
      readonly shared: TimeSpan;
      readonly with: 'timeline' | 'file';
      /** The name of that file. */
      readonly name?: string | undefined;
      /** The next start at which it would fit; undefined where there is none within a day. */
      readonly fitsAt: EpochMs | undefined;
    }
  /** The system does not take this codec or container. */
  | { readonly kind: 'refused'; readonly note: string }
  /** The system has no room for it. */
  | { readonly kind: 'full' };

/** Where a job was when it was paused or failed: it goes on from there. */
export type ImportStep = 'hash' | 'upload' | 'verify' | 'lock' | 'import' | 'check';

/** How fast something moves. */
export interface Pace {
  /** Bytes done, of the file's. */
  readonly done: number;
  /** Bytes a second over the last seconds; undefined until that can be told. */
  readonly speed: number | undefined;
  readonly left: Ms | undefined;
}

export type ImportState =
  /** Its form and time are being read. */
  | { readonly kind: 'reading' }
  /** Left out, never blocking others. */
  | { readonly kind: 'unusable'; readonly because: UnusableReason }
  /** Not started: `questions` is empty when it could be. */
  | { readonly kind: 'draft'; readonly questions: readonly ImportQuestion[] }
  /** Started; its turn has not come. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'hashing'; readonly pace: Pace }
  /** `retryAt`: the line is down, tried again then. `confirmed` of `count` pieces are there. */
  | {
      readonly kind: 'uploading';
      readonly pace: Pace;
      readonly confirmed: number;
      readonly count: number;
      /** Connections in use. */
      readonly lines: number;
      readonly retryAt?: EpochMs | undefined;
      readonly trouble?: Failure | undefined;
    }
  /** All pieces are sent; the system computes the checksum. */
  | { readonly kind: 'verifying' }
  /** Somebody else holds the camera, or another file of this queue is being imported into it. */
  | {
      readonly kind: 'waitingForLock';
      readonly since: EpochMs;
      readonly by: string | undefined;
      readonly mine: boolean;
      readonly progress?: number | undefined;
    }
  | { readonly kind: 'importing'; readonly done: number | undefined }
  /** Looking whether the timeline has it. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'done'; readonly at: EpochMs; readonly recorded: TimeSpan }
  /** `done`: bytes that were hashed or are at the system. */
  | { readonly kind: 'paused'; readonly step: ImportStep; readonly done: number }
  /**
   * After a reload: the browser may not read the file by itself. `asks`: a click suffices. `wrong` says
   * as a sentence why the file that was given is another one.
   */
  | { readonly kind: 'needsFile'; readonly asks: boolean; readonly wrong?: string | undefined }
  /** Nobody is signed in at its system, or somebody else is. */
  | { readonly kind: 'needsSignIn' }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly step: ImportStep;
      /** The system said that it imported and shows nothing there. */
      readonly unproven?: boolean | undefined;
    }
  | { readonly kind: 'cancelling' }
  | { readonly kind: 'cancelled' };

export interface ImportItem {
  readonly id: string;
  readonly file: ImportFile;
  /** Undefined while it is read, and of what cannot be used. */
  readonly facts: FootageFacts | undefined;
  readonly verdict: FootageVerdict | undefined;
  readonly target: CameraRef | undefined;
  readonly start: StartTime | undefined;
  /** The zone whose local time the file's own stamps are taken for; undefined: they are UTC. */
  readonly localZone: string | undefined;
  /** What it will cover; undefined while start or length are unknown. */
  readonly span: TimeSpan | undefined;
  readonly state: ImportState;
  readonly addedAt: EpochMs;
}

/** A file that somebody chose or dropped. */
export interface ChosenFile {
  readonly file: File;
  readonly folder: string;
  /** Kept, so that after a reload nobody has to choose it again. */
  readonly handle?: FileSystemFileHandle | undefined;
}

/** All that is under way, in one line. */
export interface QueueTotals {
  /**
   * Bytes of the files that are started and not over, and of those that were done since the first of
   * these began; and how many of all those are uploaded.
   */
  readonly bytes: number;
  readonly done: number;
  readonly speed: number | undefined;
  /** For all that can go on by itself. */
  readonly left: Ms | undefined;
  readonly lines: number;
}

export interface ImportQueue {
  /** In their order. A new list and new items for what changed, the same objects for what did not. */
  readonly items: Readable<readonly ImportItem[]>;
  readonly totals: Readable<QueueTotals>;
  /**
   * Whether this window runs the queue: only one does. `loading` until that is known; `elsewhere` when
   * another window has it; `unkept` when the browser keeps nothing (then a reload forgets).
   */
  readonly place: Readable<'loading' | 'here' | 'elsewhere' | 'unkept'>;
  /** Whether leaving the page now would interrupt something. */
  readonly busy: Readable<boolean>;
  readonly add: (files: readonly ChosenFile[], target: CameraRef | undefined) => void;
  readonly setTarget: (ids: readonly string[], target: CameraRef) => void;
  readonly setStart: (ids: readonly string[], at: EpochMs) => void;
  /** Moves each start by as much. */
  readonly shiftStart: (ids: readonly string[], by: Ms) => void;
  /** One after the other in the order of the queue, the first at `from`. */
  readonly setSequence: (ids: readonly string[], from: EpochMs) => void;
  /** Takes the stamps of these files for local time of a zone; undefined for UTC again. */
  readonly setLocalZone: (ids: readonly string[], zone: string | undefined) => void;
  /** Those without questions begin; others stay drafts. */
  readonly start: (ids: readonly string[]) => void;
  readonly pause: (ids: readonly string[]) => void;
  readonly resume: (ids: readonly string[]) => void;
  readonly retry: (ids: readonly string[]) => void;
  /** Stops, deletes the upload at the system, gives the lock back. The row stays as cancelled. */
  readonly cancel: (ids: readonly string[]) => void;
  /** Takes rows out of the list; those under way are cancelled first. */
  readonly remove: (ids: readonly string[]) => void;
  /** Puts items before another one, or at the end. */
  readonly move: (ids: readonly string[], before: string | undefined) => void;
  /** The file of an item that needs it. The item says so when it is another one. */
  readonly giveFile: (id: string, chosen: ChosenFile) => void;
  /** Asks the browser for leave to read kept files again: call it from a click. */
  readonly askForFiles: (ids: readonly string[]) => void;
  /** A small picture of a file's beginning; undefined where the file or a decoder is missing. */
  readonly frame?: (id: string, signal: AbortSignal) => Promise<Blob | undefined>;
}
