import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { cameraId } from '../core/ids.ts';
import { createStore, type Store } from '../core/readable.ts';
import { epochMs, ms, ONE_MINUTE } from '../core/units.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { createFakeStatuses, type FakeStatuses } from '../testing/fake-statuses.ts';
import { SIGNED_IN } from '../testing/plain-systems.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';

const SETTLE = ms(250);
const POLL = ms(20_000);
const [gate, yard, desk] = [cameraId('1'), cameraId('2'), cameraId('3')];

let clock: FakeClock;
let fake: FakeStatuses;
let visible: Store<boolean>;
let board: StatusBoard;

const asked = () => fake.questions.map(({ cameras }) => [...cameras]);
const known = () => Object.fromEntries([...board.get()].map(([camera, status]) => [camera, status.state]));

beforeEach(() => {
  clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  fake = createFakeStatuses(clock);
  visible = createStore(true);
  board = createStatusBoard(fake.system(), clock, visible);
});

describe('the states of cameras', () => {
  it('forgets the answer that was under way when somebody signs out', async () => {
    fake.answer.latency = ms(2_000);
    board.want([gate]);
    await clock.advance(ms(SETTLE + 500));
    expect(asked()).toEqual([[gate]]);
    fake.session.set({ kind: 'signedOut' });
    await clock.advance(ms(5_000));
    expect(known()).toEqual({});
    expect(fake.questions[0]?.signal.aborted).toBe(true);
  });

  it('are not asked for while nobody looks', async () => {
    await clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([]);
    expect(known()).toEqual({});
  });

  it('are asked together, once the list has settled', async () => {
    board.want([gate]);
    await clock.advance(ms(SETTLE - 1));
    board.want([gate, yard]);
    await clock.advance(ms(SETTLE - 1));
    expect(asked()).toEqual([]);
    await clock.advance(ms(1));
    expect(asked()).toEqual([[gate, yard]]);
    expect(known()).toEqual({ [gate]: 'online', [yard]: 'online' });
  });

  it('are asked anew at a steady pace, and told when they change', async () => {
    const seen: unknown[] = [];
    board.subscribe(() => seen.push(known()));
    board.want([gate]);
    await clock.advance(SETTLE);
    fake.answer.state = 'offline';
    await clock.advance(ms(POLL - 1));
    expect(fake.questions).toHaveLength(1);
    await clock.advance(ms(1));
    expect(fake.questions).toHaveLength(2);
    expect(seen).toEqual([{ [gate]: 'online' }, { [gate]: 'offline' }]);
    await clock.advance(ms(3 * POLL));
    expect(fake.questions).toHaveLength(5);
  });

  it('are not asked twice at once, however slow the system is', async () => {
    fake.answer.latency = ms(5 * POLL);
    board.want([gate]);
    await clock.advance(ms(4 * POLL));
    expect(fake.questions).toHaveLength(1);
  });

  it('stay as they are for a camera that the system leaves out', async () => {
    board.want([gate, yard]);
    await clock.advance(SETTLE);
    fake.answer.silentAbout = gate;
    fake.answer.state = 'live';
    await clock.advance(POLL);
    expect(known()).toEqual({ [gate]: 'online', [yard]: 'live' });
  });
});

