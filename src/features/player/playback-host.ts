/** What the player hears from the page around it. */
export interface PlaybackHost {
  readonly isOnline: () => boolean;
  /** Calls back when the network is back; returns the way to stop. */
  readonly onOnline: (heard: () => void) => () => void;
  /** Calls back when the tab is seen again. */
  readonly onShown: (heard: () => void) => () => void;
}

/** The browser's page. */
export const pageHost: PlaybackHost = {
  isOnline: () => navigator.onLine,
  onOnline: (heard) => {
    window.addEventListener('online', heard);
    return () => window.removeEventListener('online', heard);
  },
  onShown: (heard) => {
    const changed = () => {
      if (document.visibilityState === 'visible') heard();
    };
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  },
};
