/** Puts the chosen theme on the document and keeps it there. */
import type { PreferencesStore } from '../platform/preferences.ts';

/** The colour of the browser's own frame: panel of each theme. */
const FRAME_COLOURS = { dark: '#101318', light: '#f7f8f9' } as const;

export function applyTheme(preferences: PreferencesStore): void {
  const systemIsLight = matchMedia('(prefers-color-scheme: light)');
  const apply = () => {
    const { theme } = preferences.get();
    const fromSystem = systemIsLight.matches ? 'light' : 'dark';
    const shown = theme === 'system' ? fromSystem : theme;
    document.documentElement.dataset['theme'] = shown;
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', FRAME_COLOURS[shown]);
  };
  apply();
  preferences.subscribe(apply);
  systemIsLight.addEventListener('change', apply);
}