describe('cameras that come and go on screen', () => {
  it('are asked for only while they are wanted', async () => {
    board.want([gate]);
    const leave = board.want([yard]);
    await clock.advance(SETTLE);
    leave();
    await clock.advance(POLL);
    expect(asked()).toEqual([[gate, yard], [gate]]);
  });

  it('are wanted until the last part that shows them leaves', async () => {
    const first = board.want([gate]);
    const second = board.want([gate]);
    await clock.advance(SETTLE);
    first();
    await clock.advance(POLL);
    expect(asked().at(-1)).toEqual([gate]);
    second();
    await clock.advance(ms(3 * POLL));
    expect(fake.questions).toHaveLength(2);
  });

  it('are asked for soon when they are new, with those already there', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    board.want([desk]);
    await clock.advance(SETTLE);
    expect(asked().at(-1)).toEqual(expect.arrayContaining([desk]));
    expect(known()).toEqual({ [gate]: 'online', [desk]: 'online' });
  });

  it('leave with what was asked for them, and nothing waits', async () => {
    fake.answer.latency = ms(1000);
    const leave = board.want([gate]);
    await clock.advance(SETTLE);
    leave();
    await clock.advance(ms(0));
    expect(fake.questions[0]?.signal.aborted).toBe(true);
    await clock.advance(ms(3 * POLL));
    expect(fake.questions).toHaveLength(1);
    expect(known()).toEqual({});
  });

  it('wait for the answer that is on its way while a list scrolls, which gives up all rows before it wants the next', async () => {
    fake.answer.latency = ms(1000);
    const leave = board.want([gate]);
    await clock.advance(SETTLE);
    leave();
    board.want([gate, yard]);
    await clock.advance(ms(5_000));
    expect(fake.questions[0]?.signal.aborted).toBe(false);
    expect(asked()).toEqual([[gate], [yard]]);
  });

  it('keep their last state for when they come back', async () => {
    const leave = board.want([gate]);
    await clock.advance(SETTLE);
    leave();
    await clock.advance(ONE_MINUTE);
    expect(known()).toEqual({ [gate]: 'online' });
    fake.answer.state = 'offline';
    board.want([gate]);
    await clock.advance(SETTLE);
    expect(known()).toEqual({ [gate]: 'offline' });
  });
});

describe('a question that fails', () => {
  it('leaves what is known, and is asked anew at the usual pace', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    fake.answer.failure = new Failure({ code: 'unreachable', operation: 'list states' });
    await clock.advance(POLL);
    expect(known()).toEqual({ [gate]: 'online' });
    fake.answer.failure = undefined;
    fake.answer.state = 'live';
    await clock.advance(POLL);
    expect(known()).toEqual({ [gate]: 'live' });
    expect(fake.questions).toHaveLength(3);
  });
});

describe('a tab that nobody sees', () => {
  it('asks for nothing, and at once when it is seen again', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    visible.set(false);
    await clock.advance(ms(5 * POLL));
    board.want([yard]);
    await clock.advance(ms(5 * POLL));
    expect(asked()).toEqual([[gate]]);
    visible.set(true);
    await clock.advance(ms(0));
    expect(asked()).toEqual([[gate], [gate, yard]]);
  });
});

describe('the pace', () => {
  it('is a second at the fastest for one camera, however often the tab is hidden and seen', async () => {
    board.want([gate]);
    for (let turn = 0; turn < 40; turn += 1) {
      visible.set(turn % 2 === 0);
      await clock.advance(ms(170));
    }
    const gaps = fake.questions.slice(1).map(({ at }, index) => at - (fake.questions[index]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(2);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_000);
  });

  it('of one camera does not follow that of others that scroll past', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    for (let row = 0; row < 10; row += 1) {
      const leave = board.want([cameraId(`row-${row}`)]);
      await clock.advance(ms(1_000));
      leave();
    }
    expect(asked().filter((cameras) => cameras.includes(gate))).toHaveLength(1);
    expect(fake.questions).toHaveLength(11);
  });
});

describe('a session', () => {
  it('that is not signed in is asked nothing, and is asked as soon as it is', async () => {
    fake.session.set({ kind: 'signedOut' });
    board.want([gate]);
    await clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([]);
    fake.session.set(SIGNED_IN);
    await clock.advance(SETTLE);
    expect(asked()).toEqual([[gate]]);
  });

  it('that ends takes all states with it', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    fake.session.set({ kind: 'signedOut' });
    expect(known()).toEqual({});
    await clock.advance(ONE_MINUTE);
    expect(fake.questions).toHaveLength(1);
  });
});

describe('after its end', () => {
  it('nobody is told of anything, the end of the session included', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    let changes = 0;
    board.subscribe(() => {
      changes += 1;
    });
    board.dispose();
    fake.session.set({ kind: 'signedOut' });
    await clock.advance(ONE_MINUTE);
    expect(changes).toBe(0);
  });

  it('nothing is asked, whatever is still wanted or signed in', async () => {
    fake.answer.latency = ms(1000);
    board.want([gate]);
    await clock.advance(SETTLE);
    board.dispose();
    expect(fake.questions[0]?.signal.aborted).toBe(true);
    fake.session.set({ kind: 'signedOut' });
    fake.session.set(SIGNED_IN);
    await clock.advance(ONE_MINUTE);
    expect(fake.questions).toHaveLength(1);
    expect(known()).toEqual({});
  });
});
