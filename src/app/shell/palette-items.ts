/** What the palette can find: cameras, pages, and what keys do now. */
import { cameraRefText } from '../../core/ids.ts';
import { matchesWords, searchWords } from '../../core/word-search.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import type { Shortcut } from '../../ui/shortcuts.ts';
import { PAGES, type Page } from './pages.ts';
import { shownKeys } from './shown-keys.ts';

interface Item {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly keys?: string;
  /** What a search looks through. */
  readonly text: string;
}

export type PaletteItem =
  | (Item & { readonly kind: 'camera'; readonly camera: string })
  | (Item & { readonly kind: 'page'; readonly to: Page['to'] | '/settings' })
  | (Item & { readonly kind: 'action'; readonly run: () => void });

/** More rows than a person reads; the search narrows them. */
const SHOWN = 60;

export function listItems(
  systems: readonly SystemCameras[],
  shortcuts: readonly Shortcut[],
): readonly PaletteItem[] {
  const pages = [
    ...PAGES.map(({ to, label }) => ({ to, label })),
    { to: '/settings', label: 'Settings' } as const,
  ];
  return [
    ...pages.map(({ to, label }) => ({
      kind: 'page' as const,
      id: to,
      to,
      label,
      hint: 'page',
      text: `${label} page`,
    })),
    ...shortcuts.map((shortcut) => ({
      kind: 'action' as const,
      id: `action ${shortcut.label}`,
      label: shortcut.label,
      hint: shortcut.group,
      keys: shownKeys(shortcut),
      text: `${shortcut.label} ${shortcut.group}`,
      run: shortcut.run,
    })),
    ...systems.flatMap(({ entry, list }) =>
      list.cameras.map((camera) => {
        const ref = cameraRefText({ system: entry.id, camera: camera.id });
        const hint = `${entry.name} · ${camera.group.name}`;
        return {
          kind: 'camera' as const,
          id: ref,
          camera: ref,
          label: camera.name,
          hint,
          text: `${camera.name} ${hint}`,
        };
      }),
    ),
  ];
}

/** The items whose text has all the words, in their order. */
export function findItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const words = searchWords(query);
  const found: PaletteItem[] = [];
  for (const item of items) {
    if (matchesWords(item.text, words)) found.push(item);
    if (found.length === SHOWN) break;
  }
  return found;
}
