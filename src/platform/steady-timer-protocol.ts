/** What the page and its timer worker say to each other, and the worker's side of it. */
import type { Ms } from '../core/units.ts';

/** Starts a timer, or calls it off when there is no delay. */
export interface TimerRequest {
  readonly id: number;
  readonly delay?: Ms;
}

/** A port on which timers are asked for and their ends are told by id. */
export interface TimerPort {
  readonly listen: (listener: (request: TimerRequest) => void) => void;
  readonly tell: (id: number) => void;
}

/** Runs timers for the other side of the port. */
export function serveTimers({ listen, tell }: TimerPort): void {
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  listen(({ id, delay }) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    if (delay === undefined) return;
    const end = () => {
      timers.delete(id);
      tell(id);
    };
    timers.set(id, setTimeout(end, delay));
  });
}
