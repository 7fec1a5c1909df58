/**
 * The list of exports as pages see it: what is taken out of which system, how far it is, where its files
 * are, and what can be done with it. The words are made in features/exports.
 */
import type { Failure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { EpochMs, Ms } from '../../core/units.ts';
import type {
  ExportEstimate,
  ExportField,
  ExportFile,
  ExportPart,
  ExportProblem,
  ExportSettings,
  ExportSource,
} from '../../vendors/contract-exports.ts';

/** What becomes of the files by itself once they are there. */
export interface HandOn {
  readonly download: boolean;
  /** Writes a manifest with the checksums beside the files. */
  readonly manifest: boolean;
}

/** A further camera of the same export, as people know it. */
export interface OrderedPart extends ExportPart {
  readonly cameraName: string;
}

/** Exports that belong together: one incident, over whichever systems. */
export interface ExportGroup {
  /** Ours. */
  readonly id: string;
  readonly name: string;
}

/** A page of settings that somebody orders. */
export interface ExportOrder {
  readonly camera: CameraRef;
  /** As people know it, for the list and the names of files. */
  readonly cameraName: string;
  readonly source: ExportSource;
  readonly others: readonly OrderedPart[];
  readonly settings: ExportSettings;
  readonly handOn: HandOn;
  /** Undefined for an export by itself. */
  readonly group: ExportGroup | undefined;
  /** What the archive held of the range when it was ordered; undefined where nobody could look. */
  readonly held: readonly TimeSpan[] | undefined;
  readonly estimate: ExportEstimate | undefined;
}

/** What went wrong the last time, without an end to it. */
export interface ExportTrouble {
  readonly trouble?: Failure | undefined;
  /** When it is tried again; undefined where that waits for the network, or for somebody. */
  readonly retryAt?: EpochMs | undefined;
  /** Its system would not end it: `trouble` says why, for as long as the export goes on. */
  readonly isRefusal?: true | undefined;
}

export type ExportState =
  /** Not sent: its system is not there yet, is busy, or others go first. */
  | ({ readonly kind: 'queued' } & ExportTrouble)
  | { readonly kind: 'submitting' }
  /** The system has it and has not begun. `trouble` here and below: it could not be asked. */
  | ({ readonly kind: 'waiting' } & ExportTrouble)
  /** `progress`: 0..1 where the system tells. */
  | ({ readonly kind: 'running'; readonly progress: number | undefined } & ExportTrouble)
  /** `trouble`: its files could not be deleted. */
  | ({ readonly kind: 'ready'; readonly at: EpochMs } & ExportTrouble)
  /** `problem`: the field that its system complains of, where that is known. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly problem?: ExportProblem | undefined }
  /**
   * The answer to its order was lost, and the system may be making it under a name that nobody knows; or
   * the system has forgotten it, and nobody knows how it ended.
   */
  | { readonly kind: 'unknown'; readonly failure: Failure }
  | ({ readonly kind: 'cancelling' } & ExportTrouble)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'needsSignIn' }
  /** The system has it no more. What was downloaded stays. */
  | { readonly kind: 'expired' }
  | ({ readonly kind: 'deleting' } & ExportTrouble)
  /** Deleted at the system because somebody wanted it. What was downloaded stays. */
  | { readonly kind: 'deleted' };

export type DownloadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'queued' }
  /** `size` where the system tells; `speed` in bytes a second once that can be told. */
  | {
      readonly kind: 'loading';
      readonly received: number;
      readonly size: number | undefined;
      readonly speed: number | undefined;
    }
  /** Handed to the browser under this name. `sha256`: lower-case hex of the bytes that arrived. */
  | {
      readonly kind: 'saved';
      readonly at: EpochMs;
      readonly name: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface ExportedFile extends ExportFile {
  readonly download: DownloadState;
}

export interface ExportItem extends ExportOrder {
  /** Ours. */
  readonly id: string;
  readonly systemName: string;
  readonly createdAt: EpochMs;
  /** The range that was sent: of a live export, from the moment of its order on. */
  readonly span: TimeSpan | undefined;
  /** What the archive held of the range once the export was made; undefined until that is known. */
  readonly delivered: readonly TimeSpan[] | undefined;
  /** By how much the system's clock is ahead of this computer's, where that was measured. */
  readonly clockOffset: Ms | undefined;
  /** Its name at the system, once that has answered. */
  readonly ticket: string | undefined;
  /** As people at the system call it, where that is not the ticket. */
  readonly nameThere?: string | undefined;
  /** When its system took it, by this computer's clock; absent before that, and where it was not kept. */
  readonly sentAt?: EpochMs | undefined;
  /** Who ordered it: somebody else's session asks nothing about it. */
  readonly account: string | undefined;
  /**
   * Whether its files stay at the system, in the folder of its settings, and are none to download; false
   * until its system was there to tell.
   */
  readonly stays: boolean;
  /** What its system had to be set for the format; undefined until it was sent, and where that was not kept. */
  readonly settingsUsed?: readonly ExportField[] | undefined;
  readonly files: readonly ExportedFile[];
  /** When the system drops it unless somebody asks for it; undefined where that is unknown. */
  readonly expiresAt: EpochMs | undefined;
  readonly state: ExportState;
}

/** Settings under a name, for every system that knows the format. */
export interface ExportPreset {
  readonly id: string;
  readonly name: string;
  readonly settings: ExportSettings;
}

/** A file that tells what was exported: for machines and for people. */
export interface ExportManifest {
  readonly json: Blob;
  readonly page: Blob;
  /** Without ending. */
  readonly name: string;
}

export interface ExportList {
  /** The newest first. A new list and new items for what changed, the same objects for what did not. */
  readonly items: Readable<readonly ExportItem[]>;
  readonly presets: Readable<readonly ExportPreset[]>;
  /**
   * `elsewhere`: another window does the work; everything can be seen and ordered from here all the same.
   * `unkept`: this browser keeps nothing over a reload.
   */
  readonly place: Readable<'loading' | 'here' | 'elsewhere' | 'unkept'>;
  /** Whether closing the window would break something off: a download, or a recording of live video. */
  readonly busy: Readable<boolean>;
  /** Puts an export in the list and sends it as soon as its system is there; its id. */
  readonly order: (order: ExportOrder) => string;
  /** Ends those that run. Nothing of them is left at the system. */
  readonly cancel: (ids: readonly string[]) => void;
  /** Deletes the files at the system, and keeps the row with what was downloaded; not of those that stay. */
  readonly deleteFiles: (ids: readonly string[]) => void;
  /** Takes rows out; what is still at the system is deleted there first, unless it stays. */
  readonly remove: (ids: readonly string[]) => void;
  /** Orders the same once more, as new ones, of the same group. */
  readonly again: (ids: readonly string[]) => void;
  /** Downloads a file, or all that are not saved yet; again where it failed. */
  readonly download: (id: string, file?: string) => void;
  readonly stopDownload: (id: string, file?: string) => void;
  /** What was exported, with the checksums of what was downloaded; undefined for an id that is gone. */
  readonly manifest: (id: string) => ExportManifest | undefined;
  /** The same for all exports of a group, in one; undefined where the list has none of it. */
  readonly groupManifest: (group: string) => ExportManifest | undefined;
  readonly savePreset: (name: string, settings: ExportSettings) => void;
  readonly removePreset: (id: string) => void;
}
