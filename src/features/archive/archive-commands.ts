/** What can be done with the timeline, once for buttons, keys and the slider. */
import { spanLength } from '../../core/time-span.ts';
import { epochMs, type EpochMs, type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import type { Shortcut } from '../../ui/shortcuts.ts';
import type { TimelineStore } from './timeline-store.ts';

export interface ArchiveCommands {
  readonly step: (by: Ms) => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly earlier: () => void;
  readonly later: () => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  readonly toNow: () => void;
  readonly markFrom: () => void;
  readonly markUntil: () => void;
  readonly clearMark: () => void;
}

/** What a press of a zoom button does to the length of the view. */
const ZOOM_STEP = 2;
/** A turn of the page leaves a quarter of the old one in view. */
const PAGE = 3 / 4;
const LARGE: Ms = ms(10 * ONE_SECOND);

/** `now` is asked at each use. */
export function archiveCommands(store: TimelineStore, now: () => EpochMs): ArchiveCommands {
  const state = () => store.state.get();
  /** A zoom keeps the playhead where it is, or the middle when the playhead is out of view. */
  const zoom = (factor: number) => {
    const { view, playhead } = state();
    const isSeen = playhead >= view.from && playhead <= view.until;
    store.dispatch({ kind: 'zoomed', factor, at: isSeen ? playhead : epochMs((view.from + view.until) / 2) });
  };
  const turn = (direction: 1 | -1) =>
    store.dispatch({ kind: 'panned', by: ms(direction * spanLength(state().view) * PAGE) });
  const seek = (at: number) => store.dispatch({ kind: 'sought', at: epochMs(at), reveal: false });
  return {
    step: (by) => store.dispatch({ kind: 'stepped', by }),
    zoomIn: () => zoom(1 / ZOOM_STEP),
    zoomOut: () => zoom(ZOOM_STEP),
    earlier: () => turn(-1),
    later: () => turn(1),
    toStart: () => seek(state().view.from),
    toEnd: () => seek(Math.min(state().view.until, now())),
    toNow: () => store.dispatch({ kind: 'sought', at: now(), reveal: true }),
    markFrom: () => store.dispatch({ kind: 'markBegun' }),
    markUntil: () => store.dispatch({ kind: 'markEnded' }),
    clearMark: () => store.dispatch({ kind: 'markCleared' }),
  };
}

/** What the slider does with a key; true when it meant something. */
export function runSliderKey(commands: ArchiveCommands, key: string): boolean {
  const run: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => commands.step(ms(-10 * ONE_SECOND)),
    ArrowRight: () => commands.step(LARGE),
    ArrowDown: () => commands.step(ms(-1 * ONE_SECOND)),
    ArrowUp: () => commands.step(ONE_SECOND),
    Home: commands.toStart,
    End: commands.toEnd,
  };
  run[key]?.();
  return run[key] !== undefined;
}

export interface RecordingSteps {
  readonly previous: () => void;
  readonly next: () => void;
}

const GROUP = 'Timeline';

/** The keys of the page. */
export function archiveShortcuts(
  commands: ArchiveCommands,
  recordings: RecordingSteps,
  hasMark: boolean,
): readonly Shortcut[] {
  const key = (keys: readonly string[], label: string, run: () => void, more: Partial<Shortcut> = {}) => ({
    keys,
    label,
    group: GROUP,
    run,
    ...more,
  });
  const move = (name: string, shown: string, label: string, more: Partial<Shortcut> = {}) =>
    key([name], label, () => runSliderKey(commands, name), { shown, ...more });
  return [
    move('ArrowLeft', '←', 'Back 10 s'),
    move('ArrowRight', '→', 'Forward 10 s', { shown: '← →', dock: '10 s' }),
    move('ArrowDown', '↓', 'Back 1 s'),
    move('ArrowUp', '↑', 'Forward 1 s', { shown: '↑ ↓', dock: '1 s' }),
    move('Home', 'Home', 'To the beginning of the view'),
    move('End', 'End', 'To the end of the view'),
    key(['PageUp'], 'Previous recording', recordings.previous, { shown: 'Page Up' }),
    key(['PageDown'], 'Next recording', recordings.next, { shown: 'Page Down' }),
    key(['+', '='], 'Zoom in', commands.zoomIn, { shown: '+' }),
    key(['-'], 'Zoom out', commands.zoomOut, { shown: '+ −', dock: 'zoom' }),
    key(['Shift+ArrowLeft'], 'Show earlier', commands.earlier, { shown: 'Shift ←' }),
    key(['Shift+ArrowRight'], 'Show later', commands.later, { shown: 'Shift →' }),
    key(['['], 'Begin the marked range here', commands.markFrom),
    key([']'], 'End the marked range here', commands.markUntil, { shown: '[ ]', dock: 'mark' }),
    key(['n'], 'Go to now', commands.toNow, { shown: 'N', dock: 'now' }),
    ...(hasMark ? [key(['Escape'], 'Clear the marked range', commands.clearMark, { shown: 'Esc' })] : []),
  ];
}
