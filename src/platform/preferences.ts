/**
 * What a person set once for this browser: theme, zone of times, folded parts. Nothing secret; kept
 * in localStorage. A text there that cannot be read is ignored, never an error.
 */
import * as v from 'valibot';
import { createStore, type Readable } from '../core/readable.ts';

const NAME = 'sightline:preferences';

const PreferencesShape = v.object({
  theme: v.fallback(v.picklist(['dark', 'light', 'system']), 'dark'),
  zone: v.fallback(v.picklist(['site', 'viewer', 'camera', 'utc']), 'site'),
  /** Whether the camera tree is open, by page; a page that is not named has its own default. */
  tree: v.fallback(v.record(v.string(), v.boolean()), {}),
  /** The camera that was opened last. */
  lastCamera: v.fallback(v.optional(v.string()), undefined),
});

export type Preferences = v.InferOutput<typeof PreferencesShape>;

export interface PreferencesStore extends Readable<Preferences> {
  readonly change: (part: Partial<Preferences>) => void;
}

function readKept(): Preferences {
  let kept: unknown = {};
  try {
    kept = JSON.parse(localStorage.getItem(NAME) ?? '{}');
  } catch {
    // Unreadable or forbidden storage: the defaults.
  }
  const read = v.safeParse(PreferencesShape, kept);
  return read.success ? read.output : v.parse(PreferencesShape, {});
}

/** The preferences of this browser; other tabs' changes arrive too. */
export function createPreferences(): PreferencesStore {
  const store = createStore(readKept());
  addEventListener('storage', (event) => {
    // No key: everything was cleared at once.
    if (event.key === NAME || event.key === null) store.set(readKept());
  });
  return {
    get: store.get,
    subscribe: store.subscribe,
    change: (part) => {
      store.set({ ...store.get(), ...part });
      try {
        localStorage.setItem(NAME, JSON.stringify(store.get()));
      } catch {
        // Full or forbidden storage: the choice holds until the page is left.
      }
    },
  };
}
