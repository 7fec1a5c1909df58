/** An import queue in memory for tests: it holds what it is given, and remembers what was asked of it. */
import type { FootageFacts } from '../../../core/footage-facts.ts';
import { cameraId, type CameraRef, connectionId } from '../../../core/ids.ts';
import { createStore, type Store } from '../../../core/readable.ts';
import { spanOf } from '../../../core/time-span.ts';
import { epochMs, ms } from '../../../core/units.ts';
import type {
  ImportItem,
  ImportQueue,
  ImportState,
  QueueTotals,
} from '../../../systems/imports/import-model.ts';

/** "16:28:04" of 20 November 2026, UTC. */
export const onDay = (clock: string, day = '2026-11-20') => epochMs(Date.parse(`${day}T${clock}Z`));

export const TERMINAL = connectionId('terminal');
export const terminal = (camera: string): CameraRef => ({ system: TERMINAL, camera: cameraId(camera) });

export const facts = (minutes: number, seconds = 0, more: Partial<FootageFacts> = {}): FootageFacts => ({
  container: 'mp4',
  duration: ms((minutes * 60 + seconds) * 1000),
  video: { codec: 'h264', codecText: 'avc1.640028', width: 1920, height: 1080 },
  audio: 'mp4a.40.2',
  times: { android: false },
  ...more,
});

const MB = 1_000_000;

/** States that take several fields. */
export const STATES = {
  hashing: { kind: 'hashing', pace: { done: 62 * MB, speed: 512 * MB, left: ms(3_000) } },
  uploading: {
    kind: 'uploading',
    pace: { done: 62 * MB, speed: 28.4 * MB, left: ms(29_000) },
    confirmed: 84,
    count: 135,
    lines: 4,
  },
  waitingForLock: { kind: 'waitingForLock', since: onDay('16:39:00'), by: 'M. Bakker', mine: false },
  importing: { kind: 'importing', done: 0.38 },
  done: {
    kind: 'done',
    at: onDay('16:31:00'),
    recorded: { from: onDay('14:02:10'), until: onDay('14:07:42') },
  },
} satisfies Readonly<Record<string, ImportState>>;

/** A file of 100 MB and 5 minutes on its way to camera 1, beginning at 14:00. */
export function anItem(id: string, more: Partial<ImportItem> = {}): ImportItem {
  const start = { at: onDay('14:00:00'), source: 'header' } as const;
  const made: ImportItem = {
    id,
    file: { name: `${id}.mp4`, folder: '', size: 100 * MB, modifiedAt: onDay('15:00:00') },
    facts: facts(5),
    verdict: { kind: 'recommended', note: 'plays everywhere' },
    target: terminal('1'),
    start,
    localZone: undefined,
    span: undefined,
    state: { kind: 'draft', questions: [] },
    addedAt: onDay('16:00:00'),
    ...more,
  };
  if ('span' in more || made.start === undefined || made.facts === undefined) return made;
  return { ...made, span: spanOf(made.start.at, made.facts.duration) };
}

type Ask = readonly [what: string, ...args: readonly unknown[]];

export interface FakeQueue extends ImportQueue {
  readonly items: Store<readonly ImportItem[]>;
  readonly totals: Store<QueueTotals>;
  readonly place: Store<'loading' | 'here' | 'elsewhere' | 'unkept'>;
  /** What was asked for, in its order. */
  readonly asks: Ask[];
  /** Gives an item another state. */
  readonly become: (id: string, state: ImportState) => void;
}

export function createFakeQueue(items: readonly ImportItem[] = []): FakeQueue {
  const asks: Ask[] = [];
  const note =
    (what: string) =>
    (...args: readonly unknown[]) => {
      asks.push([what, ...args]);
    };
  const list = createStore(items);
  return {
    items: list,
    totals: createStore<QueueTotals>({ bytes: 0, done: 0, speed: undefined, left: undefined, lines: 0 }),
    place: createStore<'loading' | 'here' | 'elsewhere' | 'unkept'>('here'),
    busy: createStore(false),
    asks,
    become: (id, state) => list.set(list.get().map((item) => (item.id === id ? { ...item, state } : item))),
    add: note('add'),
    setTarget: note('setTarget'),
    setStart: note('setStart'),
    shiftStart: note('shiftStart'),
    setSequence: note('setSequence'),
    setLocalZone: note('setLocalZone'),
    start: note('start'),
    pause: note('pause'),
    resume: note('resume'),
    retry: note('retry'),
    cancel: note('cancel'),
    remove: note('remove'),
    move: note('move'),
    giveFile: note('giveFile'),
    askForFiles: note('askForFiles'),
  };
}
