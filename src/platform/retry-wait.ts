/** The wait before another try. It ends early when the browser says that the network is back. */
import type { Readable } from '../core/readable.ts';
import type { Ms } from '../core/units.ts';
import { type Clock, sleep } from './clock.ts';

/** Resolves after `delay`, or as soon as `online` turns true; rejects with `aborted` when the signal does. */
export async function waitToRetry(
  clock: Clock,
  delay: Ms,
  online: Readable<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const back = new AbortController();
  const stop = online.subscribe(() => {
    if (online.get()) back.abort();
  });
  try {
    await sleep(clock, delay, AbortSignal.any([signal, back.signal]));
  } catch (error) {
    if (signal.aborted || !back.signal.aborted) throw error;
  } finally {
    stop();
  }
}
