/**
 * The keyboard: parts register what their keys do while they are shown, the shell listens once,
 * the sheet and the dock list what holds now. The newest part wins when two want the same key.
 */
import { createContext, useContext, useEffect, useRef } from 'react';
import { createStore, type Readable } from '../core/readable.ts';

/** What one key, or each of several, does. */
export interface Shortcut {
  /** `KeyboardEvent.key` values, with "Ctrl+", "Shift+" before them where needed. */
  readonly keys: readonly string[];
  /** What it does, as a verb: "Play or pause". */
  readonly label: string;
  /** Under which head the sheet lists it. */
  readonly group: string;
  /** How the key is written, when `keys` do not read well. */
  readonly shown?: string;
  /** A word for the dock: the few that a hand needs on this page. */
  readonly dock?: string;
  /** Runs once for each press, however long the key is held: for what begins and stops something. */
  readonly once?: boolean;
  readonly run: () => void;
}

export interface ShortcutRegistry extends Readable<readonly Shortcut[]> {
  readonly register: (shortcuts: readonly Shortcut[]) => () => void;
  /** Runs what a key means now; true when it meant something. */
  readonly handle: (event: KeyboardEvent) => boolean;
}

const TYPING =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]),textarea,select,[contenteditable]';

/** A field takes back what was typed by itself. */
const TYPED_BACK: ReadonlySet<string> = new Set(['Ctrl+z', 'Ctrl+Shift+z', 'Ctrl+y']);

const MOVING = '[role=slider],[role=tree],[role=listbox],[role=menu],[type=range],[type=radio]';

/** How a key press is written in `keys`. Shift counts only where it does not make another sign. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isLetter = /^\p{L}$/u.test(key);
  const shift = event.shiftKey && (isLetter || key.length > 1) ? 'Shift+' : '';
  const control = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${control}${event.altKey ? 'Alt+' : ''}${shift}${key}`;
}

/** Keys that a control under focus needs for itself. */
function belongsToFocus(target: Element, name: string): boolean {
  if (TYPED_BACK.has(name)) return target.closest(TYPING) !== null;
  if (name.startsWith('Ctrl+')) return false;
  if (target.closest(TYPING) !== null) return name !== 'Escape';
  if (name === ' ' && target.closest('button,summary,input,[role=menuitem]') !== null) return true;
  if (name === 'Enter' && target.closest('button,a,summary,[role=menuitem]') !== null) return true;
  const moves = name.startsWith('Arrow') || name === 'Home' || name === 'End';
  return moves && target.closest(MOVING) !== null;
}

export function createShortcutRegistry(): ShortcutRegistry {
  const sets: (readonly Shortcut[])[] = [];
  const store = createStore<readonly Shortcut[]>([]);
  const publish = () => store.set(sets.flat());
  return {
    get: store.get,
    subscribe: store.subscribe,
    register: (shortcuts) => {
      sets.push(shortcuts);
      publish();
      return () => {
        const at = sets.indexOf(shortcuts);
        if (at < 0) return;
        sets.splice(at, 1);
        publish();
      };
    },
    handle: (event) => {
      // Filling in a form by itself makes the browser send key events without a key.
      if (typeof event.key !== 'string') return false;
      const name = keyName(event);
      if (event.target instanceof Element && belongsToFocus(event.target, name)) return false;
      const found = store.get().findLast((shortcut) => shortcut.keys.includes(name));
      if (found === undefined) return false;
      event.preventDefault();
      if (found.once === true && event.repeat) return true;
      found.run();
      return true;
    },
  };
}

export const ShortcutContext = createContext<ShortcutRegistry>(createShortcutRegistry());

/** Holds these shortcuts while the calling part is shown. `run` may change with each render. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(ShortcutContext);
  const newest = useRef(shortcuts);
  useEffect(() => {
    newest.current = shortcuts;
  });
  // What is listed changes only when keys or words do, so that pages may pass fresh closures.
  const shape = JSON.stringify(
    shortcuts.map(({ keys, label, group, shown, dock }) => [keys, label, group, shown, dock]),
  );
  useEffect(() => {
    const held = newest.current.map((shortcut, index) => ({
      ...shortcut,
      run: () => newest.current[index]?.run(),
    }));
    return registry.register(held);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `shape` stands for the shortcuts
  }, [registry, shape]);
}
