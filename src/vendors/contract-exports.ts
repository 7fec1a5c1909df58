/**
 * Taking recordings out of a system as files. What is exported, the settings that a system knows, the job
 * at the system and its files. The order of things, downloads and what is kept over a reload are the
 * engine's (systems/exports); the words of a system's settings and its limits are the vendor's.
 */
import type { Failure } from '../core/failure.ts';
import type { FrameArea, FramePolygon } from '../core/frame-area.ts';
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { type EpochMs, type Ms, ms } from '../core/units.ts';
import type { HttpStream } from '../platform/http.ts';
import type { Still } from './contract.ts';

/** What is exported of a camera. */
export type ExportSource =
  /** `archive`: undefined for the camera's default one. From and until the same moment: one picture. */
  | { readonly kind: 'archive'; readonly archive: string | undefined; readonly span: TimeSpan }
  /** What the camera shows from now on, for so long. */
  | { readonly kind: 'live'; readonly length: Ms };

/** A further camera of the same export, with a time of its own. */
export interface ExportPart {
  readonly camera: CameraId;
  readonly span: TimeSpan;
}

/** A place on the page of a document. Undefined: where the system puts it by itself. */
export interface ExportPage {
  readonly layout: 'portrait' | 'landscape';
  readonly picture: FrameArea | undefined;
  readonly comment: FrameArea | undefined;
  readonly timestamp: FrameArea | undefined;
}

/** Settings of an export, all of them always: what a format has no use for is not sent. */
export interface ExportSettings {
  /** The id of one of the offered formats. */
  readonly format: string;
  /** How long the system waits for a frame before it takes the recording to be over. */
  readonly waitTimeout: Ms;
  /** Bytes after which a new file is begun; 0 for one file of any length. */
  readonly maxFileSize: number;
  /** 0 is the best; up to `worstQuality` of the options. */
  readonly videoQuality: number;
  readonly audioQuality: number;
  /** How often the frame rate is halved: 0 keeps all frames, 3 every eighth. */
  readonly frameRate: number;
  /** A pattern of the moment that is written on the picture. */
  readonly timestamp: string;
  /** Written on the picture; "" for none. */
  readonly comment: string;
  /** Of comment and time stamp, "#rrggbb". */
  readonly color: string;
  /** What is kept of the picture; undefined for all of it. */
  readonly crop: FrameArea | undefined;
  /** What is made unrecognisable. */
  readonly masks: readonly FramePolygon[];
  readonly page: ExportPage;
  /** The folder at the system that it writes the files to; "" where they are downloaded. */
  readonly folder: string;
  /** Bytes a second that the system may write; 0 for as many as it can. */
  readonly bandwidth: number;
}

/** Settings of a system that has none: what it knows is put over them. */
export const NO_SETTINGS: Omit<ExportSettings, 'format'> = {
  waitTimeout: ms(0),
  maxFileSize: 0,
  videoQuality: 0,
  audioQuality: 0,
  frameRate: 0,
  timestamp: '',
  comment: '',
  color: '#FFFFFF',
  crop: undefined,
  masks: [],
  page: { layout: 'portrait', picture: undefined, comment: undefined, timestamp: undefined },
  folder: '',
  bandwidth: 0,
};

export interface ExportRequest {
  readonly camera: CameraId;
  readonly source: ExportSource;
  /** Empty for a format that takes one camera. */
  readonly others: readonly ExportPart[];
  readonly settings: ExportSettings;
}

/** The parts of a request that a message can stand beside. */
export const EXPORT_FIELDS = [
  'camera',
  'archive',
  'span',
  'length',
  'format',
  'waitTimeout',
  'maxFileSize',
  'videoQuality',
  'audioQuality',
  'frameRate',
  'timestamp',
  'comment',
  'color',
  'crop',
  'masks',
  'layout',
  'picturePlace',
  'commentPlace',
  'timestampPlace',
  'others',
  'folder',
  'bandwidth',
] as const;

export type ExportField = (typeof EXPORT_FIELDS)[number];

/** What is wrong with a request, as a sentence for a person, beside its field. */
export interface ExportProblem {
  readonly field: ExportField;
  readonly text: string;
}

export interface ExportFormat {
  /** As the system calls it: "mp4". */
  readonly id: string;
  /** As people call it: "MP4". */
  readonly label: string;
  readonly kind: 'video' | 'picture' | 'document' | 'program';
  /** What it is for, in a few words. */
  readonly note: string;
  /** So many cameras fit into one export, each with its own time. */
  readonly mostCameras: number;
  /** Why its files cannot be downloaded: they stay at the system. Undefined where they can. */
  readonly stays: string | undefined;
}

/** Patterns for the moment on the picture. */
export interface TimestampPatterns {
  readonly presets: readonly string[];
  /** Each directive and what it stands for: `%Y`, "year, four digits". */
  readonly directives: readonly { readonly code: string; readonly meaning: string }[];
  /** What the system will write for a moment of a zone (IANA), as far as that can be known. */
  readonly preview: (pattern: string, at: EpochMs, zone: string) => string;
}

