/** The statuses of the last second, so that whoever asks for a camera within it shares the answer. */
import type { Failure } from '../../core/failure.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DeviceStatus } from './device-status.ts';
import { STATUS_SHARED_FOR } from './limits.ts';

type Answer = DeviceStatus | Failure;

export interface StatusQuestion {
  /** It leaves now: its answer is as old as this. */
  readonly sent: () => void;
  readonly answered: (answers: ReadonlyMap<string, Answer>) => void;
}

export interface StatusMemory {
  /** What this logger said of the camera, if it was asked less than a second ago. */
  readonly find: (logger: URL, uidd: string) => Answer | undefined;
  /** A question to this logger, which may have to be sent more than once. */
  readonly question: (logger: URL) => StatusQuestion;
  /** Somebody else may sign in: what is on its way is not for them either. */
  readonly clear: () => void;
}

export function createStatusMemory(clock: Clock): StatusMemory {
  let known = new Map<string, { readonly answer: Answer; readonly sentAt: EpochMs }>();
  const isFresh = (sentAt: EpochMs): boolean => msBetween(sentAt, clock.now()) < STATUS_SHARED_FOR;
  const keyOf = ({ host }: URL, uidd: string): string => `${host} ${uidd}`;
  return {
    find: (logger, uidd) => {
      const found = known.get(keyOf(logger, uidd));
      return found !== undefined && isFresh(found.sentAt) ? found.answer : undefined;
    },
    question: (logger) => {
      let sentAt = clock.now();
      const mine = known;
      return {
        sent: () => {
          sentAt = clock.now();
        },
        answered: (answers) => {
          if (mine !== known) return;
          for (const [key, old] of known) if (!isFresh(old.sentAt)) known.delete(key);
          for (const [uidd, answer] of answers) known.set(keyOf(logger, uidd), { answer, sentAt });
        },
      };
    },
    clear: () => {
      known = new Map();
    },
  };
}
