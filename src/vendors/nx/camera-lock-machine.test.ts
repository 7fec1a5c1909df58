import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import {
  beginCameraLock,
  type CameraLockEvent,
  type CameraLockState,
  reduceCameraLock,
  wakesAt,
} from './camera-lock-machine.ts';
import type { LockStatus } from './virtual-camera-wire.ts';

const START = 1_700_000_000_000;
/** A moment, in seconds from the start. */
const at = (seconds: number) => epochMs(START + seconds * ONE_SECOND);
const HELD = beginCameraLock(at(0));

const status = (fields: Partial<LockStatus> = {}): LockStatus => ({
  success: true,
  locked: true,
  consuming: false,
  userId: undefined,
  token: undefined,
  progress: undefined,
  ...fields,
});
const failure = (code: FailureCode) => new Failure({ code, operation: 'test' });

const time = (seconds: number): CameraLockEvent => ({ kind: 'time', now: at(seconds) });
const looked = (seconds: number, fields?: Partial<LockStatus>): CameraLockEvent => ({
  kind: 'looked',
  now: at(seconds),
  status: status(fields),
});
const missed = (seconds: number, code: FailureCode = 'unreachable'): CameraLockEvent => ({
  kind: 'missed',
  now: at(seconds),
  failure: failure(code),
});
const begun = (seconds: number, doubt?: Failure): CameraLockEvent => ({
  kind: 'begun',
  now: at(seconds),
  doubt,
});

/** What comes of events in their order, and what each asked to be done. */
function after(...events: readonly CameraLockEvent[]) {
  let state: CameraLockState = HELD;
  const effects: unknown[] = [];
  for (const event of events) {
    const step = reduceCameraLock(state, event);
    state = step?.state ?? state;
    effects.push(step?.effect);
  }
  const due = wakesAt(state);
  return {
    state,
    effects,
    last: effects.at(-1),
    due: due === undefined ? undefined : (due - START) / ONE_SECOND,
  };
}
/** A look at each of the seconds. */
const looks = (from: number, until: number, fields?: Partial<LockStatus>): readonly CameraLockEvent[] =>
  Array.from({ length: until - from + 1 }, (_, index) => [
    time(from + index),
    looked(from + index, fields),
  ]).flat();

describe('a lock that is held', () => {
  test('is extended every 5 s, counted from when the last request left', () => {
    expect(after().due).toBe(5);
    expect(after(time(5)).last).toEqual({ kind: 'extend' });
    expect(after(time(5)).due).toBeUndefined();
    expect(after(time(5), looked(6)).due).toBe(10);
    expect(after(time(5), looked(6), time(10), looked(10)).due).toBe(15);
  });

  test('is extended at once when an answer took longer than the pace', () => {
    expect(after(time(5), looked(12)).due).toBe(12);
  });

  test('is not extended before it is due, nor twice at a time', () => {
    expect(after(time(4.999)).last).toBeUndefined();
    expect(after(time(5), time(11)).last).toBeUndefined();
  });

  test('ignores an extension that failed, because the next one follows', () => {
    expect(after(time(5), missed(6))).toMatchObject({ due: 10, last: undefined, state: { kind: 'held' } });
    const refusals = [5, 10, 15, 20].flatMap((second) => [time(second), missed(second, 'notPermitted')]);
    expect(after(...refusals)).toMatchObject({ due: 25, last: undefined, state: { kind: 'held' } });
  });

  test('is lost when an extension says success:false, and asks nothing more', () => {
    const lost = after(time(5), looked(5, { success: false, userId: 'other' }));
    expect(lost).toMatchObject({ state: { kind: 'lost' }, last: { kind: 'lost' }, due: undefined });
    expect(after(time(5), looked(5, { success: false }), time(10)).last).toBeUndefined();
  });

  test('is lost when the server says so otherwise', () => {
    expect(after({ kind: 'refused' })).toMatchObject({ state: { kind: 'lost' }, last: { kind: 'lost' } });
  });

  test('asks nothing after its release, whatever still comes', () => {
    const released = { state: { kind: 'released' }, last: undefined, due: undefined };
    expect(after({ kind: 'released' })).toMatchObject(released);
    expect(after(time(5), { kind: 'released' }, looked(6, { success: false }))).toMatchObject(released);
    expect(after(begun(1), { kind: 'released' }, time(2))).toMatchObject(released);
    expect(after({ kind: 'refused' }, { kind: 'released' })).toMatchObject(released);
  });
});

