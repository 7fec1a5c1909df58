import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { RECORDING_LENGTH } from './limits.ts';
import {
  beginRecording,
  type RecordingEvent,
  type RecordingMachineState,
  reduceRecording,
  type Triggers,
  wakesAt,
} from './recording-machine.ts';

const START = 1_700_000_000_000;
/** A moment, in seconds from the start. */
const at = (seconds: number) => epochMs(START + seconds * ONE_SECOND);
/** The same backwards. */
const secondOf = (moment: number | undefined) =>
  moment === undefined ? undefined : (moment - START) / ONE_SECOND;

const failure = (code: FailureCode, retryAfter?: number) =>
  new Failure({
    code,
    operation: 'test',
    retryAfter: retryAfter === undefined ? undefined : ms(retryAfter * ONE_SECOND),
  });
const time = (seconds: number): RecordingEvent => ({ kind: 'time', now: at(seconds) });
const left = (seconds: number): RecordingEvent => ({ kind: 'left', now: at(seconds) });
const taken = (seconds: number): RecordingEvent => ({ kind: 'taken', now: at(seconds) });
const stopped = (seconds: number): RecordingEvent => ({ kind: 'stopped', now: at(seconds) });
const online = (seconds: number): RecordingEvent => ({ kind: 'online', now: at(seconds) });
const missed = (seconds: number, code: FailureCode, retryAfter?: number): RecordingEvent => ({
  kind: 'missed',
  now: at(seconds),
  failure: failure(code, retryAfter),
});

const BEGUN = beginRecording(at(0), undefined).state;

/** What comes of events, in their order. */
function after(...events: readonly RecordingEvent[]): RecordingMachineState {
  return events.reduce((state, event) => reduceRecording(state, event)?.state ?? state, BEGUN);
}
const dueAfter = (...events: readonly RecordingEvent[]) => secondOf(wakesAt(after(...events)));

function triggersOf(state: RecordingMachineState): Triggers {
  if (!('triggers' in state)) throw new Error(`There are no triggers when ${state.kind}.`);
  return state.triggers;
}

describe('a recording', () => {
  test('is asked for at once, and has begun when the system took the trigger', () => {
    expect(beginRecording(at(0), undefined).effect).toBe('ask');
    expect(BEGUN.kind).toBe('starting');
    expect(after(left(1)).kind).toBe('starting');
    expect(after(left(1), taken(3))).toMatchObject({ kind: 'recording', since: at(1), hole: false });
  });

  test('is asked for again 15 s after the last trigger left, whenever the answer came (rule 2)', () => {
    expect(dueAfter()).toBeUndefined();
    expect(dueAfter(left(2))).toBe(17);
    expect(dueAfter(left(2), taken(9))).toBe(17);
    expect(reduceRecording(after(left(2), taken(9)), time(17))?.effect).toBe('ask');
    expect(dueAfter(left(2), taken(9), time(17), left(18), taken(18))).toBe(33);
  });

  test('waits for a trigger that has not left, and sends no second one', () => {
    const waiting = after(left(0), taken(0), time(15));
    expect(secondOf(wakesAt(waiting))).toBe(RECORDING_LENGTH / ONE_SECOND);
    expect(reduceRecording(waiting, time(30))).toBeUndefined();
  });

  test('does nothing when a timer comes early', () => {
    expect(reduceRecording(after(left(0), taken(0)), time(14.999))).toBeUndefined();
  });
});

