/**
 * Collects questions about single things for a moment, asks them in batches, and shares what is
 * under way with everybody who asks the same. One asker's abort never takes the answer from others.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { abortable } from '../../platform/abortable.ts';

/** The answers of a batch; a key without one counts as not found. */
export type BatchAnswers<T> = ReadonlyMap<string, T | Failure>;

export interface BatchHost<T> {
  readonly system: ConnectionId;
  readonly operation: string;
  readonly clock: Clock;
  /** How long questions are collected. */
  readonly window: Ms;
  /** The same for a question that comes when none is under way; default `window`. */
  readonly idleWindow?: Ms;
  /** The most keys in one batch. */
  readonly limit: number;
  readonly ask: (keys: readonly string[], signal: AbortSignal) => Promise<BatchAnswers<T>>;
}

export interface Batcher<T> {
  readonly get: (key: string, signal: AbortSignal | undefined) => Promise<T>;
  /** Somebody else may sign in: what is asked and not answered fails as `signInNeeded`, and is not shared. */
  readonly clear: () => void;
  readonly dispose: () => void;
}

interface Question<T> {
  readonly answer: PromiseWithResolvers<T>;
  /** Nobody waits any more: not sent, if it is not yet. */
  askers: number;
}

export function createBatcher<T>(host: BatchHost<T>): Batcher<T> {
  const { system, operation, clock, window, idleWindow = window, limit } = host;
  let life = new AbortController();
  const open = new Map<string, Question<T>>();
  let waiting: string[] = [];
  let cancelTimer: (() => void) | undefined;

  function settle(key: string, result: T | Failure | undefined): void {
    const question = open.get(key);
    open.delete(key);
    if (result instanceof Failure) question?.answer.reject(result);
    else if (result !== undefined) question?.answer.resolve(result);
    else question?.answer.reject(new Failure({ code: 'notFound', operation, system }));
  }

  async function askBatch(keys: readonly string[]): Promise<void> {
    const asked = new Map(keys.map((key) => [key, open.get(key)]));
    // After a `clear` the same key may be asked for again, by somebody else.
    const isMine = (key: string): boolean => open.get(key) === asked.get(key);
    try {
      const answers = await host.ask(keys, life.signal);
      for (const key of keys.filter(isMine)) settle(key, answers.get(key));
    } catch (error) {
      for (const key of keys.filter(isMine)) settle(key, toFailure(error, operation, system));
    }
  }

  function flush(): void {
    cancelTimer = undefined;
    const keys = waiting.filter((key) => (open.get(key)?.askers ?? 0) > 0);
    for (const key of waiting) if (!keys.includes(key)) settle(key, undefined);
    waiting = [];
    for (let at = 0; at < keys.length; at += limit) void askBatch(keys.slice(at, at + limit));
  }

  function questionFor(key: string): Question<T> {
    const found = open.get(key);
    if (found !== undefined) return found;
    const made = { answer: Promise.withResolvers<T>(), askers: 0 };
    // With the last asker gone, nobody hears of a failure.
    made.answer.promise.catch(() => undefined);
    const isIdle = open.size === 0;
    open.set(key, made);
    waiting.push(key);
    cancelTimer ??= clock.after(isIdle ? idleWindow : window, flush);
    return made;
  }

  function leave(code: 'aborted' | 'signInNeeded'): void {
    life.abort();
    cancelTimer?.();
    cancelTimer = undefined;
    waiting = [];
    for (const key of [...open.keys()]) settle(key, new Failure({ code, operation, system }));
  }

  return {
    get: async (key, signal) => {
      const question = questionFor(key);
      question.askers += 1;
      try {
        return await abortable(question.answer.promise, signal);
      } finally {
        question.askers -= 1;
      }
    },
    clear: () => {
      leave('signInNeeded');
      life = new AbortController();
    },
    dispose: () => leave('aborted'),
  };
}
