/**
 * When each export may be asked about: of hundreds that are made at one system at once, one shortly after
 * the other, so that neither the system nor this window does nothing else. A few never wait for long.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';

/** Ten questions a second are little for a system, and plenty for those who watch. */
const SPACING: Ms = ms(100);

export interface QuestionTurns {
  /**
   * Resolves when the next question may be asked. Of those that wait, who has had the fewest answers comes
   * first: what was just ordered is over soonest. Rejects with `aborted` as soon as the signal does.
   */
  readonly next: (system: ConnectionId, answers: number, signal: AbortSignal) => Promise<void>;
}

interface Waiting {
  readonly answers: number;
  readonly go: () => void;
}

export function createQuestionTurns(clock: Clock): QuestionTurns {
  /** Who waits at each system that was asked a moment ago. */
  const lines = new Map<ConnectionId, Set<Waiting>>();

  /** The next one of a system goes, and those after it wait. */
  function pause(system: ConnectionId, line: Set<Waiting>): void {
    clock.after(SPACING, () => {
      const [first, ...others] = line;
      if (first === undefined) {
        lines.delete(system);
        return;
      }
      const next = others.reduce((one, other) => (other.answers < one.answers ? other : one), first);
      line.delete(next);
      next.go();
      pause(system, line);
    });
  }

  return {
    next: (system, answers, signal) => {
      const line = lines.get(system);
      if (line === undefined) {
        const started = new Set<Waiting>();
        lines.set(system, started);
        pause(system, started);
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const waiting: Waiting = {
          answers,
          go: () => {
            signal.removeEventListener('abort', abort);
            resolve();
          },
        };
        const abort = (): void => {
          line.delete(waiting);
          reject(new Failure({ code: 'aborted', operation: 'wait for a turn' }));
        };
        if (signal.aborted) return abort();
        line.add(waiting);
        signal.addEventListener('abort', abort, { once: true });
      });
    },
  };
}
