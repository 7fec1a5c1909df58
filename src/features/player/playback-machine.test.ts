import { describe, expect, it } from 'vitest';
import { addMs, epochMs, ms } from '../../core/units.ts';
import { type PlaybackMoment, reducePlayback } from './playback-machine.ts';
import { CLOSED, type PlaybackModel, stateOf } from './playback-model.ts';
import type { PlaybackEffect, PlaybackEvent } from './playback-state.ts';

const START = epochMs(1_000_000);
const at = (passed: number): PlaybackMoment => ({ now: addMs(START, ms(passed)), random: 0, online: true });

/** Runs events, each with the milliseconds since the start, and gives the last step. */
function run(events: readonly (readonly [number, PlaybackEvent])[], from: PlaybackModel = CLOSED) {
  let model = from;
  let effects: readonly PlaybackEffect[] = [];
  for (const [passed, event] of events) {
    const step = reducePlayback(model, event, at(passed));
    model = step.model;
    effects = step.effects;
  }
  return { model, effects, state: stateOf(model), does: effects.map((effect) => effect.type) };
}

const LIVE: PlaybackEvent = { type: 'sourceOpened', live: true };
const RECORDED: PlaybackEvent = { type: 'sourceOpened', live: false };
const PARSED: PlaybackEvent = { type: 'manifestParsed' };
const FRAME: PlaybackEvent = { type: 'firstFrameShown' };
const PLAYS: PlaybackEvent = { type: 'mediaChanged', media: 'playing' };
const WAITS: PlaybackEvent = { type: 'mediaChanged', media: 'waiting' };
const DUE: PlaybackEvent = { type: 'retryDue' };
const MEDIA: PlaybackEvent = { type: 'mediaFailed', reason: 'bufferAppendError' };

const network = (
  status: number | undefined,
  more: { fatal?: boolean; part?: 'playlist' | 'segment'; url?: string } = {},
): PlaybackEvent => ({ type: 'networkFailed', fatal: true, part: 'playlist', status, ...more });

