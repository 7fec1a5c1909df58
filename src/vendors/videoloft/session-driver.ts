/**
 * Who is signed in, and the token that all calls share: kept fresh by a timer, renewed once for all
 * callers when a server refuses it, and never used again after that. The password stays in this
 * closure; what the tab keeps is in `kept-sign-in`, what the computer keeps in `kept-cookie`.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { isTransient, retryDelay, STREAM_RETRY } from '../../core/retry-policy.ts';
import { type EpochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import type { KeepSignIn, Session, SessionState } from '../contract.ts';
import type { KeptCookie } from './kept-cookie.ts';
import type { KeptSignIn } from './kept-sign-in.ts';
import { RENEWAL_GAP } from './limits.ts';
import type { Account, SignInClient } from './sign-in-client.ts';
import type { SignIn, SignInBefore } from './sign-in.ts';

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
  readonly cookie: KeptCookie;
  /** Where an account of unknown region signs in. */
  readonly first: URL;
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

const nothing = (): void => undefined;

export function createSessionDriver(host: SessionHost): SessionDriver {
  const { system, clock, client, kept, cookie } = host;
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

  function lastsOf({ cookieAt }: SignIn): KeepSignIn {
    if (cookieAt !== undefined) return 'onThisComputer';
    return isKept && kept.available ? 'untilTabCloses' : 'untilReload';
  }

  function announce(signIn: SignIn): void {
    const before = state.get();
    const lasts = lastsOf(signIn);
    if (before.kind === 'signedIn' && before.lasts === lasts) return;
    state.set({ kind: 'signedIn', account: signIn.account, since: signIn.since, lasts });
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

  /** A renewal was refused for good. A cookie that signs nobody in any more goes, too. */
  function lapse(failure: Failure, hadCookie = held?.cookieAt !== undefined): void {
    // What is not the system's own refusal, such as a proxy without its host, may be put right.
    if (hadCookie && failure.code === 'signInRefused') void cookie.forget();
    end(needed(failure));
  }

  /** A sign-in that asked for a cookie, and what came of that: a cookie that cannot be found again is none. */
  async function forLater(typed: Account, before: SignInBefore, signal: AbortSignal): Promise<SignIn> {
    cookie.expect();
    const signIn = await client.signInForLater(typed, before, signal);
    if (signal.aborted || (signIn.cookieAt !== undefined && cookie.remember(signIn.cookieAt))) return signIn;
    void cookie.forget();
    return { ...signIn, cookieAt: undefined };
  }

  /** Each way asks less of the one before: a key, then a cookie, and the password only when both fail. */
  async function obtain(from: SignIn, signal: AbortSignal): Promise<SignIn> {
    const { cookieAt } = from;
    const typed = account;
    const ways = [() => client.refresh(from, signal)];
    if (cookieAt !== undefined) ways.push(() => client.withCookie(cookieAt, from, signal));
    if (typed !== undefined) {
      ways.push(() => (cookieAt === undefined ? client.signIn : forLater)(typed, from, signal));
    }
    let failure = needed();
    for (const way of ways) {
      try {
        return await way();
      } catch (error) {
        failure = toFailure(error, 'renew sign-in', system);
        if (signal.aborted || isTransient(failure.code)) throw failure;
      }
    }
    throw failure;
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
      schedule(left, () => lapse(failure));
    } else {
      lapse(failure);
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
      const server = cookie.server();
      if (server !== undefined) {
        await restoreWithCookie(server, mine);
        return;
      }
      void cookie.finish();
      // Nothing of the tab's is cleared: a page that is being left cannot read what the next one will.
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

  /** Nobody is known until the system has answered, so it is asked for as long as that takes. */
  async function restoreWithCookie(server: URL, { signal }: AbortController): Promise<void> {
    const before = { account: '', authenticator: server, since: clock.now() };
    for (let tries = 1; !signal.aborted; tries += 1) {
      try {
        const signIn = await client.withCookie(server, before, signal);
        if (signal.aborted) return;
        isKept = true;
        accept(signIn);
        return;
      } catch (error) {
        const failure = toFailure(error, 'renew sign-in', system);
        if (signal.aborted) return;
        if (!isTransient(failure.code)) {
          lapse(failure, true);
          return;
        }
        const wait = retryDelay(STREAM_RETRY, tries, host.random(), failure.facts.retryAfter);
        await sleep(clock, wait ?? STREAM_RETRY.maxDelay, signal).catch(nothing);
      }
    }
  }

  function usable(): SignIn | Promise<SignIn> {
    if (held === undefined) return Promise.reject(needed());
    return isGood(held) ? held : renew();
  }

  const restoring = restore(life);

  const session: Session = {
    state,
    keeps: ['untilTabCloses', 'untilReload', ...(cookie.offered ? (['onThisComputer'] as const) : [])],
    signIn: async (credentials, callerSignal) => {
      forget();
      const mine = life;
      const isForLater = credentials.keep === 'onThisComputer' && cookie.offered;
      isKept = credentials.keep !== 'untilReload';
      state.set({ kind: 'signingIn' });
      const signal = AbortSignal.any([mine.signal, ...(callerSignal === undefined ? [] : [callerSignal])]);
      const before = { account: credentials.user, authenticator: host.first, since: clock.now() };
      try {
        const typed = { user: credentials.user, password: credentials.password };
        // The cookie of whoever was signed in before must be gone, or it would take the new one's place.
        await (cookie.server() === undefined ? cookie.finish() : cookie.forget());
        if (signal.aborted) throw new Failure({ code: 'aborted', operation: 'sign in', system });
        const signIn = await (isForLater ? forLater : client.signIn)(typed, before, signal);
        if (signal.aborted) throw new Failure({ code: 'aborted', operation: 'sign in', system });
        account = typed;
        // Who is told to be signed in may reload at once, and must not find themselves signed out.
        await hold(signIn);
        // Too late for the caller to call it off: it is done, and the state must say so.
        if (!mine.signal.aborted) announce(signIn);
      } catch (error) {
        const failure = toFailure(error, 'sign in', system);
        // Another sign-in, or the sign-out, has taken over: the state is theirs.
        if (mine === life) {
          end(failure.code === 'aborted' ? undefined : failure);
          void cookie.finish();
        }
        throw failure;
      }
    },
    signOut: () => {
      end();
      return cookie.forget();
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
