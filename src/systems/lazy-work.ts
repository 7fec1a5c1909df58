/**
 * Long work before its code is there. The code is fetched when somebody looks at the work or gives it
 * something to do, or at once where there is something to go on with.
 */
import { createStore, type Readable } from '../core/readable.ts';

export interface LazyHost<Work> {
  /** Makes the real one; called once, and once more after it failed. */
  readonly load: () => Promise<Work>;
  /** Whether this browser has work to go on with. */
  readonly isUnfinished: boolean;
  readonly failed: (error: unknown) => void;
}

export interface LazyWork<Work> {
  /** What the real one tells, and `first` until it is there. Whoever watches it needs the real one. */
  readonly watched: <T>(first: T, pick: (work: Work) => Readable<T>) => Readable<T>;
  /** The same for what is asked on every page, also where nobody needs the real one. */
  readonly quiet: <T>(first: T, pick: (work: Work) => Readable<T>) => Readable<T>;
  /** A command that is carried out as soon as the real one is there. */
  readonly later: <Asked extends readonly unknown[]>(
    command: (work: Work) => (...asked: Asked) => void,
  ) => (...asked: Asked) => void;
  /** The real one; undefined where its code could not be fetched. */
  readonly made: () => Promise<Work | undefined>;
}

export function createLazyWork<Work>({ load, isUnfinished, failed }: LazyHost<Work>): LazyWork<Work> {
  const follows: ((work: Work) => void)[] = [];
  let loaded: Promise<Work | undefined> | undefined;

  const made = () => (loaded ??= start());
  async function start(): Promise<Work | undefined> {
    try {
      const work = await load();
      for (const follow of follows) follow(work);
      return work;
    } catch (error) {
      loaded = undefined;
      failed(error);
      return undefined;
    }
  }
  if (isUnfinished) void made();

  function quiet<T>(first: T, pick: (work: Work) => Readable<T>): Readable<T> {
    const store = createStore(first);
    follows.push((work) => {
      const source = pick(work);
      const tell = () => store.set(source.get());
      source.subscribe(tell);
      tell();
    });
    return store;
  }

  return {
    quiet,
    watched: (first, pick) => {
      const { get, subscribe } = quiet(first, pick);
      return {
        get,
        subscribe: (listener) => {
          void made();
          return subscribe(listener);
        },
      };
    },
    later:
      (command) =>
      (...asked) =>
        void made().then((work) => work !== undefined && command(work)(...asked)),
    made,
  };
}
