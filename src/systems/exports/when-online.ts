/** The wait for the network, as the browser tells of it. */
import { Failure } from '../../core/failure.ts';
import type { Readable } from '../../core/readable.ts';

/** Resolves as soon as there is a network; rejects with `aborted` when the signal does. */
export function whenOnline(online: Readable<boolean>, signal: AbortSignal): Promise<void> {
  if (online.get()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const aborted = () => {
      stop();
      reject(new Failure({ code: 'aborted', operation: 'wait for the network' }));
    };
    const stop = online.subscribe(() => {
      if (!online.get()) return;
      stop();
      signal.removeEventListener('abort', aborted);
      resolve();
    });
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}
