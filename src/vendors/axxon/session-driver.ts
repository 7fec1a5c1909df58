/**
 * Who is signed in, and the credential that all calls share. A token is renewed before it ends, once for
 * all callers, with the name and password that stay in this closure, and in the sealed storage of a tab
 * that was asked to keep them: Axxon renews nothing without.
 *
 * A call that is refused ends nothing by itself: the server is asked once, for all callers, for a new
 * token, or whether it still takes the sign-in. What says nothing of the sign-in, such as a server that
 * restarts, ends nothing either.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { type EpochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeepSignIn, Session, SessionState } from '../contract.ts';
import type { KeptSignIn } from './kept-sign-in.ts';
import { RENEW_AGAIN, RENEW_SHARE, SESSION_CHECK_GAP } from './limits.ts';
import type { SignInClient } from './sign-in-client.ts';
import { authorization, type SignIn } from './sign-in.ts';

export interface SessionDriver {
  readonly session: Session;
  /**
   * The sign-in to use now; waits for a restoration, and for a renewal that is needed. Rejects with
   * `signInNeeded` when there is none, and as the renewal failed when the system could not be asked.
   */
  readonly current: () => SignIn | Promise<SignIn>;
  /** A server refused this Authorization header: a new token is asked for, once for all callers. */
  readonly refused: (header: string) => void;
  /** Whose session it is; "" when nobody is signed in. */
  readonly account: () => string;
  readonly dispose: () => void;
}

export interface SessionHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: SignInClient;
  readonly kept: KeptSignIn;
}

const nothing = (): void => undefined;
const USE = 'use the sign-in';

export function createSessionDriver({ system, clock, client, kept }: SessionHost): SessionDriver {
  const state = createStore<SessionState>({ kind: 'restoring' });
  let held: SignIn | undefined;
  let isKept = false;
  /** One sign-in from its beginning to its end; what comes later from it is ignored. */
  let life = new AbortController();
  /** Ends with what kept the system from being asked, or with undefined. */
  let renewing: Promise<Failure | undefined> | undefined;
  /** The server refused what is held: nobody uses it before it is renewed. */
  let isDoubted = false;
  let checkedAt: EpochMs | undefined;
  let cancelTimer = nothing;

  const needed = (cause?: Failure): Failure =>
    new Failure({
      code: 'signInNeeded',
      operation: USE,
      system,
      status: cause?.facts.status,
      vendorText: cause?.facts.vendorText,
      cause,
    });

  const hasEnded = ({ token }: SignIn): boolean => token !== undefined && clock.now() >= token.until;

  /** Forgets everything that belongs to a person. */
  function forget(): void {
    life.abort();
    life = new AbortController();
    cancelTimer();
    held = undefined;
    renewing = undefined;
    isDoubted = false;
    checkedAt = undefined;
    kept.clear();
  }

  function end(because?: Failure): void {
    forget();
    state.set(because === undefined ? { kind: 'signedOut' } : { kind: 'signedOut', because });
  }

  function renewIn(delay: Ms): void {
    cancelTimer();
    cancelTimer = clock.after(ms(Math.max(delay, 0)), () => void renewed());
  }

  /** A token is renewed before it ends; Basic has nothing that does. */
  function watchEnd({ token }: SignIn): void {
    cancelTimer();
    cancelTimer = nothing;
    if (token === undefined) return;
    const margin = msBetween(token.since, token.until) * RENEW_SHARE;
    renewIn(ms(msBetween(clock.now(), token.until) - margin));
  }

  async function renew(signIn: SignIn, { signal }: AbortController): Promise<Failure | undefined> {
    let failure: Failure | undefined;
    try {
      const next = await client.renew(signIn, signal);
      if (signal.aborted) return undefined;
      held = next;
      checkedAt = clock.now();
      if (isKept) void kept.write(next);
      watchEnd(next);
    } catch (error) {
      if (signal.aborted) return undefined;
      failure = toFailure(error, USE, system);
      if (failure.code === 'signInRefused') {
        end(needed(failure));
        return undefined;
      }
      // Past its end a token is renewed when somebody needs it: nobody may be there any more.
      if (!hasEnded(signIn)) renewIn(RENEW_AGAIN);
    }
    renewing = undefined;
    isDoubted = false;
    return failure;
  }

  /** Renews what is held, once for all who ask for it meanwhile. */
  function renewed(): Promise<Failure | undefined> {
    if (held === undefined) return Promise.resolve(undefined);
    renewing ??= renew(held, life);
    return renewing;
  }

  function usable(): SignIn {
    if (held !== undefined) return held;
    const before = state.get();
    throw needed(before.kind === 'signedOut' ? before.because : undefined);
  }

  function fresh(): SignIn | Promise<SignIn> {
    const signIn = usable();
    if (!isDoubted && !hasEnded(signIn)) return signIn;
    return renewed().then((failure) => {
      if (failure !== undefined) throw failure;
      return usable();
    });
  }

  function announce(signIn: SignIn): void {
    const lasts: KeepSignIn = isKept && kept.available ? 'untilTabCloses' : 'untilReload';
    state.set({ kind: 'signedIn', account: signIn.account, since: signIn.since, lasts });
    watchEnd(signIn);
  }

  async function restore({ signal }: AbortController): Promise<void> {
    const found = await kept.read();
    if (signal.aborted) return;
    // Nothing of the tab's is cleared: a page that is being left cannot read what the next one will.
    if (found === undefined) state.set({ kind: 'signedOut' });
    else {
      held = found;
      isKept = true;
      announce(found);
    }
  }

  const restoring = restore(life);

  const session: Session = {
    state,
    keeps: ['untilTabCloses', 'untilReload'],
    signIn: async (credentials, callerSignal) => {
      const before = held;
      forget();
      const mine = life;
      if (before !== undefined) void client.end(before);
      isKept = credentials.keep !== 'untilReload';
      state.set({ kind: 'signingIn' });
      const signal = AbortSignal.any([mine.signal, ...(callerSignal === undefined ? [] : [callerSignal])]);
      try {
        const { user, password } = credentials;
        const signIn = await client.signIn({ user, password }, signal);
        if (signal.aborted) {
          void client.end(signIn);
          throw new Failure({ code: 'aborted', operation: 'sign in', system });
        }
        held = signIn;
        // Who is told to be signed in may reload at once, and must not find themselves signed out.
        if (isKept) await kept.write(signIn);
        // Too late for the caller to call it off: it is done, and the state must say so.
        if (!mine.signal.aborted) announce(signIn);
      } catch (error) {
        const failure = toFailure(error, 'sign in', system);
        // Another sign-in, or the sign-out, has taken over: the state is theirs.
        if (mine === life) end(failure.code === 'aborted' ? undefined : failure);
        throw failure;
      }
    },
    signOut: async () => {
      const before = held;
      end();
      if (before !== undefined) await client.end(before);
    },
  };

  return {
    session,
    current: () => {
      if (state.get().kind === 'restoring') return restoring.then(fresh);
      try {
        return fresh();
      } catch (error) {
        return Promise.reject(toFailure(error, USE, system));
      }
    },
    refused: (header) => {
      if (held === undefined || header !== authorization(held)) return;
      // A call that is refused with a token of this moment is refused for itself.
      if (checkedAt !== undefined && msBetween(checkedAt, clock.now()) < SESSION_CHECK_GAP) return;
      isDoubted = true;
      void renewed();
    },
    account: () => held?.account ?? '',
    dispose: () => {
      life.abort();
      cancelTimer();
    },
  };
}
