// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms } from '../../core/units.ts';
import type { Job, JobState } from '../../systems/job-board.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import { JobRow } from './job-row.tsx';

const NOW = epochMs(Date.UTC(2026, 10, 20, 14, 0, 0));

let shown: Rendered;
let calls: string[];

async function show(state: JobState, more: Partial<Job> = {}) {
  const job: Job = {
    id: 'a',
    kind: 'download',
    title: 'Gate North, 16:41:18',
    system: connectionId('depot'),
    systemName: 'Depot',
    startedAt: NOW,
    state: createStore(state),
    stop: { label: 'Cancel', run: () => calls.push('stop') },
    retry: () => calls.push('retry'),
    path: '/cameras/depot%3A1.1',
    ...more,
  };
  shown = await render(
    <ul>
      <JobRow
        job={job}
        state={state}
        onDismiss={() => calls.push('dismiss')}
        onOpen={(path) => calls.push(`open ${path}`)}
      />
    </ul>,
  );
}
const text = () => shown.container.textContent ?? '';
const names = () =>
  [...shown.container.querySelectorAll('button')].map(
    (button) => button.getAttribute('aria-label') ?? button.textContent,
  );
const press = (at: number) => acting(() => shown.container.querySelectorAll('button')[at]?.click());
const progress = () => shown.container.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');

beforeEach(() => {
  calls = [];
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(async () => {
  await shown.unmount();
  vi.useRealTimers();
});

describe('a job in the tray', () => {
  it('that runs tells what it does, how far and how long, and can only be stopped', async () => {
    await show({ kind: 'running', doing: '12 MB of 40 MB', done: 0.3, left: ms(28_000) });
    expect(text()).toContain('Gate North, 16:41:18Depot, 14:00:00');
    expect(text()).toContain('12 MB of 40 MB · 28 s left');
    expect(progress()).toBe('30');
    expect(names()).toEqual(['Cancel']);
    await press(0);
    expect(calls).toEqual(['stop']);
  });

  it('that lasts until a moment counts towards it', async () => {
    const span = { since: epochMs(NOW - 60_000), until: epochMs(NOW + 240_000) };
    await show({ kind: 'running', doing: 'Recording', span }, { kind: 'recording' });
    expect(text()).toContain('Recording · 4 min left');
    expect(progress()).toBe('20');
  });

  it('of which nobody knows how far it is names no share', async () => {
    await show({ kind: 'running', doing: 'The system builds the file' });
    expect(shown.container.querySelector('[role=progressbar]')).not.toBeNull();
    expect(progress()).toBeNull();
    expect(text()).not.toContain('left');
  });

  it('that comes to its end by itself cannot be stopped', async () => {
    await show({ kind: 'running', doing: 'Stopped', ending: true }, { kind: 'recording' });
    expect(names()).toEqual([]);
    expect(shown.container.querySelector('.fill-red')).toBeNull();
  });

  it('that records is red', async () => {
    await show({ kind: 'running', doing: 'Recording' }, { kind: 'recording' });
    expect(shown.container.querySelector('.fill-red')).not.toBeNull();
  });

  it('that is done says with what, until it is dismissed', async () => {
    await show({ kind: 'done', result: 'Saved as Gate.mp4' });
    expect(text()).toContain('Saved as Gate.mp4');
    expect(names()).toEqual(['Dismiss Gate North, 16:41:18']);
    await press(0);
    expect(calls).toEqual(['dismiss']);
  });

  it('that failed says why and what to do, and can be tried again', async () => {
    await show({ kind: 'failed', failure: new Failure({ code: 'timeout', operation: 'download' }) });
    expect(text()).toContain('Depot does not answer.');
    expect(names()).toEqual(['Try again', 'Dismiss Gate North, 16:41:18']);
    await press(0);
    expect(calls).toEqual(['retry']);
  });

  it('that was called off can be begun anew', async () => {
    await show({ kind: 'stopped', result: 'Cancelled; nothing was saved' });
    expect(names()).toEqual(['Try again', 'Dismiss Gate North, 16:41:18']);
  });

  it('leads to its page within the app', async () => {
    await show({ kind: 'done', result: 'Saved' });
    await acting(() => shown.container.querySelector('a')?.click());
    expect(calls).toEqual(['open /cameras/depot%3A1.1']);
  });

  it('shows names as text, whatever a system calls its cameras', async () => {
    await show({ kind: 'done', result: 'Saved' }, { title: '<img src=x onerror=alert(1)>' });
    expect(shown.container.querySelector('img')).toBeNull();
    expect(text()).toContain('<img src=x');
  });
});
