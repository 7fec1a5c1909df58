/** Puts hashing and uploading together for the page: one worker each, started when they are needed. */
import type { Readable } from '../../core/readable.ts';
import { type Clock, systemClock } from '../clock.ts';
import { createHashClient } from './hash-client.ts';
import type { HashNews, HashRequest } from './hash-protocol.ts';
import { createIdleWorker, type StartWorker } from './idle-worker.ts';
import { startHashWorker, startUploadWorker } from './start-worker.ts';
import { IDLE_WORKER, MOST_LINES, MOST_LINES_MULTIPLEXED } from './transfer-limits.ts';
import type { Transfer } from './transfer-model.ts';
import { runUpload } from './upload-driver.ts';
import type { PieceNews, PieceRequest } from './upload-protocol.ts';

/** What transfers need of the page around; a test gives its own. */
export interface TransferHost {
  /** False only when the browser knows that it has no network. */
  readonly online: Readable<boolean>;
  /** One whose timers keep their time in a hidden tab. */
  readonly clock?: Clock;
  readonly mostLines?: number;
  readonly random?: () => number;
  readonly startHashWorker?: StartWorker<HashRequest, HashNews>;
  readonly startUploadWorker?: StartWorker<PieceRequest, PieceNews>;
}

/** Several uploads at a time share the browser's connections: let one be under way. */
export function createTransfer(host: TransferHost): Transfer {
  const { clock = systemClock, random = Math.random, online } = host;
  const hashes = createIdleWorker(host.startHashWorker ?? startHashWorker, clock, IDLE_WORKER);
  const worker = createIdleWorker(host.startUploadWorker ?? startUploadWorker, clock, IDLE_WORKER);
  const mostLines = host.mostLines ?? mostLinesHere();
  return {
    md5: createHashClient(hashes),
    upload: (task, signal) => runUpload({ worker, clock, online, mostLines, random }, task, signal),
  };
}

/** By the protocol over which this page itself came: pieces go to the same server. */
function mostLinesHere(): number {
  const [page] = performance.getEntriesByType('navigation');
  const protocol = page !== undefined && 'nextHopProtocol' in page ? page.nextHopProtocol : '';
  return /^h[23]/.test(String(protocol)) ? MOST_LINES_MULTIPLEXED : MOST_LINES;
}
