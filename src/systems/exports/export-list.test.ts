import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { spanOf } from '../../core/time-span.ts';
import { addMs, ms, ONE_HOUR } from '../../core/units.ts';
import { AISLE, FOUR, live, order, seconds, setUpExports } from '../../testing/export-setup.ts';

const signedIn = (account: string) => ({ kind: 'signedIn', account, since: FOUR }) as const;

describe('an export', () => {
  it('is sent, asked about, and ready with its files and what the archive held', async () => {
    const setup = setUpExports();
    setup.server.held = [spanOf(FOUR, seconds(60))];
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.clock.advance(ms(1));
    expect(setup.only(list)).toMatchObject({
      id,
      ticket: 'export-1',
      account: 'ann',
      clockOffset: 2_000,
      state: { kind: 'waiting' },
    });
    const item = await setup.until(list, 'running');
    expect(item.state).toMatchObject({ progress: 0.25 });
    await setup.until(list, 'ready');
    await setup.clock.advance(ms(1));
    expect(setup.only(list)).toMatchObject({
      delivered: [spanOf(FOUR, seconds(60))],
      files: [{ name: 'clip[0].mp4', label: 'clip.mp4', download: { kind: 'none' } }],
    });
  });

  it('is asked about each second at first, then after 2, 5 and 10 s', async () => {
    const setup = setUpExports();
    setup.server.making = ONE_HOUR;
    const { list } = await setup.open();
    list.order(order());
    const asked: number[] = [];
    for (const until of [10, 60, 300, 600]) {
      const before = setup.server.count('status');
      await setup.clock.advance(ms(addMs(FOUR, seconds(until)) - setup.clock.now()));
      asked.push(setup.server.count('status') - before);
    }
    expect(asked).toEqual([9, 25, 48, 30]);
  });

  it('goes on after failures of questions, says so, and waits as long as the system asks', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const busy = new Failure({ code: 'busy', operation: 'status', retryAfter: seconds(20) });
    setup.server.faults.set('status', [busy]);
    list.order(order());
    await setup.clock.advance(seconds(2));
    const { state } = setup.only(list);
    expect(state).toMatchObject({ kind: 'waiting', trouble: { code: 'busy' } });
    await setup.clock.advance(seconds(18));
    expect(setup.server.count('status')).toBe(1);
    await setup.clock.advance(seconds(2));
    expect(setup.only(list).state.kind).toBe('ready');
  });

  it('is not asked about without a network, and at once when that is back', async () => {
    const setup = setUpExports();
    setup.server.making = seconds(60);
    const { list } = await setup.open();
    list.order(order());
    await setup.until(list, 'running');
    setup.page.online.set(false);
    await setup.clock.advance(seconds(30));
    const before = setup.server.count('status');
    await setup.clock.advance(seconds(30));
    expect(setup.server.count('status')).toBe(before);
    expect(setup.only(list).state).toMatchObject({ trouble: { code: 'offline' }, retryAt: undefined });
    setup.page.online.set(true);
    await setup.clock.advance(ms(0));
    expect(setup.only(list).state.kind).toBe('ready');
  });

  it('is not sent without a network', async () => {
    const setup = setUpExports();
    setup.page.online.set(false);
    const { list } = await setup.open();
    list.order(order());
    await setup.clock.advance(seconds(5));
    expect([setup.server.count('start'), ...setup.kinds(list)]).toEqual([0, 'queued']);
    setup.page.online.set(true);
    await setup.until(list, 'ready');
  });

  it.each(['unreachable', 'timeout', 'offline', 'badReply'] as const)(
    'whose answer is lost (%s) is unknown, and never sent again by itself',
    async (code) => {
      const setup = setUpExports();
      setup.server.faults.set('start', [code]);
      const { list } = await setup.open();
      list.order(order());
      await setup.clock.advance(seconds(120));
      expect(setup.only(list).state).toMatchObject({ kind: 'unknown', failure: { code } });
      expect(setup.server.count('start')).toBe(1);
    },
  );

  it('that the system is too busy to take waits, and holds the others back', async () => {
    const setup = setUpExports();
    const busy = new Failure({ code: 'busy', operation: 'start', retryAfter: seconds(10) });
    setup.server.faults.set('start', [busy]);
    const { list } = await setup.open();
    list.order(order());
    await setup.clock.advance(ms(1));
    list.order(order());
    await setup.clock.advance(seconds(9));
    expect(setup.kinds(list)).toEqual(['queued', 'queued']);
    expect(list.items.get()[1]?.state).toMatchObject({ trouble: { code: 'busy' } });
    expect(setup.server.count('start')).toBe(1);
    await setup.clock.advance(seconds(10));
    expect(setup.kinds(list)).toEqual(['ready', 'ready']);
  });

  it('that the system refuses says why, beside its field', async () => {
    const setup = setUpExports();
    setup.server.faults.set('start', ['rejected']);
    const { list } = await setup.open();
    list.order(order());
    await setup.clock.advance(ms(1));
    expect(setup.only(list).state).toMatchObject({
      kind: 'failed',
      problem: { field: 'span', text: 'Too long.' },
    });
  });

  it('that ends without files says what the system said', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(order());
    await setup.until(list, 'running');
    const failure = new Failure({ code: 'noFootage', operation: 'export' });
    const stored = setup.server.stored.get('export-1');
    if (stored !== undefined) stored.status = { kind: 'failed', failure };
    await setup.clock.advance(seconds(2));
    expect(setup.only(list).state).toMatchObject({ kind: 'failed', failure: { code: 'noFootage' } });
  });

  it('of live video spans from the moment of its order, and does not wait behind others', async () => {
    const setup = setUpExports();
    setup.server.making = ONE_HOUR;
    const { list } = await setup.open();
    for (let at = 0; at < 6; at += 1) list.order(order());
    await setup.clock.advance(seconds(1));
    list.order(live());
    await setup.clock.advance(ms(1));
    expect(setup.server.count('start')).toBe(5);
    expect(setup.only(list)).toMatchObject({ source: { kind: 'live' }, state: { kind: 'waiting' } });
    expect(setup.only(list).span?.from).toBe(FOUR + 1001);
    expect(list.busy.get()).toBe(true);
  });

  it('is one of four at most that are under way at its system', async () => {
    const setup = setUpExports();
    setup.server.making = seconds(10);
    const { list } = await setup.open();
    for (let at = 0; at < 6; at += 1) list.order(order());
    await setup.clock.advance(seconds(5));
    expect(setup.server.count('start')).toBe(4);
    await setup.clock.advance(seconds(30));
    expect(setup.kinds(list)).toEqual(Array.from({ length: 6 }, () => 'ready'));
  });
});

