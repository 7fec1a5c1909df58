/**
 * What is done for one job: its checksum, its upload (import-sending), the look at the timeline, and taking
 * its upload away. Each function is one run; it ends by telling the board, or rejects. The import itself is
 * the lane's (camera-lane), whose turn it is is the schedule's.
 */
import { planChunks } from '../../core/chunk-plan.ts';
import { Failure } from '../../core/failure.ts';
import type { Readable } from '../../core/readable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transfer } from '../../platform/transfer/transfer-model.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';
import type { ConfirmedPieces } from './confirmed-pieces.ts';
import type { ImportBoard } from './import-board.ts';
import { type ImportFiles, OTHER_CONTENT, whyAnother } from './import-files.ts';
import type { ImportJob } from './import-job.ts';
import { createPaceMeter } from './import-pace.ts';
import { persist } from '../persist.ts';
import { createImportSending } from './import-sending.ts';
import { waitForProof } from './import-verify.ts';
import { uploadName } from './upload-name.ts';

export interface DriverHost {
  readonly board: ImportBoard;
  readonly files: ImportFiles;
  readonly transfer: Transfer;
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  readonly newId: () => string;
  /** The pieces of an upload that are confirmed, made anew for another count. */
  readonly piecesOf: (id: string, count: number) => ConfirmedPieces;
  /** Bytes that just left, for the speed of the queue. */
  readonly moved: (bytes: number) => void;
  /** Resolves once what the board knows is kept. */
  readonly flush: () => Promise<void>;
}

export interface JobDriver {
  readonly findFile: (id: string) => Promise<void>;
  readonly hash: (id: string, signal: AbortSignal) => Promise<void>;
  readonly send: (id: string, imports: FootageImports, signal: AbortSignal) => Promise<void>;
  readonly check: (id: string, imports: FootageImports, signal: AbortSignal) => Promise<void>;
  /** Takes the upload away, if there is one. */
  readonly clean: (id: string, imports: FootageImports, signal: AbortSignal) => Promise<void>;
}

/**
 * Large enough that asking costs nothing beside sending, small enough that little is sent twice and that
 * several lines share a file of some tens of megabytes.
 */
const PIECE_BYTES = 8 * 1024 * 1024;

const LEFT_OVER = { cameraMayBeGone: true } as const;
const operation = 'upload footage';

export function createJobDriver(host: DriverHost): JobDriver {
  const { board, files, transfer, clock } = host;

  const jobOf = (id: string): ImportJob => {
    const job = board.get(id);
    if (job === undefined) throw new Failure({ code: 'aborted', operation });
    return job;
  };
  const cameraOf = ({ item }: ImportJob) => {
    if (item.target === undefined) throw new Failure({ code: 'notFound', operation: 'find the camera' });
    return item.target.camera;
  };
  /** After each wait: is this run still the job's? */
  const proveCurrent = (signal: AbortSignal): void => {
    if (signal.aborted) throw new Failure({ code: 'aborted', operation });
  };

  async function hash(id: string, signal: AbortSignal): Promise<void> {
    const file = files.get(id);
    if (file === undefined) return;
    const meter = createPaceMeter();
    const tell = (bytes: number) =>
      !signal.aborted &&
      board.tell(id, { kind: 'hashProgressed', pace: meter.at(clock.now(), bytes, file.size) });
    tell(0);
    const md5 = await transfer.md5(file, tell, signal);
    proveCurrent(signal);
    const { memory } = jobOf(id);
    if (memory.md5 !== undefined && memory.md5 !== md5) {
      files.drop(id, true);
      board.tell(id, { kind: 'fileNeeded', asks: false, wrong: OTHER_CONTENT });
      return;
    }
    files.markProven(id);
    board.remember(id, { md5 });
    board.tell(id, { kind: 'hashed' });
  }

  async function send(id: string, imports: FootageImports, signal: AbortSignal): Promise<void> {
    const job = jobOf(id);
    const { md5 } = job.memory;
    const file = files.get(id);
    if (file === undefined || md5 === undefined) return;
    const uploads = await persist(host, () => imports.uploads(cameraOf(job), signal), signal);
    proveCurrent(signal);
    const isOpened = job.memory.ticket !== undefined;
    const ticket = job.memory.ticket ?? {
      name: uploadName(job.item.file.name, host.newId()),
      size: job.item.file.size,
      chunkSize: Math.min(uploads.maxChunkSize, PIECE_BYTES),
      md5,
    };
    await createImportSending(host, { id, file, uploads, ticket, isOpened }).run(signal);
    proveCurrent(signal);
    board.remember(id, { stage: 'complete' });
    board.tell(id, { kind: 'uploaded', at: clock.now() });
  }

  async function check(id: string, imports: FootageImports, signal: AbortSignal): Promise<void> {
    const job = jobOf(id);
    const { span } = job.item;
    if (span === undefined) return;
    const camera = cameraOf(job);
    const proof = await waitForProof(
      {
        clock,
        online: host.online,
        recorded: (around, inTime) => imports.recorded(camera, around, inTime),
        tolerance: imports.overlapTolerance,
      },
      span,
      signal,
    );
    proveCurrent(signal);
    if (proof !== undefined) {
      // An import that is over has taken its upload away.
      board.remember(id, { ticket: undefined });
      board.tell(id, { kind: 'proven', at: clock.now(), recorded: proof });
    } else {
      const failure = new Failure({ code: 'notFound', operation: 'check the timeline' });
      board.tell(id, { kind: 'failed', failure, step: 'check', unproven: true });
    }
  }

  async function clean(id: string, imports: FootageImports, signal: AbortSignal): Promise<void> {
    const job = jobOf(id);
    const { ticket, stage } = job.memory;
    if (ticket === undefined) return;
    const uploads = await persist(host, () => imports.uploads(cameraOf(job), signal, LEFT_OVER), signal);
    proveCurrent(signal);
    const { count } = planChunks(ticket.size, ticket.chunkSize);
    const isThere = stage === 'complete' || (stage === 'sending' && host.piecesOf(id, count).count() > 0);
    // It may never have been opened, or an import has taken it away.
    if (isThere || (await persist(host, () => uploads.status(ticket, signal), signal)).kind !== 'missing') {
      proveCurrent(signal);
      await persist(host, () => uploads.remove(ticket, signal), signal);
    }
    proveCurrent(signal);
    board.remember(id, { ticket: undefined });
  }

  return {
    findFile: async (id) => {
      const found = await files.find(id);
      if (found.kind !== 'found') {
        board.tell(id, { kind: 'fileNeeded', asks: found.kind === 'asks' });
        return;
      }
      const { item, memory } = jobOf(id);
      const wrong = whyAnother(item.file, found.file, memory.md5);
      if (wrong === undefined) files.put(id, found.file, undefined);
      else {
        files.drop(id, true);
        board.tell(id, { kind: 'fileNeeded', asks: false, wrong });
      }
    },
    hash,
    send,
    check,
    clean,
  };
}
