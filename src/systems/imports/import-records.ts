/**
 * What is kept of a job over a reload, and how it is read again. The browser's store may hold anything: a
 * record of another version or with a wrong part is no record.
 */
import * as v from 'valibot';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { fromKeptFailure, KeptFailure, toKeptFailure } from '../kept-failure.ts';
import type { PieceRuns } from './confirmed-pieces.ts';
import { type ImportJob, withSpan } from './import-job.ts';
import type { ImportItem, ImportState } from './import-model.ts';

const VERSION = 1;

/** Dates beyond this are none. */
const FURTHEST = 8_640_000_000_000_000;
const LONGEST_TEXT = 4_096;
/** A file of terabytes has as many; more are a broken record. */
const MOST_PIECES = 5_000_000;

const Text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Moment = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-FURTHEST),
  v.maxValue(FURTHEST),
  v.transform(epochMs),
);
const Length = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(ms));
const maybe = <Shape extends v.GenericSchema>(shape: Shape) => v.optional(shape);

const Step = v.picklist(['hash', 'upload', 'verify', 'lock', 'import', 'check']);
const Unusable = v.picklist(['empty', 'notVideo', 'noPicture', 'truncated', 'unreadable']);
const Span = v.object({ from: Moment, until: Moment });

const Facts = v.object({
  container: v.picklist(['mp4', 'mov', 'mkv', 'webm', 'avi', 'mpegts', 'other']),
  duration: Length,
  video: v.object({
    codec: v.picklist(['h264', 'h265', 'mjpeg', 'mpeg4', 'av1', 'vp8', 'vp9', 'other']),
    codecText: Text,
    width: v.number(),
    height: v.number(),
  }),
  audio: v.union([Text, v.undefined()]),
  times: v.object({
    header: maybe(Moment),
    apple: maybe(Moment),
    tag: maybe(Moment),
    android: v.boolean(),
  }),
});

/** Where a job stands; what it does at a moment is not kept. */
const Phase = v.variant('kind', [
  v.object({ kind: v.literal('reading') }),
  v.object({ kind: v.literal('unusable'), because: Unusable }),
  v.object({ kind: v.literal('draft') }),
  v.object({ kind: v.literal('started') }),
  v.object({ kind: v.literal('paused'), step: Step, done: v.number() }),
  v.object({
    kind: v.literal('failed'),
    step: Step,
    unproven: maybe(v.boolean()),
    ...KeptFailure.entries,
  }),
  v.object({ kind: v.literal('done'), at: Moment, recorded: Span }),
  v.object({ kind: v.literal('cancelling') }),
  v.object({ kind: v.literal('cancelled') }),
]);

const Record = v.object({
  version: v.literal(VERSION),
  id: v.pipe(Text, v.minLength(1)),
  file: v.object({ name: Text, folder: Text, size: Count, modifiedAt: Moment }),
  facts: maybe(Facts),
  target: maybe(
    v.object({
      system: v.pipe(Text, v.transform(connectionId)),
      camera: v.pipe(Text, v.transform(cameraId)),
    }),
  ),
  start: maybe(
    v.object({
      at: Moment,
      source: v.picklist(['apple', 'header', 'tag', 'androidEnd', 'name', 'person']),
    }),
  ),
  localZone: maybe(Text),
  addedAt: Moment,
  phase: Phase,
  stage: v.picklist(['sending', 'complete', 'importing', 'imported']),
  md5: maybe(v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))),
  ticket: maybe(
    v.object({
      name: v.pipe(Text, v.minLength(1)),
      size: Count,
      chunkSize: v.pipe(Count, v.minValue(1)),
      md5: v.pipe(v.string(), v.regex(/^[\da-f]{32}$/)),
    }),
  ),
  account: maybe(Text),
  resent: v.boolean(),
  confirmed: v.array(Count),
});

export type ImportRecord = v.InferInput<typeof Record>;

