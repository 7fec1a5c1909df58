/**
 * One worker for many jobs: starts with the first one and ends when there was none for a while. Ids keep
 * the jobs apart, so that a late word of one that is over reaches nobody.
 */
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../clock.ts';

/** The page's side of a worker. */
export interface WorkerSide<Request> {
  readonly post: (request: Request) => void;
  readonly end: () => void;
}

/** Starts a worker; `broke` is told, once, that nothing more will be heard of it. */
export type StartWorker<Request, News> = (
  heard: (news: News) => void,
  broke: (cause: unknown) => void,
) => WorkerSide<Request>;

/** What a job wants to hear. */
export interface JobListener<News> {
  readonly heard: (news: News) => void;
  /** The worker is gone, and the job with it. */
  readonly broke: (cause: unknown) => void;
}

export interface Job<Request> {
  readonly id: number;
  readonly post: (request: Request) => void;
  /** Nothing is heard from now on. */
  readonly close: () => void;
}

export interface IdleWorker<Request, News> {
  /** Opens a job; throws when no worker can be started. */
  readonly open: (listener: JobListener<News>) => Job<Request>;
}

export function createIdleWorker<Request, News extends { readonly id: number }>(
  start: StartWorker<Request, News>,
  clock: Clock,
  keep: Ms,
): IdleWorker<Request, News> {
  const jobs = new Map<number, JobListener<News>>();
  let worker: WorkerSide<Request> | undefined;
  let newest = 0;
  let cancelEnd = (): void => undefined;

  function end(): void {
    worker?.end();
    worker = undefined;
  }

  function startOne(): WorkerSide<Request> {
    const started = start(
      (news) => {
        if (worker === started) jobs.get(news.id)?.heard(news);
      },
      (cause) => {
        if (worker !== started) return;
        end();
        const lost = Array.from(jobs.values());
        jobs.clear();
        for (const job of lost) job.broke(cause);
      },
    );
    return started;
  }

  return {
    open: (listener) => {
      cancelEnd();
      const side = (worker ??= startOne());
      newest += 1;
      const id = newest;
      jobs.set(id, listener);
      return {
        id,
        post: (request) => {
          if (jobs.has(id)) side.post(request);
        },
        close: () => {
          if (!jobs.delete(id) || jobs.size > 0) return;
          cancelEnd();
          cancelEnd = clock.after(keep, end);
        },
      };
    },
  };
}