describe('somebody', () => {
  it('who is not signed in any more is asked to, and the same account goes on', async () => {
    const setup = setUpExports();
    setup.server.making = seconds(30);
    const { list } = await setup.open();
    list.order(order());
    await setup.until(list, 'running');
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(ms(1));
    expect(setup.kinds(list)).toEqual(['needsSignIn']);
    const before = setup.server.log.length;
    setup.session.set(signedIn('bob'));
    await setup.clock.advance(seconds(60));
    expect([setup.kinds(list), setup.server.log.length]).toEqual([['needsSignIn'], before]);
    setup.session.set(signedIn('Ann'));
    await setup.until(list, 'ready');
    expect(setup.server.count('start')).toBe(1);
  });

  it('whom the system refuses while the session says nothing is asked for after a while', async () => {
    const setup = setUpExports();
    setup.server.faults.set('start', ['signInNeeded']);
    const { list } = await setup.open();
    list.order(order());
    await setup.clock.advance(seconds(1));
    expect(setup.kinds(list)).toEqual(['needsSignIn']);
    await setup.until(list, 'ready');
  });
});

describe('the end of an export', () => {
  it('comes by cancelling: it is deleted at the system', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'running');
    list.cancel([id]);
    await setup.until(list, 'cancelled');
    expect([setup.server.count('remove'), setup.server.stored.size]).toEqual([1, 0]);
  });

  it('that is wanted while it is being ordered waits for its name', async () => {
    const setup = setUpExports();
    setup.server.answer = seconds(3);
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.clock.advance(seconds(1));
    list.cancel([id]);
    await setup.clock.advance(ms(1));
    expect([setup.kinds(list), setup.server.stored.size]).toEqual([['cancelling'], 1]);
    await setup.until(list, 'cancelled');
    expect([setup.server.log, setup.server.stored.size]).toEqual([['start cam-1', 'remove export-1'], 0]);
  });

  it('before it is sent leaves no trace at the system', async () => {
    const setup = setUpExports();
    setup.page.online.set(false);
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.clock.advance(ms(1));
    list.cancel([id]);
    setup.page.online.set(true);
    await setup.clock.advance(seconds(10));
    expect([setup.kinds(list), setup.server.log]).toEqual([['cancelled'], []]);
  });

  it('waits for a sign-in when nobody is there, and comes then', async () => {
    const setup = setUpExports();
    setup.server.making = ONE_HOUR;
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'running');
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(ms(1));
    list.cancel([id]);
    await setup.clock.advance(seconds(1));
    expect(setup.kinds(list)).toEqual(['needsSignIn']);
    setup.session.set(signedIn('ann'));
    await setup.until(list, 'cancelled');
    expect(setup.server.stored.size).toBe(0);
  });

  it('is tried again until the system hears of it', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'ready');
    setup.server.faults.set('remove', ['unreachable', 'busy']);
    list.deleteFiles([id]);
    await setup.clock.advance(ms(10));
    expect(setup.only(list).state).toMatchObject({ kind: 'deleting', trouble: { code: 'unreachable' } });
    await setup.until(list, 'deleted');
    expect(setup.only(list)).toMatchObject({ ticket: 'export-1', expiresAt: undefined });
  });

  it('that the system does not allow leaves it as it was, and says so', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'ready');
    setup.server.faults.set('remove', ['notPermitted']);
    list.remove([id]);
    await setup.clock.advance(seconds(1));
    expect(setup.only(list).state).toMatchObject({ kind: 'ready', trouble: { code: 'notPermitted' } });
  });

  it('takes a row out once nothing of it is at the system', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'running');
    list.remove([id]);
    await setup.clock.advance(seconds(1));
    expect([list.items.get(), setup.server.stored.size, setup.store.records.size]).toEqual([[], 0, 0]);
  });

  it('of a row whose system cannot be asked comes when somebody insists', async () => {
    const setup = setUpExports();
    setup.server.making = ONE_HOUR;
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'running');
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(ms(1));
    list.remove([id]);
    await setup.clock.advance(seconds(1));
    expect(setup.kinds(list)).toEqual(['needsSignIn']);
    list.remove([id]);
    await setup.clock.advance(seconds(1));
    expect(setup.kinds(list)).toEqual([]);
  });

  it('comes by itself when the system has dropped it', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    list.order(order());
    const { expiresAt } = await setup.until(list, 'ready');
    expect(expiresAt).toBe(setup.clock.now() + 10 * ONE_HOUR);
    setup.server.stored.clear();
    await setup.clock.advance(ms(10 * ONE_HOUR - 10_000));
    expect(setup.kinds(list)).toEqual(['ready']);
    await setup.clock.advance(seconds(20));
    expect(setup.kinds(list)).toEqual(['expired']);
  });
});

