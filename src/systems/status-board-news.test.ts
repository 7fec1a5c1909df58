import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { type CameraId, cameraId } from '../core/ids.ts';
import { createStore, type Store } from '../core/readable.ts';
import { type EpochMs, epochMs, ms, ONE_MINUTE } from '../core/units.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import {
  createFakeNews,
  createFakeStatuses,
  type FakeNews,
  type FakeStatuses,
} from '../testing/fake-statuses.ts';
import type { CameraState } from '../vendors/contract.ts';
import type { CameraNews } from '../vendors/contract-realtime.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';

const SETTLE = ms(250);
const POLL = ms(20_000);
const [gate, yard] = [cameraId('1'), cameraId('2')];

let clock: FakeClock;
let fake: FakeStatuses;
let news: FakeNews;
let visible: Store<boolean>;
let board: StatusBoard;

const statusNews = (camera: CameraId, state: CameraState, lastActivity?: EpochMs): CameraNews => ({
  kind: 'status',
  camera,
  status: { state, lastActivity },
});
const asked = () => fake.questions.map(({ cameras }) => [...cameras]);
const known = () => Object.fromEntries([...board.get()].map(([camera, status]) => [camera, status.state]));

beforeEach(() => {
  clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  fake = createFakeStatuses(clock);
  news = createFakeNews();
  visible = createStore(true);
});

describe('cameras of which news arrives', () => {
  /** What was asked before the first news comes, once more when it can come. */
  async function cover(...cameras: readonly CameraId[]): Promise<() => void> {
    board = createStatusBoard(fake.system(news), clock, visible);
    const leave = board.want(cameras);
    await clock.advance(SETTLE);
    news.cover(...cameras);
    await clock.advance(ms(2_000));
    fake.clearQuestions();
    return leave;
  }

  it('are asked for once more when it begins, and then no more', async () => {
    board = createStatusBoard(fake.system(news), clock, visible);
    board.want([gate]);
    await clock.advance(SETTLE);
    expect(news.followed()).toEqual([[gate]]);
    news.cover(gate);
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(asked()).toEqual([[gate], [gate]]);
    expect(fake.questions.map(({ at }) => at)).toEqual([SETTLE, SETTLE + 1_000]);
  });

  it('are as the news says', async () => {
    await cover(gate, yard);
    news.tell(statusNews(gate, 'offline'));
    expect(known()).toEqual({ [gate]: 'offline', [yard]: 'online' });
    expect(asked()).toEqual([]);
  });

  it('are asked for once after a gap', async () => {
    await cover(gate, yard);
    fake.answer.state = 'offline';
    news.tell({ kind: 'gap', cameras: [yard] });
    news.tell({ kind: 'gap', cameras: [yard] });
    await clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([[yard]]);
    expect(known()).toEqual({ [gate]: 'online', [yard]: 'offline' });
  });

  it('are asked for at the usual pace when it does not arrive any more, the others not', async () => {
    await cover(gate, yard);
    await clock.advance(ONE_MINUTE);
    news.cover(yard);
    await clock.advance(SETTLE);
    expect(asked()).toEqual([[gate]]);
    await clock.advance(ms(2 * POLL));
    expect(asked()).toEqual([[gate], [gate], [gate]]);
    news.cover(gate, yard);
    fake.clearQuestions();
    await clock.advance(ms(5 * POLL));
    expect(asked()).toEqual([[gate]]);
  });

  it('keep what the news said over an answer that was on its way', async () => {
    await cover(gate);
    fake.answer.latency = ms(3_000);
    news.tell({ kind: 'gap', cameras: [gate] });
    await clock.advance(ms(1_000));
    expect(asked()).toEqual([[gate]]);
    news.tell(statusNews(gate, 'offline'));
    await clock.advance(ms(5_000));
    expect(known()).toEqual({ [gate]: 'offline' });
  });

  it('are followed as long as they are wanted, in one go with those that come', async () => {
    const leave = await cover(gate);
    const leaveYard = board.want([yard]);
    await clock.advance(SETTLE);
    expect(news.followed()).toEqual([[gate, yard]]);
    leaveYard();
    await clock.advance(SETTLE);
    expect(news.followed()).toEqual([[gate]]);
    expect(asked()).toEqual([[yard]]);
    leave();
    await clock.advance(ms(0));
    expect(news.followed()).toEqual([]);
    news.cover();
    await clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([[yard]]);
  });

  it('are asked for until there is an answer: without one nobody would ever ask again', async () => {
    board = createStatusBoard(fake.system(news), clock, visible);
    fake.answer.failure = new Failure({ code: 'serverError', operation: 'list states' });
    news.cover(gate);
    board.want([gate]);
    await clock.advance(ONE_MINUTE);
    expect(known()).toEqual({});
    fake.answer.failure = undefined;
    await clock.advance(POLL);
    expect(known()).toEqual({ [gate]: 'online' });
    fake.clearQuestions();
    await clock.advance(ms(5 * POLL));
    expect(asked()).toEqual([]);
  });

  it('are asked for until there is an answer about each of them, or news', async () => {
    await cover(gate, yard);
    fake.answer.silentAbout = yard;
    news.tell({ kind: 'gap', cameras: [gate, yard] });
    await clock.advance(ms(2 * POLL + SETTLE));
    expect(asked()).toEqual([[gate, yard], [yard], [yard]]);
    news.tell(statusNews(yard, 'offline'));
    await clock.advance(ms(5 * POLL));
    expect(asked()).toHaveLength(3);
  });

  it('go on being followed while a list scrolls, which gives up all rows before it wants the next', async () => {
    const leave = await cover(gate, yard);
    news.tell(statusNews(gate, 'offline'));
    const since = clock.now();
    leave();
    const rows = board.want([gate]);
    expect(news.followed()).toEqual([[gate, yard]]);
    await clock.advance(ms(2_000));
    expect(news.followed()).toEqual([[gate]]);
    expect(asked()).toEqual([]);
    expect(board.get().get(gate)).toMatchObject({ state: 'offline', since });
    rows();
  });

  it('are followed no longer after the end', async () => {
    await cover(gate);
    board.dispose();
    expect(news.followed()).toEqual([]);
    await clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([]);
  });

  it('tell of no change when the news says what is known', async () => {
    await cover(gate);
    news.tell(statusNews(gate, 'online', epochMs(5)));
    let changes = 0;
    board.subscribe(() => {
      changes += 1;
    });
    const before = board.get();
    news.tell(statusNews(gate, 'online', epochMs(5)));
    expect(board.get()).toBe(before);
    news.tell(statusNews(gate, 'online', epochMs(6)));
    expect(changes).toBe(1);
  });
});

