/** Lets one caller leave a wait that others share. */
import { Failure } from '../core/failure.ts';

/** The promise's outcome, or an `aborted` Failure as soon as the signal aborts; the work goes on. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(new Failure({ code: 'aborted', operation: 'wait' }));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
