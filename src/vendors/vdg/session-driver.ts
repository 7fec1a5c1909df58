/**
 * Who is signed in with Basic, and the header that all calls share. Name and password are the credential: they
 * stay in this closure, and in the sealed storage of a tab that was asked to keep them.
 *
 * A call that is refused ends nothing by itself: the server is asked once, for all callers, whether it still
 * takes the sign-in.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeepSignIn, Session, SessionState } from '../contract.ts';
import { SESSION_CHECK_GAP } from './limits.ts';
import type { SignInClient } from './sign-in-client.ts';
import { authorization, basicOf, type KeptSignIn, type SignIn } from './sign-in.ts';

/** What calls need to know of the session, whether there is something to sign in to or not. */
export interface SessionDriver {
  readonly session: Session;
  /**
   * The Authorization header to use now, undefined where none is sent; waits for a restoration or a check under
   * way. Rejects with `signInNeeded`.
   */
  readonly current: () => Promise<string | undefined>;
  /** The server refused a call with this header. */
  readonly refused: (header: string | undefined, failure: Failure) => void;
  /** The server answered a call. */
  readonly answered: () => void;
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

const USE = 'use the sign-in';

export function createSessionDriver({ system, clock, client, kept }: SessionHost): SessionDriver {
  const state = createStore<SessionState>({ kind: 'restoring' });
  let held: SignIn | undefined;
  /** One sign-in from its beginning to its end; what comes later from it is ignored. */
  let life = new AbortController();
  let checking: Promise<void> | undefined;
  let checkedAt: EpochMs | undefined;

  const needed = (cause?: Failure): Failure =>
    new Failure({
      code: 'signInNeeded',
      operation: USE,
      system,
      status: cause?.facts.status,
      vendorText: cause?.facts.vendorText,
      cause,
    });

  /** Forgets everything that belongs to a person. */
  function forget(): void {
    life.abort();
    life = new AbortController();
    held = undefined;
    checking = undefined;
    checkedAt = undefined;
    kept.clear();
  }

  function end(because?: Failure): void {
    forget();
    state.set(because === undefined ? { kind: 'signedOut' } : { kind: 'signedOut', because });
  }

  function announce({ account, since }: SignIn, isKept: boolean): void {
    const lasts: KeepSignIn = isKept && kept.available ? 'untilTabCloses' : 'untilReload';
    state.set({ kind: 'signedIn', account, since, lasts });
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
      await client.prove(authorization(signIn), signal);
    } catch (error) {
      const failure = toFailure(error, USE, system);
      // What says nothing of the sign-in, such as a server that restarts, ends nothing.
      if (!signal.aborted && failure.code === 'signInRefused') end(needed(failure));
    }
    if (signal.aborted) return;
    checkedAt = clock.now();
    checking = undefined;
  }

  function usable(): string {
    if (held !== undefined) return authorization(held);
    const before = state.get();
    throw needed(before.kind === 'signedOut' ? before.because : undefined);
  }

  const restoring = restore(life);

  const session: Session = {
    state,
    keeps: ['untilTabCloses', 'untilReload'],
    signIn: async ({ user, password, keep }, callerSignal) => {
      forget();
      const mine = life;
      const isKept = keep !== 'untilReload';
      state.set({ kind: 'signingIn' });
      const signal = AbortSignal.any([mine.signal, ...(callerSignal === undefined ? [] : [callerSignal])]);
      try {
        const signIn: SignIn = { account: user, since: clock.now(), basic: basicOf(user, password) };
        await client.prove(authorization(signIn), signal);
        if (signal.aborted) throw new Failure({ code: 'aborted', operation: 'sign in', system });
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
      end();
      await Promise.resolve();
    },
  };

  return {
    session,
    current: async () => {
      await (state.get().kind === 'restoring' ? restoring : checking);
      return usable();
    },
    refused: (header) => {
      if (held === undefined || checking !== undefined || header !== authorization(held)) return;
      if (checkedAt !== undefined && msBetween(checkedAt, clock.now()) < SESSION_CHECK_GAP) return;
      checking = check(held, life);
    },
    answered: () => undefined,
    account: () => held?.account ?? '',
    dispose: () => life.abort(),
  };
}
