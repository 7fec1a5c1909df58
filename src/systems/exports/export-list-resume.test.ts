import { describe, expect, it } from 'vitest';
import { ms } from '../../core/units.ts';
import { order, seconds, setUpExports } from '../../testing/export-setup.ts';

/** Closes the window in the middle, and opens another. */
async function reload(setup: ReturnType<typeof setUpExports>, window: { close: () => Promise<void> }) {
  await window.close();
  return await setup.open();
}

describe('after a reload', () => {
  it('what was queued is sent, once', async () => {
    const setup = setUpExports();
    setup.page.online.set(false);
    const first = await setup.open();
    first.list.order(order());
    await setup.quiet();
    const { list } = await reload(setup, first);
    expect(setup.kinds(list)).toEqual(['queued']);
    setup.page.online.set(true);
    await setup.until(list, 'ready');
    expect(setup.server.count('start')).toBe(1);
  });

  it('what was being ordered is unknown, and not sent again', async () => {
    const setup = setUpExports();
    setup.server.answer = seconds(5);
    const first = await setup.open();
    first.list.order(order());
    await setup.clock.advance(seconds(1));
    expect(setup.kinds(first.list)).toEqual(['submitting']);
    expect(first.list.busy.get()).toBe(true);
    const { list } = await reload(setup, first);
    await setup.clock.advance(seconds(60));
    expect(setup.kinds(list)).toEqual(['unknown']);
    expect(setup.server.count('start')).toBe(1);
  });

  it('what was to be cancelled while it was being ordered is unknown', async () => {
    const setup = setUpExports();
    setup.server.answer = seconds(5);
    const first = await setup.open();
    const id = first.list.order(order());
    await setup.clock.advance(seconds(1));
    first.list.cancel([id]);
    await setup.clock.advance(ms(1));
    const { list } = await reload(setup, first);
    await setup.clock.advance(seconds(10));
    expect(setup.kinds(list)).toEqual(['unknown']);
  });

  it.each(['waiting', 'running'] as const)('what was %s is asked about', async (kind) => {
    const setup = setUpExports();
    const first = await setup.open();
    first.list.order(order());
    await setup.until(first.list, kind);
    const { list } = await reload(setup, first);
    await setup.until(list, 'ready');
    expect(setup.server.count('start')).toBe(1);
  });

  it('what was being cancelled is cancelled', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    const id = first.list.order(order());
    await setup.until(first.list, 'running');
    setup.page.online.set(false);
    setup.server.faults.set('remove', ['offline']);
    first.list.cancel([id]);
    await setup.clock.advance(ms(1));
    expect(setup.kinds(first.list)).toEqual(['cancelling']);
    const { list } = await reload(setup, first);
    await setup.until(list, 'cancelled');
    expect(setup.server.stored.size).toBe(0);
  });

  it('what was being deleted is deleted, and its row goes if that was wanted', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    const id = first.list.order(order());
    await setup.until(first.list, 'ready');
    setup.server.faults.set('remove', ['unreachable']);
    first.list.remove([id]);
    await setup.clock.advance(ms(1));
    expect(setup.kinds(first.list)).toEqual(['deleting']);
    const { list } = await reload(setup, first);
    await setup.clock.advance(seconds(5));
    expect([setup.kinds(list), setup.server.stored.size]).toEqual([[], 0]);
  });

  it('what waits for a sign-in goes on with it', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    first.list.order(order());
    await setup.until(first.list, 'running');
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(ms(1));
    const { list } = await reload(setup, first);
    await setup.clock.advance(seconds(1));
    expect(setup.kinds(list)).toEqual(['needsSignIn']);
    setup.session.set({ kind: 'signedIn', account: 'ann', since: setup.clock.now() });
    await setup.until(list, 'ready');
  });

  it('a download that was under way begins anew, and what was saved stays', async () => {
    const setup = setUpExports();
    setup.server.files = [
      { name: 'a.mp4', label: 'a.mp4' },
      { name: 'b.mp4', label: 'b.mp4' },
    ];
    const first = await setup.open();
    first.list.order(order({ handOn: { download: true, manifest: false } }));
    await setup.until(first.list, 'ready');
    await setup.clock.advance(ms(1_500));
    const before = setup.only(first.list);
    expect(before.files.map(({ download }) => download.kind)).toEqual(['saved', 'loading']);
    const { list } = await reload(setup, first);
    await setup.clock.advance(seconds(2));
    const after = setup.only(list);
    expect(after.files[0]).toEqual(before.files[0]);
    expect(after.files.map(({ download }) => download.kind)).toEqual(['saved', 'saved']);
    expect(setup.saved.map(({ text }) => text)).toEqual(['Bytes of a.mp4', 'Bytes of b.mp4']);
  });

  it.each(['failed', 'cancelled', 'deleted', 'expired'] as const)('what was %s stays so', async (kind) => {
    const setup = setUpExports();
    const first = await setup.open();
    if (kind === 'failed') setup.server.faults.set('start', ['rejected']);
    const id = first.list.order(order());
    await setup.clock.advance(seconds(1));
    if (kind === 'cancelled') first.list.cancel([id]);
    if (kind === 'expired') setup.server.stored.clear();
    if (kind === 'deleted') {
      await setup.until(first.list, 'ready');
      first.list.deleteFiles([id]);
    }
    const before = await setup.until(first.list, kind);
    const { list } = await reload(setup, first);
    const { log } = setup.server;
    const asked = log.length;
    await setup.clock.advance(seconds(30));
    expect([setup.only(list).state.kind, log.length]).toEqual([kind, asked]);
    expect(setup.only(list)).toMatchObject({ id: before.id, createdAt: before.createdAt });
  });

  it('records that cannot be read are dropped', async () => {
    const setup = setUpExports();
    setup.store.records.set('x', { id: 'x', version: 99 });
    const { list } = await setup.open();
    expect([setup.kinds(list), setup.store.records.size]).toEqual([[], 0]);
  });
});
