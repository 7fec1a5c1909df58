import { describe, expect, it } from 'vitest';
import { addMs, ms } from '../../core/units.ts';
import { stateOf } from './playback-model.ts';
import type { PlaybackEvent } from './playback-state.ts';
import {
  DUE,
  LIVE,
  MEDIA,
  network,
  playing,
  PLAYS,
  RECORDED,
  run,
  START,
  WAITS,
} from './testing/playback-rules.ts';

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

  it('makes a new instance for the third in a row that nothing was played between', () => {
    const events = [
      [0, MEDIA],
      [6_000, MEDIA],
      [12_000, MEDIA],
    ] as const;
    expect(run(events, playing(LIVE)).does).toEqual(['scheduleRetry']);
    const [first, second, third] = events;
    const progress = [7_000, { type: 'progressMade' }] as const;
    expect(run([first, second, progress, third], playing(LIVE)).does).toEqual(['recoverMedia']);
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

describe('a segment out of the cache that cannot be played', () => {
  it('is fetched anew by a new instance', () => {
    const broken = run([[0, { type: 'keptSegmentBroken' }]], playing(RECORDED));
    expect(broken.does).toEqual(['renew']);
    expect(broken.state.kind).toBe('stalled');
    expect(
      run([
        [0, RECORDED],
        [0, { type: 'keptSegmentBroken' }],
      ]).state.kind,
    ).toBe('loading');
  });
});

describe('an instance that ran for hours', () => {
  const OVER: PlaybackEvent = { type: 'lifeOver' };

  it('is renewed behind its last frame, which is called standing, not loading', () => {
    const renewed = run([[0, OVER]], playing(LIVE));
    expect(renewed.does).toEqual(['renew']);
    const empty = run([[10, { type: 'mediaChanged', media: 'empty' }]], renewed.model);
    expect(empty.state).toEqual({ kind: 'stalled', since: addMs(START, ms(10)) });
    expect(run([[500, PLAYS]], empty.model).state).toEqual({ kind: 'playing' });
  });

  it('is renewed once, and not while something else is the matter', () => {
    const renewed = run([[0, OVER]], playing(LIVE));
    expect(run([[10, OVER]], renewed.model).does).toEqual([]);
    expect(
      run(
        [
          [0, WAITS],
          [0, OVER],
        ],
        playing(LIVE),
      ).does,
    ).toEqual([]);
    expect(run([[0, OVER]], playing(RECORDED)).does).toEqual([]);
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

  it('is a hole to step over in recorded footage', () => {
    expect(run([[0, FROZEN]], playing(RECORDED)).effects).toEqual([]);
    expect(run([[0, STALL]], playing(RECORDED)).does).toEqual(['stepOver']);
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
