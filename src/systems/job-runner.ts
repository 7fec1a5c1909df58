/** The work under way, at most one piece for each job, and the way to stop it and know that it has ended. */
import { type Failure, isAbort, toFailure } from '../core/failure.ts';

export type RunEnd =
  | { readonly kind: 'ended' }
  /** Stopped from outside: whoever did that has said what becomes of the job. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface JobRunner {
  readonly isRunning: (id: string) => boolean;
  /** Begins the work of a job that has none; never rejects. */
  readonly run: (id: string, work: (signal: AbortSignal) => Promise<void>) => Promise<RunEnd>;
  readonly stop: (id: string) => void;
  readonly stopAll: () => void;
}

/** `ended` is told when a job has no work any more. */
export function createJobRunner(ended: (id: string) => void): JobRunner {
  const runs = new Map<string, AbortController>();

  async function run(id: string, work: (signal: AbortSignal) => Promise<void>): Promise<RunEnd> {
    if (runs.has(id)) return { kind: 'stopped' };
    const mine = new AbortController();
    runs.set(id, mine);
    try {
      await work(mine.signal);
      return { kind: mine.signal.aborted ? 'stopped' : 'ended' };
    } catch (error) {
      if (mine.signal.aborted || isAbort(error)) return { kind: 'stopped' };
      return { kind: 'failed', failure: toFailure(error, 'go on with a job') };
    } finally {
      runs.delete(id);
      queueMicrotask(() => ended(id));
    }
  }

  return {
    isRunning: (id) => runs.has(id),
    run,
    stop: (id) => runs.get(id)?.abort(),
    stopAll: () => {
      for (const run of runs.values()) run.abort();
    },
  };
}
