/**
 * An export as a record: kept over a reload, and sent to the other windows that show the list. What is read
 * may hold anything: a record of another version or with a wrong part is no record.
 */
import * as v from 'valibot';
import type { ConnectionId } from '../../core/ids.ts';
import { fromKeptFailure, KeptFailure, toKeptFailure } from '../kept-failure.ts';
import type { ExportJob } from './export-job.ts';
import type { DownloadState, ExportState } from './export-model.ts';
import {
  Count,
  Field,
  maybe,
  Moment,
  Name,
  Offset,
  Order,
  Share,
  Span,
  Spans,
  Text,
  Ticket,
} from './kept-shapes.ts';

const VERSION = 2;
/** Version 1 knew one camera to an export, and none that stay at their system. */
const READ_VERSIONS = [1, VERSION] as const;
const MOST_FILES = 10_000;

const trouble = { trouble: maybe(KeptFailure), retryAt: maybe(Moment), isRefusal: maybe(v.literal(true)) };
const kind = <Kind extends string>(name: Kind) => ({ kind: v.literal(name) });

const State = v.variant('kind', [
  v.object({ ...kind('queued'), ...trouble }),
  v.object(kind('submitting')),
  v.object({ ...kind('waiting'), ...trouble }),
  v.object({ ...kind('running'), progress: maybe(Share), ...trouble }),
  v.object({ ...kind('ready'), at: Moment, ...trouble }),
  v.object({
    ...kind('failed'),
    failure: KeptFailure,
    problem: maybe(
      v.object({
        field: Field,
        text: Text,
      }),
    ),
  }),
  v.object({ ...kind('unknown'), failure: KeptFailure }),
  v.object({ ...kind('cancelling'), ...trouble }),
  v.object(kind('cancelled')),
  v.object(kind('needsSignIn')),
  v.object(kind('expired')),
  v.object({ ...kind('deleting'), ...trouble }),
  v.object(kind('deleted')),
]);

const Download = v.variant('kind', [
  v.object(kind('none')),
  v.object(kind('queued')),
  v.object({
    ...kind('loading'),
    received: Count,
    size: maybe(Count),
    speed: maybe(v.pipe(v.number(), v.minValue(0))),
  }),
  v.object({
    ...kind('saved'),
    at: Moment,
    name: Name,
    bytes: Count,
    sha256: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
  }),
  v.object({ ...kind('failed'), failure: KeptFailure }),
]);

const File = v.object({ name: Text, label: Text, download: Download });

const Record = v.object({
  version: v.picklist(READ_VERSIONS),
  id: Name,
  order: Order,
  systemName: Text,
  createdAt: Moment,
  span: maybe(Span),
  delivered: maybe(Spans),
  clockOffset: maybe(Offset),
  ticket: maybe(Ticket),
  nameThere: maybe(Text),
  sentAt: maybe(Moment),
  account: maybe(Text),
  stays: v.optional(v.boolean(), false),
  settingsUsed: maybe(v.array(Field)),
  files: v.pipe(v.array(File), v.maxLength(MOST_FILES)),
  expiresAt: maybe(Moment),
  state: State,
  memory: v.object({
    isSent: v.boolean(),
    wish: maybe(v.picklist(['cancel', 'delete'])),
    isLeaving: v.boolean(),
    isLooked: v.boolean(),
    isManifestSaved: v.boolean(),
  }),
});

/** Made by `toRecord`, and understood by `parseRecord` alone. */
export interface ExportRecord {
  readonly id: string;
  readonly [part: string]: unknown;
}

type ReadTrouble = Extract<ReadState, { kind: 'queued' }>;
type ReadState = v.InferOutput<typeof State>;
type ReadDownload = v.InferOutput<typeof Download>;

/** The record of an export, as it is at this moment. */
export function toRecord({ item, memory }: ExportJob): ExportRecord {
  const { camera, cameraName, source, others, settings, handOn, group, held, estimate, ...rest } = item;
  const { files, state } = item;
  return {
    version: VERSION,
    ...rest,
    order: { camera, cameraName, source, others, settings, handOn, group, held, estimate },
    files: files.map((file) => ({ ...file, download: withKeptFailure(file.download) })),
    state: withKeptFailure(state),
    memory,
  };
}

/** Failures carry what cannot be copied. */
function withKeptFailure(state: ExportState | DownloadState): unknown {
  if ('failure' in state) return { ...state, failure: toKeptFailure(state.failure) };
  if (!('trouble' in state) || state.trouble === undefined) return state;
  return { ...state, trouble: toKeptFailure(state.trouble) };
}

/** Reads what `toRecord` made; undefined for anything else. */
export function parseRecord(kept: unknown): ExportJob | undefined {
  const read = v.safeParse(Record, kept);
  if (!read.success) return undefined;
  const { id, order, systemName, createdAt, span, delivered, clockOffset } = read.output;
  const { ticket, account, stays, settingsUsed, files, expiresAt, state, memory } = read.output;
  const { system } = order.camera;
  return {
    item: {
      ...order,
      group: order.group,
      id,
      systemName,
      createdAt,
      span,
      delivered,
      clockOffset,
      ticket,
      nameThere: read.output.nameThere,
      sentAt: read.output.sentAt,
      account,
      stays,
      settingsUsed,
      files: files.map((file) => ({ ...file, download: downloadOf(file.download, system) })),
      expiresAt,
      state: stateOf(state, system),
    },
    memory: { ...memory, wish: memory.wish },
  };
}

function stateOf(state: ReadState, system: ConnectionId): ExportState {
  switch (state.kind) {
    case 'failed':
    case 'unknown':
      return { ...state, failure: fromKeptFailure(state.failure, system) };
    case 'running':
      return { ...state, progress: state.progress, ...troubleOf(state, system) };
    case 'queued':
    case 'waiting':
    case 'ready':
    case 'cancelling':
    case 'deleting':
      return { ...state, ...troubleOf(state, system) };
    default:
      return state;
  }
}

const troubleOf = (
  { trouble, retryAt, isRefusal }: Pick<ReadTrouble, 'trouble' | 'retryAt' | 'isRefusal'>,
  system: ConnectionId,
) =>
  trouble === undefined ? { trouble } : { trouble: fromKeptFailure(trouble, system), retryAt, isRefusal };

function downloadOf(download: ReadDownload, system: ConnectionId): DownloadState {
  switch (download.kind) {
    case 'failed':
      return { kind: 'failed', failure: fromKeptFailure(download.failure, system) };
    case 'loading':
      return { ...download, size: download.size, speed: download.speed };
    default:
      return download;
  }
}
