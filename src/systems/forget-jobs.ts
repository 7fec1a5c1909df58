/**
 * Takes off the board what one account did, before another one uses the tab: jobs carry names of cameras.
 * Somebody whose session ended by itself still sees what became of their work.
 */
import type { SessionState } from '../vendors/contract.ts';
import type { JobBoard } from './job-board.ts';
import type { SystemEntry } from './system-entry.ts';

/** Follows the sessions of all systems; returns the way to stop. */
export function forgetJobsOfOthers(
  systems: readonly Pick<SystemEntry, 'id' | 'session'>[],
  board: Pick<JobBoard, 'now' | 'remove'>,
): () => void {
  function forget(system: SystemEntry['id']) {
    for (const { job, state } of board.now.get()) {
      if (job.system !== system) continue;
      if (state.kind === 'running' && state.ending !== true) job.stop?.run();
      board.remove(job.id);
    }
  }

  function follow({ id, session }: Pick<SystemEntry, 'id' | 'session'>): () => void {
    const nameOf = (state: SessionState) => (state.kind === 'signedIn' ? state.account : undefined);
    let account = nameOf(session.get());
    return session.subscribe(() => {
      const now = session.get();
      const next = nameOf(now);
      const isLeft = now.kind === 'signedOut' && now.because === undefined;
      if (isLeft || (next !== undefined && account !== undefined && next !== account)) forget(id);
      account = next ?? account;
    });
  }

  const stops = systems.map(follow);
  return () => {
    for (const stop of stops) stop();
  };
}
