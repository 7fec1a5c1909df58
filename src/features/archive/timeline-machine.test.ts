import { describe, expect, it } from 'vitest';
import { spanLength, spanOf } from '../../core/time-span.ts';
import { epochMs, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { type TimelineEvent, timelineReducer, type TimelineState } from './timeline-machine.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 16));
const START: TimelineState = {
  view: spanOf(epochMs(NOW - 2 * ONE_HOUR), ONE_HOUR),
  playhead: epochMs(NOW - 90 * ONE_MINUTE),
  mark: undefined,
};
const after = (event: TimelineEvent, state = START) => timelineReducer(state, event, NOW);

describe('the timeline', () => {
  it('pans and zooms without moving the playhead', () => {
    const panned = after({ kind: 'panned', by: ms(-1 * ONE_HOUR) });
    expect(panned.view.from).toBe(START.view.from - ONE_HOUR);
    expect(after({ kind: 'zoomed', factor: 0.5, at: START.playhead }, panned).playhead).toBe(START.playhead);
  });

  it('puts the playhead where a hand points, and leaves the view alone', () => {
    const at = epochMs(START.view.until - ONE_SECOND);
    const state = after({ kind: 'sought', at, reveal: false });
    expect(state.playhead).toBe(at);
    expect(state.view).toBe(START.view);
  });

  it('follows a playhead that steps out of view', () => {
    const near = { ...START, playhead: START.view.from };
    const { playhead, view } = after({ kind: 'stepped', by: ms(-10 * ONE_SECOND) }, near);
    expect(playhead).toBe(START.view.from - 10 * ONE_SECOND);
    expect(view.from).toBeLessThan(playhead);
    expect(spanLength(view)).toBe(ONE_HOUR);
  });

  it('never puts the playhead into the future', () => {
    expect(after({ kind: 'sought', at: epochMs(NOW + ONE_DAY), reveal: true }).playhead).toBe(NOW);
  });

  it('opens a moment of the future that an address names: clocks of recorders are wrong at times', () => {
    const playhead = epochMs(NOW + ONE_DAY);
    const opened = { ...START, playhead, view: spanOf(epochMs(playhead - ONE_HOUR), ms(2 * ONE_HOUR)) };
    const state = after({ kind: 'opened', state: opened });
    expect(state.playhead).toBe(playhead);
    expect(state.view.until).toBeGreaterThan(playhead);
  });

  it('marks from the playhead, and to it', () => {
    const begun = after({ kind: 'markBegun' });
    expect(begun.mark).toEqual({ from: START.playhead, until: START.playhead + ONE_MINUTE });
    const moved = { ...begun, playhead: epochMs(START.playhead + 5 * ONE_MINUTE) };
    expect(after({ kind: 'markEnded' }, moved).mark).toEqual({ from: START.playhead, until: moved.playhead });
    expect(after({ kind: 'markCleared' }, moved).mark).toBeUndefined();
  });

  it('begins a new range where the old one lies behind', () => {
    const mark = spanOf(START.view.from, ONE_MINUTE);
    expect(after({ kind: 'markBegun' }, { ...START, mark }).mark?.from).toBe(START.playhead);
    expect(after({ kind: 'markEnded' }, { ...START, playhead: mark.from, mark }).mark).toEqual({
      from: mark.from - ONE_MINUTE,
      until: mark.from,
    });
  });

  it('shows the whole of a range, and nothing else where none is marked', () => {
    const mark = spanOf(epochMs(NOW - ONE_DAY), ONE_HOUR);
    const { view } = after({ kind: 'markShown' }, { ...START, mark });
    expect(view.from < mark.from && mark.until < view.until).toBe(true);
    expect(after({ kind: 'markShown' })).toBe(START);
  });

  it('opens another part of time with the playhead in its middle', () => {
    const at = epochMs(NOW - 9 * ONE_DAY);
    expect(after({ kind: 'viewed', at, length: ONE_HOUR })).toMatchObject({
      playhead: at,
      view: { from: at - ONE_HOUR / 2, until: at + ONE_HOUR / 2 },
    });
  });
});
