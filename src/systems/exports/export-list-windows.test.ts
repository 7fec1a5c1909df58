import { describe, expect, it } from 'vitest';
import { ms, ONE_HOUR } from '../../core/units.ts';
import { createStore } from '../../core/readable.ts';
import { FOUR, order, seconds, setUpExports } from '../../testing/export-setup.ts';
import type { SessionState } from '../../vendors/contract.ts';
import { CHANNEL } from './export-protocol.ts';

async function twoWindows() {
  const setup = setUpExports();
  const one = await setup.open();
  const other = await setup.open();
  await setup.clock.advance(ms(1));
  return { setup, one, other };
}

describe('two windows', () => {
  it('have one list: one does the work, the other shows it as it goes', async () => {
    const { setup, one, other } = await twoWindows();
    expect([one.list.place.get(), other.list.place.get()]).toEqual(['here', 'elsewhere']);
    setup.server.making = seconds(60);
    one.list.order(order());
    await setup.clock.advance(seconds(5));
    expect(setup.only(other.list).state).toMatchObject({
      kind: 'running',
      progress: expect.closeTo(0.05, 1),
    });
    await setup.clock.advance(seconds(65));
    expect(other.list.items.get()).toEqual(one.list.items.get());
    expect(setup.server.count('start')).toBe(1);
  });

  it('show the same objects for what did not change', async () => {
    const { setup, one, other } = await twoWindows();
    one.list.order(order());
    await setup.until(one.list, 'ready');
    await setup.clock.advance(seconds(1));
    const before = setup.only(other.list);
    one.list.order(order());
    await setup.clock.advance(seconds(1));
    expect(other.list.items.get()[1]).toBe(before);
  });

  it('both take orders and commands, which are carried out once', async () => {
    const { setup, one, other } = await twoWindows();
    const id = other.list.order(order({ handOn: { download: true, manifest: false } }));
    await setup.until(one.list, 'ready');
    await setup.clock.advance(seconds(3));
    expect([setup.server.count('start'), setup.saved.length]).toEqual([1, 1]);
    expect(setup.only(other.list).files[0]?.download.kind).toBe('saved');
    other.list.savePreset('Police', order().settings);
    other.list.deleteFiles([id]);
    await setup.until(other.list, 'deleted');
    expect(one.list.presets.get()).toMatchObject([{ name: 'Police' }]);
    expect(other.list.presets.get()).toMatchObject([{ name: 'Police' }]);
    expect(setup.server.count('remove')).toBe(1);
  });

  it('act once on what is said twice', async () => {
    const { setup, one } = await twoWindows();
    const id = one.list.order(order());
    await setup.until(one.list, 'ready');
    const channel = setup.channels.open(CHANNEL);
    const message = {
      kind: 'command',
      message: 'm1',
      command: { kind: 'download', id, file: 'clip[0].mp4' },
    };
    channel.post(message);
    await setup.clock.advance(seconds(3));
    channel.post(message);
    await setup.clock.advance(seconds(3));
    expect(setup.saved).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'cancel'],
    ['no command', { kind: 'command', message: 'm', command: { kind: 'format', ids: ['id-1'] } }],
    ['ids that are none', { kind: 'command', message: 'm', command: { kind: 'cancel', ids: [1] } }],
    ['a list of rubbish', { kind: 'list', records: [{ id: 1 }, null], presets: 'x' }],
  ])('mind nothing that makes no sense: %s', async (_what, said) => {
    const { setup, one, other } = await twoWindows();
    setup.server.making = ONE_HOUR;
    one.list.order(order());
    await setup.until(one.list, 'running');
    await setup.clock.advance(seconds(1));
    setup.channels.open(CHANNEL).post(said);
    await setup.clock.advance(seconds(1));
    expect([setup.kinds(one.list), setup.kinds(other.list)]).toEqual([['running'], ['running']]);
  });

  it('become one when the working one closes: the other goes on, and sends nothing twice', async () => {
    const { setup, one, other } = await twoWindows();
    setup.server.making = seconds(30);
    one.list.order(order({ handOn: { download: true, manifest: false } }));
    await setup.until(one.list, 'running');
    await one.close();
    await setup.clock.advance(ms(1));
    expect(other.list.place.get()).toBe('here');
    await setup.until(other.list, 'ready');
    await setup.clock.advance(seconds(3));
    expect([setup.server.count('start'), setup.saved.length]).toEqual([1, 1]);
  });

  it('lose no command that is given while the working one closes', async () => {
    const { setup, one, other } = await twoWindows();
    const closing = one.close();
    other.list.order(order());
    await closing;
    await setup.until(other.list, 'ready');
    expect(setup.server.count('start')).toBe(1);
  });

  it('of which the other one is signed in: that one does what waits for a sign-in here', async () => {
    const setup = setUpExports();
    const nobody = createStore<SessionState>({ kind: 'signedOut' });
    const one = await setup.open(nobody);
    const other = await setup.open();
    await setup.clock.advance(ms(1));
    expect([one.list.place.get(), other.list.place.get()]).toEqual(['here', 'elsewhere']);
    other.list.order(order());
    await setup.until(other.list, 'ready');
    expect([one.list.place.get(), other.list.place.get()]).toEqual(['elsewhere', 'here']);
    expect(setup.server.count('start')).toBe(1);
    await setup.clock.advance(seconds(2));
    expect(one.list.items.get()).toEqual(other.list.items.get());
  });

  it('keep the work where it is while the other one is signed in as somebody else', async () => {
    const setup = setUpExports();
    const one = await setup.open();
    const other = await setup.open(
      createStore<SessionState>({ kind: 'signedIn', account: 'bob', since: FOUR }),
    );
    setup.server.making = ONE_HOUR;
    one.list.order(order());
    await setup.until(one.list, 'running');
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(seconds(30));
    expect([one.list.place.get(), other.list.place.get()]).toEqual(['here', 'elsewhere']);
    expect(setup.only(one.list).state.kind).toBe('needsSignIn');
  });

  it('are told apart in what closing them would break off', async () => {
    const { setup, one, other } = await twoWindows();
    setup.server.answer = seconds(5);
    one.list.order(order());
    await setup.clock.advance(seconds(1));
    expect([one.list.busy.get(), other.list.busy.get()]).toEqual([true, false]);
  });
});
