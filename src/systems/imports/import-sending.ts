/**
 * Gets one file to the system: opens its upload, sends what is missing, and goes on until the system itself
 * says that it has the whole file. How pieces are sent is the transfer's.
 */
import { chunkBytes, planChunks } from '../../core/chunk-plan.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import { sleep } from '../../platform/clock.ts';
import type { Uploads, UploadStatus, UploadTicket } from '../../vendors/contract-imports.ts';
import type { DriverHost } from './import-job-driver.ts';
import type { ImportState } from './import-model.ts';
import { createPaceMeter } from './import-pace.ts';
import { persist } from '../persist.ts';

export interface ImportSending {
  /** Resolves when the system has the whole file; the board and the pieces know meanwhile how it goes. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface SendingJob {
  readonly id: string;
  readonly file: Blob;
  readonly uploads: Uploads;
  readonly ticket: UploadTicket;
  /** It was opened before, perhaps by another page. */
  readonly isOpened: boolean;
}

export type SendingHost = Pick<
  DriverHost,
  'board' | 'transfer' | 'clock' | 'online' | 'piecesOf' | 'moved' | 'flush'
>;

const LOOK_EVERY: Ms = ONE_SECOND;
/** A system may still compute the checksum when nobody waits for that answer any more: at least so long… */
const SHORTEST_COMPUTING: Ms = ms(20 * ONE_SECOND);
/** …and at no less than so many bytes in a second: a busy disk. */
const SLOWEST_COMPUTING = 50_000_000;
/** What the system says is missing after all was confirmed is sent again so often. */
const ROUNDS = 3;
/**
 * Refusals of a piece that say how the whole upload stands: it is complete since the answer before was
 * lost, it is gone, or its checksum is another one. What is to be done, its status tells.
 */
const TELLS_OF_ALL: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'alreadyThere',
  'notFound',
  'corrupted',
]);

type Uploading = Extract<ImportState, { readonly kind: 'uploading' }>;
const operation = 'upload footage';

/** After each wait: is this run still the job's? */
function proveCurrent(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure({ code: 'aborted', operation });
}

export function createImportSending(host: SendingHost, job: SendingJob): ImportSending {
  const { board, transfer, clock } = host;
  const { id, file, uploads, ticket } = job;
  const plan = planChunks(ticket.size, ticket.chunkSize);
  const pieces = host.piecesOf(id, plan.count);
  const meter = createPaceMeter();
  let before = chunkBytes(plan, pieces.has);
  let last: Pick<Uploading, 'lines' | 'retryAt' | 'trouble'> = { lines: 0 };
  let life = new AbortController().signal;

  function tell(sent: number, next: typeof last = last): void {
    if (life.aborted) return;
    last = next;
    host.moved(Math.max(sent - before, 0));
    before = sent;
    const pace = meter.at(clock.now(), sent, ticket.size);
    const counts = { confirmed: pieces.count(), count: plan.count };
    board.tell(id, { kind: 'uploadProgressed', pace, ...counts, ...last });
  }

  /** Starts over with what the system has. */
  function reset(has: (index: number) => boolean): void {
    pieces.reset(has);
    before = chunkBytes(plan, pieces.has);
    tell(before, { lines: 0 });
  }

  const patiently = <T>(work: () => Promise<T>): Promise<T> =>
    persist(host, work, life, (trouble, retryAt) => tell(before, { lines: 0, trouble, retryAt }));

  /** Kept before it is opened: a crash in between leaves nothing at the system that nobody knows of. */
  async function open(): Promise<void> {
    board.remember(id, { ticket });
    reset(() => false);
    await host.flush();
    proveCurrent(life);
    await patiently(() => uploads.create(ticket, life));
    proveCurrent(life);
  }

  /** The status; waited for while all pieces are there and the system still computes. */
  async function settled(): Promise<UploadStatus> {
    const computing = SHORTEST_COMPUTING + (ticket.size / SLOWEST_COMPUTING) * ONE_SECOND;
    for (let waited = 0; ; waited += LOOK_EVERY) {
      const status = await patiently(() => uploads.status(ticket, life));
      if (status.kind !== 'uploading' || waited >= computing) return status;
      const hasAll = status.has === undefined ? pieces.count() === plan.count : isFull(status.has);
      if (!hasAll) return status;
      board.tell(id, { kind: 'sent' });
      await sleep(clock, LOOK_EVERY, life);
    }
  }

  const isFull = (has: (index: number) => boolean): boolean => chunkBytes(plan, has) === ticket.size;

  /** Makes what is to be sent follow from the status. */
  async function prepare(status: Exclude<UploadStatus, { kind: 'complete' }>, isFirst: boolean) {
    switch (status.kind) {
      case 'missing':
        return open();
      case 'corrupted':
        if (board.get(id)?.memory.resent === true) throw new Failure({ code: 'corrupted', operation });
        board.remember(id, { resent: true });
        await patiently(() => uploads.remove(ticket, life));
        proveCurrent(life);
        return open();
      case 'uploading': {
        const { has } = status;
        const hasAll = has === undefined ? isFirst && pieces.count() === plan.count : isFull(has);
        // It has everything and does not finish: the piece that comes last makes it compute once more.
        if (hasAll) reset((index) => index < plan.count - 1);
        else if (has !== undefined) reset(has);
        else if (!isFirst) reset(() => false);
        return undefined;
      }
    }
  }

  /** Answers why it ended early, where only the status can tell what that means. */
  async function sendPieces(): Promise<Failure | undefined> {
    try {
      await transfer.upload(
        {
          file,
          plan,
          confirmed: pieces.has,
          request: (index) => uploads.chunk(ticket, index),
          failureOf: uploads.failureOf,
          onConfirmed: (index) => {
            if (!life.aborted) pieces.add(index);
          },
          onProgress: ({ sent, lines, retryAt, trouble }) => tell(sent, { lines, retryAt, trouble }),
        },
        life,
      );
      return undefined;
    } catch (error) {
      if (error instanceof Failure && TELLS_OF_ALL.has(error.code)) return error;
      throw error;
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    life = signal;
    tell(before);
    if (!job.isOpened) await open();
    let refused: Failure | undefined;
    for (let round = 0; ; round += 1) {
      const isNew = round === 0 && !job.isOpened;
      const status = isNew ? ({ kind: 'uploading', has: undefined } as const) : await settled();
      proveCurrent(signal);
      if (status.kind === 'complete') return;
      if (round > ROUNDS) throw refused ?? new Failure({ code: 'badReply', operation });
      await prepare(status, round === 0);
      refused = await sendPieces();
      proveCurrent(signal);
      board.tell(id, { kind: 'sent' });
    }
  }

  return { run };
}
