/** The board over a whole system: news, asking instead of it, and news again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../core/units.ts';
import { CAMERAS, createEmulatedVideoloft, type EmulatedVideoloft } from '../testing/emulated-videoloft.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';

const { gate, gateSouth } = CAMERAS;
const seconds = (value: number): Ms => ms(value * ONE_SECOND);

let site: EmulatedVideoloft;
let board: StatusBoard;
beforeEach(async () => {
  site = createEmulatedVideoloft({ realtimeSplit: 4 });
  await site.signIn();
  board = createStatusBoard(site.system, site.clock, site.signals.visible);
});
afterEach(() => {
  board.dispose();
  site.close();
});

const polls = () => site.emulator.log.entries().filter(({ op }) => op === 'status').length;
/** How often the status is asked while time passes. */
async function pollsWithin(time: Ms): Promise<number> {
  const before = polls();
  await site.clock.advance(time);
  return polls() - before;
}

describe('states on screen', () => {
  it('come by news and are not asked for; since when is known of what changed (rule 17)', async () => {
    board.want([gate, gateSouth]);
    await site.clock.advance(seconds(30));
    expect(await pollsWithin(ms(10 * ONE_MINUTE))).toBe(0);
    site.emulator.control.setConnection(gate, 'offline');
    const changedAt = site.clock.now();
    await site.clock.advance(seconds(2));
    const { state, since = 0 } = board.get().get(gate) ?? { state: 'unknown' };
    expect(state).toBe('offline');
    expect(since - changedAt).toBeLessThan(ONE_SECOND);
    expect(board.get().get(gateSouth)?.since).toBeUndefined();
    expect(await pollsWithin(ms(10 * ONE_MINUTE))).toBe(0);
  });

  it('are asked for while news does not come, and by news again when it does (rule 17)', async () => {
    board.want([gate]);
    await site.clock.advance(seconds(30));
    site.emulator.control.realtimeEnabled(false);
    site.emulator.control.breakRealtime();
    await site.clock.advance(seconds(5));
    expect(await pollsWithin(ONE_MINUTE)).toBe(3);
    site.emulator.control.setConnection(gate, 'offline');
    await site.clock.advance(seconds(21));
    expect(board.get().get(gate)).toMatchObject({ state: 'offline' });
    expect(board.get().get(gate)?.since).toBeUndefined();
    site.emulator.control.realtimeEnabled(true);
    await site.clock.advance(ms(11 * ONE_MINUTE));
    expect(await pollsWithin(ms(5 * ONE_MINUTE))).toBe(0);
  });

  it('rest with a hidden tab, and are right as soon as it is shown', async () => {
    board.want([gate]);
    await site.clock.advance(seconds(30));
    site.signals.visible.set(false);
    await site.clock.advance(seconds(31));
    site.emulator.control.setConnection(gate, 'offline');
    expect(await pollsWithin(ms(10 * ONE_MINUTE))).toBe(0);
    expect(site.emulator.control.openRealtime()).toBe(0);
    site.signals.visible.set(true);
    await site.clock.advance(seconds(1));
    expect(board.get().get(gate)).toMatchObject({ state: 'offline' });
    expect(site.emulator.control.openRealtime()).toBe(1);
  });

  it('are asked for once more when a break of the network is over', async () => {
    board.want([gate]);
    await site.clock.advance(seconds(30));
    site.emulator.control.cut(true);
    await site.clock.advance(seconds(10));
    site.emulator.control.setConnection(gate, 'offline');
    site.emulator.control.cut(false);
    site.signals.online.set(false);
    site.signals.online.set(true);
    await site.clock.advance(seconds(5));
    expect(board.get().get(gate)).toMatchObject({ state: 'offline' });
  });
});
