/** Whether this tab is in front: what nobody sees is not asked for. */
import type { Readable } from '../../core/readable.ts';

export const tabShown: Readable<boolean> = {
  get: () => document.visibilityState !== 'hidden',
  subscribe: (listener) => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