describe('the list', () => {
  it('orders the same again as new ones, the newest first', async () => {
    const setup = setUpExports();
    const { list } = await setup.open();
    const id = list.order(order());
    await setup.until(list, 'ready');
    list.again([id]);
    await setup.clock.advance(ms(1));
    expect(list.items.get().map((item) => item.camera)).toEqual([AISLE, AISLE]);
    expect(list.items.get()[1]?.id).toBe(id);
    expect(setup.server.count('start')).toBe(2);
  });

  it('keeps presets, one of each name', async () => {
    const setup = setUpExports();
    const { list, close } = await setup.open();
    list.savePreset(' Police ', order().settings);
    list.savePreset('police', { ...order().settings, format: 'avi' });
    list.savePreset('Insurance', order().settings);
    await setup.quiet();
    expect(list.presets.get().map(({ name, settings }) => [name, settings.format])).toEqual([
      ['Insurance', 'mp4'],
      ['police', 'avi'],
    ]);
    await close();
    const { list: next } = await setup.open();
    expect(next.presets.get()).toHaveLength(2);
    next.removePreset(next.presets.get()[0]?.id ?? '');
    expect(next.presets.get().map(({ name }) => name)).toEqual(['police']);
  });

  it('reads presets that were kept before there were folders', async () => {
    const setup = setUpExports();
    const { folder, bandwidth, ...settings } = order().settings;
    setup.store.presets.set('p', { id: 'p', name: 'Police', settings });
    const { list } = await setup.open();
    expect([folder, bandwidth]).toEqual(['', 0]);
    expect(list.presets.get()).toEqual([{ id: 'p', name: 'Police', settings: order().settings }]);
  });

  it('works where the browser keeps nothing, and says so', async () => {
    const setup = setUpExports();
    setup.store.broken = true;
    const { list } = await setup.open();
    expect(list.place.get()).toBe('unkept');
    list.order(order());
    await setup.until(list, 'ready');
  });
});