/** A job as it was left, and the pieces that were confirmed. */
export interface KeptJob {
  readonly job: ImportJob;
  readonly confirmed: PieceRuns;
}

/** The record of a job. */
export function toRecord({ item, memory }: ImportJob, confirmed: PieceRuns): ImportRecord {
  const { id, file, facts, target, start, localZone, addedAt, state } = item;
  const { stage, md5, ticket, account, resent } = memory;
  return {
    version: VERSION,
    id,
    file,
    facts,
    target,
    start,
    localZone,
    addedAt,
    phase: phaseOf(state, facts !== undefined),
    stage,
    md5,
    ticket,
    account,
    resent,
    confirmed: [...confirmed],
  };
}

function phaseOf(state: ImportState, isRead: boolean): ImportRecord['phase'] {
  switch (state.kind) {
    case 'reading':
    case 'cancelling':
    case 'cancelled':
      return { kind: state.kind };
    case 'draft':
      return { kind: 'draft' };
    case 'unusable':
      return { kind: 'unusable', because: state.because };
    case 'paused':
      return { kind: 'paused', step: state.step, done: state.done };
    case 'done':
      return { kind: 'done', at: state.at, recorded: state.recorded };
    case 'failed': {
      const { step, unproven, failure } = state;
      return { kind: 'failed', step, unproven, ...toKeptFailure(failure) };
    }
    // A file that was never read has not been started either.
    case 'needsFile':
      return { kind: isRead ? 'started' : 'reading' };
    case 'waiting':
    case 'hashing':
    case 'uploading':
    case 'verifying':
    case 'waitingForLock':
    case 'importing':
    case 'checking':
    case 'needsSignIn':
      return { kind: 'started' };
  }
}

/** Reads what `toRecord` made; undefined for anything else. */
export function parseRecord(kept: unknown): KeptJob | undefined {
  const read = v.safeParse(Record, kept);
  if (!read.success) return undefined;
  const { id, file, facts, target, start, localZone, addedAt, phase, confirmed } = read.output;
  const { stage, md5, ticket, account, resent } = read.output;
  // A ticket is for this file, or for none.
  if (ticket !== undefined && (ticket.size !== file.size || ticket.md5 !== md5)) return undefined;
  if (ticket !== undefined && ticket.size / ticket.chunkSize > MOST_PIECES) return undefined;
  const item = withSpan({
    id,
    file,
    facts,
    verdict: undefined,
    target,
    start,
    localZone,
    span: undefined,
    addedAt,
    state: { kind: 'waiting' },
  });
  const state = isPossible(phase.kind, item) ? stateOf(phase, target?.system) : unfinished(item);
  return { job: { item: { ...item, state }, memory: { stage, md5, ticket, account, resent } }, confirmed };
}

type PhaseKind = ImportRecord['phase']['kind'];

/** Nothing is begun without a camera, a start and a length. */
function isPossible(kind: PhaseKind, { facts, span, target }: ImportItem): boolean {
  if (kind === 'draft') return facts !== undefined;
  const isBegun = kind === 'started' || kind === 'paused' || kind === 'failed' || kind === 'done';
  return !isBegun || (span !== undefined && target !== undefined);
}

const unfinished = ({ facts }: ImportItem): ImportState =>
  facts === undefined ? { kind: 'reading' } : { kind: 'draft', questions: [] };

function stateOf(
  phase: v.InferOutput<typeof Phase>,
  system: ReturnType<typeof connectionId> | undefined,
): ImportState {
  switch (phase.kind) {
    case 'draft':
      return { kind: 'draft', questions: [] };
    case 'started':
      return { kind: 'waiting' };
    case 'failed': {
      const { step, unproven } = phase;
      return { kind: 'failed', failure: fromKeptFailure(phase, system), step, unproven };
    }
    case 'reading':
    case 'unusable':
    case 'paused':
    case 'done':
    case 'cancelling':
    case 'cancelled':
      return phase;
  }
}
