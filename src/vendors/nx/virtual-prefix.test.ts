import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createVirtualPrefix, type VirtualWord } from './virtual-prefix.ts';

const failure = (code: FailureCode, status?: number, vendorText?: string) =>
  new Failure({ code, operation: 'test', status, vendorText });

/** A server that knows the calls by these words, and what it was asked by. */
function make(...knows: VirtualWord[]) {
  const asked: VirtualWord[] = [];
  const prefix = createVirtualPrefix();
  const call =
    (answer: () => Promise<string> = () => Promise.resolve('ok')) =>
    (word: VirtualWord) => {
      asked.push(word);
      return knows.includes(word) ? answer() : Promise.reject(failure('notFound', 404, word));
    };
  return { asked, prefix, call, knows };
}

describe('the name of the virtual camera calls', () => {
  test('is wearableCamera up to 4: a 404 to the one is tried by the other, once per server', async () => {
    const { asked, prefix, call } = make('wearableCamera');
    expect(await prefix.using('a', call())).toBe('ok');
    await prefix.using('a', call());
    await prefix.using('a', call());
    expect(asked).toEqual(['virtualCamera', 'wearableCamera', 'wearableCamera', 'wearableCamera']);
  });

  test('is virtualCamera since 5, found with the first call', async () => {
    const { asked, prefix, call } = make('virtualCamera');
    await prefix.using('a', call());
    await prefix.using('a', call());
    expect(asked).toEqual(['virtualCamera', 'virtualCamera']);
  });

  test('is each server’s own', async () => {
    const { asked, prefix, call } = make('wearableCamera');
    await prefix.using('a', call());
    await prefix.using('b', call());
    await prefix.using(undefined, call());
    expect(asked.filter((word) => word === 'virtualCamera')).toHaveLength(3);
  });

  test('is found once for calls that come together', async () => {
    const { asked, prefix, call } = make('wearableCamera');
    await Promise.all([prefix.using('a', call()), prefix.using('a', call()), prefix.using('a', call())]);
    expect(asked).toEqual(['virtualCamera', 'wearableCamera', 'wearableCamera', 'wearableCamera']);
  });

  test('is found anew when the server was upgraded in the meantime', async () => {
    const { asked, prefix, call, knows } = make('wearableCamera');
    await prefix.using('a', call());
    knows.splice(0, 1, 'virtualCamera');
    await prefix.using('a', call());
    await prefix.using('a', call());
    expect(asked.slice(2)).toEqual(['wearableCamera', 'virtualCamera', 'virtualCamera']);
  });

  test('is known from a refusal as well: the server looked at the call', async () => {
    const { asked, prefix, call } = make('wearableCamera');
    const refuse = () => Promise.reject(failure('notPermitted', 403));
    expect((await failureOf(prefix.using('a', call(refuse)))).code).toBe('notPermitted');
    await prefix.using('a', call());
    expect(asked).toEqual(['virtualCamera', 'wearableCamera', 'wearableCamera']);
  });

  test.each([
    ['unreachable', undefined],
    ['signInNeeded', 401],
    ['busy', 503],
    ['serverError', 500],
    ['hostNotAllowed', 403],
    ['aborted', undefined],
  ] as const)('is not known from %s', async (code, status) => {
    const { asked, prefix, call } = make('virtualCamera');
    const fails = () => Promise.reject(failure(code, status));
    expect((await failureOf(prefix.using('a', call(fails)))).code).toBe(code);
    expect(asked).toEqual(['virtualCamera']);
  });

  test('helps nothing where the camera is not there: the failure is of the name that is known', async () => {
    const { asked, prefix, call } = make('wearableCamera');
    await prefix.using('a', call());
    const gone = () => Promise.reject(failure('notFound', 404, 'No such camera'));
    expect((await failureOf(prefix.using('a', call(gone)))).facts.vendorText).toBe('No such camera');
    await prefix.using('a', call());
    expect(asked.at(-1)).toBe('wearableCamera');
  });

  test('is still sought when the first to seek it gave up', async () => {
    const { prefix, call } = make('wearableCamera');
    const gaveUp = () => Promise.reject(failure('aborted'));
    const [first, second] = await Promise.allSettled([
      prefix.using('a', call(gaveUp)),
      prefix.using('a', call()),
    ]);
    expect(first.status).toBe('rejected');
    expect(second).toEqual({ status: 'fulfilled', value: 'ok' });
  });
});
