/** Whether the window is as narrow as a phone, where the page is laid out anew and not only styled. */
import { useSyncExternalStore } from 'react';

/** The same width as in ui/tokens.css. */
const NARROW = '(width < 640px)';

let media: MediaQueryList | undefined;
const query = (): MediaQueryList => (media ??= matchMedia(NARROW));

function subscribe(listener: () => void) {
  query().addEventListener('change', listener);
  return () => query().removeEventListener('change', listener);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
