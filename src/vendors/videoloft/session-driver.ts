/**
 * Who is signed in, and the token that all calls share: kept fresh by a timer, renewed once for all
 * callers when a server refuses it, and never used again after that. The password stays in this
 * closure; what the tab keeps is in `kept-sign-in`.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { isTransient, retryDelay, STREAM_RETRY } from '../../core/retry-policy.ts';
import { type EpochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import type { Session, SessionState } from '../contract.ts';
import type { KeptSignIn } from './kept-sign-in.ts';
import { RENEWAL_GAP } from './limits.ts';
import type { Account, SignInClient } from './sign-in-client.ts';
import type { SignIn } from './sign-in.ts';

export interface SessionDriver {
  readonly session: Session;
  /** The sign-in to use now: at once when its token is good, else after a renewal or restoration. */
  readonly current: () => SignIn | Promise<SignIn>;
  /** A server refused this token: it is not used again. */
  readonly refused: (token: string) => void;
  readonly dispose: () => void;
}

export interface SessionHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: SignInClient;
  readonly kept: KeptSignIn;
  /** Where an account of unknown region signs in. */
  readonly first: URL;
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

const nothing = (): void => undefined;

export function createSessionDriver(host: SessionHost): SessionDriver {
  const { system, clock, client, kept } = host;
  const state = createStore<SessionState>({ kind: 'restoring' });
  const refusedTokens = new Set<string>();
  let held: SignIn | undefined;
  let account: Account | undefined;
  let isKept = false;
  /** One sign-in from its beginning to its end; what comes later from it is ignored. */
  let life = new AbortController();
  let renewal: Promise<SignIn> | undefined;
  let renewedAt: EpochMs | undefined;
  let failedRenewals = 0;
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

  const isGood = (signIn: SignIn): boolean =>
    !refusedTokens.has(signIn.token) && clock.now() < signIn.expiresAt;

  function schedule(delay: Ms, callback: () => void): void {
    cancelTimer();
    cancelTimer = clock.after(ms(Math.max(delay, 0)), callback);
  }

  /** Nobody waits for a renewal by the timer: its failure is handled where it happens. */
  const renewInBackground = (): void => void renew().catch(nothing);

  /** Resolves when the sign-in would survive a reload, as far as it was asked to. */
  function hold(signIn: SignIn): Promise<void> {
    held = signIn;
    failedRenewals = 0;
    schedule(msBetween(clock.now(), signIn.renewAt), renewInBackground);
    return isKept ? kept.write(signIn) : Promise.resolve();
  }

  function accept(signIn: SignIn): void {
    void hold(signIn);
    announce(signIn);
  }

  function announce({ account: name, since }: SignIn): void {
    if (state.get().kind !== 'signedIn') state.set({ kind: 'signedIn', account: name, since });
  }

  /** Forgets everything that belongs to a person. */
  function forget(): void {
    life.abort();
    life = new AbortController();
    cancelTimer();
    held = undefined;
    account = undefined;
    renewal = undefined;
    renewedAt = undefined;
    failedRenewals = 0;
    refusedTokens.clear();
    kept.clear();
  }

  function end(because?: Failure): void {
    forget();
    state.set(because === undefined ? { kind: 'signedOut' } : { kind: 'signedOut', because });
  }

  async function obtain(from: SignIn, signal: AbortSignal): Promise<SignIn> {
    try {
      return await client.refresh(from, signal);
    } catch (error) {
      const failure = toFailure(error, 'renew sign-in', system);
      if (account === undefined || signal.aborted || isTransient(failure.code)) throw failure;
      return await client.signIn(account, from, signal);
    }
  }

  async function attemptRenewal(from: SignIn, { signal }: AbortController): Promise<SignIn> {
    try {
      if (renewedAt !== undefined) {
        const wait = ms(RENEWAL_GAP - msBetween(renewedAt, clock.now()));
        if (wait > 0) await sleep(clock, wait, signal);
      }
      const next = await obtain(from, signal);
      if (signal.aborted) throw needed();
      renewedAt = clock.now();
      renewal = undefined;
      accept(next);
      return next;
    } catch (error) {
      const failure = toFailure(error, 'renew sign-in', system);
      if (!signal.aborted) {
        renewal = undefined;
        renewalFailed(from, failure);
      }
      throw isTransient(failure.code) ? failure : needed(failure);
    }
  }

  function renewalFailed(from: SignIn, failure: Failure): void {
    const left = msBetween(clock.now(), from.expiresAt);
    if (isTransient(failure.code)) {
      failedRenewals += 1;
      const wait = retryDelay(STREAM_RETRY, failedRenewals, host.random(), failure.facts.retryAfter);
      schedule(wait ?? STREAM_RETRY.maxDelay, renewInBackground);
    } else if (isGood(from)) {
      // Refused for good, but the token still opens doors: the person may watch until it ends.
      schedule(left, () => end(needed(failure)));
    } else {
      end(needed(failure));
    }
  }

  function renew(): Promise<SignIn> {
    if (held === undefined) return Promise.reject(needed());
    renewal ??= attemptRenewal(held, life);
    return renewal;
  }

  async function restore(mine: AbortController): Promise<void> {
    const found = await kept.read();
    if (mine.signal.aborted) return;
    if (found === undefined) {
      // Nothing is cleared: a page that is being left cannot read what the next one will.
      state.set({ kind: 'signedOut' });
      return;
    }
    isKept = true;
    if (isGood(found)) {
      accept(found);
      return;
    }
    held = found;
    await renew().catch(nothing);
    // The system could not be asked: the sign-in may still be good, and the timer tries again.
    if (!mine.signal.aborted) announce(found);
  }

  function usable(): SignIn | Promise<SignIn> {
    if (held === undefined) return Promise.reject(needed());
    return isGood(held) ? held : renew();
  }

  const restoring = restore(life);

  const session: Session = {
    state,
    keeps: ['untilTabCloses', 'untilReload'],
    signIn: async (credentials, callerSignal) => {
      forget();
      const mine = life;
      isKept = credentials.keep === 'untilTabCloses';
      state.set({ kind: 'signingIn' });
      const signal = AbortSignal.any([mine.signal, ...(callerSignal === undefined ? [] : [callerSignal])]);
      const before = { account: credentials.user, authenticator: host.first, since: clock.now() };
      try {
        const typed = { user: credentials.user, password: credentials.password };
        const signIn = await client.signIn(typed, before, signal);
        if (signal.aborted) throw new Failure({ code: 'aborted', operation: 'sign in', system });
        account = typed;
        // Who is told to be signed in may reload at once, and must not find themselves signed out.
        await hold(signIn);
        if (!signal.aborted) announce(signIn);
      } catch (error) {
        const failure = toFailure(error, 'sign in', system);
        // Another sign-in, or the sign-out, has taken over: the state is theirs.
        if (mine === life) end(failure.code === 'aborted' ? undefined : failure);
        throw failure;
      }
    },
    signOut: () => {
      end();
      return Promise.resolve();
    },
  };

  return {
    session,
    current: () => (state.get().kind === 'restoring' ? restoring.then(usable) : usable()),
    refused: (token) => {
      if (refusedTokens.has(token)) return;
      refusedTokens.add(token);
      if (held?.token === token) renewInBackground();
    },
    dispose: () => {
      life.abort();
      cancelTimer();
    },
  };
}
