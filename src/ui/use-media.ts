/** Whether the window fits a media query, for what a style sheet alone cannot do. */
import { useCallback, useSyncExternalStore } from 'react';

/** The same widths as in ui/tokens.css. */
export const PHONE = '(width < 640px)';
export const WIDE = '(width >= 1024px)';

const known = new Map<string, MediaQueryList>();

/** One for each query: making it takes longer than reading it. */
function mediaOf(query: string): MediaQueryList {
  const media = known.get(query) ?? matchMedia(query);
  known.set(query, media);
  return media;
}

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = mediaOf(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => mediaOf(query).matches);
}
