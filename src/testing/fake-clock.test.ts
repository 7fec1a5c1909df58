import { describe, expect, test } from 'vitest';
import { epochMs, ms } from '../core/units.ts';
import { sleep } from '../platform/clock.ts';
import { createFakeClock } from './fake-clock.ts';

const START = epochMs(1_700_000_000_000);
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const makeClock = () => createFakeClock(START, turn);

describe('fake clock', () => {
  test('runs timers in the order of their time, at their time', async () => {
    const clock = makeClock();
    const seen: string[] = [];
    clock.after(ms(300), () => seen.push(`late ${clock.now() - START}`));
    clock.after(ms(100), () => seen.push(`early ${clock.now() - START}`));
    await clock.advance(ms(1000));
    expect(seen).toEqual(['early 100', 'late 300']);
    expect(clock.now()).toBe(START + 1000);
  });

  test('runs timers that timers set', async () => {
    const clock = makeClock();
    let rounds = 0;
    const again = () => {
      rounds += 1;
      clock.after(ms(10), again);
    };
    again();
    await clock.advance(ms(95));
    expect(rounds).toBe(10);
  });

  test('does not run what was called off', async () => {
    const clock = makeClock();
    let ran = false;
    const cancel = clock.after(ms(10), () => {
      ran = true;
    });
    cancel();
    await clock.advance(ms(100));
    expect(ran).toBe(false);
  });

  test('settles work that waits several times, and no later than needed', async () => {
    const clock = makeClock();
    const work = (async () => {
      await sleep(clock, ms(500));
      await sleep(clock, ms(250));
      return 'done';
    })();
    await expect(clock.settle(work)).resolves.toBe('done');
    expect(clock.now()).toBe(START + 750);
  });

  test('says so when work never ends', async () => {
    const clock = makeClock();
    await expect(clock.settle(new Promise(() => undefined), ms(50))).rejects.toThrow('Not settled');
  });
});
