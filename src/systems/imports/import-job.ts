/** A job of the queue: what pages see of it, and what it remembers besides to go on after a reload. */
import { cameraRefText } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import type { EpochMs } from '../../core/units.ts';
import type { UploadTicket } from '../../vendors/contract-imports.ts';
import type { ImportFile, ImportItem, ImportState, ImportStep } from './import-model.ts';

/** How far a job has come at the system, whatever it does at the moment. */
export type JobStage =
  /** Nothing, or a part of the file. */
  | 'sending'
  /** The whole file, with the right checksum. */
  | 'complete'
  /** An import was begun, and its end was not seen. */
  | 'importing'
  /** The system said that the import is over. */
  | 'imported';

/** What a job knows besides what it shows. Holds no secret. */
export interface JobMemory {
  readonly stage: JobStage;
  readonly md5: string | undefined;
  /** Known from just before the upload is opened until it is deleted. */
  readonly ticket: UploadTicket | undefined;
  /** Who began it: nobody else goes on with it. */
  readonly account: string | undefined;
  /** Sent once more because the system had something else. */
  readonly resent: boolean;
}

export interface ImportJob {
  readonly item: ImportItem;
  readonly memory: JobMemory;
}

export const NEW_MEMORY: JobMemory = {
  stage: 'sending',
  md5: undefined,
  ticket: undefined,
  account: undefined,
  resent: false,
};

/** A file that was just chosen. */
export function newImportItem(
  id: string,
  file: ImportFile,
  addedAt: EpochMs,
  target: ImportItem['target'],
): ImportItem {
  return {
    id,
    file,
    facts: undefined,
    verdict: undefined,
    target,
    start: undefined,
    localZone: undefined,
    span: undefined,
    state: { kind: 'reading' },
    addedAt,
  };
}

/** A length that can be put on a timeline. A file that tells none has none, however short it may be. */
export const hasLength = ({ facts }: ImportItem): boolean => facts !== undefined && facts.duration > 0;

/** The item with the span that follows from its start and length. */
export function withSpan(item: ImportItem): ImportItem {
  const { start, facts, span } = item;
  const isKnown = start !== undefined && facts !== undefined && hasLength(item);
  const next = isKnown ? spanOf(start.at, facts.duration) : undefined;
  if (next?.from === span?.from && next?.until === span?.until) return item;
  return { ...item, span: next };
}

/** Where a job goes on, by what it remembers. */
export function stepOf({ memory, item }: ImportJob): ImportStep {
  if (item.state.kind === 'verifying') return 'verify';
  switch (memory.stage) {
    case 'sending':
      return memory.md5 === undefined || item.state.kind === 'hashing' ? 'hash' : 'upload';
    case 'complete':
      return 'lock';
    case 'importing':
      return 'import';
    case 'imported':
      return 'check';
  }
}

type Kind = ImportState['kind'];

const kinds = (...list: readonly Kind[]): ReadonlySet<Kind> => new Set(list);

/** Something is being done for it at this moment. */
const AT_WORK = kinds('hashing', 'uploading', 'verifying', 'waitingForLock', 'importing', 'checking');
/** Goes on without anybody doing anything. */
const UNDER_WAY = new Set<Kind>([...AT_WORK, 'waiting', 'cancelling']);
/** Started, and neither over nor given up. */
const STARTED = new Set<Kind>([...UNDER_WAY, 'paused', 'needsFile', 'needsSignIn']);

export const isAtWork = ({ kind }: ImportState): boolean => AT_WORK.has(kind);
export const isUnderWay = ({ kind }: ImportState): boolean => UNDER_WAY.has(kind);
/** Means to be imported, now or once somebody lets it: its span is taken. */
export const isStarted = ({ kind }: ImportState): boolean => STARTED.has(kind);

/** The key of the camera that a job is for. */
export const laneOf = ({ target }: ImportItem): string | undefined =>
  target === undefined ? undefined : cameraRefText(target);
