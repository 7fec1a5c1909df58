/** The keys that make a camera do something, as data for whoever shows it. */
import type { Shortcut } from '../../ui/shortcuts.ts';
import type { PtzMove } from '../../vendors/contract-control.ts';

const GROUP = 'Camera';

export interface ControlActions {
  readonly isRecording: boolean;
  /** Undefined while it cannot be done. */
  readonly toggleRecording: (() => void) | undefined;
  readonly togglePad: (() => void) | undefined;
}

/** R and P, as long as they do something. */
export function controlShortcuts(actions: ControlActions): readonly Shortcut[] {
  const { isRecording, toggleRecording, togglePad } = actions;
  const label = isRecording ? 'Stop recording' : 'Record now';
  const dock = isRecording ? 'stop recording' : 'record';
  return [
    ...(toggleRecording === undefined
      ? []
      : [{ keys: ['r'], label, group: GROUP, dock, once: true, run: toggleRecording }]),
    ...(togglePad === undefined
      ? []
      : [{ keys: ['p'], label: 'Move the camera', group: GROUP, dock: 'move', once: true, run: togglePad }]),
  ];
}

export interface PadActions {
  readonly moves: ReadonlySet<PtzMove>;
  /** Called again while the key is held. */
  readonly keyDown: (move: PtzMove) => void;
  readonly close: () => void;
}

const KEYS: readonly (readonly [PtzMove, readonly string[], shown: string, label: string])[] = [
  ['up', ['ArrowUp'], '↑', 'Move up'],
  ['down', ['ArrowDown'], '↓', 'Move down'],
  ['left', ['ArrowLeft'], '←', 'Move left'],
  ['right', ['ArrowRight'], '→', 'Move right'],
  ['in', ['+', '='], '+', 'Zoom in'],
  ['out', ['-'], '−', 'Zoom out'],
];

/** The keys of the pad while it is shown. Pressed: one step. Held: moves until they come up. */
export function padShortcuts({ moves, keyDown, close }: PadActions): readonly Shortcut[] {
  const listed = KEYS.filter(([move]) => moves.has(move)).map(([move, keys, shown, label]) => ({
    keys,
    shown,
    label,
    group: GROUP,
    run: () => keyDown(move),
  }));
  return [...listed, { keys: ['Escape'], label: 'Put the pad away', group: GROUP, run: close }];
}
