/**
 * A clock whose timers keep their time in a hidden tab. Browsers let the timers of a page that was
 * hidden for minutes run once a minute; those of a worker go on. The worker starts with the first
 * timer and ends when none is needed any more. A frozen or sleeping computer stops it like all else.
 */
import { addMs, type EpochMs, type Ms, ms, msBetween, ONE_SECOND } from '../core/units.ts';
import { type Clock, systemClock } from './clock.ts';
import type { TimerRequest } from './steady-timer-protocol.ts';

/** The page's side of the worker. */
export interface TimerWorker {
  readonly post: (request: TimerRequest) => void;
  readonly end: () => void;
}

/** Starts a worker that tells the ids of timers that ran out, or once that it cannot work. */
export type StartTimerWorker = (ran: (id: number) => void, broke: () => void) => TimerWorker;

/** An idle worker is kept this long: one timer mostly follows the other. */
const IDLE_WAIT = ms(30 * ONE_SECOND);

const startWorker: StartTimerWorker = (ran, broke) => {
  const worker = new Worker(new URL('./steady-timer.worker.ts', import.meta.url), {
    type: 'module',
    name: 'timers',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number') ran(data);
  });
  worker.addEventListener('error', broke);
  return {
    post: (request) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(request);
    },
    end: () => worker.terminate(),
  };
};

interface Timer {
  readonly at: EpochMs;
  readonly callback: () => void;
  /** Undefined while the worker has it. */
  cancelHere: (() => void) | undefined;
}

/** Falls back to the timers of the page where there is no worker. */
export function createSteadyClock(start: StartTimerWorker = startWorker, page: Clock = systemClock): Clock {
  const timers = new Map<number, Timer>();
  let newest = 0;
  let worker: TimerWorker | undefined;
  let isBroken = false;
  let cancelIdle = (): void => undefined;

  function ran(id: number): void {
    const timer = timers.get(id);
    if (timer === undefined) return;
    remove(id);
    timer.callback();
  }

  function remove(id: number): void {
    timers.delete(id);
    cancelIdle();
    if (timers.size === 0) cancelIdle = page.after(IDLE_WAIT, endWorker);
  }

  function endWorker(): void {
    worker?.end();
    worker = undefined;
  }

  /** The page takes over what the worker had. */
  function broke(): void {
    isBroken = true;
    endWorker();
    for (const [id, timer] of timers) if (timer.cancelHere === undefined) runHere(id, timer);
  }

  function runHere(id: number, timer: Timer): void {
    const left = ms(Math.max(msBetween(page.now(), timer.at), 0));
    timer.cancelHere = page.after(left, () => ran(id));
  }

  function workerNow(): TimerWorker | undefined {
    if (isBroken) return undefined;
    try {
      worker ??= start(ran, broke);
    } catch {
      isBroken = true;
    }
    return worker;
  }

  function after(delay: Ms, callback: () => void): () => void {
    newest += 1;
    const id = newest;
    const timer: Timer = { at: addMs(page.now(), delay), callback, cancelHere: undefined };
    timers.set(id, timer);
    cancelIdle();
    const here = workerNow();
    if (here === undefined) runHere(id, timer);
    else here.post({ id, delay });
    return () => {
      if (!timers.has(id)) return;
      remove(id);
      timer.cancelHere?.();
      if (timer.cancelHere === undefined) worker?.post({ id });
    };
  }

  return { now: page.now, after };
}
