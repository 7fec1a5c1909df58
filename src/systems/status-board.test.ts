import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../core/failure.ts';
import { type CameraId, cameraId, connectionId } from '../core/ids.ts';
import { withhold } from '../core/offer.ts';
import { createStore, type Store } from '../core/readable.ts';
import { epochMs, type Ms, ms, ONE_MINUTE } from '../core/units.ts';
import { sleep } from '../platform/clock.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { SIGNED_IN } from '../testing/plain-systems.ts';
import type { CameraState, CameraStatus, SessionState, VendorSystem } from '../vendors/contract.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';

const SETTLE = ms(250);
const POLL = ms(20_000);
const [gate, yard, desk] = [cameraId('1'), cameraId('2'), cameraId('3')];

interface Question {
  readonly cameras: readonly CameraId[];
  readonly at: number;
  readonly signal: AbortSignal;
}

let clock: FakeClock;
let session: Store<SessionState>;
let questions: Question[];
/** How long the system takes, what it says, and whether it fails. */
let latency: Ms;
let state: CameraState;
let failure: Failure | undefined;
let silentAbout: CameraId | undefined;
let board: StatusBoard;

const unused = () => Promise.reject(new Error('Nobody asks for this here.'));
const none = withhold('Not here.');

function makeSystem(): VendorSystem {
  return {
    id: connectionId('depot'),
    session: { state: session, keeps: ['untilReload'], signIn: unused, signOut: unused },
    health: createStore<ReturnType<VendorSystem['health']['get']>>({ kind: 'unknown' }),
    cameras: {
      list: unused,
      newestStill: unused,
      statuses: async (cameras, signal) => {
        questions.push({ cameras, at: clock.now(), signal });
        await sleep(clock, latency, signal);
        if (failure !== undefined) throw failure;
        const answered = cameras.filter((camera) => camera !== silentAbout);
        return new Map(answered.map((camera): [CameraId, CameraStatus] => [camera, { state }]));
      },
    },
    can: {
      live: none,
      events: none,
      archive: none,
      exports: none,
      imports: none,
      realtime: none,
      recording: none,
      stills: none,
      ptz: none,
    },
    dispose: () => {},
  };
}

const asked = () => questions.map(({ cameras }) => [...cameras]);
const known = () => Object.fromEntries([...board.get()].map(([camera, status]) => [camera, status.state]));

beforeEach(() => {
  clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  session = createStore<SessionState>(SIGNED_IN);
  questions = [];
  latency = ms(0);
  state = 'online';
  failure = undefined;
  silentAbout = undefined;
  board = createStatusBoard(makeSystem(), clock);
});

describe('the states of cameras', () => {
  it('forgets the answer that was under way when somebody signs out', async () => {
    latency = ms(2_000);
    board.want([gate]);
    await clock.advance(ms(SETTLE + 500));
    expect(asked()).toEqual([[gate]]);
    session.set({ kind: 'signedOut' });
    await clock.advance(ms(5_000));
    expect(known()).toEqual({});
    expect(questions[0]?.signal.aborted).toBe(true);
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
    state = 'offline';
    await clock.advance(ms(POLL - 1));
    expect(questions).toHaveLength(1);
    await clock.advance(ms(1));
    expect(questions).toHaveLength(2);
    expect(seen).toEqual([{ [gate]: 'online' }, { [gate]: 'offline' }]);
    await clock.advance(ms(3 * POLL));
    expect(questions).toHaveLength(5);
  });

  it('are not asked twice at once, however slow the system is', async () => {
    latency = ms(5 * POLL);
    board.want([gate]);
    await clock.advance(ms(4 * POLL));
    expect(questions).toHaveLength(1);
  });

  it('stay as they are for a camera that the system leaves out', async () => {
    board.want([gate, yard]);
    await clock.advance(SETTLE);
    silentAbout = gate;
    state = 'live';
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
    expect(questions).toHaveLength(2);
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
    latency = ms(1000);
    const leave = board.want([gate]);
    await clock.advance(SETTLE);
    leave();
    expect(questions[0]?.signal.aborted).toBe(true);
    await clock.advance(ms(3 * POLL));
    expect(questions).toHaveLength(1);
    expect(known()).toEqual({});
  });

  it('keep their last state for when they come back', async () => {
    const leave = board.want([gate]);
    await clock.advance(SETTLE);
    leave();
    await clock.advance(ONE_MINUTE);
    expect(known()).toEqual({ [gate]: 'online' });
    state = 'offline';
    board.want([gate]);
    await clock.advance(SETTLE);
    expect(known()).toEqual({ [gate]: 'offline' });
  });
});

describe('a question that fails', () => {
  it('leaves what is known, and is asked anew at the usual pace', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    failure = new Failure({ code: 'unreachable', operation: 'list states' });
    await clock.advance(POLL);
    expect(known()).toEqual({ [gate]: 'online' });
    failure = undefined;
    state = 'live';
    await clock.advance(POLL);
    expect(known()).toEqual({ [gate]: 'live' });
    expect(questions).toHaveLength(3);
  });
});

describe('a session', () => {
  it('that is not signed in is asked nothing, and is asked as soon as it is', async () => {
    session.set({ kind: 'signedOut' });
    board.want([gate]);
    await clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([]);
    session.set(SIGNED_IN);
    await clock.advance(SETTLE);
    expect(asked()).toEqual([[gate]]);
  });

  it('that ends takes all states with it', async () => {
    board.want([gate]);
    await clock.advance(SETTLE);
    session.set({ kind: 'signedOut' });
    expect(known()).toEqual({});
    await clock.advance(ONE_MINUTE);
    expect(questions).toHaveLength(1);
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
    session.set({ kind: 'signedOut' });
    await clock.advance(ONE_MINUTE);
    expect(changes).toBe(0);
  });

  it('nothing is asked, whatever is still wanted or signed in', async () => {
    latency = ms(1000);
    board.want([gate]);
    await clock.advance(SETTLE);
    board.dispose();
    expect(questions[0]?.signal.aborted).toBe(true);
    session.set({ kind: 'signedOut' });
    session.set(SIGNED_IN);
    await clock.advance(ONE_MINUTE);
    expect(questions).toHaveLength(1);
    expect(known()).toEqual({});
  });
});
