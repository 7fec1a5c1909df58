import { beforeEach, describe, expect, it } from 'vitest';
import { spanLength, spanOf } from '../../core/time-span.ts';
import { epochMs, ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { type ArchiveCommands, archiveCommands, archiveShortcuts, runSliderKey } from './archive-commands.ts';
import { createTimelineStore, type TimelineStore } from './timeline-store.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 16));
const START = {
  view: spanOf(epochMs(NOW - 2 * ONE_HOUR), ONE_HOUR),
  playhead: epochMs(NOW - 90 * ONE_MINUTE),
  mark: undefined,
};
let store: TimelineStore;
let commands: ArchiveCommands;
beforeEach(() => {
  const clock = createFakeClock(NOW, () => Promise.resolve());
  store = createTimelineStore(START, clock);
  commands = archiveCommands(store, clock.now);
});
const moved = () => store.state.get().playhead - START.playhead;

describe('the keys of the timeline', () => {
  it.each([
    ['ArrowLeft', -10_000],
    ['ArrowRight', 10_000],
    ['ArrowDown', -1_000],
    ['ArrowUp', 1_000],
    ['Home', START.view.from - START.playhead],
    ['End', START.view.until - START.playhead],
  ])('move the playhead by %s', (key, by) => {
    expect(runSliderKey(commands, key)).toBe(true);
    expect(moved()).toBe(by);
  });

  it('leave other keys to the page', () => {
    expect(runSliderKey(commands, 'x')).toBe(false);
    expect(moved()).toBe(0);
  });

  it('do each just one thing, and Escape nothing where nothing is marked', () => {
    const steps = { next: () => {}, previous: () => {} };
    const keys = archiveShortcuts(commands, steps, true).flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('Escape');
    expect(archiveShortcuts(commands, steps, false).flatMap(({ keys }) => keys)).not.toContain('Escape');
  });
});

describe('the buttons of the timeline', () => {
  it('zoom about the playhead', () => {
    commands.zoomIn();
    const { view, playhead } = store.state.get();
    expect(spanLength(view)).toBe(ONE_HOUR / 2);
    expect(playhead - view.from).toBe(ONE_HOUR / 4);
  });

  it('zoom about the middle when the playhead is out of view', () => {
    store.dispatch({ kind: 'panned', by: ms(-5 * ONE_HOUR) });
    const middle = (store.state.get().view.from + store.state.get().view.until) / 2;
    commands.zoomOut();
    const { view } = store.state.get();
    expect((view.from + view.until) / 2).toBe(middle);
  });

  it('turn the view by most of itself, and leave the playhead', () => {
    commands.earlier();
    expect(START.view.from - store.state.get().view.from).toBe(ONE_HOUR * 0.75);
    expect(moved()).toBe(0);
  });

  it('go to now, and never beyond it by the end of a view that shows the future', () => {
    commands.toNow();
    expect(store.state.get().playhead).toBe(NOW);
    expect(store.state.get().view.until).toBeGreaterThan(NOW);
    commands.toEnd();
    expect(store.state.get().playhead).toBe(NOW);
  });
});
