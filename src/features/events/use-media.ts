/** Whether the window fits a media query, for what a style sheet alone cannot do. */
import { useCallback, useSyncExternalStore } from 'react';

/** The same widths as in ui/tokens.css. */
export const PHONE = '(width < 640px)';
export const WIDE = '(width >= 1024px)';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