const playing = (opened: PlaybackEvent): PlaybackModel =>
  run([
    [0, opened],
    [0, PARSED],
    [0, FRAME],
    [0, PLAYS],
  ]).model;

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

  it('waits longer each time, from 1 s to 30 s', () => {
    let { model } = run([[0, RECORDED]]);
    const waits = Array.from({ length: 7 }, () => {
      const failed = run([[0, network(500)]], model);
      ({ model } = run([[0, DUE]], failed.model));
      const [effect] = failed.effects;
      return effect?.type === 'scheduleRetry' ? effect.at - START : undefined;
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
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

describe('what is not there', () => {
  it('is a stream that is gone, when live', () => {
    const failed = run([[0, network(404)]], playing(LIVE));
    expect(failed.effects).toEqual([
      { type: 'scheduleRetry', at: addMs(START, ms(1_000)) },
      { type: 'tellTrouble', trouble: 'gone' },
    ]);
    expect(run([[1_000, DUE]], failed.model).does).toEqual(['cancelRetry', 'load']);
  });

  it('is a segment that slid out of the window, when live goes on', () => {
    const failed = run([[0, network(404, { part: 'segment' })]], playing(LIVE));
    expect(failed.does).toEqual(['scheduleRetry', 'seekToLiveEdge']);
  });

  it('fails recorded footage after four tries', () => {
    let { model } = run([[0, RECORDED]]);
    for (let tries = 0; tries < 3; tries += 1) {
      ({ model } = run(
        [
          [0, network(404)],
          [0, DUE],
        ],
        model,
      ));
      expect(stateOf(model).kind).toBe('recovering');
    }
    expect(run([[0, network(404)]], model).state).toMatchObject({
      kind: 'failed',
      failure: { code: 'notFound' },
    });
  });
});

describe('a decoder that fails', () => {
  it('is recovered once', () => {
    expect(run([[0, MEDIA]], playing(RECORDED)).does).toEqual(['recoverMedia']);
  });

  it('is recovered again after five seconds', () => {
    expect(
      run(
        [
          [0, MEDIA],
          [5_000, MEDIA],
        ],
        playing(RECORDED),
      ).does,
    ).toEqual(['recoverMedia']);
  });

  it('makes a new instance when it fails again within five seconds', () => {
    const failed = run(
      [
        [0, MEDIA],
        [4_999, MEDIA],
      ],
      playing(RECORDED),
    );
    expect(failed.does).toEqual(['scheduleRetry']);
    expect(run([[6_000, DUE]], failed.model).does).toEqual(['cancelRetry', 'rebuild']);
  });

  it('gives recorded footage up when new instances do not help', () => {
    let { model } = run([[0, MEDIA]], playing(RECORDED));
    for (let tries = 0; tries < 3; tries += 1) {
      ({ model } = run(
        [
          [1, MEDIA],
          [1, DUE],
        ],
        model,
      ));
    }
    expect(run([[1, MEDIA]], model).state).toMatchObject({ kind: 'failed', failure: { code: 'playback' } });
  });
});

describe('a codec without decoder', () => {
  it('is told and not tried again', () => {
    const refused = run([[0, { type: 'codecRefused', reason: 'hvc1' }]], playing(LIVE));
    expect(refused.state).toMatchObject({ kind: 'failed', failure: { code: 'codecUnsupported' } });
    expect(refused.effects).toContainEqual({ type: 'tellTrouble', trouble: 'undecodable' });
    expect(run([[10, MEDIA]], refused.model).effects).toEqual([]);
  });

  it('is tried again when a person asks', () => {
    const refused = run([[0, { type: 'codecRefused', reason: 'hvc1' }]], playing(LIVE));
    const asked = run([[10, { type: 'retryAsked' }]], refused.model);
    expect(asked.does).toEqual(['rebuild']);
    expect(asked.state).toEqual({ kind: 'loading' });
  });

  it('fails in a browser without any player', () => {
    expect(run([[0, { type: 'playerUnsupported' }]], run([[0, LIVE]]).model).state.kind).toBe('failed');
  });
});

describe('live video that stands', () => {
  const FROZEN: PlaybackEvent = { type: 'frozenNoticed' };
  const STALL: PlaybackEvent = { type: 'stallOutlasted' };

  it('is told when the playlist stands too, and goes on without replaying old segments', () => {
    const frozen = run(
      [
        [0, WAITS],
        [10, FROZEN],
      ],
      playing(LIVE),
    );
    expect(frozen.does).toEqual(['scheduleRetry', 'tellTrouble']);
    expect(frozen.state.kind).toBe('recovering');
    expect(run([[1_010, DUE]], frozen.model).does).toEqual(['cancelRetry', 'startLoad']);
  });

  it('jumps to the live edge when only the picture stands, then makes a new instance', () => {
    const first = run(
      [
        [0, WAITS],
        [0, STALL],
      ],
      playing(LIVE),
    );
    expect(first.does).toEqual(['seekToLiveEdge']);
    const second = run([[10, STALL]], first.model);
    expect(second.does).toEqual(['scheduleRetry']);
    expect(run([[20, DUE]], second.model).does).toEqual(['cancelRetry', 'rebuild']);
  });

  it('seeks the edge again for the next stall', () => {
    const healed = run(
      [
        [0, WAITS],
        [0, STALL],
        [10, PLAYS],
        [20, WAITS],
      ],
      playing(LIVE),
    );
    expect(run([[30, STALL]], healed.model).does).toEqual(['seekToLiveEdge']);
  });

  it('is no matter of recorded footage', () => {
    expect(run([[0, FROZEN]], playing(RECORDED)).effects).toEqual([]);
  });

  it('jumps to the live edge when the tab is seen again', () => {
    const SHOWN: PlaybackEvent = { type: 'tabShown' };
    expect(run([[0, SHOWN]], playing(LIVE)).does).toEqual(['seekToLiveEdge']);
    expect(run([[0, SHOWN]], playing(RECORDED)).does).toEqual([]);
    expect(
      run(
        [
          [0, { type: 'mediaChanged', media: 'paused' }],
          [0, SHOWN],
        ],
        playing(LIVE),
      ).does,
    ).toEqual([]);
  });
});

describe('a player that nobody sees', () => {
  const RESTED: PlaybackEvent = { type: 'rested' };
  const RESUMED: PlaybackEvent = { type: 'resumed' };

  it('stops loading and hears no faults', () => {
    const rested = run([[0, RESTED]], playing(LIVE));
    expect(rested.state).toEqual({ kind: 'idle' });
    expect(rested.does).toEqual(['cancelRetry', 'stopLoad']);
    expect(run([[10, network(500)]], rested.model).effects).toEqual([]);
    expect(run([[10, DUE]], rested.model).effects).toEqual([]);
  });

  it('goes on at the live edge after a moment', () => {
    const { does } = run(
      [
        [0, RESTED],
        [3_000, RESUMED],
      ],
      playing(LIVE),
    );
    expect(does).toEqual(['startLoad', 'seekToLiveEdge']);
  });

  it('begins anew after longer, so that its old buffer is never shown as live', () => {
    const resumed = run(
      [
        [0, RESTED],
        [3_001, RESUMED],
      ],
      playing(LIVE),
    );
    expect(resumed.does).toEqual(['rebuild']);
    expect(resumed.state).toEqual({ kind: 'loading' });
  });

  it('asks for the playlist when it never had one', () => {
    const { model } = run([
      [0, LIVE],
      [0, RESTED],
    ]);
    expect(run([[10, RESUMED]], model).does).toEqual(['load']);
  });

  it('is not resumed when it does not rest', () => {
    const model = playing(LIVE);
    expect(run([[0, RESUMED]], model).model).toBe(model);
  });
});
