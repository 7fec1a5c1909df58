import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { type ConnectionId, connectionId } from '../core/ids.ts';
import { createStore, type Store } from '../core/readable.ts';
import { epochMs } from '../core/units.ts';
import type { SessionState } from '../vendors/contract.ts';
import { forgetJobsOfOthers } from './forget-jobs.ts';
import { createJobBoard, type JobBoard, type JobState } from './job-board.ts';

const [depot, harbour] = [connectionId('depot'), connectionId('harbour')];
const RUNNING: JobState = { kind: 'running', doing: 'Downloading' };
const DONE: JobState = { kind: 'done', result: 'Saved' };
const signedIn = (account: string): SessionState => ({ kind: 'signedIn', account, since: epochMs(0) });

let board: JobBoard;
let session: Store<SessionState>;
let stopped: string[];
let unfollow: () => void;

beforeEach(() => {
  board = createJobBoard();
  session = createStore(signedIn('ann'));
  stopped = [];
  const other = createStore(signedIn('ann'));
  unfollow = forgetJobsOfOthers(
    [
      { id: depot, session },
      { id: harbour, session: other },
    ],
    board,
  );
  put('running', depot, RUNNING);
  put('ending', depot, { ...RUNNING, ending: true });
  put('done', depot, DONE);
  put('elsewhere', harbour, RUNNING);
});

function put(id: string, system: ConnectionId, state: JobState) {
  const stop = { label: 'Cancel', run: () => void stopped.push(id) };
  const now = createStore(state);
  const startedAt = epochMs(0);
  board.add({ id, kind: 'download', title: 'Gate', system, systemName: 'A', startedAt, state: now, stop });
}
const ids = () => board.jobs.get().map(({ id }) => id);

describe('jobs of an account', () => {
  it('are stopped and gone when it signs out, those of other systems stay', () => {
    session.set({ kind: 'signedOut' });
    expect(ids()).toEqual(['elsewhere']);
    expect(stopped).toEqual(['running']);
  });

  it('stay to be seen when its session ended by itself, and when it signs in again', () => {
    session.set({ kind: 'signedOut', because: new Failure({ code: 'signInNeeded', operation: 'renew' }) });
    expect(ids()).toHaveLength(4);
    session.set({ kind: 'signingIn' });
    session.set(signedIn('ann'));
    expect(ids()).toHaveLength(4);
  });

  it('are gone before another one sees them', () => {
    session.set({ kind: 'signedOut', because: new Failure({ code: 'signInNeeded', operation: 'renew' }) });
    session.set({ kind: 'signingIn' });
    session.set(signedIn('bob'));
    expect(ids()).toEqual(['elsewhere']);
  });

  it('are let be when nobody follows any more', () => {
    unfollow();
    session.set({ kind: 'signedOut' });
    expect(ids()).toHaveLength(4);
  });
});
