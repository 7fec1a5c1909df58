import { beforeEach, expect, test } from 'vitest';
import { createStore, type Store } from '../core/readable.ts';
import { epochMs, ms } from '../core/units.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { waitToRetry } from './retry-wait.ts';

let clock: FakeClock;
let online: Store<boolean>;
let given: AbortController;
beforeEach(() => {
  clock = createFakeClock(epochMs(0), () => Promise.resolve());
  online = createStore(true);
  given = new AbortController();
});

function wait(): { readonly over: () => boolean; readonly done: Promise<void> } {
  let over = false;
  const done = waitToRetry(clock, ms(3_000), online, given.signal).then(() => {
    over = true;
  });
  return { over: () => over, done };
}

test('lasts as long as it was told', async () => {
  const { over } = wait();
  await clock.advance(ms(2_999));
  expect(over()).toBe(false);
  await clock.advance(ms(1));
  expect(over()).toBe(true);
});

test('ends when the network is back, not when it goes', async () => {
  const { over } = wait();
  online.set(false);
  await clock.advance(ms(10));
  expect(over()).toBe(false);
  online.set(true);
  await clock.advance(ms(1));
  expect(over()).toBe(true);
});

test('is given up by whoever leaves', async () => {
  const { done } = wait();
  const failed = failureOf(done);
  given.abort();
  expect((await failed).code).toBe('aborted');
});
