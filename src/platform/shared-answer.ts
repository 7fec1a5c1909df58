/** One answer for everybody who asks at about the same time: a call that names everything is not made twice. */
import { Failure } from '../core/failure.ts';
import type { ConnectionId } from '../core/ids.ts';
import { type EpochMs, type Ms, msBetween } from '../core/units.ts';
import type { Clock } from './clock.ts';
import { abortable } from './abortable.ts';

export interface SharedAnswer<T> {
  /** The answer of a call that was sent less than `freshFor` ago, else of a new one. */
  readonly get: (signal: AbortSignal, freshFor?: Ms) => Promise<T>;
  /** Something has changed: whoever asks from now on is answered anew. */
  readonly outdated: () => void;
  /** Somebody else may sign in: what is on its way fails as `signInNeeded`, and nothing is known. */
  readonly clear: () => void;
}

export interface SharedAnswerHost<T> {
  readonly system: ConnectionId;
  readonly operation: string;
  readonly clock: Clock;
  readonly sharedFor: Ms;
  /** Gets a signal of its own: one asker who leaves takes the answer from nobody. */
  readonly ask: (signal: AbortSignal) => Promise<T>;
}

export function createSharedAnswer<T>(host: SharedAnswerHost<T>): SharedAnswer<T> {
  const { system, operation, clock, sharedFor } = host;
  let life = new AbortController();
  let newest: { readonly sentAt: EpochMs; readonly answer: Promise<T>; done: boolean } | undefined;

  async function askIn({ signal }: AbortController): Promise<T> {
    try {
      const answer = await host.ask(signal);
      if (!signal.aborted) return answer;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    throw new Failure({ code: 'signInNeeded', operation, system });
  }

  return {
    get: (signal, freshFor = sharedFor) => {
      const isFresh = newest !== undefined && msBetween(newest.sentAt, clock.now()) < freshFor;
      if (newest !== undefined && (!newest.done || isFresh)) return abortable(newest.answer, signal);
      const mine = { sentAt: clock.now(), answer: askIn(life), done: false };
      newest = mine;
      mine.answer.then(
        () => {
          mine.done = true;
        },
        () => {
          // A failure is for those who waited: the next one asks again.
          if (newest === mine) newest = undefined;
        },
      );
      return abortable(mine.answer, signal);
    },
    outdated: () => {
      newest = undefined;
    },
    clear: () => {
      life.abort();
      life = new AbortController();
      newest = undefined;
    },
  };
}
