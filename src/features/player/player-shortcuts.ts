/** The player's keys, as data for whoever shows it. */
import { seconds } from '../../core/units.ts';
import type { Shortcut } from '../../ui/shortcuts.ts';
import type { PlayerControls } from './player-controls.ts';

const GROUP = 'Player';
const PICTURE = 'Picture';
const LARGE = 10;

const COMMON = (controls: PlayerControls): readonly Shortcut[] => [
  {
    keys: [' ', 'k'],
    shown: 'Space',
    label: 'Play or pause',
    group: GROUP,
    dock: 'pause',
    run: controls.togglePlay,
  },
  { keys: ['m'], label: 'Sound on or off', group: GROUP, run: controls.toggleMute },
  { keys: ['s'], label: 'Save a picture', group: GROUP, dock: 'picture', run: controls.snapshot },
  { keys: ['f'], label: 'Full screen', group: GROUP, dock: 'full screen', run: controls.toggleFullScreen },
];

/** Keys that look closer at a picture, live or recorded. Of their own, so that a page may leave them out. */
export const zoomShortcuts = (controls: PlayerControls): readonly Shortcut[] => [
  { keys: ['+', '='], shown: '+', label: 'Look closer', group: PICTURE, run: controls.zoomIn },
  { keys: ['-'], shown: '−', label: 'Look from further away', group: PICTURE, run: controls.zoomOut },
  { keys: ['0'], label: 'Whole picture', group: PICTURE, run: controls.zoomReset },
];

/** Keys of a live player. */
export const livePlayerShortcuts = (controls: PlayerControls): readonly Shortcut[] => [
  ...COMMON(controls),
  { keys: ['l'], label: 'Go to live', group: GROUP, dock: 'live', run: controls.goLive },
];

/** Keys that move in recorded footage, and from one event to the next. */
export function eventPlayerShortcuts(
  controls: PlayerControls,
  neighbours: { readonly next?: (() => void) | undefined; readonly previous?: (() => void) | undefined },
): readonly Shortcut[] {
  const by = (keys: string, shown: string, length: number, label: string): Shortcut => ({
    keys: [keys],
    shown,
    label,
    group: GROUP,
    run: () => controls.skip(seconds(length)),
  });
  const { next, previous } = neighbours;
  return [
    ...COMMON(controls),
    by('ArrowLeft', '←', -LARGE, 'Back 10 s'),
    by('ArrowRight', '→', LARGE, 'Forward 10 s'),
    by('ArrowDown', '↓', -1, 'Back 1 s'),
    by('ArrowUp', '↑', 1, 'Forward 1 s'),
    { keys: [','], label: 'Frame back', group: GROUP, run: () => controls.step(-1) },
    { keys: ['.'], label: 'Frame forward', group: GROUP, run: () => controls.step(1) },
    { keys: ['j'], label: 'Slower, then back 1 s', group: GROUP, run: controls.slower },
    { keys: ['l'], label: 'Play, then faster', group: GROUP, run: controls.faster },
    {
      keys: ['o', 'Shift+l'],
      shown: 'O',
      label: 'Loop or play once',
      group: GROUP,
      run: controls.toggleLoop,
    },
    ...(previous === undefined
      ? []
      : [
          {
            keys: ['PageUp', 'Shift+p'],
            shown: 'Page Up',
            label: 'Previous event',
            group: GROUP,
            run: previous,
          },
        ]),
    ...(next === undefined
      ? []
      : [
          { keys: ['PageDown', 'Shift+n'], shown: 'Page Down', label: 'Next event', group: GROUP, run: next },
        ]),
  ];
}
