import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { spanOf } from '../../core/time-span.ts';
import { addMs, ms, ONE_HOUR } from '../../core/units.ts';
import { FOUR, order, seconds, setUpExports, staying } from '../../testing/export-setup.ts';
import { STAYING } from '../../testing/fake-exports.ts';
import type { ExportStatus } from '../../vendors/contract-exports.ts';
import type { RunningExports } from './export-list.ts';

const QUAY = {
  camera: cameraId('quay'),
  cameraName: 'Quay 1',
  span: spanOf(addMs(FOUR, seconds(5)), seconds(30)),
};
const lostFailure = new Failure({
  code: 'notFound',
  operation: 'ask how an export goes',
  vendorText: 'Nobody knows how this export ended.',
});
const LOST: ExportStatus = { kind: 'lost', failure: lostFailure };

type Setup = ReturnType<typeof setUpExports>;

/** From now on the system says this of its first export. */
function tell(setup: Setup, status: ExportStatus): void {
  const stored = setup.server.stored.get('export-1');
  if (stored === undefined) throw new Error('Nothing is at the system.');
  stored.status = status;
}
async function readyAndStaying(setup: Setup, list: RunningExports): Promise<string> {
  const id = list.order(staying());
  await setup.until(list, 'ready');
  await setup.clock.advance(ms(1));
  return id;
}

describe('an export of several cameras', () => {
  it('is one order, with the range of each', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(staying({ others: [QUAY] }));
    await setup.until(list, 'ready');
    const { camera, others, settings } = setup.server.stored.get('export-1')?.request ?? {};
    expect({ camera, others, settings }).toEqual({
      camera: 'cam-1',
      others: [{ camera: 'quay', span: QUAY.span }],
      settings: STAYING,
    });
    expect(setup.server.count('start')).toBe(1);
  });

  it('is ordered again with all of them, for the same group', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const group = { id: 'g-1', name: 'Forklift' };
    const id = list.order(staying({ others: [QUAY], group }));
    await setup.until(list, 'ready');
    list.again([id]);
    await setup.clock.advance(ms(1));
    expect(setup.only(list)).toMatchObject({ others: [QUAY], group });
    expect(setup.server.stored.get('export-2')?.request.others).toHaveLength(1);
  });

  it('comes through a reload, and to another window', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    const other = await setup.open();
    const group = { id: 'g-1', name: 'Forklift' };
    other.list.order(staying({ others: [QUAY], group }));
    await setup.until(first.list, 'ready');
    await setup.clock.advance(seconds(1));
    const before = setup.only(first.list);
    expect(before).toMatchObject({ others: [QUAY], group, stays: true, settings: STAYING });
    expect(setup.only(other.list)).toEqual(before);
    await other.close();
    await first.close();
    const { list } = await setup.open();
    expect(setup.only(list)).toEqual(before);
  });
});

describe('an export that stays at its system', () => {
  it('is ready without files, and known to stay from its order on', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(staying({ handOn: { download: true, manifest: false } }));
    await setup.quiet();
    expect(setup.only(list).stays).toBe(true);
    const item = await setup.until(list, 'ready');
    expect(item).toMatchObject({ stays: true, files: [], expiresAt: undefined });
    expect(item.settingsUsed).toContain('folder');
    expect(item.settingsUsed).not.toContain('layout');
    expect(setup.server.count('file')).toBe(0);
  });

  it('that is ordered before its system is there is known to stay once it is sent', async () => {
    const setup = setUpExports();
    const there = setup.state.get();
    setup.state.set({ kind: 'loading' });
    const { list } = await setup.open();
    list.order(staying());
    await setup.clock.advance(ms(1));
    expect(setup.only(list)).toMatchObject({ stays: false, state: { kind: 'queued' } });
    setup.state.set(there);
    await setup.clock.advance(ms(1));
    expect(setup.only(list)).toMatchObject({ stays: true, state: { kind: 'waiting' } });
  });

  it('is never called expired, and not asked about any more', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    await readyAndStaying(setup, list);
    const asked = setup.server.log.length;
    setup.server.stored.clear();
    await setup.clock.advance(ms(30 * ONE_HOUR));
    expect([setup.kinds(list), setup.server.log.length]).toEqual([['ready'], asked]);
  });

  it('is ready all the same where the system does not tell what it holds', async () => {
    const setup = setUpExports();
    setup.server.held = undefined;
    const { list } = await setup.open();
    await readyAndStaying(setup, list);
    await setup.clock.advance(seconds(60));
    expect(setup.only(list)).toMatchObject({ delivered: undefined, state: { kind: 'ready' } });
    expect(setup.server.count('coverage')).toBe(1);
  });

  it('has nothing that could be deleted there', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = await readyAndStaying(setup, list);
    list.deleteFiles([id]);
    await setup.clock.advance(seconds(5));
    expect([setup.kinds(list), setup.server.count('remove')]).toEqual([['ready'], 0]);
  });

  it('goes from the list without a question to the system, whether it is ready or failed', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const ready = await readyAndStaying(setup, list);
    const failed = list.order(staying());
    await setup.until(list, 'running');
    const stored = setup.server.stored.get('export-2');
    if (stored !== undefined) stored.status = { kind: 'failed', failure: lostFailure };
    await setup.until(list, 'failed');
    list.remove([ready, failed]);
    await setup.clock.advance(seconds(1));
    expect([list.items.get(), setup.server.count('remove'), setup.server.stored.size]).toEqual([[], 0, 2]);
  });

  it('is cancelled at its system while it is made', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = list.order(staying());
    await setup.until(list, 'running');
    list.cancel([id]);
    await setup.until(list, 'cancelled');
    expect([setup.server.count('remove'), setup.server.stored.size]).toEqual([1, 0]);
  });

  it('does not hold the others back, though it is never told to be over', async () => {
    const setup = setUpExports();
    setup.server.making = ms(1_000 * ONE_HOUR);
    const { list } = await setup.open();
    for (let at = 0; at < 6; at += 1) list.order(staying());
    await setup.clock.advance(seconds(5));
    expect(setup.kinds(list)).toEqual(Array.from({ length: 6 }, () => 'running'));
    list.order(order());
    await setup.clock.advance(seconds(2));
    expect(setup.kinds(list)[0]).toBe('running');
  });
});

