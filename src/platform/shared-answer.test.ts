import { describe, expect, test } from 'vitest';
import { Failure } from '../core/failure.ts';
import { connectionId } from '../core/ids.ts';
import { epochMs, ms, ONE_SECOND } from '../core/units.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createSharedAnswer } from './shared-answer.ts';

const signal = new AbortController().signal;

/** Questions that the test answers, in the order in which they were asked. */
function make() {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const asked: { readonly signal: AbortSignal; readonly answer: PromiseWithResolvers<string> }[] = [];
  const shared = createSharedAnswer({
    system: connectionId('depot'),
    operation: 'list things',
    clock,
    sharedFor: ms(ONE_SECOND),
    ask: (signal) => {
      const answer = Promise.withResolvers<string>();
      asked.push({ signal, answer });
      return answer.promise;
    },
  });
  return { clock, asked, shared };
}

describe('an answer', () => {
  test('is for everybody who asks while it is on its way', async () => {
    const { asked, shared, clock } = make();
    const all = Promise.all([shared.get(signal), shared.get(signal)]);
    await clock.advance(ms(5 * ONE_SECOND));
    const late = shared.get(signal);
    asked[0]?.answer.resolve('one');
    expect([...(await all), await late]).toEqual(['one', 'one', 'one']);
    expect(asked).toHaveLength(1);
  });

  test('is good for a while after its question was sent, or for as long as the asker says', async () => {
    const { asked, shared, clock } = make();
    const first = shared.get(signal);
    asked[0]?.answer.resolve('one');
    await first;
    await clock.advance(ms(999));
    expect(await shared.get(signal)).toBe('one');
    await clock.advance(ms(1));
    expect(await shared.get(signal, ms(60 * ONE_SECOND))).toBe('one');
    const second = shared.get(signal);
    asked[1]?.answer.resolve('two');
    expect(await second).toBe('two');
  });

  test('that fails is for those who waited: the next one asks again', async () => {
    const { asked, shared } = make();
    const both = [failureOf(shared.get(signal)), failureOf(shared.get(signal))];
    asked[0]?.answer.reject(new Failure({ code: 'busy', operation: 'list things' }));
    for (const failure of await Promise.all(both)) expect(failure.code).toBe('busy');
    const next = shared.get(signal);
    asked[1]?.answer.resolve('two');
    expect(await next).toBe('two');
  });

  test('is taken from nobody by somebody who leaves', async () => {
    const { asked, shared } = make();
    const leaver = new AbortController();
    const left = failureOf(shared.get(leaver.signal));
    const stayed = shared.get(signal);
    leaver.abort();
    expect((await left).code).toBe('aborted');
    expect(asked[0]?.signal.aborted).toBe(false);
    asked[0]?.answer.resolve('one');
    expect(await stayed).toBe('one');
  });

  test('of before a change is not the answer afterwards, and still reaches who waits for it', async () => {
    const { asked, shared } = make();
    const before = shared.get(signal);
    shared.outdated();
    const after = shared.get(signal);
    asked[1]?.answer.resolve('new');
    asked[0]?.answer.resolve('old');
    expect([await before, await after]).toEqual(['old', 'new']);
    expect(await shared.get(signal)).toBe('new');
  });

  test('that is on its way when somebody signs out is for nobody', async () => {
    const { asked, shared } = make();
    const waiting = failureOf(shared.get(signal));
    shared.clear();
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.answer.resolve('another person’s');
    expect((await waiting).facts).toMatchObject({ code: 'signInNeeded', system: 'depot' });
    const next = shared.get(signal);
    asked[1]?.answer.resolve('mine');
    expect(await next).toBe('mine');
  });
});
