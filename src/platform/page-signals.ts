/** What the page around tells long work: whether anybody can see it, and whether it has a network. */
import { createStore, type Readable } from '../core/readable.ts';

export interface PageSignals {
  /** False while the tab is hidden: nobody looks. */
  readonly visible: Readable<boolean>;
  /** False only when the browser knows that it has no network. */
  readonly online: Readable<boolean>;
}

/** The parts of a page that tell. */
export interface PageEvents {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly window: Pick<Window, 'addEventListener'>;
  readonly navigator: Pick<Navigator, 'onLine'>;
}

/** Follows the page for as long as it lives. */
export function createPageSignals({ document, window, navigator }: PageEvents): PageSignals {
  const isVisible = () => document.visibilityState !== 'hidden';
  const visible = createStore(isVisible());
  const online = createStore(navigator.onLine);
  document.addEventListener('visibilitychange', () => visible.set(isVisible()));
  for (const change of ['online', 'offline']) {
    window.addEventListener(change, () => online.set(navigator.onLine));
  }
  return { visible, online };
}
