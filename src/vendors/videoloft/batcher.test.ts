import { describe, expect, test } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, type Ms, ms } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type BatchAnswers, createBatcher } from './batcher.ts';

function make(
  answer: (keys: readonly string[]) => Promise<BatchAnswers<string>> | BatchAnswers<string>,
  idleWindow?: Ms,
) {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const asked: (readonly string[])[] = [];
  const batcher = createBatcher<string>({
    system: connectionId('depot'),
    operation: 'test',
    clock,
    window: ms(10),
    ...(idleWindow === undefined ? {} : { idleWindow }),
    limit: 3,
    ask: async (keys) => {
      asked.push(keys);
      return answer(keys);
    },
  });
  const get = (key: string, signal?: AbortSignal) => batcher.get(key, signal);
  return { clock, asked, batcher, get };
}

const echo = (keys: readonly string[]) => new Map(keys.map((key) => [key, `answer ${key}`]));

describe('a batch', () => {
  test('collects the questions of a moment, each once', async () => {
    const { clock, asked, get } = make(echo);
    const answers = Promise.all([get('a'), get('b'), get('a')]);
    expect(await clock.settle(answers)).toEqual(['answer a', 'answer b', 'answer a']);
    expect(asked).toEqual([['a', 'b']]);
    expect(clock.now()).toBe(10);
  });

  test('goes at once when none is under way, with what is asked in the same turn', async () => {
    const gate = Promise.withResolvers<void>();
    const { clock, asked, get } = make(async (keys) => {
      await gate.promise;
      return echo(keys);
    }, ms(0));
    const first = Promise.all([get('a'), get('b')]);
    await clock.advance(ms(1));
    expect(asked).toEqual([['a', 'b']]);
    const later = get('c');
    await clock.advance(ms(5));
    expect(asked).toHaveLength(1);
    await clock.advance(ms(10));
    expect(asked).toEqual([['a', 'b'], ['c']]);
    gate.resolve();
    await Promise.all([first, later]);
  });

  test('is split where it is too long', async () => {
    const { clock, asked, get } = make(echo);
    await clock.settle(Promise.all(['a', 'b', 'c', 'd'].map((key) => get(key))));
    expect(asked).toEqual([['a', 'b', 'c'], ['d']]);
  });

  test('is joined by those who ask the same while it is under way', async () => {
    const gate = Promise.withResolvers<void>();
    const { clock, asked, get } = make(async (keys) => {
      await gate.promise;
      return echo(keys);
    });
    const first = get('a');
    await clock.advance(ms(20));
    const second = get('a');
    await clock.advance(ms(20));
    gate.resolve();
    expect(await Promise.all([first, second])).toEqual(['answer a', 'answer a']);
    expect(asked).toEqual([['a']]);
  });

  test('is asked again once it has been answered', async () => {
    const { clock, asked, get } = make(echo);
    await clock.settle(get('a'));
    await clock.settle(get('a'));
    expect(asked).toEqual([['a'], ['a']]);
  });

  test('gives each its own failure, and those without an answer "not found"', async () => {
    const { clock, get } = make(
      () => new Map([['a', new Failure({ code: 'notPermitted', operation: 'test' })]]),
    );
    const failures = await clock.settle(Promise.all([failureOf(get('a')), failureOf(get('b'))]));
    expect(failures.map(({ code }) => code)).toEqual(['notPermitted', 'notFound']);
  });

  test('fails for all who wait when the call fails, and works the next time', async () => {
    let works = false;
    const { clock, get } = make((keys) => {
      if (!works) throw new Failure({ code: 'timeout', operation: 'test' });
      return echo(keys);
    });
    const failures = await clock.settle(Promise.all([failureOf(get('a')), failureOf(get('b'))]));
    expect(failures.map(({ code }) => code)).toEqual(['timeout', 'timeout']);
    works = true;
    await expect(clock.settle(get('a'))).resolves.toBe('answer a');
  });

  test('goes on for the others when one gives up', async () => {
    const { clock, asked, get } = make(echo);
    const leaving = new AbortController();
    const left = failureOf(get('a', leaving.signal));
    const stays = get('a');
    leaving.abort();
    expect((await left).code).toBe('aborted');
    await expect(clock.settle(stays)).resolves.toBe('answer a');
    expect(asked).toEqual([['a']]);
  });

  test('is not sent when everybody gave up before', async () => {
    const { clock, asked, get } = make(echo);
    const leaving = new AbortController();
    const left = failureOf(get('a', leaving.signal));
    leaving.abort();
    await left;
    await clock.advance(ms(100));
    expect(asked).toEqual([]);
  });

  test('does not answer who asks the same after somebody else signed in', async () => {
    const answers = ['of before', 'of now'].map((text) => ({ text, ...Promise.withResolvers<void>() }));
    const [before, now] = answers;
    let calls = 0;
    const { clock, asked, batcher, get } = make(async (keys) => {
      const answer = answers[calls];
      calls += 1;
      await answer?.promise;
      return new Map(keys.map((key) => [key, answer?.text ?? '']));
    });
    const first = failureOf(get('a'));
    await clock.advance(ms(20));
    batcher.clear();
    expect((await first).code).toBe('signInNeeded');
    const second = get('a');
    await clock.advance(ms(20));
    before?.resolve();
    await clock.advance(ms(20));
    now?.resolve();
    expect(await second).toBe('of now');
    expect(asked).toEqual([['a'], ['a']]);
  });

  test('that waits is not sent after somebody else signed in', async () => {
    const { clock, asked, batcher, get } = make(echo);
    const waiting = failureOf(get('a'));
    batcher.clear();
    expect((await waiting).code).toBe('signInNeeded');
    await clock.advance(ms(100));
    expect(asked).toEqual([]);
    await expect(clock.settle(get('b'))).resolves.toBe('answer b');
  });

  test('ends for everybody when its owner ends', async () => {
    const { clock, asked, batcher, get } = make(echo);
    const waiting = failureOf(get('a'));
    batcher.dispose();
    expect((await waiting).code).toBe('aborted');
    await clock.advance(ms(100));
    expect(asked).toEqual([]);
  });
});
