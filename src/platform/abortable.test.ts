import { describe, expect, it } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { abortable } from './abortable.ts';

describe('a wait that others share', () => {
  it('comes to what the work comes to, with a signal or without', async () => {
    const { signal } = new AbortController();
    expect(await abortable(Promise.resolve(7), signal)).toBe(7);
    expect(await abortable(Promise.resolve(7), undefined)).toBe(7);
    await expect(abortable(Promise.reject(new Error('No')), signal)).rejects.toThrow('No');
  });

  it('can be left at once, also before it began, and the work goes on for others', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const mine = new AbortController();
    const left = failureOf(abortable(promise, mine.signal));
    const other = abortable(promise, new AbortController().signal);
    mine.abort();
    expect((await left).code).toBe('aborted');
    expect((await failureOf(abortable(promise, mine.signal))).code).toBe('aborted');
    resolve(7);
    expect(await other).toBe(7);
  });
});
