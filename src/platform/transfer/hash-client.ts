/** The page's side of hashing: one promise per file. */
import { Failure } from '../../core/failure.ts';
import type { HashNews, HashRequest } from './hash-protocol.ts';
import type { IdleWorker } from './idle-worker.ts';
import type { Transfer } from './transfer-model.ts';

const OPERATION = 'checksum';

/** As `Transfer.md5`; `defect` where this browser cannot compute it. */
export function createHashClient(worker: IdleWorker<HashRequest, HashNews>): Transfer['md5'] {
  return (file, onProgress, signal) =>
    new Promise<string>((resolve, reject) => {
      const fail = (code: 'aborted' | 'notReadable' | 'defect', cause?: unknown) => {
        end();
        reject(new Failure({ code, operation: OPERATION, cause }));
      };
      const stop = () => {
        job.post({ id: job.id, kind: 'stop' });
        fail('aborted');
      };
      const heard = (news: HashNews): void => {
        switch (news.kind) {
          case 'read':
            onProgress(news.bytes);
            return;
          case 'hashed':
            end();
            resolve(news.md5);
            return;
          case 'unreadable':
            fail('notReadable', news.reason);
            return;
          case 'broke':
            fail('defect', news.reason);
        }
      };
      const end = () => {
        signal.removeEventListener('abort', stop);
        job.close();
      };
      const job = worker.open({ heard, broke: (cause) => fail('defect', cause) });
      if (signal.aborted) {
        fail('aborted');
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      job.post({ id: job.id, kind: 'hash', file });
    }).catch((error: unknown) => {
      // Anything else is the browser's word that it starts no worker.
      if (error instanceof Failure) throw error;
      throw new Failure({ code: 'defect', operation: OPERATION, cause: error });
    });
}
