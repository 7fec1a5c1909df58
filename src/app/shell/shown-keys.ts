/** Keys as people read them. */
import type { Shortcut } from '../../ui/shortcuts.ts';

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageUp: 'Pg Up',
  PageDown: 'Pg Dn',
};

const shownKey = (key: string): string =>
  key
    .split(/(?<=.)\+(?=.)/)
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');

/** The keys of a shortcut in one text. */
export const shownKeys = (shortcut: Pick<Shortcut, 'keys' | 'shown'>): string =>
  shortcut.shown ?? shortcut.keys.map(shownKey).join(' ');
