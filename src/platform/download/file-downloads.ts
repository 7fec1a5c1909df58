/**
 * Downloads of any size: read as they come, written to the disk and hashed at the same time in a worker,
 * handed to the person as a browser's download when they are whole. Owns no requests and no list.
 */
import { Failure, isAbort } from '../../core/failure.ts';
import { abortable } from '../abortable.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { HttpStream } from '../http.ts';
import { saveBlob } from '../save-file.ts';
import { createIdleWorker, type StartWorker } from '../transfer/idle-worker.ts';
import { createThrottle } from '../transfer/throttle.ts';
import { openFileWriter } from './download-client.ts';
import { createLeftovers } from './download-leftovers.ts';
import { IDLE_WORKER, PROGRESS_EVERY } from './download-limits.ts';
import type { DownloadNews, DownloadRequest } from './download-protocol.ts';
import { startDownloadWorker } from './start-download-worker.ts';
import { readStretches } from './read-stretches.ts';
import { openTemporaryFolder, type OpenTemporaryFolder } from './temporary-folder.ts';

export interface DownloadJob {
  readonly stream: HttpStream;
  /** What the file is called on the person's disk. */
  readonly name: string;
  /** What is being done, in a word or two, for errors. */
  readonly operation: string;
  /** Bytes so far; at most four times a second. */
  readonly onProgress: (received: number) => void;
  readonly signal: AbortSignal;
}

export interface DownloadedFile {
  readonly name: string;
  readonly bytes: number;
  /** Of the bytes as they were written, lower-case hex. */
  readonly sha256: string;
}

export interface FileDownloads {
  /**
   * Reads the stream to its end and hands the file to the person. Nothing incomplete is ever handed
   * over, and nothing is left of what fails. Rejects with `notSaved` (the disk is full, or refuses),
   * `unreachable` (the stream broke, or is not as long as it said), `aborted`, and `defect` where this
   * browser cannot run or load the worker.
   */
  readonly run: (job: DownloadJob) => Promise<DownloadedFile>;
}

/** What downloads need of the page around; a test gives its own. */
export interface DownloadHost {
  readonly clock?: Clock;
  readonly startWorker?: StartWorker<DownloadRequest, DownloadNews>;
  readonly openFolder?: OpenTemporaryFolder;
  /** Hands a whole file to the person. */
  readonly save?: (file: Blob, name: string) => void;
}

/** With any other type browsers may change the name's ending, or open the file instead of saving it. */
const AS_IT_IS = 'application/octet-stream';

export function createFileDownloads(host: DownloadHost = {}): FileDownloads {
  const { clock = systemClock, save = saveBlob } = host;
  const worker = createIdleWorker(host.startWorker ?? startDownloadWorker, clock, IDLE_WORKER);
  const leftovers = createLeftovers(host.openFolder ?? openTemporaryFolder, clock);
  void leftovers.sweep();

  async function run({ stream, name, operation, onProgress, signal }: DownloadJob): Promise<DownloadedFile> {
    let received = 0;
    const progress = createThrottle(clock, PROGRESS_EVERY, () => onProgress(received));
    const writer = openFileWriter(worker, operation);
    try {
      const over = AbortSignal.any([signal, writer.broken]);
      const count = (bytes: number) => {
        received += bytes;
        progress.ask();
      };
      await readStretches(stream.body, { ...writer, received: count }, over);
      const { size = received } = stream;
      if (received !== size) throw new Error(`${received} of ${size} bytes have come.`);
      const { file, sha256 } = await abortable(writer.finish(), signal);
      save(file.slice(0, file.size, AS_IT_IS), name);
      writer.keep();
      return { name, bytes: file.size, sha256 };
    } catch (error) {
      writer.stop();
      throw failureOf(error, operation, signal);
    } finally {
      progress.dispose();
      // Comes back for what was handed over just now.
      void leftovers.sweep();
    }
  }

  return {
    run: async (job) => {
      try {
        return await run(job);
      } catch (error) {
        // Where it failed before anything flowed, the request still runs.
        await job.stream.body.cancel().catch(() => undefined);
        throw error;
      }
    },
  };
}

function failureOf(error: unknown, operation: string, signal: AbortSignal): Failure {
  if (signal.aborted || isAbort(error)) return new Failure({ code: 'aborted', operation });
  if (error instanceof Failure) return error;
  return new Failure({ code: 'unreachable', operation, cause: error });
}
