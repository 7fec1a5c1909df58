/**
 * What is done for one job: its checksum, its upload, the look at the timeline, and taking its upload
 * away. Each function is one run; it ends by telling the board, or rejects. The import itself is the
 * lane's (camera-lane), whose turn it is is the schedule's.
 */
import { chunkBytes, planChunks } from '../../core/chunk-plan.ts';
import { Failure } from '../../core/failure.ts';
import type { Readable } from '../../core/readable.ts';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import type { Transfer } from '../../platform/transfer/transfer-model.ts';
import type { FootageImports, Uploads, UploadStatus, UploadTicket } from '../../vendors/contract-imports.ts';
import type { ConfirmedPieces } from './confirmed-pieces.ts';
import type { ImportBoard } from './import-board.ts';
import { type ImportFiles, OTHER_CONTENT, whyAnother } from './import-files.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportState } from './import-model.ts';
import { createPaceMeter } from './import-pace.ts';
import { persist } from './import-retry.ts';
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
/** A server may still compute after its last answer, for a short while. */
const LOOKS_AFTER_SENDING = 20;
const LOOK_EVERY: Ms = ms(ONE_SECOND);
/** What the server says is missing after all was confirmed is sent again so often. */
const ROUNDS = 3;

type Uploading = Extract<ImportState, { readonly kind: 'uploading' }>;
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

  /** Tells how an upload stands, from what the transfer last said and what is confirmed. */
  function createTeller(id: string, ticket: UploadTicket, signal: AbortSignal) {
    const plan = planChunks(ticket.size, ticket.chunkSize);
    const pieces = host.piecesOf(id, plan.count);
    const meter = createPaceMeter();
    let confirmedBytes = chunkBytes(plan, pieces.has);
    let before = confirmedBytes;
    let last: Pick<Uploading, 'lines' | 'retryAt' | 'trouble'> = { lines: 0 };
    const tell = (sent: number, next: typeof last = last) => {
      if (signal.aborted) return;
      last = next;
      host.moved(Math.max(sent - before, 0));
      before = sent;
      const pace = meter.at(clock.now(), sent, ticket.size);
      const counts = { confirmed: pieces.count(), count: plan.count };
      board.tell(id, { kind: 'uploadProgressed', pace, ...counts, ...last });
    };
    return {
      plan,
      pieces,
      tell,
      begin: () => tell(confirmedBytes),
      /** Starts over with what the system has. */
      reset: (has: (index: number) => boolean) => {
        pieces.reset(has);
        confirmedBytes = chunkBytes(plan, pieces.has);
        before = confirmedBytes;
        tell(confirmedBytes, { lines: 0 });
      },
      troubled: (trouble: Failure, retryAt: Uploading['retryAt']) =>
        tell(before, { lines: 0, trouble, retryAt }),
    };
  }
  type Teller = ReturnType<typeof createTeller>;

  async function send(id: string, imports: FootageImports, signal: AbortSignal): Promise<void> {
    const job = jobOf(id);
    const { md5 } = job.memory;
    if (files.get(id) === undefined || md5 === undefined) return;
    const uploads = await persist(host, () => imports.uploads(cameraOf(job), signal), signal);
    proveCurrent(signal);
    const isOpened = job.memory.ticket !== undefined;
    const ticket = job.memory.ticket ?? {
      name: uploadName(job.item.file.name, host.newId()),
      size: job.item.file.size,
      chunkSize: Math.min(uploads.maxChunkSize, PIECE_BYTES),
      md5,
    };
    const teller = createTeller(id, ticket, signal);
    teller.begin();
    if (!isOpened) await create(id, uploads, ticket, teller, signal);
    await complete(id, uploads, ticket, teller, !isOpened, signal);
    proveCurrent(signal);
    board.remember(id, { stage: 'complete' });
    board.tell(id, { kind: 'uploaded', at: clock.now() });
  }

  /** Kept before it is opened: a crash in between leaves nothing at the system that nobody knows of. */
  async function create(
    id: string,
    uploads: Uploads,
    ticket: UploadTicket,
    teller: Teller,
    signal: AbortSignal,
  ): Promise<void> {
    board.remember(id, { ticket });
    teller.reset(() => false);
    await host.flush();
    proveCurrent(signal);
    await persist(host, () => uploads.create(ticket, signal), signal, teller.troubled);
    proveCurrent(signal);
  }

  /** Goes on until the system has the whole file, by its own word. */
  async function complete(
    id: string,
    uploads: Uploads,
    ticket: UploadTicket,
    teller: Teller,
    isNew: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const status: UploadStatus =
        round === 0 && isNew
          ? { kind: 'uploading', has: undefined }
          : await settled(uploads, ticket, teller, signal);
      proveCurrent(signal);
      switch (status.kind) {
        case 'complete':
          return;
        case 'missing':
          await create(id, uploads, ticket, teller, signal);
          break;
        case 'corrupted':
          if (jobOf(id).memory.resent) throw new Failure({ code: 'corrupted', operation });
          board.remember(id, { resent: true });
          await persist(host, () => uploads.remove(ticket, signal), signal, teller.troubled);
          proveCurrent(signal);
          await create(id, uploads, ticket, teller, signal);
          break;
        case 'uploading':
          if (status.has !== undefined) teller.reset(status.has);
          else if (round > 0) teller.reset(() => false);
          break;
      }
      await sendPieces(id, uploads, ticket, teller, signal);
      proveCurrent(signal);
      board.tell(id, { kind: 'sent' });
    }
    throw new Failure({ code: 'badReply', operation });
  }

  /** The status; waited for while all pieces are there and the system still computes. */
  async function settled(
    uploads: Uploads,
    ticket: UploadTicket,
    { plan, pieces, troubled }: Teller,
    signal: AbortSignal,
  ): Promise<UploadStatus> {
    for (let looks = 1; ; looks += 1) {
      const status = await persist(host, () => uploads.status(ticket, signal), signal, troubled);
      const isFull = status.kind === 'uploading' && (plan.count === 0 || pieces.count() === plan.count);
      const lacks = isFull && status.has !== undefined && !allOf(plan.count, status.has);
      if (!isFull || lacks || looks >= LOOKS_AFTER_SENDING) return status;
      await sleep(clock, LOOK_EVERY, signal);
    }
  }

  async function sendPieces(
    id: string,
    uploads: Uploads,
    ticket: UploadTicket,
    { plan, pieces, tell }: Teller,
    signal: AbortSignal,
  ): Promise<void> {
    const file = files.get(id);
    if (file === undefined || pieces.count() === plan.count) return;
    await transfer.upload(
      {
        file,
        plan,
        confirmed: pieces.has,
        request: (index) => uploads.chunk(ticket, index),
        failureOf: uploads.failureOf,
        onConfirmed: (index) => {
          if (!signal.aborted) pieces.add(index);
        },
        onProgress: ({ sent, lines, retryAt, trouble }) => tell(sent, { lines, retryAt, trouble }),
      },
      signal,
    );
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
    if (proof !== undefined) board.tell(id, { kind: 'proven', at: clock.now(), recorded: proof });
    else {
      const failure = new Failure({ code: 'notFound', operation: 'check the timeline' });
      board.tell(id, { kind: 'failed', failure, step: 'check', unproven: true });
    }
  }

  async function clean(id: string, imports: FootageImports, signal: AbortSignal): Promise<void> {
    const job = jobOf(id);
    const { ticket } = job.memory;
    if (ticket === undefined) return;
    const uploads = await persist(host, () => imports.uploads(cameraOf(job), signal), signal);
    proveCurrent(signal);
    await persist(host, () => uploads.remove(ticket, signal), signal);
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

function allOf(count: number, has: (index: number) => boolean): boolean {
  for (let index = 0; index < count; index += 1) if (!has(index)) return false;
  return true;
}