describe('a trigger that fails', () => {
  test.each<[FailureCode]>([['unreachable'], ['offline'], ['busy'], ['serverError']])(
    'as %s is repeated after 3 s, then each 5 s',
    (code) => {
      const first = [left(0), taken(0), time(15), left(15), missed(15, code)];
      expect(dueAfter(...first)).toBe(18);
      expect(dueAfter(...first, time(18), left(18), missed(18, code))).toBe(23);
      expect(dueAfter(...first, time(18), left(18), missed(18, code), time(23), missed(24, code))).toBe(29);
    },
  );

  test.each<[FailureCode, number, number]>([
    ['badReply', 16, 27],
    ['timeout', 29, 29],
    ['timeout', 20, 27],
  ])('as %s at %i s may have arrived: the next is due at %i s', (code, now, due) => {
    expect(dueAfter(left(0), taken(0), time(15), left(15), missed(now, code))).toBe(due);
  });

  test('before it left cannot have arrived', () => {
    expect(dueAfter(left(0), taken(0), time(15), missed(16, 'timeout'))).toBe(19);
  });

  test('is repeated no sooner than a busy system asks for', () => {
    expect(dueAfter(left(0), taken(0), time(15), left(15), missed(15, 'busy', 8))).toBe(23);
  });

  test('is trouble, and none any more when the next one is taken', () => {
    const troubled = after(left(0), taken(0), time(15), left(15), missed(15, 'unreachable'));
    expect(troubled).toMatchObject({ kind: 'recording', trouble: { code: 'unreachable' }, hole: false });
    const better = [time(18), left(18), taken(18)].reduce(
      (state, event) => reduceRecording(state, event)?.state ?? state,
      troubled,
    );
    expect(better).toMatchObject({ kind: 'recording', trouble: undefined, hole: false });
  });

  test('for longer than the camera goes on by itself leaves a hole, which stays (rule 2)', () => {
    const lost = [left(0), taken(0), time(15), left(15), missed(15, 'unreachable')];
    const still = [...lost, time(18), left(18), missed(18, 'unreachable')];
    expect(after(...still)).toMatchObject({ hole: false });
    const holed = [...still, time(23), left(23), missed(23, 'unreachable')];
    expect(after(...holed)).toMatchObject({ kind: 'recording', hole: true });
    const back = [...holed, time(28), left(28), taken(28)];
    expect(after(...back)).toMatchObject({ kind: 'recording', trouble: undefined, hole: true });
    expect(after(...back, stopped(30))).toMatchObject({ kind: 'ending', hole: true });
    expect(after(...back, stopped(30), time(48))).toMatchObject({ kind: 'ended', hole: true });
  });

  test('leaves a hole also when nobody noticed, because the computer slept', () => {
    expect(after(left(0), taken(0), time(45), left(45), taken(45))).toMatchObject({ hole: true });
  });

  test.each<[FailureCode]>([['notPermitted'], ['signInNeeded'], ['rejected'], ['hostNotAllowed']])(
    'as %s ends the recording',
    (code) => {
      const step = reduceRecording(after(left(0), taken(0), time(15), left(15)), missed(16, code));
      expect(step).toMatchObject({ state: { kind: 'failed', failure: { code }, since: at(0) } });
      expect(reduceRecording(after(left(0)), missed(1, code))?.state).toMatchObject({
        kind: 'failed',
        since: undefined,
      });
    },
  );

  test('at the start is repeated for 20 s, then the recording never began', () => {
    const lost = [missed(0, 'unreachable'), time(3), missed(3, 'unreachable')];
    expect(after(...lost).kind).toBe('starting');
    const later = [...lost, time(8), missed(8, 'unreachable'), time(13), missed(13, 'unreachable')];
    expect(after(...later).kind).toBe('starting');
    const end = after(...later, time(18), missed(21, 'unreachable'));
    expect(end).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' }, since: undefined });
  });

  test('at the start for a reason that does not pass fails at once, and later is trouble', () => {
    expect(after(left(0), missed(0, 'notFound')).kind).toBe('failed');
    const later = after(left(0), taken(0), time(15), left(15), missed(15, 'notFound'));
    expect(later).toMatchObject({ kind: 'recording', trouble: { code: 'notFound' } });
  });

  test('is repeated at once when the network is back', () => {
    const lost = [left(0), taken(0), time(15), left(15), missed(15, 'offline')];
    expect(dueAfter(...lost, online(16))).toBe(16);
    expect(reduceRecording(after(...lost), online(18))).toBeUndefined();
    expect(reduceRecording(after(left(0), taken(0)), online(2))).toBeUndefined();
  });

  test('and may have arrived is not repeated sooner because the network is back', () => {
    const lost = [left(0), taken(0), time(15), left(15), missed(20, 'timeout')];
    expect(dueAfter(...lost, online(21))).toBe(27);
  });
});

describe('a recording that is stopped', () => {
  test('goes on for 20 s after the last trigger and plays to 5 s after it (rule 2)', () => {
    const ending = after(left(0), taken(1), time(15), left(15), taken(16), stopped(20));
    expect(ending).toMatchObject({
      kind: 'ending',
      since: at(0),
      stoppedAt: at(20),
      endsAbout: at(35),
      playsUntil: at(20),
    });
    expect(secondOf(wakesAt(ending))).toBe(35);
    expect(reduceRecording(ending, time(34))).toBeUndefined();
    const step = reduceRecording(ending, time(35));
    expect(step?.state).toEqual({
      kind: 'ended',
      since: at(0),
      stoppedAt: at(20),
      playsUntil: at(20),
      hole: false,
    });
  });

  test('counts a trigger that left and is not answered, and calls off one that has not left', () => {
    const unanswered = after(left(0), taken(0), time(15), left(15));
    expect(reduceRecording(unanswered, stopped(16))).toMatchObject({
      state: { kind: 'ending', endsAbout: at(35) },
      effect: 'callOff',
    });
    const waiting = after(left(0), taken(0), time(15));
    expect(reduceRecording(waiting, stopped(16))).toMatchObject({
      state: { kind: 'ending', endsAbout: at(20) },
      effect: 'callOff',
    });
  });

  test('does not count a trigger that was lost', () => {
    const lost = after(left(0), taken(0), time(15), left(15), missed(16, 'unreachable'), stopped(17));
    expect(lost).toMatchObject({ kind: 'ending', endsAbout: at(20), playsUntil: at(5) });
  });

  test('has ended at once when the camera stopped long ago, or never heard of it', () => {
    expect(after(left(0), taken(0), time(15), missed(15, 'offline'), stopped(25)).kind).toBe('ended');
    expect(after(stopped(1))).toMatchObject({ kind: 'ended', since: at(0), playsUntil: at(0) });
  });

  test('before the answer to its first trigger may have begun all the same', () => {
    expect(after(left(1), stopped(2))).toMatchObject({ kind: 'ending', since: at(1), endsAbout: at(21) });
  });

  test('takes no notice of what comes later', () => {
    const ending = after(left(0), taken(0), stopped(3));
    for (const event of [left(4), taken(4), missed(4, 'rejected'), online(4), stopped(5)]) {
      expect(reduceRecording(ending, event)).toBeUndefined();
    }
  });
});

