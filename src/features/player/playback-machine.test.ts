import { describe, expect, it } from 'vitest';
import { addMs, ms } from '../../core/units.ts';
import { reducePlayback } from './playback-machine.ts';
import { CLOSED, stateOf } from './playback-model.ts';
import type { PlaybackEvent } from './playback-state.ts';
import {
  at,
  DUE,
  FRAME,
  LIVE,
  MEDIA,
  network,
  PARSED,
  playing,
  PLAYS,
  RECORDED,
  run,
  START,
  WAITS,
} from './testing/playback-rules.ts';

describe('opening', () => {
  it('makes a new instance for each source', () => {
    const { state, does } = run([[0, RECORDED]]);
    expect(state).toEqual({ kind: 'loading' });
    expect(does).toEqual(['cancelRetry', 'rebuild']);
  });

  it('lets go of everything when it closes, and only once', () => {
    const closed = run([[0, { type: 'sourceClosed' }]], playing(LIVE));
    expect(closed.state).toEqual({ kind: 'idle' });
    expect(closed.does).toEqual(['cancelRetry', 'destroy']);
    expect(run([[0, { type: 'sourceClosed' }]], closed.model).does).toEqual([]);
  });

  it('hears nothing while it is closed', () => {
    const events = [PARSED, FRAME, PLAYS, network(500), MEDIA, DUE];
    for (const event of events) expect(reducePlayback(CLOSED, event, at(0)).model).toBe(CLOSED);
  });
});

describe('what the media element says', () => {
  it.each([
    ['playing', { kind: 'playing' }],
    ['paused', { kind: 'paused' }],
    ['ended', { kind: 'ended' }],
    ['waiting', { kind: 'stalled', since: addMs(START, ms(700)) }],
    ['empty', { kind: 'loading' }],
  ] as const)('shows %s as it is', (media, state) => {
    expect(run([[700, { type: 'mediaChanged', media }]], playing(RECORDED)).state).toEqual(state);
  });

  it('is loading until a frame is shown, whatever the element says', () => {
    expect(
      run([
        [0, RECORDED],
        [0, PARSED],
        [0, PLAYS],
      ]).state,
    ).toEqual({ kind: 'loading' });
  });

  it('calls a picture that plays from the buffer playing although its loading failed', () => {
    const failed = run([[0, network(500)]], playing(RECORDED));
    expect(failed.state).toEqual({ kind: 'playing' });
    expect(run([[900, WAITS]], failed.model).state).toMatchObject({
      kind: 'recovering',
      hasPicture: true,
      since: addMs(START, ms(900)),
    });
  });
});

