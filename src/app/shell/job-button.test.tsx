// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createJobBoard, type Job, type JobBoard, type JobState } from '../../systems/job-board.ts';
import { JobsContext } from '../../systems/jobs-context.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import { JobBadge } from './job-badge.tsx';
import { JobButton } from './job-button.tsx';

let shown: Rendered;
let board: JobBoard;
let opened: number;

async function put(id: string, first: JobState) {
  const state = createStore<JobState>(first);
  const job: Job = {
    id,
    kind: 'download',
    title: 'Gate',
    system: connectionId('depot'),
    systemName: 'Depot',
    startedAt: epochMs(0),
    state,
  };
  await acting(() => board.add(job));
  return state;
}

beforeEach(async () => {
  board = createJobBoard();
  opened = 0;
  shown = await render(
    <JobsContext value={board}>
      <JobButton onShowJobs={() => (opened += 1)} />
      <p>
        <JobBadge />
      </p>
    </JobsContext>,
  );
});
afterEach(() => shown.unmount());

const button = () => shown.container.querySelector('button');
const badge = () => shown.container.querySelector('p')?.textContent;
const hairline = () => button()?.querySelector<HTMLElement>('[style]')?.style.width;

describe('the jobs at the foot', () => {
  it('are none, without a badge', () => {
    expect(button()?.textContent).toBe('No jobs');
    expect(badge()).toBe('');
  });

  it('tell what runs, how far and how long still', async () => {
    await put('a', { kind: 'running', doing: '12 MB', done: 0.4, left: ms(90_000) });
    await put('b', { kind: 'running', doing: '3 MB', done: 0.2 });
    expect(button()?.textContent).toBe('2 jobs2 downloads1 min 30 s');
    expect(hairline()).toBe('30%');
    expect(badge()).toBe('2 jobs');
  });

  it('keep telling that something failed', async () => {
    const state = await put('a', { kind: 'running', doing: '12 MB' });
    expect(hairline()).toBeUndefined();
    const failure = new Failure({ code: 'timeout', operation: 'download' });
    await acting(() => state.set({ kind: 'failed', failure }));
    expect(button()?.textContent).toBe('1 job failed');
    expect(badge()).toBe('1 job');
    await acting(() => board.remove('a'));
    expect(button()?.textContent).toBe('No jobs');
  });

  it('open the tray', async () => {
    await acting(() => button()?.click());
    expect(opened).toBe(1);
  });
});
