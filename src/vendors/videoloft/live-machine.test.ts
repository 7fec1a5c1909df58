import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { type EpochMs, epochMs, ms } from '../../core/units.ts';
import { NO_VIDEO_POLL_EVERY, WAKING_POLL_EVERY, WAKING_POLLS } from './limits.ts';
import { type LiveEvent, type LiveMachineState, reduceLive, RESTING } from './live-machine.ts';
import type { LiveStream } from './live-stream.ts';

const NOW = epochMs(1_700_000_000_000);
const LATER = epochMs(1_700_000_060_000);

const stream = (server: string): LiveStream => ({
  key: `live:1.1:${server}`,
  playlist: new URL(`https://${server}/manything/s/playlist.m3u8`),
});
const failure = (code: FailureCode, retryAfter?: number) =>
  new Failure({ code, operation: 'test', retryAfter: retryAfter === undefined ? undefined : ms(retryAfter) });

const WAKING: LiveMachineState = { kind: 'waking', since: NOW, polls: 0 };
const READY: LiveMachineState = { kind: 'ready', stream: stream('a') };
const CHECKING: LiveMachineState = { kind: 'checking', stream: stream('a') };
const NO_VIDEO: LiveMachineState = {
  kind: 'failed',
  obstacle: { kind: 'noVideo', word: 'novideo' },
  retryAt: LATER,
  polls: WAKING_POLLS,
  misses: 0,
};

const shown: LiveEvent = { kind: 'shown', now: NOW };
const hidden: LiveEvent = { kind: 'hidden' };
const dark = (now: EpochMs = NOW): LiveEvent => ({ kind: 'looked', now, stream: undefined, word: 'live' });
const bright = (server: string): LiveEvent => ({
  kind: 'looked',
  now: NOW,
  stream: stream(server),
  word: 'live',
});
const missed = (code: FailureCode, retryAfter?: number): LiveEvent => ({
  kind: 'lookFailed',
  now: NOW,
  failure: failure(code, retryAfter),
  random: 0,
});

describe('a live watch that is shown', () => {
  test('wakes the camera and looks', () => {
    expect(reduceLive(RESTING, shown)).toEqual({
      state: WAKING,
      effects: [{ kind: 'keepAwake' }, { kind: 'look', anew: false }],
    });
  });

  test('is ready as soon as a look finds the stream, and then asks nothing', () => {
    expect(reduceLive(WAKING, bright('a'))).toEqual({ state: READY, effects: [] });
  });

  test('looks each second until then', () => {
    const step = reduceLive(WAKING, dark());
    expect(step).toEqual({
      state: { ...WAKING, polls: 1 },
      effects: [{ kind: 'wait', delay: WAKING_POLL_EVERY }],
    });
    expect(reduceLive(WAKING, { kind: 'waited' })?.effects).toEqual([{ kind: 'look', anew: false }]);
  });

  test('says that there is no video after a dozen looks, and goes on more slowly', () => {
    let state: LiveMachineState = WAKING;
    for (let poll = 1; poll < WAKING_POLLS; poll += 1) {
      state = reduceLive(state, dark())?.state ?? state;
      expect(state.kind).toBe('waking');
    }
    const step = reduceLive(state, dark());
    expect(step?.state).toMatchObject({
      kind: 'failed',
      obstacle: { kind: 'noVideo', word: 'live' },
      retryAt: NOW + NO_VIDEO_POLL_EVERY,
    });
    expect(step?.effects).toEqual([{ kind: 'wait', delay: NO_VIDEO_POLL_EVERY }]);
    const next = reduceLive(step?.state ?? RESTING, dark(LATER));
    expect(next?.state).toMatchObject({ kind: 'failed', retryAt: LATER + NO_VIDEO_POLL_EVERY });
    expect(reduceLive(NO_VIDEO, bright('a'))?.state).toEqual(READY);
  });
});

describe('a live watch that is hidden', () => {
  test.each([WAKING, READY, CHECKING, NO_VIDEO])('stops everything at once ($kind)', (state) => {
    expect(reduceLive(state, hidden)).toEqual({
      state: RESTING,
      effects: [{ kind: 'stop' }, { kind: 'letSleep' }],
    });
  });

  test.each<LiveEvent>([
    hidden,
    dark(),
    bright('a'),
    missed('timeout'),
    { kind: 'waited' },
    { kind: 'troubled', trouble: 'gone' },
    { kind: 'retryAsked', now: NOW },
    { kind: 'commandRefused', failure: failure('notPermitted') },
  ])('is not moved by what comes late ($kind)', (event) => {
    expect(reduceLive(RESTING, event)).toBeUndefined();
  });
});

