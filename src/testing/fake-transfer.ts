/** Checksums and uploads without workers, in the test's time: bytes go to a fake system piece by piece. */
import { chunkRange } from '../core/chunk-plan.ts';
import { Failure, toFailure } from '../core/failure.ts';
import type { Readable } from '../core/readable.ts';
import { isTransient } from '../core/retry-policy.ts';
import { addMs, type Ms, ms } from '../core/units.ts';
import { type Clock, sleep } from '../platform/clock.ts';
import { waitToRetry } from '../platform/retry-wait.ts';
import type { ChunkAnswer, ChunkRequest, Transfer } from '../platform/transfer/transfer-model.ts';
import { md5Of } from './fake-imports.ts';

export interface FakeTransferHost {
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  /** Brings a piece to the system; throws where it cannot be reached. */
  readonly put: (request: ChunkRequest, bytes: Uint8Array<ArrayBuffer>) => ChunkAnswer | Promise<ChunkAnswer>;
  readonly log: string[];
}

const HASH_TIME: Ms = ms(200);
const PIECE_TIME: Ms = ms(100);
const RETRY: Ms = ms(1_000);

const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new Failure({ code: 'notReadable', operation: 'read the file', cause });
  }
};

export function createFakeTransfer({ clock, online, put, log }: FakeTransferHost): Transfer {
  return {
    md5: async (file, onProgress, signal) => {
      log.push('hash');
      const bytes = await bytesOf(file);
      onProgress(bytes.length / 2);
      await sleep(clock, HASH_TIME, signal);
      onProgress(bytes.length);
      return md5Of(bytes);
    },
    upload: async ({ file, plan, confirmed, request, failureOf, onConfirmed, onProgress }, signal) => {
      const bytes = await bytesOf(file);
      const sentNow = () => {
        let sum = 0;
        for (let index = 0; index < plan.count; index += 1) {
          const { begin, end } = chunkRange(plan, index);
          if (confirmed(index)) sum += end - begin;
        }
        return sum;
      };
      for (let index = 0; index < plan.count; index += 1) {
        if (confirmed(index)) continue;
        const { begin, end } = chunkRange(plan, index);
        for (;;) {
          await sleep(clock, PIECE_TIME, signal);
          const how = await request(index);
          try {
            if (!online.get()) throw new Failure({ code: 'offline', operation: 'send' });
            const answer = await put(how, bytes.subarray(begin, end));
            if (answer.status !== 200) throw failureOf(answer);
            onConfirmed(index);
            onProgress({ sent: sentNow(), lines: 1 });
            break;
          } catch (error) {
            const trouble = toFailure(error, 'send');
            if (!isTransient(trouble.code)) throw trouble;
            onProgress({ sent: sentNow(), lines: 0, retryAt: addMs(clock.now(), RETRY), trouble });
            await waitToRetry(clock, RETRY, online, signal);
          }
        }
      }
    },
  };
}
