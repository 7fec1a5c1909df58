import { describe, expect, it } from 'vitest';
import type { PtzMove } from '../../vendors/contract-control.ts';
import { controlShortcuts, padShortcuts } from './control-shortcuts.ts';

const nothing = () => {};
const keysOf = (shortcuts: readonly { readonly keys: readonly string[] }[]) =>
  shortcuts.flatMap(({ keys }) => keys);

describe('the keys of a camera', () => {
  it('are R and P, both named in the dock', () => {
    const listed = controlShortcuts({ isRecording: false, toggleRecording: nothing, togglePad: nothing });
    expect(keysOf(listed)).toEqual(['r', 'p']);
    expect(listed.map(({ dock }) => dock)).toEqual(['record', 'move']);
  });

  it('do nothing more while they are held: R would begin and stop, and begin again', () => {
    const listed = controlShortcuts({ isRecording: false, toggleRecording: nothing, togglePad: nothing });
    expect(listed.map(({ once }) => once)).toEqual([true, true]);
  });

  it('say that R stops what it began', () => {
    const [record] = controlShortcuts({ isRecording: true, toggleRecording: nothing, togglePad: undefined });
    expect(record).toMatchObject({ label: 'Stop recording', dock: 'stop recording' });
  });

  it('are not listed while they could do nothing', () => {
    const listed = controlShortcuts({ isRecording: false, toggleRecording: undefined, togglePad: undefined });
    expect(listed).toEqual([]);
  });
});

describe('the keys of the pad', () => {
  const pad = (moves: readonly PtzMove[]) => {
    const calls: string[] = [];
    const shortcuts = padShortcuts({
      moves: new Set(moves),
      keyDown: (move) => calls.push(move),
      close: () => calls.push('close'),
    });
    return { shortcuts, calls };
  };

  it('are arrows, plus and minus, and Escape', () => {
    const { shortcuts, calls } = pad(['up', 'down', 'left', 'right', 'in', 'out']);
    for (const { run } of shortcuts) run();
    expect(calls).toEqual(['up', 'down', 'left', 'right', 'in', 'out', 'close']);
    expect(keysOf(shortcuts)).toEqual([
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      '+',
      '=',
      '-',
      'Escape',
    ]);
  });

  it('leave Shift with an arrow to the camera before and after', () => {
    expect(keysOf(pad(['left', 'right']).shortcuts).filter((key) => key.startsWith('Shift'))).toEqual([]);
  });

  it('are only those of ways in which the system moves a camera', () => {
    expect(keysOf(pad(['in', 'out']).shortcuts)).toEqual(['+', '=', '-', 'Escape']);
  });
});
