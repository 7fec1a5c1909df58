/** Asks before the window is closed or left, only while there is work that leaving would end. */
import type { Readable } from '../core/readable.ts';

/**
 * Guards for as long as `busy` is true; returns the way to stop. The listener is there only then,
 * because browsers keep no page with it for the back button.
 */
export function guardLeaving(busy: Readable<boolean>, page: EventTarget = globalThis): () => void {
  // The words of the question are the browser's own.
  const ask = (event: Event) => event.preventDefault();
  const follow = () => {
    if (busy.get()) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  };
  follow();
  const stop = busy.subscribe(follow);
  return () => {
    stop();
    page.removeEventListener('beforeunload', ask);
  };
}
