/**
 * Livecommands (§1.3.4): at once when somebody begins to watch a camera, then every 30 s for as long
 * as anybody does. All watches of a camera share one rhythm, which outlasts a short absence.
 */
import { type Failure, type FailureCode, isAbort, toFailure } from '../../core/failure.ts';
import { isTransient, type RetryPolicy, retryDelay } from '../../core/retry-policy.ts';
import { type EpochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { LIVE_COMMAND_DUE, LIVE_COMMAND_EVERY, LIVE_COMMAND_REPEAT } from './limits.ts';

export interface KeepAlive {
  /** Keeps the camera streaming until the returned function is called; hears of a lasting refusal. */
  readonly hold: (uidd: string, refused: (failure: Failure) => void) => () => void;
}

export interface KeepAliveHost {
  readonly clock: Clock;
  /** Sends one livecommand, and tells when it leaves: servers and tokens may have to be waited for. */
  readonly send: (uidd: string, sent: () => void, signal: AbortSignal) => Promise<unknown>;
}

const REPEAT: RetryPolicy = {
  retries: Number.POSITIVE_INFINITY,
  firstDelay: LIVE_COMMAND_REPEAT,
  maxDelay: LIVE_COMMAND_EVERY,
};

/** Answers that mean that no further call will help. */
const REFUSED: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'signInNeeded',
  'notPermitted',
  'hostNotAllowed',
  'rejected',
]);

type Holder = (failure: Failure) => void;

export function createKeepAlive({ clock, send }: KeepAliveHost): KeepAlive {
  const lastSent = new Map<string, EpochMs>();
  const rhythms = new Map<string, { holders: Set<Holder>; stop: () => void }>();

  function startRhythm(uidd: string, holders: ReadonlySet<Holder>): () => void {
    const life = new AbortController();
    let failures = 0;
    const sentAt = lastSent.get(uidd);
    const elapsed = sentAt === undefined ? LIVE_COMMAND_EVERY : msBetween(sentAt, clock.now());
    const next = (delay: Ms) => {
      cancel();
      if (!life.signal.aborted) cancel = clock.after(delay, command);
    };
    const sent = () => {
      lastSent.set(uidd, clock.now());
      next(LIVE_COMMAND_EVERY);
    };
    const failed = (failure: Failure) => {
      const isLost = isTransient(failure.code);
      // It had no effect: whoever watches next need not wait for its turn.
      if (isLost || REFUSED.has(failure.code)) lastSent.delete(uidd);
      if (REFUSED.has(failure.code)) for (const refused of holders) refused(failure);
      if (!isLost) return;
      failures += 1;
      next(retryDelay(REPEAT, failures, 0, failure.facts.retryAfter) ?? LIVE_COMMAND_EVERY);
    };
    const command = () => {
      next(LIVE_COMMAND_EVERY);
      send(uidd, sent, life.signal).then(
        () => {
          failures = 0;
        },
        (error: unknown) => {
          const failure = toFailure(error, 'wake camera');
          if (!isAbort(failure)) failed(failure);
        },
      );
    };
    let cancel = clock.after(elapsed >= LIVE_COMMAND_DUE ? ms(0) : ms(LIVE_COMMAND_EVERY - elapsed), command);
    return () => {
      cancel();
      life.abort();
    };
  }

  return {
    hold: (uidd, refused) => {
      const found = rhythms.get(uidd);
      // A wrapper, so that each hold counts even when two share a listener.
      const holder: Holder = (failure) => refused(failure);
      if (found === undefined) {
        const holders = new Set([holder]);
        rhythms.set(uidd, { holders, stop: startRhythm(uidd, holders) });
      } else {
        found.holders.add(holder);
      }
      return () => {
        const rhythm = rhythms.get(uidd);
        if (rhythm?.holders.delete(holder) !== true || rhythm.holders.size > 0) return;
        rhythm.stop();
        rhythms.delete(uidd);
      };
    },
  };
}