/** What a person can set, and within which limits. The same for all cameras of the system. */
export interface ExportOptions {
  readonly formats: readonly ExportFormat[];
  /** What the system has to be set at all, in whichever format: nothing else is shown. */
  readonly fields: ReadonlySet<ExportField>;
  readonly defaults: ExportSettings;
  readonly worstQuality: number;
  readonly fewestRateSteps: number;
  /** Exporting what the camera shows from now on, and the longest that makes sense. */
  readonly live: Offer<{ readonly longest: Ms }>;
  /** Undefined where nothing is written on the picture. */
  readonly timestamp: TimestampPatterns | undefined;
  /** What should be known of a setting, beside its field: why a wait is as long as it is. */
  readonly notes: Readonly<Partial<Record<ExportField, string>>>;
  /** Why a setting means nothing for a format ("Only a PDF has pages."); undefined when it counts. */
  readonly against: (field: ExportField, format: string) => string | undefined;
  /** All that is wrong with a request, before anything is sent; in the order of the fields. */
  readonly check: (request: ExportRequest) => readonly ExportProblem[];
}

/** A place where a camera's recordings lie. */
export interface ExportArchive {
  /** As the system calls it. */
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
}

/** What a camera offers to an investigator. */
export interface ExportCamera {
  /** The default one first. Empty where it is recorded nowhere. */
  readonly archives: readonly ExportArchive[];
  /** Whether there is sound in what it records; undefined when the system does not tell. */
  readonly hasSound: boolean | undefined;
  /** Why nothing of it can be exported by this person; undefined when it can. */
  readonly refused: string | undefined;
}

/** A file that an export made. */
export interface ExportFile {
  /** As the system wants it in a request. */
  readonly name: string;
  /** As the system shows it to people. */
  readonly label: string;
}

/** How an export goes, as the system tells. */
export type ExportStatus =
  /** Accepted, not begun. */
  | { readonly kind: 'waiting' }
  /** 0..1 where the system tells how far it is. */
  | { readonly kind: 'running'; readonly progress: number | undefined }
  | { readonly kind: 'ready'; readonly files: readonly ExportFile[] }
  /** Over, without files: `serverError`, `noSpace`, `alreadyThere`, `noFootage`. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The system has forgotten it, or means another one by its name: nobody knows how it ended. */
  | { readonly kind: 'lost'; readonly failure: Failure };

/** An export that a system has begun. */
export interface StartedExport {
  /** Names it in all further questions, and over a reload. Holds no secret. */
  readonly id: string;
  /** As people at the system call it, where that is not `id`. */
  readonly name?: string;
  /** By how much the system's clock is ahead of this computer's, where its answer tells. */
  readonly clockOffset: Ms | undefined;
}

/** How large an export will be, from what the system knows of the recording. */
export interface ExportEstimate {
  readonly bytes: number;
  /** The length that the bytes are for, without gaps. */
  readonly length: Ms;
}

/** Exports of one system. Rejections are Failures of its connection. */
export interface FootageExports {
  readonly options: ExportOptions;
  /** How long the system keeps an export after it was last asked for; undefined: for ever, or unknown. */
  readonly keptFor: Ms | undefined;
  readonly camera: (camera: CameraId, signal: AbortSignal) => Promise<ExportCamera>;
  /** The first and last moment of an archive; undefined where it is empty, or the system does not tell. */
  readonly depth: (
    camera: CameraId,
    archive: string | undefined,
    signal: AbortSignal,
  ) => Promise<TimeSpan | undefined>;
  /** What an archive holds within a span, in order, merged and cut to the span; undefined: not told. */
  readonly coverage: (
    camera: CameraId,
    archive: string | undefined,
    span: TimeSpan,
    signal: AbortSignal,
  ) => Promise<readonly TimeSpan[] | undefined>;
  /** Undefined where the system does not tell. */
  readonly estimate: (
    camera: CameraId,
    archive: string | undefined,
    span: TimeSpan,
    signal: AbortSignal,
  ) => Promise<ExportEstimate | undefined>;
  /** The picture at a moment, or the nearest one to it; undefined where nothing is recorded there. */
  readonly frame: (
    camera: CameraId,
    archive: string | undefined,
    at: EpochMs,
    signal: AbortSignal,
  ) => Promise<Still | undefined>;
  /** What the camera shows now: to draw on where it is exported live. */
  readonly liveFrame: (camera: CameraId, signal: AbortSignal) => Promise<Still | undefined>;
  /**
   * Begins an export. Never tried again by itself: after
   * `unreachable`, `timeout` or `offline` nobody knows whether it has begun.
   */
  readonly start: (request: ExportRequest, signal: AbortSignal) => Promise<StartedExport>;
  /** What `start` sends, as people may read it; absent where that is no text. */
  readonly wireText?: (request: ExportRequest) => string;
  /** The field that a refusal of `start` is about, where that can be known. */
  readonly blame: (failure: Failure, request: ExportRequest) => ExportProblem | undefined;
  /** Rejects with `notFound` once the system has it no more. */
  readonly status: (id: string, signal: AbortSignal) => Promise<ExportStatus>;
  /** The bytes of a file; `single` when the export has no other. */
  readonly file: (
    id: string,
    file: ExportFile,
    options: { readonly single: boolean; readonly signal: AbortSignal },
  ) => Promise<HttpStream>;
  /**
   * Ends it where it runs, and deletes its files at the system, unless they stay there; one that is gone
   * already is no failure.
   */
  readonly remove: (id: string, signal: AbortSignal) => Promise<void>;
}
