/**
 * Who is signed in, and the credential that all calls share. Where the server gives a session, the
 * password is forgotten as soon as there is a token: Nx renews no token without the password, so at its
 * end the person is asked again (sessions last for days). With Basic the password is the credential:
 * it stays in this closure, and in the sealed storage of a tab that was asked to keep it.
 *
 * A call that is refused ends nothing by itself: the server is asked once, for all callers, whether it
 * still takes the sign-in.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { type EpochMs, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeepSignIn, Session, SessionState } from '../contract.ts';
import type { KeptSignIn } from './kept-sign-in.ts';
import { SESSION_CHECK_GAP, SESSION_LOOK_EVERY } from './limits.ts';
import type { SignInClient } from './sign-in-client.ts';
import type { SignIn } from './sign-in.ts';

export interface SessionDriver {
  readonly session: Session;
  /** The sign-in to use now; waits for a restoration or a check under way. Rejects with `signInNeeded`. */
  readonly current: () => SignIn | Promise<SignIn>;
  /** A server refused this secret (undefined: the one in use): it is checked, once for all callers. */
  readonly refused: (secret?: string) => void;
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
const SESSION_OVER = 'The session has ended.';

export function createSessionDriver({ system, clock, client, kept }: SessionHost): SessionDriver {
  const state = createStore<SessionState>({ kind: 'restoring' });
  let held: SignIn | undefined;
  /** One sign-in from its beginning to its end; what comes later from it is ignored. */
  let life = new AbortController();
  let checking: Promise<void> | undefined;
  let checkedAt: EpochMs | undefined;
  let cancelTimer = nothing;

  const needed = (cause?: Failure): Failure =>
    new Failure({
      code: 'signInNeeded',
      operation: 'use the sign-in',
      system,
      status: cause?.facts.status,
      vendorText: cause?.facts.vendorText,
      cause,
    });

  const aborted = (): Failure => new Failure({ code: 'aborted', operation: 'sign in', system });

  /** Forgets everything that belongs to a person. */
  function forget(): void {
    life.abort();
    life = new AbortController();
    cancelTimer();
    held = undefined;
    checking = undefined;
    checkedAt = undefined;
    kept.clear();
  }

  function end(because?: Failure): void {
    forget();
    state.set(because === undefined ? { kind: 'signedOut' } : { kind: 'signedOut', because });
  }

  function expire(): void {
    end(
      new Failure({ code: 'signInNeeded', operation: 'use the sign-in', system, vendorText: SESSION_OVER }),
    );
  }

  /** Looks at the end of the session from time to time, and is there when it comes. */
  function watchEnd(signIn: SignIn): void {
    cancelTimer();
    cancelTimer = nothing;
    if (signIn.expiresAt === undefined) return;
    const left = msBetween(clock.now(), signIn.expiresAt);
    if (left <= 0) {
      expire();
      return;
    }
    cancelTimer = clock.after(ms(Math.min(left, SESSION_LOOK_EVERY)), () => watchEnd(signIn));
  }

  function announce(signIn: SignIn, isKept: boolean): void {
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
      announce(found, true);
    }
  }

  async function check(signIn: SignIn, { signal }: AbortController): Promise<void> {
    try {
      await client.verify(signIn, signal);
    } catch (error) {
      const failure = toFailure(error, 'check sign-in', system);
      // What says nothing of the sign-in, such as a server that restarts, ends nothing.
      if (!signal.aborted && failure.code === 'signInNeeded') end(needed(failure));
    }
    if (signal.aborted) return;
    checkedAt = clock.now();
    checking = undefined;
  }

  function usable(): SignIn {
    // A computer that slept wakes after the end, and before the timer.
    if (held?.expiresAt !== undefined && clock.now() >= held.expiresAt) expire();
    if (held === undefined) {
      const before = state.get();
      throw needed(before.kind === 'signedOut' ? before.because : undefined);
    }
    return held;
  }

  const restoring = restore(life);

  const session: Session = {
    state,
    keeps: ['untilTabCloses', 'untilReload'],
    signIn: async (credentials, callerSignal) => {
      const before = held;
      forget();
      const mine = life;
      const isKept = credentials.keep !== 'untilReload';
      state.set({ kind: 'signingIn' });
      if (before !== undefined) void client.end(before);
      const signal = AbortSignal.any([mine.signal, ...(callerSignal === undefined ? [] : [callerSignal])]);
      try {
        const { user, password } = credentials;
        const signIn = await client.signIn({ user, password }, signal);
        if (signal.aborted) {
          void client.end(signIn);
          throw aborted();
        }
        held = signIn;
        // Who is told to be signed in may reload at once, and must not find themselves signed out.
        if (isKept) await kept.write(signIn);
        // Too late for the caller to call it off: it is done, and the state must say so.
        if (!mine.signal.aborted) announce(signIn, isKept);
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
      const wait = state.get().kind === 'restoring' ? restoring : checking;
      if (wait !== undefined) return wait.then(usable);
      try {
        return usable();
      } catch (error) {
        return Promise.reject(toFailure(error, 'use the sign-in', system));
      }
    },
    refused: (secret) => {
      if (held === undefined || checking !== undefined) return;
      if (secret !== undefined && secret !== held.secret) return;
      if (checkedAt !== undefined && msBetween(checkedAt, clock.now()) < SESSION_CHECK_GAP) return;
      checking = check(held, life);
    },
    account: () => held?.account ?? '',
    dispose: () => {
      life.abort();
      cancelTimer();
    },
  };
}
