/**
 * The events of many cameras as one list, newest first: a merge that asks a camera for a page only when
 * the next rows may be in it. A camera that is slow or fails does not hold up the others: its events
 * take their places when they come. What is new while one watches is put in by the host.
 */
import { type Failure, isAbort, toFailure } from '../../core/failure.ts';
import { type CameraId, type CameraRef, cameraRefText, type ConnectionId } from '../../core/ids.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CameraEvent, EventPage } from '../../vendors/contract-events.ts';
import { chooseLanes, type FeedSystem, hintsInTime } from './choose-lanes.ts';
import { fetchMissed } from './event-merge.ts';
import { type FeedLane, isOpen, newLane, withEvent, withMissed, withoutOld, withPage } from './feed-lane.ts';
import type { ListedEvent } from './listed-event.ts';

/** Requests for pages at a time: beside pictures and video, a browser has six for one address. */
const AT_ONCE = 4;
/** A request that takes longer holds up nobody: the list goes on without its camera. */
const LATE: Ms = ms(2_000);
/** Of a system that has cameras which are late, so few are asked at a time. */
const AT_ONCE_WHEN_LATE = 2;
/** When so many cameras of a system failed and none answered, the others are not asked. */
const FAILURES_OF_SYSTEM = 3;
/** Above so many it pays to ask first which cameras recorded at all. */
const ASKED_PLAINLY = 4;
/** Rows that are asked for at a time: more than a screen holds. */
const STEP = 40;
/** Five of these: less is not worth asking for again. */
const KEPT_AT_REST = 200;
/** What a further page is expected to bring, so that none is asked for in vain; a first one may hold one. */
const EXPECTED = { further: 20, first: 1 } as const;

