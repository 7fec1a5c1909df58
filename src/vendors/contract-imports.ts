/**
 * Importing footage into a system: cameras that take it, the upload in pieces, the camera's lock, the
 * import itself and what is on the timeline afterwards. The order of things and their repetition are the
 * engine's (systems/imports); what a system calls them and how long it waits is the vendor's.
 */
import type { Failure } from '../core/failure.ts';
import type { FootageFacts } from '../core/footage-facts.ts';
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { Readable } from '../core/readable.ts';
import type { TimeSpan } from '../core/time-span.ts';
import type { EpochMs, Ms } from '../core/units.ts';
import type { ChunkAnswer, ChunkRequest } from '../platform/transfer/transfer-model.ts';
import type { Camera } from './contract.ts';

/** An upload as the system knows it: enough to go on with it after a reload. Holds no secret. */
export interface UploadTicket {
  /** Its name at the system: safe in a path, and unlike any other. */
  readonly name: string;
  readonly size: number;
  /** Bytes of a piece; the last may be shorter (core/chunk-plan). */
  readonly chunkSize: number;
  /** Lower-case hex of the whole file. */
  readonly md5: string;
}

/** What the system has of an upload. */
export type UploadStatus =
  | { readonly kind: 'missing' }
  /** `has` is undefined where the system does not tell which pieces: then only what it confirmed counts. */
  | { readonly kind: 'uploading'; readonly has: ((index: number) => boolean) | undefined }
  | { readonly kind: 'complete' }
  /** All pieces are there and the checksum is another one. */
  | { readonly kind: 'corrupted' };

/** Uploads to the server that owns one camera. */
export interface Uploads {
  /** The largest piece that the system takes, in bytes. */
  readonly maxChunkSize: number;
  /** How long the system keeps an upload after the last piece; at most a day. */
  readonly keptFor: Ms;
  /** Reserves room and opens the upload; an unfinished one of the same name is replaced. */
  readonly create: (ticket: UploadTicket, signal: AbortSignal) => Promise<void>;
  readonly status: (ticket: UploadTicket, signal: AbortSignal) => Promise<UploadStatus>;
  /** With the credential of the moment; waits for a renewal under way. */
  readonly chunk: (ticket: UploadTicket, index: number) => ChunkRequest | Promise<ChunkRequest>;
  /** What the refusal of a piece means; a credential that was refused is renewed once for all. */
  readonly failureOf: (answer: ChunkAnswer) => Failure;
  /** Takes an upload away; one that is not there any more is no failure. */
  readonly remove: (ticket: UploadTicket, signal: AbortSignal) => Promise<void>;
}

/** The exclusive right to import into a camera. Kept up by itself until it is released. */
export interface CameraLock {
  /** True once somebody else has it: nothing can be imported under it any more. */
  readonly lost: Readable<boolean>;
  /**
   * Imports a complete upload so that it begins at `startAt`. Resolves when the system says that it is
   * over, which is not yet a proof: compare `recorded`. With it the upload is gone. `progress` is 0..1, or
   * undefined while the system does not tell. Rejects with `lockLost`, `busy`, `notFound`…
   */
  readonly import: (
    ticket: UploadTicket,
    startAt: EpochMs,
    progress: (done: number | undefined) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Gives it back; never fails. `leaving`: the page closes, the request must outlive it. */
  readonly release: (leaving?: boolean) => Promise<void>;
}

/** What became of asking for a camera's lock. */
export type LockAttempt =
  | { readonly kind: 'held'; readonly lock: CameraLock }
  /** Somebody has it. `mine`: the same account, as after a crash of this very page. */
  | {
      readonly kind: 'taken';
      /** The name of the account; undefined where the system does not tell. */
      readonly by: string | undefined;
      readonly mine: boolean;
      /** An import is running under it. */
      readonly importing: boolean;
      /** 0..1, of that import. */
      readonly progress?: number | undefined;
    };

/** Whether a system takes a file, and how well. */
export interface FootageVerdict {
  readonly kind: 'recommended' | 'accepted' | 'refused';
  /** A few words for the table: "plays everywhere", "plays in Safari", "Nx does not take it". */
  readonly note: string;
}

/** A file that is meant for a camera. */
export interface FootagePiece {
  readonly size: number;
  readonly span: TimeSpan;
}

/** What the system says beforehand about pieces; in their order. */
export interface ImportRoom {
  /** The parts of each piece that are still free; all of it, some, or none. */
  readonly free: readonly (readonly TimeSpan[])[];
  /** Old recordings will be pushed out to make room. */
  readonly pushesOut: boolean;
  /** There is no room, and none can be made. */
  readonly full: boolean;
}

export interface FootageImports {
  /** Containers by the endings of their files, without dots: for choosing files and for words. */
  readonly endings: readonly string[];
  readonly judge: (facts: FootageFacts) => FootageVerdict;
  /** Cameras that take footage. */
  readonly targets: (signal: AbortSignal) => Promise<readonly Camera[]>;
  /** Makes a camera that takes footage. */
  readonly createTarget: Offer<(name: string, signal: AbortSignal) => Promise<Camera>>;
  /** What is on the camera's timeline, in order and merged. */
  readonly recorded: (camera: CameraId, span: TimeSpan, signal: AbortSignal) => Promise<readonly TimeSpan[]>;
  /** What the system says of pieces beforehand; undefined where it has no such call. */
  readonly room: (
    camera: CameraId,
    pieces: readonly FootagePiece[],
    signal: AbortSignal,
  ) => Promise<ImportRoom | undefined>;
  /** Footage cannot overwrite footage; so much overlap is still taken as touching. */
  readonly overlapTolerance: Ms;
  /**
   * `cameraMayBeGone`: for taking away what is left of a camera that was removed meanwhile; without it
   * such a camera is `notFound`.
   */
  readonly uploads: (
    camera: CameraId,
    signal: AbortSignal,
    options?: { readonly cameraMayBeGone?: boolean },
  ) => Promise<Uploads>;
  readonly lock: (camera: CameraId, signal: AbortSignal) => Promise<LockAttempt>;
}