describe('a request that fails for good', () => {
  it.each([
    ['before the playlist asks for it anew', run([[0, RECORDED]]).model, 'load'],
    ['after the playlist goes on loading', playing(RECORDED), 'startLoad'],
  ] as const)('%s', (_fact, model, means) => {
    const failed = run([[0, network(500)]], model);
    expect(failed.effects).toEqual([{ type: 'scheduleRetry', at: addMs(START, ms(1_000)) }]);
    expect(run([[1_000, DUE]], failed.model).does).toEqual(['cancelRetry', means]);
  });

  it('waits longer each time, from 1 s to 8 s', () => {
    let { model } = run([[0, RECORDED]]);
    const waits = Array.from({ length: 7 }, () => {
      const failed = run([[0, network(500)]], model);
      ({ model } = run([[0, DUE]], failed.model));
      const [effect] = failed.effects;
      return effect?.type === 'scheduleRetry' ? effect.at - START : undefined;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
  });

  it('counts the wait from the try before: one that hung has been waiting already', () => {
    const third = run(
      [
        [0, network(500)],
        [1_000, DUE],
        [1_000, network(500)],
        [3_000, DUE],
      ],
      run([[0, RECORDED]]).model,
    );
    const quick = run([[3_010, network(500)]], third.model);
    expect(quick.effects).toEqual([{ type: 'scheduleRetry', at: addMs(START, ms(7_000)) }]);
    const hung = run([[11_000, network(undefined)]], third.model);
    expect(hung.effects).toEqual([{ type: 'scheduleRetry', at: addMs(START, ms(11_250)) }]);
  });

  it('takes jitter off the wait', () => {
    const { model } = run([[0, RECORDED]]);
    const { effects } = reducePlayback(model, network(500), { ...at(0), random: 1 });
    expect(effects).toEqual([{ type: 'scheduleRetry', at: addMs(START, ms(700)) }]);
  });

  it('begins again at 1 s after progress', () => {
    const events = [network(500), DUE, network(500), DUE] as const;
    const { model } = run(
      events.map((event) => [0, event] as const),
      playing(RECORDED),
    );
    const healed = run(
      [
        [0, { type: 'segmentBuffered' }],
        [0, { type: 'progressMade' }],
      ],
      model,
    ).model;
    expect(run([[0, network(500)]], healed).effects).toEqual([
      { type: 'scheduleRetry', at: addMs(START, ms(1_000)) },
    ]);
  });

  it('keeps its count while the old buffer plays on', () => {
    const failing = run([[0, network(500)]], playing(RECORDED)).model;
    expect(run([[0, { type: 'progressMade' }]], failing).model.attempts).toBe(1);
  });

  it('plans one try for many errors', () => {
    const failed = run([[0, network(500)]], playing(RECORDED));
    expect(run([[10, network(500)]], failed.model).effects).toEqual([]);
  });

  it('tries at once when the network is back, and not twice', () => {
    const failed = run([[0, network(0)]], playing(RECORDED));
    const kicked = run([[100, { type: 'cameOnline' }]], failed.model);
    expect(kicked.does).toEqual(['cancelRetry', 'startLoad']);
    expect(run([[200, { type: 'cameOnline' }]], kicked.model).does).toEqual([]);
  });

  it('asks anew for what hangs in the old network when another one comes', () => {
    const stalled = run([[0, WAITS]], playing(LIVE));
    expect(run([[5_000, { type: 'cameOnline' }]], stalled.model).does).toEqual(['stopLoad', 'startLoad']);
    const opening = run([[0, LIVE]]);
    expect(run([[5_000, { type: 'cameOnline' }]], opening.model).does).toEqual(['load']);
    expect(run([[5_000, { type: 'cameOnline' }]], playing(LIVE)).does).toEqual([]);
  });

  it('goes to the live edge with the first segment that comes again', () => {
    const SEGMENT: PlaybackEvent = { type: 'segmentBuffered' };
    const events = [
      [0, network(500)],
      [0, WAITS],
      [1_000, DUE],
      [1_100, SEGMENT],
    ] as const;
    expect(run(events, playing(LIVE)).does).toEqual(['seekToLiveEdge']);
    expect(run(events, playing(RECORDED)).does).toEqual([]);
    expect(run([[0, SEGMENT]], playing(LIVE)).does).toEqual([]);
  });

  it('tries at once when a person asks', () => {
    const failed = run([[0, network(500)]], run([[0, RECORDED]]).model);
    expect(run([[100, { type: 'retryAsked' }]], failed.model).does).toEqual(['cancelRetry', 'load']);
  });

  it('leaves to hls.js what hls.js repeats itself', () => {
    expect(run([[0, network(500, { fatal: false })]], playing(RECORDED)).effects).toEqual([]);
  });

  it.each([
    [0, true, 'unreachable'],
    [0, false, 'offline'],
    [undefined, true, 'badReply'],
    [429, true, 'busy'],
    [503, true, 'busy'],
    [504, true, 'timeout'],
    [502, true, 'serverError'],
    [418, true, 'rejected'],
  ] as const)('calls status %s (online: %s) %s', (status, online, code) => {
    const { model } = run([[0, RECORDED]]);
    const step = reducePlayback(model, network(status), { ...at(0), online });
    expect(stateOf(step.model)).toMatchObject({ kind: 'recovering', code });
  });

  it('believes what is known better than by the status', () => {
    const failed: PlaybackEvent = {
      type: 'networkFailed',
      fatal: true,
      status: 403,
      part: 'playlist',
      code: 'hostNotAllowed',
    };
    expect(run([[0, failed]], run([[0, LIVE]]).model).state).toMatchObject({ code: 'hostNotAllowed' });
  });
});

describe('a token that is refused', () => {
  const url = '/proxy/https/cameras/live.m3u8?token=old';

  it.each([401, 403])('is told, and the request repeated at once with a new one (%s)', (status) => {
    const failed = run([[0, network(status, { url })]], run([[0, LIVE]]).model);
    expect(failed.effects).toEqual([
      { type: 'tellRefused', url },
      { type: 'scheduleRetry', at: START },
    ]);
  });

  it('is told while hls.js still repeats the request itself', () => {
    expect(run([[0, network(401, { url, fatal: false })]], playing(LIVE)).effects).toEqual([
      { type: 'tellRefused', url },
    ]);
  });

  it.each([
    [401, 'signInNeeded'],
    [403, 'notPermitted'],
  ] as const)('gives up after three in a row (%s)', (status, code) => {
    let { model } = run([[0, LIVE]]);
    for (let tries = 0; tries < 3; tries += 1) {
      ({ model } = run(
        [
          [0, network(status, { url })],
          [0, DUE],
        ],
        model,
      ));
    }
    const last = run([[0, network(status, { url })]], model);
    expect(last.state).toMatchObject({ kind: 'failed', failure: { code, facts: { status } } });
    expect(last.does).toEqual(['cancelRetry', 'stopLoad']);
  });

  it('is forgotten as soon as a segment arrives', () => {
    const refused = run([
      [0, LIVE],
      [0, network(401, { url })],
      [0, DUE],
      [0, { type: 'segmentBuffered' }],
    ]);
    expect(refused.model.refusals).toBe(0);
  });
});
