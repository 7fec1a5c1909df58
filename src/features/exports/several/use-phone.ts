/** Whether the window is as narrow as a phone, for heights that a script has to know. */
import { useSyncExternalStore } from 'react';

/** Of the breakpoint "phone" in the tokens. */
const PHONE = '(width < 640px)';

let media: MediaQueryList | undefined;
const query = (): MediaQueryList => (media ??= matchMedia(PHONE));

function subscribe(changed: () => void): () => void {
  query().addEventListener('change', changed);
  return () => query().removeEventListener('change', changed);
}

export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
