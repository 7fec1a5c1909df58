/**
 * The import queue before its code is there. It is fetched when somebody looks at the queue or gives it
 * something to do, or at once where there is something to go on with; until then the queue is `loading`.
 */
import { createStore, type Readable, type Store } from '../../core/readable.ts';
import type { ImportItem, ImportQueue, QueueTotals } from './import-model.ts';

export interface LazyHost {
  /** Makes the queue; called once, and once more after it failed. */
  readonly load: () => Promise<ImportQueue>;
  /** Whether this browser has imports to go on with. */
  readonly isUnfinished: boolean;
  readonly failed: (error: unknown) => void;
}

export function createLazyImports({ load, isUnfinished, failed }: LazyHost): ImportQueue {
  const items = createStore<readonly ImportItem[]>([]);
  const totals = createStore<QueueTotals>({
    bytes: 0,
    done: 0,
    speed: undefined,
    left: undefined,
    lines: 0,
  });
  const place = createStore<ReturnType<ImportQueue['place']['get']>>('loading');
  const busy = createStore(false);
  let loaded: Promise<ImportQueue | undefined> | undefined;

  function follow<T>(source: Readable<T>, store: Store<T>): void {
    const tell = () => store.set(source.get());
    source.subscribe(tell);
    tell();
  }

  const queue = () => (loaded ??= start());
  async function start(): Promise<ImportQueue | undefined> {
    try {
      const made = await load();
      follow(made.items, items);
      follow(made.totals, totals);
      follow(made.busy, busy);
      follow(made.place, place);
      return made;
    } catch (error) {
      loaded = undefined;
      failed(error);
      return undefined;
    }
  }
  if (isUnfinished) void queue();

  /** Whoever looks needs the queue. */
  const looked = <T>({ get, subscribe }: Readable<T>): Readable<T> => ({
    get,
    subscribe: (listener) => {
      void queue();
      return subscribe(listener);
    },
  });
  const later =
    <Asked extends readonly unknown[]>(command: (queue: ImportQueue) => (...asked: Asked) => void) =>
    (...asked: Asked): void =>
      void queue().then((made) => made !== undefined && command(made)(...asked));

  return {
    items: looked(items),
    totals: looked(totals),
    place: looked(place),
    // The guard of the window asks on every page.
    busy,
    add: later((made) => made.add),
    setTarget: later((made) => made.setTarget),
    setStart: later((made) => made.setStart),
    shiftStart: later((made) => made.shiftStart),
    setSequence: later((made) => made.setSequence),
    setLocalZone: later((made) => made.setLocalZone),
    start: later((made) => made.start),
    pause: later((made) => made.pause),
    resume: later((made) => made.resume),
    retry: later((made) => made.retry),
    cancel: later((made) => made.cancel),
    remove: later((made) => made.remove),
    move: later((made) => made.move),
    giveFile: later((made) => made.giveFile),
    // A click's leave to ask outlasts this short way.
    askForFiles: later((made) => made.askForFiles),
    frame: async (id, signal) => (await queue())?.frame?.(id, signal),
  };
}
