import { describe, expect, it } from 'vitest';
import { BODYCAM, seconds, setUpImports, SYSTEM } from '../../testing/import-setup.ts';
import { createJobBoard } from '../job-board.ts';
import { trackImports } from './import-jobs.ts';

function track(setup: ReturnType<typeof setUpImports>, queue: Parameters<typeof trackImports>[0]['queue']) {
  const board = createJobBoard();
  trackImports({ queue, board, clock: setup.clock, nameOf: () => 'Terminal North' });
  return { board, states: () => board.now.get().map(({ job, state }) => ({ title: job.title, ...state })) };
}

describe('imports in the tray', () => {
  it('are one line for all files of a system, with how many are done', async () => {
    const setup = setUpImports();
    const { queue } = await setup.open();
    const { states } = track(setup, queue);
    await setup.add(queue, ['a.mp4', 'b.mp4', 'c.mp4'], BODYCAM);
    expect(states()).toEqual([]);
    queue.start(queue.items.get().map(({ id }) => id));
    await setup.until(queue, 'b.mp4', 'uploading');
    expect(states()).toMatchObject([
      {
        title: 'Importing files',
        kind: 'running',
        doing: 'Uploading, 0 of 3 done',
        done: expect.closeTo(0.35, 1),
      },
    ]);
    await setup.clock.advance(seconds(60));
    expect(states()).toMatchObject([{ kind: 'done', result: '3 files imported' }]);
  });

  it('are called by the name of a single file, and lead to their page', async () => {
    const setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    const { board, states } = track(setup, queue);
    await setup.until(queue, 'a.mp4', 'uploading');
    expect(states()).toMatchObject([{ title: 'a.mp4', doing: 'Uploading' }]);
    expect(board.jobs.get()[0]).toMatchObject({ kind: 'import', system: SYSTEM, path: '/imports' });
    // A sign-out runs what the tray can stop: it must not cancel an import.
    expect(board.jobs.get()[0]?.stop).toBeUndefined();
  });

  it('show no share once all is sent: nobody knows how long a system imports', async () => {
    const setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    const { states } = track(setup, queue);
    await setup.until(queue, 'a.mp4', 'importing');
    expect(states()).toMatchObject([{ doing: 'Importing', done: undefined }]);
  });

  it('say that one failed, and begin another line with the next run', async () => {
    const setup = setUpImports();
    setup.server.faults.set('create', ['noSpace']);
    const { queue } = await setup.begin(['a.mp4']);
    const { states, board } = track(setup, queue);
    await setup.clock.advance(seconds(30));
    expect(states()).toMatchObject([{ kind: 'failed', failure: { code: 'noSpace' } }]);
    queue.retry(queue.items.get().map(({ id }) => id));
    await setup.clock.advance(seconds(30));
    expect(states()).toMatchObject([{ kind: 'done', result: '1 file imported' }]);
    expect(board.jobs.get()).toHaveLength(1);
  });

  it('come back for whoever signs in after a sign-out took them off', async () => {
    const setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    const { states, board } = track(setup, queue);
    await setup.until(queue, 'a.mp4', 'uploading');
    for (const { id } of board.jobs.get()) board.remove(id);
    await setup.clock.advance(seconds(1));
    expect(states()).toHaveLength(1);
  });

  it('say how many are left over when the rest is paused', async () => {
    const setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4', 'b.mp4']);
    const { states } = track(setup, queue);
    queue.pause([setup.named(queue, 'b.mp4').id]);
    await setup.clock.advance(seconds(30));
    expect(states()).toMatchObject([{ kind: 'stopped', result: '1 file imported, 1 not' }]);
  });
});