describe('the length of a recording', () => {
  const LENGTH = RECORDING_LENGTH / ONE_SECOND;

  test('is 5 minutes, then it stops by itself', () => {
    const full = after(left(0), taken(0), time(15), left(LENGTH - 5), taken(LENGTH - 5));
    expect(secondOf(wakesAt(full))).toBe(LENGTH);
    expect(reduceRecording(full, time(LENGTH))).toMatchObject({
      state: { kind: 'ending', stoppedAt: at(LENGTH), endsAbout: at(LENGTH + 15) },
      effect: 'callOff',
    });
  });

  test('is not longer because the computer slept over its end, and has a hole then', () => {
    const slept = after(left(0), taken(0), time(15), left(15), taken(15), time(10 * LENGTH));
    expect(slept).toMatchObject({ kind: 'ended', stoppedAt: at(LENGTH), playsUntil: at(20), hole: true });
    const awake = after(left(0), taken(0), time(LENGTH - 5), left(LENGTH - 5), time(LENGTH));
    expect(awake).toMatchObject({ stoppedAt: at(LENGTH), hole: false });
  });

  test('is 5 minutes more each time that it is prolonged', () => {
    const prolonged = after(left(0), taken(0), { kind: 'prolonged' }, { kind: 'prolonged' });
    expect(prolonged).toMatchObject({ until: at(3 * LENGTH) });
    expect(reduceRecording(BEGUN, { kind: 'prolonged' })).toBeUndefined();
  });
});

describe('a recording that is begun while another one ends', () => {
  const ending = (...events: readonly RecordingEvent[]) => triggersOf(after(...events, stopped(16)));

  test('goes on in its rhythm: the camera still records', () => {
    const step = beginRecording(at(20), ending(left(0), taken(0), time(15), left(15), taken(15)));
    expect(step.effect).toBeUndefined();
    expect(step.state).toMatchObject({ kind: 'recording', since: at(20) });
    expect(secondOf(wakesAt(step.state))).toBe(30);
  });

  test('asks at once when the last trigger is 12 s old', () => {
    const step = beginRecording(at(27), ending(left(0), taken(0), time(15), left(15), taken(15)));
    expect(step).toMatchObject({ state: { kind: 'starting' }, effect: 'ask' });
  });

  test('has not begun before a trigger was taken, when the last one was not answered', () => {
    const step = beginRecording(at(17), ending(left(0), taken(0), time(15), left(15)));
    expect(step.state.kind).toBe('starting');
    expect(secondOf(wakesAt(step.state))).toBe(30);
  });
});

describe('a recording whose session ends', () => {
  test('fails when nobody wanted that, and is over when it has been stopped', () => {
    const lost: RecordingEvent = { kind: 'signedOut', failure: failure('signInNeeded') };
    expect(reduceRecording(after(left(0), taken(0)), lost)).toMatchObject({
      state: { kind: 'failed', failure: { code: 'signInNeeded' }, since: at(0) },
      effect: 'callOff',
    });
    expect(reduceRecording(after(left(0), taken(0), stopped(1)), lost)).toBeUndefined();
  });

  test('is over at once when the system is taken down', () => {
    const dropped: RecordingEvent = { kind: 'dropped', now: at(2) };
    expect(reduceRecording(after(left(0), taken(0)), dropped)).toMatchObject({
      state: { kind: 'ended', stoppedAt: at(2), playsUntil: at(5) },
      effect: 'callOff',
    });
    expect(after(left(0), taken(0), stopped(1), dropped).kind).toBe('ended');
    expect(reduceRecording(after(stopped(1)), dropped)).toBeUndefined();
  });
});
