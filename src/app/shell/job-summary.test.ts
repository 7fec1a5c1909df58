import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms } from '../../core/units.ts';
import type { Job, JobNow, JobState } from '../../systems/job-board.ts';
import { shareAt, summariseJobs } from './job-summary.ts';

const NOW = epochMs(100_000);
let made = 0;

function job(kind: Job['kind'], state: JobState): JobNow {
  made += 1;
  return {
    state,
    job: {
      id: `${made}`,
      kind,
      title: 'Gate',
      system: connectionId('depot'),
      systemName: 'Depot',
      startedAt: NOW,
      state: createStore(state),
    },
  };
}
const recording = job('recording', {
  kind: 'running',
  doing: 'Recording',
  span: { since: epochMs(50_000), until: epochMs(250_000) },
});
const download = (done?: number, left?: number) =>
  job('download', {
    kind: 'running',
    doing: '12 MB',
    done,
    left: left === undefined ? undefined : ms(left),
  });
const failed = job('download', {
  kind: 'failed',
  failure: new Failure({ code: 'timeout', operation: 'download' }),
});
const done = job('download', { kind: 'done', result: 'Saved' });

describe('the jobs in a line', () => {
  it('are none', () => {
    expect(summariseJobs([], NOW)).toEqual({
      title: 'No jobs',
      kinds: '',
      done: undefined,
      left: undefined,
      count: 0,
      failed: false,
    });
  });

  it('are counted, and named by kind', () => {
    expect(summariseJobs([recording, download(0.5)], NOW)).toMatchObject({
      title: '2 jobs',
      kinds: '1 recording, 1 download',
      count: 2,
    });
    expect(summariseJobs([download(), download(), done], NOW)).toMatchObject({
      title: '2 jobs',
      kinds: '2 downloads',
    });
  });

  it('are as far as all that can tell are on average', () => {
    expect(summariseJobs([recording, download(0.75), download()], NOW).done).toBe(0.5);
    expect(summariseJobs([download()], NOW).done).toBeUndefined();
  });

  it('take as long as the slowest', () => {
    expect(summariseJobs([recording, download(0.5, 3_000)], NOW).left).toBe(150_000);
    expect(summariseJobs([download()], NOW).left).toBeUndefined();
  });

  it('say what failed when nothing runs, and keep it in the count while something does', () => {
    expect(summariseJobs([failed, done], NOW)).toMatchObject({
      title: '1 job failed',
      count: 1,
      failed: true,
    });
    expect(summariseJobs([failed, recording], NOW)).toMatchObject({ title: '1 job', count: 2, failed: true });
  });

  it('say that there are finished ones to look at', () => {
    expect(summariseJobs([done], NOW)).toMatchObject({ title: '1 finished', count: 0, failed: false });
  });

  it('are never further than their end', () => {
    const { state } = recording;
    if (state.kind !== 'running') throw new Error('It runs.');
    expect(shareAt(state, epochMs(900_000))).toBe(1);
    expect(shareAt(state, epochMs(0))).toBe(0);
  });
});
