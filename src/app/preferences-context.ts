/** The preferences, for the shell. Pages get them from their route. */
import { createContext, useContext } from 'react';
import type { Preferences, PreferencesStore } from '../platform/preferences.ts';
import { useReadable } from '../ui/use-readable.ts';

export const PreferencesContext = createContext<PreferencesStore | undefined>(undefined);

/** The store; throws outside of the app's providers. */
export function usePreferencesStore(): PreferencesStore {
  const store = useContext(PreferencesContext);
  if (store === undefined) throw new Error('PreferencesContext is missing');
  return store;
}

export const usePreferences = (): Preferences => useReadable(usePreferencesStore());
