import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { connectionId } from '../core/ids.ts';
import { createStore } from '../core/readable.ts';
import { epochMs } from '../core/units.ts';
import { createJobBoard, type Job, type JobBoard, type JobState } from './job-board.ts';

const RUNNING: JobState = { kind: 'running', doing: 'Downloading' };
const DONE: JobState = { kind: 'done', result: 'Saved' };

let board: JobBoard;

beforeEach(() => {
  board = createJobBoard();
});

function job(id: string, first: JobState = RUNNING) {
  const state = createStore<JobState>(first);
  const made: Job = {
    id,
    kind: 'download',
    title: `Gate ${id}`,
    system: connectionId('depot'),
    systemName: 'Depot',
    startedAt: epochMs(0),
    state,
  };
  return { job: made, state };
}
const ids = () => board.now.get().map((one) => one.job.id);

describe('the board of jobs', () => {
  it('lists the newest first', () => {
    board.add(job('a').job);
    board.add(job('b').job);
    expect(ids()).toEqual(['b', 'a']);
  });

  it('gives a job with the id of another its place at the head', () => {
    const first = job('a');
    board.add(first.job);
    board.add(job('b').job);
    board.add(job('a', DONE).job);
    expect(ids()).toEqual(['a', 'b']);
    expect(board.now.get()[0]?.state).toEqual(DONE);
    let told = 0;
    board.now.subscribe(() => (told += 1));
    first.state.set(DONE);
    expect(told).toBe(0);
  });

  it('tells when any job changes its state', () => {
    const one = job('a');
    board.add(one.job);
    const seen: string[] = [];
    board.now.subscribe(() => seen.push(board.now.get()[0]?.state.kind ?? 'none'));
    one.state.set(DONE);
    expect(seen).toEqual(['done']);
  });

  it('hears no more of a job that was taken down', () => {
    const one = job('a');
    board.add(one.job);
    board.remove('a');
    expect(ids()).toEqual([]);
    one.state.set(DONE);
    expect(ids()).toEqual([]);
  });

  it('keeps 50 that are over, and every one that runs', () => {
    const running = job('running');
    board.add(running.job);
    for (let at = 0; at < 60; at += 1) board.add(job(`${at}`, DONE).job);
    expect(board.jobs.get()).toHaveLength(51);
    expect(ids()).toContain('running');
    expect(ids()).not.toContain('9');
    expect(ids()).toContain('10');
  });
});

describe('work that leaving would end', () => {
  it('is there while a job runs, and not when all are over', () => {
    expect(board.busy.get()).toBe(false);
    const one = job('a');
    const two = job('b');
    board.add(one.job);
    board.add(two.job);
    expect(board.busy.get()).toBe(true);
    one.state.set(DONE);
    expect(board.busy.get()).toBe(true);
    two.state.set({ kind: 'failed', failure: new Failure({ code: 'offline', operation: 'download' }) });
    expect(board.busy.get()).toBe(false);
  });

  it('is not one that was told to stop and ends by itself', () => {
    const one = job('a');
    board.add(one.job);
    one.state.set({ kind: 'running', doing: 'Ends soon', ending: true });
    expect(board.busy.get()).toBe(false);
  });

  it('is not one that was taken down', () => {
    board.add(job('a').job);
    board.remove('a');
    expect(board.busy.get()).toBe(false);
  });
});
