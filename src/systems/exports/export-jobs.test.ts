import { describe, expect, it } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import { ms } from '../../core/units.ts';
import { FOUR, live, order, seconds, setUpExports, staying, WAREHOUSE } from '../../testing/export-setup.ts';
import { createJobBoard } from '../job-board.ts';
import { trackExports } from './export-jobs.ts';

async function tracked() {
  const setup = setUpExports();
  const { list } = await setup.open();
  const board = createJobBoard();
  trackExports({ list, board, clock: setup.clock });
  return {
    setup,
    list,
    board,
    states: () => board.now.get().map(({ job, state }) => ({ title: job.title, ...state })),
  };
}

describe('exports in the tray', () => {
  it('are one line for each system, which leads to their page and holds no window back', async () => {
    const { setup, list, board, states } = await tracked();
    list.order(order());
    list.order(order());
    await setup.until(list, 'running');
    expect(states()).toMatchObject([{ kind: 'running', doing: 'Exporting, 0 of 2 done', ending: true }]);
    expect(board.jobs.get()[0]).toMatchObject({ kind: 'export', system: WAREHOUSE, path: '/exports' });
    expect(board.busy.get()).toBe(false);
    await setup.clock.advance(seconds(10));
    expect(states()).toMatchObject([{ kind: 'done', result: '2 exports ready' }]);
  });

  it('are called by their camera and tell how far one is', async () => {
    const { setup, list, states } = await tracked();
    list.order(order());
    await setup.until(list, 'running');
    expect(states()).toMatchObject([{ title: 'Aisle 12', doing: 'Exporting', done: 0.25 }]);
  });

  it('hold the window back while they download, or record live video', async () => {
    const { setup, list, board, states } = await tracked();
    list.order(live());
    await setup.until(list, 'running');
    expect(board.busy.get()).toBe(true);
    await setup.until(list, 'ready');
    await setup.clock.advance(seconds(1));
    expect(board.busy.get()).toBe(false);
    list.download(setup.only(list).id);
    await setup.clock.advance(seconds(0.5));
    expect([board.busy.get(), states()[0]]).toMatchObject([true, { doing: 'Downloading' }]);
  });

  it('are called by the group that all of them belong to, and lead to it', async () => {
    const { setup, list, board, states } = await tracked();
    const group = { id: 'g 1', name: 'Forklift' };
    list.order(order({ group }));
    list.order(staying({ group }));
    await setup.until(list, 'running');
    expect(states()).toMatchObject([{ title: 'Forklift', doing: 'Exporting, 0 of 2 done' }]);
    expect(board.jobs.get()[0]?.path).toBe('/exports?group=g%201');
    list.order(order());
    await setup.clock.advance(ms(1));
    expect(board.jobs.get()).toMatchObject([{ title: 'Exports', path: '/exports', startedAt: FOUR + 1 }]);
  });

  it('of several cameras say how many, and that what is ready is on the server', async () => {
    const { setup, list, states } = await tracked();
    const other = { camera: cameraId('q'), cameraName: 'Quay', span: spanOf(FOUR, seconds(9)) };
    list.order(staying({ others: [other, other] }));
    await setup.until(list, 'running');
    expect(states()).toMatchObject([{ title: 'Aisle 12 and 2 more' }]);
    await setup.until(list, 'ready');
    await setup.clock.advance(ms(1));
    expect(states()).toMatchObject([{ kind: 'done', result: '1 export ready on the server' }]);
  });

  it('say that one failed, or that nothing came of it', async () => {
    const { setup, list, states } = await tracked();
    setup.server.faults.set('start', ['rejected']);
    list.order(order());
    await setup.clock.advance(seconds(1));
    expect(states()).toMatchObject([{ kind: 'failed', failure: { code: 'rejected' } }]);
    const id = list.order(order());
    await setup.until(list, 'running');
    list.cancel([id]);
    await setup.clock.advance(seconds(1));
    expect(states()).toMatchObject([{ kind: 'stopped' }]);
  });
});