describe('a system that does not end what it has begun', () => {
  const refusal = new Failure({ code: 'rejected', operation: 'cancel', vendorText: 'Already begun' });

  async function refused() {
    const setup = setUpExports();
    setup.server.making = ONE_HOUR;
    const { list } = await setup.open();
    const id = list.order(staying());
    await setup.until(list, 'running');
    setup.server.faults.set('remove', [refusal]);
    list.cancel([id]);
    await setup.clock.advance(seconds(60));
    return { setup, list, id };
  }

  it('has it go on, and the row says so for as long as it does', async () => {
    const { setup, list } = await refused();
    const told = { kind: 'running', isRefusal: true, trouble: { code: 'rejected' } };
    expect(setup.only(list).state).toMatchObject(told);
    await setup.clock.advance(ONE_HOUR);
    expect(setup.only(list).state).toEqual({ kind: 'ready', at: expect.any(Number) });
  });

  it('has it go on without the row, when somebody takes that out', async () => {
    const { setup, list, id } = await refused();
    list.remove([id]);
    await setup.clock.advance(seconds(1));
    expect([list.items.get(), setup.server.count('remove'), setup.server.stored.size]).toEqual([[], 1, 1]);
  });
});

describe('an export that its system has forgotten', () => {
  it('is unknown, with what the system says, and not asked about again', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(staying());
    await setup.until(list, 'running');
    tell(setup, LOST);
    const { state } = await setup.until(list, 'unknown');
    expect(state).toMatchObject({ failure: { code: 'notFound', facts: lostFailure.facts } });
    const asked = setup.server.log.length;
    await setup.clock.advance(ONE_HOUR);
    expect([setup.kinds(list), setup.server.log.length]).toEqual([['unknown'], asked]);
  });

  it('stays unknown over a reload, and goes from the list without a question', async () => {
    const setup = setUpExports();
    const first = await setup.open();
    const id = first.list.order(staying());
    await setup.until(first.list, 'running');
    tell(setup, LOST);
    await setup.until(first.list, 'unknown');
    await setup.clock.advance(seconds(1));
    await first.close();
    const { list } = await setup.open();
    expect(setup.only(list).state).toMatchObject({
      kind: 'unknown',
      failure: { facts: { vendorText: 'Nobody knows how this export ended.' } },
    });
    list.remove([id]);
    await setup.clock.advance(seconds(1));
    expect([list.items.get(), setup.server.count('remove')]).toEqual([[], 0]);
  });

  it('is unknown, not expired, where its files would stay and the system finds nothing', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(staying());
    await setup.until(list, 'running');
    setup.server.stored.clear();
    await setup.clock.advance(seconds(3));
    expect(setup.only(list).state).toMatchObject({ kind: 'unknown', failure: { code: 'notFound' } });
  });

  it('after it was ready for download is expired', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(order());
    await setup.until(list, 'ready');
    tell(setup, LOST);
    await setup.clock.advance(ms(10 * ONE_HOUR + 10_000));
    expect(setup.kinds(list)).toEqual(['expired']);
  });
});
