/** The page's side of a download: hands stretches to the worker, no faster than it writes them. */
import { Failure } from '../../core/failure.ts';
import type { IdleWorker } from '../transfer/idle-worker.ts';
import { MOST_STRETCHES, STRETCH } from './download-limits.ts';
import type { DownloadNews, DownloadRequest } from './download-protocol.ts';
import type { Bytes } from './read-stretches.ts';

export interface WrittenFile {
  readonly file: Blob;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** One file. Exactly one of `keep` and `stop` ends it. */
export interface FileWriter {
  /** An empty buffer, as soon as one is free. */
  readonly take: () => Promise<ArrayBuffer>;
  /** Writes what stands at the beginning of a buffer; the buffer is free again afterwards. */
  readonly write: (bytes: Bytes) => void;
  /** The whole file, once all of it is written. */
  readonly finish: () => Promise<WrittenFile>;
  /** Aborted, with a Failure for a reason, when it cannot go on: `notSaved`, or `defect` of the worker. */
  readonly broken: AbortSignal;
  /** The file stays for a while. */
  readonly keep: () => void;
  /** Nothing of it is left. */
  readonly stop: () => void;
}

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** Throws `defect` where no worker can be started. */
export function openFileWriter(
  worker: IdleWorker<DownloadRequest, DownloadNews>,
  operation: string,
): FileWriter {
  const broken = new AbortController();
  const free: ArrayBuffer[] = [];
  let made = 0;
  let forBuffer: Waiting<ArrayBuffer> | undefined;
  let forFile: Waiting<WrittenFile> | undefined;

  const job = openJob();
  job.post({ id: job.id, kind: 'open' });

  function openJob() {
    try {
      return worker.open({ heard, broke: (cause) => fail('defect', cause) });
    } catch (cause) {
      throw new Failure({ code: 'defect', operation, cause });
    }
  }

  function heard(news: DownloadNews): void {
    switch (news.kind) {
      case 'written':
        if (forBuffer === undefined) free.push(news.buffer);
        else forBuffer.resolve(news.buffer);
        forBuffer = undefined;
        return;
      case 'finished':
        forFile?.resolve(news);
        return;
      case 'unwritable':
        fail('notSaved', news.reason);
        return;
      case 'broke':
        fail('defect', news.reason);
    }
  }

  function fail(code: 'notSaved' | 'defect', cause: unknown): void {
    broken.abort(new Failure({ code, operation, cause }));
    forBuffer?.reject(broken.signal.reason);
    forFile?.reject(broken.signal.reason);
  }

  /** Rejects at once when it is broken already. */
  const waitFor = <T>(keepWaiting: (waiting: Waiting<T>) => void) =>
    new Promise<T>((resolve, reject) => {
      broken.signal.throwIfAborted();
      keepWaiting({ resolve, reject });
    });

  function take(): Promise<ArrayBuffer> {
    const buffer = free.pop();
    if (buffer !== undefined) return Promise.resolve(buffer);
    if (made === MOST_STRETCHES) return waitFor<ArrayBuffer>((waiting) => (forBuffer = waiting));
    made += 1;
    return Promise.resolve(new ArrayBuffer(STRETCH));
  }

  function finish(): Promise<WrittenFile> {
    job.post({ id: job.id, kind: 'finish' });
    return waitFor<WrittenFile>((waiting) => (forFile = waiting));
  }

  const end = (kind: 'keep' | 'stop') => () => {
    job.post({ id: job.id, kind });
    job.close();
  };
  return {
    take,
    write: (bytes) => job.post({ id: job.id, kind: 'write', bytes }),
    finish,
    broken: broken.signal,
    keep: end('keep'),
    stop: end('stop'),
  };
}