describe('an import', () => {
  const running = [begun(1), ...looks(2, 4, { consuming: true, progress: 0.2 })];

  test('is looked at every 1 s while it runs, every 5 s before and after', () => {
    expect(after(begun(1)).due).toBe(2);
    expect(after(...running).due).toBe(5);
    expect(after(...running, ...looks(5, 5)).due).toBe(10);
  });

  test('begins no second request while one is under way', () => {
    expect(after(time(5), begun(5.5)).due).toBeUndefined();
    expect(after(time(5), begun(5.5), looked(5.8)).due).toBe(6);
  });

  test('tells its progress', () => {
    expect(after(begun(1), time(2), looked(2, { consuming: true, progress: 0.42 })).last).toEqual({
      kind: 'progress',
      done: 0.42,
    });
    expect(after(begun(1), time(2), looked(2, { consuming: true })).last).toEqual({
      kind: 'progress',
      done: undefined,
    });
  });

  test('is done ⇔ consuming is false after it was seen true', () => {
    expect(after(...running).effects).not.toContainEqual(expect.objectContaining({ kind: 'over' }));
    expect(after(...running, ...looks(5, 5)).last).toEqual({ kind: 'over', doubt: undefined });
  });

  test('is not done when progress falls to 0 or stands at 100', () => {
    expect(after(...running, time(5), looked(5, { consuming: true, progress: 0 })).last).toMatchObject({
      kind: 'progress',
    });
    expect(after(...running, time(5), looked(5, { consuming: true, progress: 1 })).last).toMatchObject({
      kind: 'progress',
    });
  });

  test('that is never seen running is done after a grace period of 3 s', () => {
    expect(after(begun(1), ...looks(2, 3)).last).toBeUndefined();
    expect(after(begun(1), ...looks(2, 4)).last).toEqual({ kind: 'over', doubt: undefined });
  });

  test('that begins late within the grace period is waited for', () => {
    const late = after(begun(1), ...looks(2, 3), ...looks(4, 20, { consuming: true }));
    expect(late.effects).not.toContainEqual(expect.objectContaining({ kind: 'over' }));
  });

  test('is not judged by a look that left before it', () => {
    const before = after(time(5), begun(5.5), looked(20));
    expect(before.last).toBeUndefined();
    expect(before.due).toBe(20);
    expect(after(time(5), begun(5.5), looked(5.8, { consuming: true })).last).toBeUndefined();
  });

  test('goes on while the network is away, however long', () => {
    const away = Array.from({ length: 60 }, (_, index) => [time(5 + index), missed(5 + index)]).flat();
    const back = after(...running, ...away);
    expect(back.state).toMatchObject({ kind: 'held', work: { seen: true } });
    const between = looks(66, 66, { consuming: true });
    expect(after(...running, ...away, ...between, ...looks(67, 67)).last).toEqual({
      kind: 'over',
      doubt: undefined,
    });
  });

  test.each<[FailureCode]>([['notFound'], ['notPermitted'], ['signInNeeded'], ['badReply']])(
    'is given up after three refusals in a row as %s, which will not pass',
    (code) => {
      const refused = (count: number) =>
        Array.from({ length: count }, (_, index) => [time(5 + index), missed(5 + index, code)]).flat();
      expect(after(...running, ...refused(2)).last).toBeUndefined();
      expect(after(...running, ...refused(3)).last).toMatchObject({ kind: 'failed', failure: { code } });
      const between = after(
        ...running,
        ...refused(2),
        ...looks(7, 7, { consuming: true }),
        time(8),
        missed(8, code),
      );
      expect(between.last).toBeUndefined();
    },
  );

  test('is over with its doubt where nobody knows whether the server took the order', () => {
    const doubt = failure('timeout');
    expect(after(begun(1, doubt), ...looks(2, 4)).last).toEqual({ kind: 'over', doubt });
    const seen = after(begun(1, doubt), ...looks(2, 2, { consuming: true }), ...looks(3, 3));
    expect(seen.last).toEqual({ kind: 'over', doubt: undefined });
  });

  test('is over with doubt when looks failed since it was last seen: the server may have restarted', () => {
    const doubt = expect.objectContaining({ code: 'unreachable' });
    expect(after(...running, time(5), missed(5), ...looks(6, 6)).last).toEqual({ kind: 'over', doubt });
    expect(after(begun(1), time(2), missed(2), ...looks(4, 4)).last).toEqual({ kind: 'over', doubt });
  });

  test('that nobody waits for any more is not looked at every second', () => {
    const left = after(...running, { kind: 'left' }, time(5), looked(5, { consuming: true }));
    expect(left).toMatchObject({ last: undefined, due: 10, state: { work: undefined } });
    expect(after({ kind: 'left' }).last).toBeUndefined();
  });

  test('is told when the lock is lost in its middle', () => {
    expect(after(...running, time(5), looked(5, { success: false, consuming: true })).last).toEqual({
      kind: 'lost',
    });
  });

  test('may be followed by another under the same lock', () => {
    const second = after(
      ...running,
      ...looks(5, 5),
      begun(6),
      ...looks(7, 8, { consuming: true }),
      ...looks(9, 9),
    );
    expect(
      second.effects.filter((effect) => effect !== undefined && JSON.stringify(effect).includes('over')),
    ).toHaveLength(2);
    expect(second.last).toEqual({ kind: 'over', doubt: undefined });
  });
});
