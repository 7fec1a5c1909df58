import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ms } from '../core/units.ts';
import { createSteadyClock, type StartTimerWorker } from './steady-timer.ts';
import { serveTimers, type TimerRequest } from './steady-timer-protocol.ts';

const MINUTE = 60_000;
let workers: { ended: boolean; broke: () => void }[];

/** The worker's own code without a thread; one that ended runs nothing. */
const start: StartTimerWorker = (ran, broke) => {
  const worker = { ended: false, broke };
  workers.push(worker);
  const listeners: ((request: TimerRequest) => void)[] = [];
  serveTimers({
    listen: (listener) => listeners.push(listener),
    tell: (id) => {
      if (!worker.ended) ran(id);
    },
  });
  return {
    post: (request) => {
      for (const listener of listeners) listener(request);
    },
    end: () => {
      worker.ended = true;
    },
  };
};

beforeEach(() => {
  workers = [];
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => vi.useRealTimers());

function make(how: StartTimerWorker = start) {
  const clock = createSteadyClock(how);
  const rang: string[] = [];
  const ring = (name: string, delay: number) =>
    clock.after(ms(delay), () => rang.push(`${name} at ${clock.now()}`));
  return { ring, rang };
}

describe('a steady clock', () => {
  test('starts no worker before somebody needs a timer', () => {
    make();
    expect(workers).toHaveLength(0);
  });

  test('rings each timer once, in their order, from one worker', () => {
    const { ring, rang } = make();
    ring('late', 15_000);
    ring('early', 3_000);
    vi.advanceTimersByTime(MINUTE);
    expect(rang).toEqual(['early at 3000', 'late at 15000']);
    expect(workers).toHaveLength(1);
  });

  test('does not ring what was called off, neither before nor after', () => {
    const { ring, rang } = make();
    const cancel = ring('one', 5_000);
    cancel();
    cancel();
    vi.advanceTimersByTime(MINUTE);
    const late = ring('two', 1_000);
    vi.advanceTimersByTime(2_000);
    late();
    expect(rang).toEqual([`two at ${MINUTE + 1_000}`]);
  });

  test('keeps its worker from one timer to the next, and ends it when there are no more', () => {
    const { ring } = make();
    for (let turn = 0; turn < 10; turn += 1) {
      ring('again', 15_000);
      vi.advanceTimersByTime(20_000);
    }
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
    vi.advanceTimersByTime(MINUTE);
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
    const { rang } = make();
    expect(rang).toEqual([]);
  });

  test('starts another worker for a timer after an idle time', () => {
    const { ring, rang } = make();
    ring('one', 1_000);
    vi.advanceTimersByTime(2 * MINUTE);
    ring('two', 1_000);
    vi.advanceTimersByTime(1_000);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    expect(rang).toEqual(['one at 1000', `two at ${2 * MINUTE + 1_000}`]);
  });

  test('goes on with the timers of the page when the worker breaks', () => {
    const { ring, rang } = make();
    ring('one', 15_000);
    const cancel = ring('called off', 12_000);
    vi.advanceTimersByTime(5_000);
    workers[0]?.broke();
    cancel();
    ring('two', 20_000);
    vi.advanceTimersByTime(MINUTE);
    expect(rang).toEqual(['one at 15000', 'two at 25000']);
    expect(workers).toHaveLength(1);
  });

  test('goes on with the timers of the page where no worker can be started', () => {
    const { ring, rang } = make(() => {
      throw new Error('No workers here.');
    });
    const cancel = ring('called off', 500);
    ring('one', 1_000);
    cancel();
    vi.advanceTimersByTime(MINUTE);
    expect(rang).toEqual(['one at 1000']);
  });
});
