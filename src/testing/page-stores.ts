/** A page whose signals a test sets. */
import { createStore, type Store } from '../core/readable.ts';
import type { PageSignals } from '../platform/page-signals.ts';

export interface PageStores extends PageSignals {
  readonly visible: Store<boolean>;
  readonly online: Store<boolean>;
}

/** Seen, and with a network. */
export const createPageStores = (): PageStores => ({ visible: createStore(true), online: createStore(true) });