describe('since when a camera is as it is', () => {
  beforeEach(async () => {
    board = createStatusBoard(fake.system(news), clock, visible);
    board.want([gate]);
    await clock.advance(SETTLE);
    news.cover(gate);
    await clock.advance(ms(2_000));
  });
  const since = () => board.get().get(gate)?.since;

  it('is not known before a change was seen', () => {
    expect(since()).toBeUndefined();
    news.tell(statusNews(gate, 'online', epochMs(5)));
    expect(since()).toBeUndefined();
  });

  it('is when the news of the change came, whatever news comes of the same state', async () => {
    news.tell(statusNews(gate, 'offline'));
    const at = clock.now();
    await clock.advance(ONE_MINUTE);
    news.tell(statusNews(gate, 'offline', epochMs(5)));
    expect(since()).toBe(at);
    news.tell(statusNews(gate, 'live'));
    expect(since()).toBe(clock.now());
  });

  it('is not known any more after a gap, in which anything may have happened', async () => {
    news.tell(statusNews(gate, 'offline'));
    fake.answer.state = 'offline';
    news.tell({ kind: 'gap', cameras: [gate] });
    await clock.advance(ms(2_000));
    expect(board.get().get(gate)).toEqual({ state: 'offline' });
  });

  it('is not known of a change that only an answer tells of', async () => {
    news.tell(statusNews(gate, 'offline'));
    news.cover();
    await clock.advance(POLL);
    expect(board.get().get(gate)).toEqual({ state: 'online' });
    await clock.advance(POLL);
    expect(since()).toBeUndefined();
  });
});

describe('a tab that is hidden for a moment', () => {
  it('is not asked for what news tells when it is seen again', async () => {
    board = createStatusBoard(fake.system(news), clock, visible);
    board.want([gate]);
    await clock.advance(SETTLE);
    news.cover(gate);
    await clock.advance(ms(2_000));
    fake.clearQuestions();
    visible.set(false);
    await clock.advance(ms(2_000));
    visible.set(true);
    await clock.advance(POLL);
    expect(asked()).toEqual([]);
  });
});
