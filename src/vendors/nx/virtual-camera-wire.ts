/** What the virtual camera calls answer (Steps 4 to 7, and prepare and add beyond the document). */
import * as v from 'valibot';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { sharedSpan } from '../../core/time-span.ts';
import { epochMs } from '../../core/units.ts';
import type { FootagePiece, ImportRoom } from '../contract-imports.ts';
import { FULL_PROGRESS } from './import-limits.ts';
import { parsePeriod } from './recorded-periods.ts';
import { anyRecord, flagLike, guidLike, lenient, numberLike, parseRow } from './wire.ts';

/** A camera's lock (Step 4), as lock, extend and release tell it. */
export interface LockStatus {
  /** What was asked for was done: with `lock` and `extend`, the lock is held by who asked. */
  readonly success: boolean;
  /** Somebody holds it, whoever that is. */
  readonly locked: boolean;
  readonly consuming: boolean;
  readonly userId: string | undefined;
  /** A secret: with it the lock can be extended and released. */
  readonly token: string | undefined;
  /** 0..1 of a running import. */
  readonly progress: number | undefined;
}

const statusSchema = v.object({
  success: flagLike,
  locked: lenient(flagLike),
  consuming: lenient(flagLike),
  userId: lenient(guidLike),
  token: lenient(guidLike),
  progress: lenient(numberLike),
});

/** The status of a lock; undefined when the reply is none. */
export function parseLockStatus(reply: unknown): LockStatus | undefined {
  const read = parseRow(statusSchema, parseRow(anyRecord, reply));
  if (read === undefined) return undefined;
  const { success, locked = false, consuming = false, userId, token, progress } = read;
  const done = progress === undefined ? undefined : Math.min(Math.max(progress / FULL_PROGRESS, 0), 1);
  return { success, locked, consuming, userId, token, progress: consuming ? done : undefined };
}

/** What `prepare` is asked: the pieces in the server's terms. */
export const toPrepareBody = (pieces: readonly FootagePiece[]): unknown => ({
  elements: pieces.map(({ size, span }) => ({
    size,
    period: { startTimeMs: Math.round(span.from), durationMs: Math.round(span.until - span.from) },
  })),
});

const prepareSchema = v.object({
  elements: v.array(v.unknown()),
  storageCleanupNeeded: lenient(flagLike),
  storageFull: lenient(flagLike),
});
const elementSchema = v.object({ period: v.unknown() });

/** What `prepare` says of the pieces it was asked for; undefined when the reply is not of these. */
export function parseImportRoom(reply: unknown, pieces: readonly FootagePiece[]): ImportRoom | undefined {
  const read = parseRow(prepareSchema, parseRow(anyRecord, reply));
  if (read?.elements.length !== pieces.length) return undefined;
  const free = pieces.map(({ span }, index) => {
    const element = parseRow(elementSchema, parseRow(anyRecord, read.elements[index]));
    const period = parsePeriod(element?.period, epochMs(span.until));
    const left = period && sharedSpan(period, span);
    return left === undefined ? [] : [left];
  });
  return { free, pushesOut: read.storageCleanupNeeded ?? false, full: read.storageFull ?? false };
}

const addedSchema = v.object({ id: guidLike });

/** The id of a camera that `add` or `saveCamera` made; undefined when the reply names none. */
export function parseMadeCamera(reply: unknown): CameraId | undefined {
  const id = parseRow(addedSchema, parseRow(anyRecord, reply))?.id;
  return id === undefined ? undefined : cameraId(id);
}