describe('a look that fails', () => {
  test('is repeated after a wait that doubles, while the camera is kept awake', () => {
    const first = reduceLive(WAKING, missed('unreachable'));
    expect(first?.state).toMatchObject({ kind: 'failed', misses: 1, retryAt: NOW + 1000 });
    expect(first?.effects).toEqual([{ kind: 'wait', delay: 1000 }]);
    const second = reduceLive(first?.state ?? RESTING, missed('unreachable'));
    expect(second?.state).toMatchObject({ kind: 'failed', misses: 2, retryAt: NOW + 2000 });
  });

  test('waits at least as long as the system asks', () => {
    expect(reduceLive(WAKING, missed('busy', 45_000))?.state).toMatchObject({ retryAt: NOW + 45_000 });
  });

  test('continues the waking when a later one works', () => {
    const failed = reduceLive({ ...WAKING, polls: 3 }, missed('timeout'))?.state ?? RESTING;
    expect(reduceLive(failed, dark(LATER))?.state).toEqual({ kind: 'waking', since: LATER, polls: 4 });
  });

  test.each<FailureCode>(['signInNeeded', 'notPermitted', 'hostNotAllowed', 'badCertificate'])(
    'ends it when only a person can help (%s)',
    (code) => {
      const step = reduceLive(WAKING, missed(code));
      expect(step?.state).toMatchObject({ kind: 'failed', retryAt: undefined });
      expect(step?.effects).toEqual([{ kind: 'stop' }, { kind: 'letSleep' }]);
    },
  );
});

describe('trouble that a player reports', () => {
  test.each(['gone', 'frozen'] as const)('has the stream looked for anew (%s)', (trouble) => {
    expect(reduceLive(READY, { kind: 'troubled', trouble })).toEqual({
      state: CHECKING,
      effects: [{ kind: 'look', anew: true }],
    });
  });

  test('leaves the very same stream when it has not moved', () => {
    const step = reduceLive(CHECKING, bright('a'));
    expect(step?.state).toEqual(READY);
    expect(step?.state).toHaveProperty('stream', CHECKING.stream);
  });

  test('leads to where it moved', () => {
    expect(reduceLive(CHECKING, bright('b'))?.state).toEqual({ kind: 'ready', stream: stream('b') });
  });

  test('wakes the camera again when it stopped', () => {
    expect(reduceLive(CHECKING, dark(LATER))?.state).toEqual({ kind: 'waking', since: LATER, polls: 1 });
  });

  test('is looked into once at a time, and only where there is a stream', () => {
    const gone: LiveEvent = { kind: 'troubled', trouble: 'gone' };
    for (const state of [CHECKING, WAKING, NO_VIDEO]) expect(reduceLive(state, gone)).toBeUndefined();
  });

  test('ends the watch when this browser cannot decode the video', () => {
    const step = reduceLive(READY, { kind: 'troubled', trouble: 'undecodable' });
    expect(step?.state).toMatchObject({
      kind: 'failed',
      obstacle: { kind: 'undecodable' },
      retryAt: undefined,
    });
    expect(step?.effects).toEqual([{ kind: 'stop' }, { kind: 'letSleep' }]);
  });
});

describe('a person who asks to try again', () => {
  test('has everything asked anew', () => {
    expect(reduceLive(NO_VIDEO, { kind: 'retryAsked', now: LATER })).toEqual({
      state: { kind: 'waking', since: LATER, polls: 0 },
      effects: [{ kind: 'keepAwake' }, { kind: 'look', anew: true }],
    });
  });

  test('changes nothing about what works', () => {
    for (const state of [WAKING, READY, CHECKING]) {
      expect(reduceLive(state, { kind: 'retryAsked', now: LATER })).toBeUndefined();
    }
  });
});

test('a camera that this person may not wake is not watched on', () => {
  const refused = failure('notPermitted');
  const step = reduceLive(READY, { kind: 'commandRefused', failure: refused });
  expect(step?.state).toMatchObject({ kind: 'failed', obstacle: { kind: 'failure', failure: refused } });
  expect(step?.effects).toEqual([{ kind: 'stop' }, { kind: 'letSleep' }]);
});
