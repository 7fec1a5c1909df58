/**
 * A value that changes and can be watched: the seam between machines outside React and the
 * components that show them. The React binding is `ui/use-readable`.
 */

/** The current value, and word of each change. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls back after each change; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A readable that its owner may write. */
export interface Store<T> extends Readable<T> {
  readonly set: (next: T) => void;
}

/** A store with its first value. Setting an identical value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      // A copy, so that a listener may leave while it is called.
      for (const listener of Array.from(listeners)) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What another readable means. Follows it for as long as that one lives, so only for what lives as long. */
export function mapReadable<From, To>(source: Readable<From>, meaning: (value: From) => To): Readable<To> {
  const store = createStore(meaning(source.get()));
  source.subscribe(() => store.set(meaning(source.get())));
  return { get: store.get, subscribe: store.subscribe };
}

/** Whether at least one of two holds. Follows them for as long as they live, as `mapReadable` does. */
export function eitherReadable(one: Readable<boolean>, other: Readable<boolean>): Readable<boolean> {
  const either = () => one.get() || other.get();
  const store = createStore(either());
  for (const source of [one, other]) source.subscribe(() => store.set(either()));
  return { get: store.get, subscribe: store.subscribe };
}
