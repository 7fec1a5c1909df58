import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { epochMs, ms, ONE_DAY } from '../core/units.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { failureOf } from '../testing/failure-of.ts';
import { sleep, systemClock } from './clock.ts';

const START = epochMs(1_700_000_000_000);

describe('sleep', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = createFakeClock(START, () => new Promise((resolve) => setImmediate(resolve)));
  });

  it('ends when its time is over, not before', async () => {
    let over = false;
    const work = sleep(clock, ms(500)).then(() => {
      over = true;
    });
    await clock.advance(ms(499));
    expect(over).toBe(false);
    await clock.advance(ms(1));
    expect(over).toBe(true);
    await work;
  });

  it('ends silently as soon as its signal is aborted, without its time', async () => {
    const asked = new AbortController();
    const work = failureOf(sleep(clock, ms(500), asked.signal));
    await clock.advance(ms(100));
    asked.abort();
    expect((await work).code).toBe('aborted');
    expect(clock.now()).toBe(START + 100);
  });

  it('does not begin when its signal is aborted already', async () => {
    let timers = 0;
    const counting = {
      now: clock.now,
      after: (...timer: Parameters<typeof clock.after>) => {
        const cancel = clock.after(...timer);
        timers += 1;
        return () => {
          timers -= 1;
          cancel();
        };
      },
    };
    const failure = await failureOf(sleep(counting, ms(500), AbortSignal.abort()));
    expect(failure.code).toBe('aborted');
    expect(timers).toBe(0);
  });

  it('leaves nothing on a signal that outlives it', async () => {
    const asked = new AbortController();
    const removed = vi.spyOn(asked.signal, 'removeEventListener');
    const added = vi.spyOn(asked.signal, 'addEventListener');
    await clock.settle(sleep(clock, ms(10), asked.signal));
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
    asked.abort();
  });
});

describe("the machine's clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: START });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the time of the machine', () => {
    expect(systemClock.now()).toBe(START);
    vi.advanceTimersByTime(250);
    expect(systemClock.now()).toBe(START + 250);
  });

  it('waits when it is asked to for longer than browsers can count, as by a server that says "in a year"', () => {
    let calls = 0;
    systemClock.after(ms(365 * ONE_DAY), () => {
      calls += 1;
    });
    vi.advanceTimersByTime(20 * ONE_DAY);
    expect(calls).toBe(0);
  });

  it('calls back once, unless it is called off', () => {
    const seen: string[] = [];
    systemClock.after(ms(100), () => seen.push('kept'));
    const cancel = systemClock.after(ms(100), () => seen.push('called off'));
    cancel();
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['kept']);
    expect(() => cancel()).not.toThrow();
  });
});