export interface FeedHost {
  readonly clock: Clock;
  readonly systems: readonly FeedSystem[];
  readonly page: (ref: CameraRef, cursor: string | undefined, signal: AbortSignal) => Promise<EventPage>;
  /** The newest page as it is now, not as it was kept. */
  readonly newestPage: (
    ref: CameraRef,
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<EventPage>;
}

export interface FeedState {
  /** Undefined until it is known which cameras are asked. */
  readonly asked: readonly CameraRef[] | undefined;
  /** How many cameras are not asked because there are too many. */
  readonly leftOut: number;
  /** Whether the ones that are asked are those with the newest events, as far as the systems tell. */
  readonly byNewest: boolean;
  /** Newest first: nothing that comes later belongs above the last one, but for cameras that are late. */
  readonly events: readonly ListedEvent[];
  readonly hasOlder: boolean;
  readonly loading: boolean;
  /** Cameras that the list did not wait for. */
  readonly late: number;
  readonly failures: readonly { readonly ref: CameraRef; readonly failure: Failure }[];
}

export interface EventFeed {
  readonly state: Readable<FeedState>;
  /** Wants another screenful. */
  readonly more: () => void;
  /** Puts in an event that was heard of. */
  readonly heard: (system: ConnectionId, event: CameraEvent) => void;
  /** Asks for the newest events of these cameras; rejects with the first failure, the rest is put in. */
  readonly refresh: (
    system: ConnectionId,
    cameras: readonly CameraId[],
    signal: AbortSignal,
  ) => Promise<void>;
  /** Forgets what lies far below the top, where nobody reads: it is asked for again when it is wanted. */
  readonly rest: () => void;
  /** Asks those again that failed. */
  readonly retry: () => void;
  readonly dispose: () => void;
}

const EMPTY: FeedState = {
  asked: undefined,
  leftOut: 0,
  byNewest: false,
  events: [],
  hasOlder: true,
  loading: true,
  late: 0,
  failures: [],
};

export function createEventFeed(host: FeedHost): EventFeed {
  const { clock } = host;
  const life = new AbortController();
  const lanes = new Map<string, FeedLane>();
  const running = new Map<string, { late: boolean }>();
  const failuresOf = new Map<ConnectionId, number>();
  const store = createStore(EMPTY);
  let choice: Pick<FeedState, 'asked' | 'leftOut' | 'byNewest'> = EMPTY;
  let wanted = STEP;
  /** Known events that begin here or later are shown, and stay so. */
  let floor = Number.POSITIVE_INFINITY;
  let merged: readonly ListedEvent[] | undefined;

  const known = (): readonly ListedEvent[] =>
    (merged ??= [...lanes.values()]
      .flatMap((lane) => lane.events)
      .toSorted((a, b) => b.event.startAt - a.event.startAt));

  function setLane(lane: FeedLane) {
    lanes.set(lane.id, lane);
    merged = undefined;
  }

  /** The lanes that may hold one of the rows that are wanted, the newest first. */
  function needed(): readonly FeedLane[] {
    const lowest = known()[wanted - 1]?.event.startAt ?? Number.NEGATIVE_INFINITY;
    return [...lanes.values()]
      .filter((lane) => isOpen(lane) && lane.bound > lowest)
      .toSorted((a, b) => b.bound - a.bound);
  }

  const runsOf = (system: ConnectionId) =>
    [...running].flatMap(([id, run]) => (lanes.get(id)?.ref.system === system ? run : []));
  const isLate = (lane: FeedLane): boolean => running.get(lane.id)?.late === true;
  /** Waits behind cameras of its system that are late. */
  const isHeldUp = ({ id, ref }: FeedLane): boolean =>
    !running.has(id) && runsOf(ref.system).filter(({ late }) => late).length >= AT_ONCE_WHEN_LATE;

  function mayStart(lane: FeedLane): boolean {
    if (running.has(lane.id) || isHeldUp(lane)) return false;
    return [...running.values()].filter(({ late }) => !late).length < AT_ONCE;
  }

  /** Whether the rows above this lane's next ones may suffice with what is on its way. */
  function isForeseen(lane: FeedLane): boolean {
    const above = known().filter(({ event }) => event.startAt >= lane.bound).length;
    const coming = [...running].flatMap(([id, { late }]) =>
      late ? [] : EXPECTED[lanes.get(id)?.begun === true ? 'further' : 'first'],
    );
    return coming.length > 0 && coming.reduce<number>((sum, count) => sum + count, above) >= wanted;
  }

  function advance() {
    if (life.signal.aborted) return;
    for (const lane of needed()) if (mayStart(lane) && !isForeseen(lane)) void load(lane);
    const waitedFor = needed().filter((lane) => !isLate(lane) && !isHeldUp(lane));
    // Above the newest that may still come, the order is settled.
    floor = Math.min(floor, Math.max(lowestWanted(), waitedFor[0]?.bound ?? Number.NEGATIVE_INFINITY));
    publish(waitedFor.length > 0);
  }

  /** Where the rows that are wanted end, as far as is known. */
  function lowestWanted(): number {
    const all = known();
    const last = all[wanted - 1];
    if (last !== undefined) return last.event.startAt;
    const isAll = ![...lanes.values()].some(isOpen);
    return isAll ? Number.NEGATIVE_INFINITY : (all.at(-1)?.event.startAt ?? Number.POSITIVE_INFINITY);
  }

  async function load(lane: FeedLane) {
    const run = { late: false };
    running.set(lane.id, run);
    const cancelLate = clock.after(LATE, () => {
      run.late = true;
      advance();
    });
    try {
      const page = await host.page(lane.ref, lane.cursor, life.signal);
      if (life.signal.aborted) return;
      failuresOf.set(lane.ref.system, Number.NEGATIVE_INFINITY);
      setLane(withPage(lanes.get(lane.id) ?? lane, page));
    } catch (error) {
      if (life.signal.aborted) return;
      fail(lanes.get(lane.id) ?? lane, error);
    } finally {
      cancelLate();
      running.delete(lane.id);
    }
    advance();
  }

  function fail(lane: FeedLane, error: unknown) {
    const failure = toFailure(error, 'list events', lane.ref.system);
    setLane({ ...lane, failure });
    const failures = (failuresOf.get(lane.ref.system) ?? 0) + 1;
    failuresOf.set(lane.ref.system, failures);
    if (failures < FAILURES_OF_SYSTEM) return;
    for (const other of lanes.values()) {
      if (other.ref.system === lane.ref.system && isOpen(other)) setLane({ ...other, failure });
    }
  }

  function publish(loading: boolean) {
    const all = known();
    const below = all.findIndex(({ event }) => event.startAt < floor);
    const everyLane = [...lanes.values()];
    store.set({
      ...choice,
      events: below < 0 ? all : all.slice(0, below),
      hasOlder: below >= 0 || everyLane.some(isOpen),
      loading,
      late: everyLane.filter(isLate).length,
      failures: everyLane.flatMap(({ ref, failure }) => (failure === undefined ? [] : { ref, failure })),
    });
  }

  /** Puts in what a camera recorded since; one that failed or never began is asked by the merge instead. */
  async function refreshLane(lane: FeedLane, hint: number | undefined, signal: AbortSignal) {
    const page = (cursor: string | undefined) => host.newestPage(lane.ref, cursor, signal);
    const known = lane.events.map(({ event }) => event);
    const missed = await fetchMissed(page, known);
    if (life.signal.aborted || signal.aborted) return;
    setLane({ ...withMissed(lanes.get(lane.id) ?? lane, missed), hint });
  }

  /** Those of the cameras that may have recorded since, with the system's new hints. */
  async function changedLanes(system: ConnectionId, cameras: readonly CameraId[], signal: AbortSignal) {
    const asked = host.systems.find((one) => one.system === system);
    const begun = cameras.flatMap((camera) => {
      const lane = lanes.get(cameraRefText({ system, camera }));
      return lane?.begun === true ? lane : [];
    });
    const hints =
      asked === undefined || begun.length <= ASKED_PLAINLY
        ? undefined
        : await hintsInTime(() => asked.newestAt(cameras, signal), clock, signal);
    return begun
      .map((lane) => ({ lane, hint: hints?.get(lane.ref.camera) }))
      .filter(({ lane, hint }) => hint === undefined || hint !== lane.hint);
  }

  async function begin() {
    const chosen = await chooseLanes(host.systems, clock, life.signal);
    if (life.signal.aborted) return;
    for (const { ref, newestAt } of chosen.lanes) setLane(newLane(ref, newestAt));
    choice = {
      asked: chosen.lanes.map(({ ref }) => ref),
      leftOut: chosen.leftOut,
      byNewest: chosen.byNewest,
    };
    advance();
  }
  void begin();

  return {
    state: store,
    more: () => {
      const { events, hasOlder, loading } = store.get();
      if (!hasOlder || loading) return;
      wanted = events.length + STEP;
      advance();
    },
    heard: (system, event) => {
      const lane = lanes.get(cameraRefText({ system, camera: event.camera }));
      if (lane === undefined) return;
      const next = withEvent(lane, event);
      if (next === lane) return;
      setLane(next);
      publish(store.get().loading);
    },
    refresh: async (system, cameras, signal) => {
      const queue = await changedLanes(system, cameras, signal);
      const failures: unknown[] = [];
      const work = async () => {
        for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
          try {
            await refreshLane(one.lane, one.hint, signal);
          } catch (error) {
            failures.push(error);
            if (isAbort(error)) return;
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE_WHEN_LATE }, work));
      advance();
      if (failures.length > 0) throw failures[0];
    },
    rest: () => {
      if (running.size > 0 || store.get().events.length <= KEPT_AT_REST) return;
      for (const lane of lanes.values()) setLane(withoutOld(lane));
      const lanesLeft = [...lanes.values()].filter(isOpen);
      const settled = Math.max(...lanesLeft.map((lane) => lane.bound), Number.NEGATIVE_INFINITY);
      const below = known().findIndex(({ event }) => event.startAt < settled);
      wanted = Math.max(1, below < 0 ? known().length : below);
      floor = Number.POSITIVE_INFINITY;
      advance();
    },
    retry: () => {
      failuresOf.clear();
      for (const lane of lanes.values()) {
        if (lane.failure !== undefined) setLane({ ...lane, failure: undefined });
      }
      advance();
    },
    dispose: () => life.abort(),
  };
}
