/** An export of the list: what pages see of it, and what it remembers besides to go on after a reload. */
import type { TimeSpan } from '../../core/time-span.ts';
import { spanOf } from '../../core/time-span.ts';
import { addMs, type EpochMs, type Ms } from '../../core/units.ts';
import type { ExportField, ExportFile, FootageExports } from '../../vendors/contract-exports.ts';
import type { ExportedFile, ExportItem, ExportOrder, ExportState } from './export-model.ts';

/** What a job knows besides what it shows. Holds no secret. */
export interface ExportMemory {
  /** Its order is with the system, and the answer is not here. */
  readonly isSent: boolean;
  /** What somebody wants to become of it, until that is done. */
  readonly wish: 'cancel' | 'delete' | undefined;
  /** The row goes as soon as nothing of it is at the system. */
  readonly isLeaving: boolean;
  /** What was delivered was asked for, or cannot be told. */
  readonly isLooked: boolean;
  readonly isManifestSaved: boolean;
}

export interface ExportJob {
  readonly item: ExportItem;
  readonly memory: ExportMemory;
}

export const NEW_MEMORY: ExportMemory = {
  isSent: false,
  wish: undefined,
  isLeaving: false,
  isLooked: false,
  isManifestSaved: false,
};

export interface NewExport {
  readonly id: string;
  readonly order: ExportOrder;
  readonly systemName: string;
  readonly createdAt: EpochMs;
  /** Who is signed in at its system where it was ordered. */
  readonly account: string | undefined;
  /** Whether its files are known to stay at the system. */
  readonly stays?: boolean;
}

/** An export that was just ordered. */
export function newExportJob({
  id,
  order,
  systemName,
  createdAt,
  account,
  stays = false,
}: NewExport): ExportJob {
  const item: ExportItem = {
    ...order,
    id,
    systemName,
    createdAt,
    account,
    span: rangeOf(order, createdAt),
    delivered: undefined,
    clockOffset: undefined,
    ticket: undefined,
    stays,
    files: [],
    expiresAt: undefined,
    state: { kind: 'queued' },
  };
  return { item, memory: NEW_MEMORY };
}

/** The range of an order that is sent at a moment: live video begins then. */
export const rangeOf = ({ source }: Pick<ExportOrder, 'source'>, at: EpochMs): TimeSpan =>
  source.kind === 'archive' ? source.span : spanOf(at, source.length);

/** The files of an export with what is known of their downloads. */
export function withFiles(
  known: readonly ExportedFile[],
  files: readonly ExportFile[],
  isWanted: boolean,
): readonly ExportedFile[] {
  return files.map(({ name, label }) => ({
    name,
    label,
    download: known.find((one) => one.name === name)?.download ?? {
      kind: isWanted ? 'queued' : 'none',
    },
  }));
}

/** Whether the files of a format stay at its system. */
export const isStaying = ({ options }: FootageExports, format: string): boolean =>
  options.formats.some(({ id, stays }) => id === format && stays !== undefined);

/** What of the settings means anything to a system and a format. */
export const settingsUsed = ({ options }: FootageExports, format: string): readonly ExportField[] =>
  [...options.fields].filter((field) => options.against(field, format) === undefined);

/** Until when the system keeps what was asked for just now; what stays there has no end that we know. */
export const expiryFrom = (
  askedAt: EpochMs,
  keptFor: Ms | undefined,
  { stays }: Pick<ExportItem, 'stays'>,
): EpochMs | undefined => (keptFor === undefined || stays ? undefined : addMs(askedAt, keptFor));

type Kind = ExportState['kind'];

const kinds = (...list: readonly Kind[]): ReadonlySet<Kind> => new Set(list);

/** The system works on it, or is about to. */
const AT_THE_SYSTEM = kinds('submitting', 'waiting', 'running', 'cancelling');
/** Goes on by itself, or once somebody signs in. */
const UNFINISHED = kinds(
  'queued',
  'submitting',
  'waiting',
  'running',
  'cancelling',
  'needsSignIn',
  'deleting',
);

export const isAtTheSystem = ({ kind }: ExportState): boolean => AT_THE_SYSTEM.has(kind);
export const isUnfinished = ({ kind }: ExportState): boolean => UNFINISHED.has(kind);

const NOT_THERE = kinds('queued', 'unknown', 'cancelled', 'expired', 'deleted');

/** Nothing goes on any more. */
const OVER = kinds('ready', 'failed');

/** Whether something of it is at the system that could be ended or deleted there: not what stays. */
export const isKeptThere = ({ ticket, state, stays }: ExportItem): boolean =>
  ticket !== undefined && !NOT_THERE.has(state.kind) && !(stays && OVER.has(state.kind));

/** A file that is on its way to this computer, or waits for its turn. */
export const isOnItsWay = ({ download }: ExportedFile): boolean =>
  download.kind === 'queued' || download.kind === 'loading';

/** Whether closing the window that does the work would break something off. */
export function wouldBreak({ source, state, files }: ExportItem): boolean {
  // Without its answer nobody knows the name of the export; live video cannot be had later.
  if (state.kind === 'submitting' || (source.kind === 'live' && state.kind === 'queued')) return true;
  if (source.kind === 'live' && (state.kind === 'waiting' || state.kind === 'running')) return true;
  return files.some(isOnItsWay);
}
