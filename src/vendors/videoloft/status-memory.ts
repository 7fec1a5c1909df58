/** The statuses of the last second, so that whoever asks for a camera within it shares the answer. */
import type { Failure } from '../../core/failure.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { DeviceStatus } from './device-status.ts';
import { STATUS_SHARED_FOR } from './limits.ts';

type Answer = DeviceStatus | Failure;

export interface StatusMemory {
  /** What this logger said of the camera, if it was asked less than a second ago. */
  readonly find: (logger: URL, uidd: string) => Answer | undefined;
  /** Call it when the question leaves; the returned function takes the answers. */
  readonly asked: (logger: URL) => (answers: ReadonlyMap<string, Answer>) => void;
  /** Somebody else may sign in: what is on its way is not for them either. */
  readonly clear: () => void;
}

export function createStatusMemory(clock: Clock): StatusMemory {
  let known = new Map<string, { readonly answer: Answer; readonly askedAt: EpochMs }>();
  const isFresh = (askedAt: EpochMs): boolean => msBetween(askedAt, clock.now()) < STATUS_SHARED_FOR;
  const keyOf = ({ host }: URL, uidd: string): string => `${host} ${uidd}`;
  return {
    find: (logger, uidd) => {
      const found = known.get(keyOf(logger, uidd));
      return found !== undefined && isFresh(found.askedAt) ? found.answer : undefined;
    },
    asked: (logger) => {
      const askedAt = clock.now();
      const asked = known;
      return (answers) => {
        if (asked !== known) return;
        for (const [key, old] of known) if (!isFresh(old.askedAt)) known.delete(key);
        for (const [uidd, answer] of answers) known.set(keyOf(logger, uidd), { answer, askedAt });
      };
    },
    clear: () => {
      known = new Map();
    },
  };
}
