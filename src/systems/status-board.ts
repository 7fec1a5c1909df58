/**
 * The states of the cameras that somebody looks at, for one system. Where news arrives they are asked
 * for when they are new and after a gap; the others are asked together, each at most as often as POLL.
 * Never cameras that are not on screen, and none while nobody sees the tab.
 */
import type { CameraId } from '../core/ids.ts';
import { createStore, type Readable } from '../core/readable.ts';
import { addMs, type EpochMs, epochMs, type Ms, ms, msBetween } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import type { PageSignals } from '../platform/page-signals.ts';
import type { CameraState, CameraStatus, VendorSystem } from '../vendors/contract.ts';
import type { CameraNews, Following } from '../vendors/contract-realtime.ts';

/** How often a state on screen is asked anew. */
const POLL = ms(20_000);
/** Rows come in bursts while a list scrolls: waits until they settle. */
const SETTLE = ms(250);
/** No camera is asked for again sooner, whatever happens. */
const LEAST = ms(1_000);
const AT_ONCE = ms(0);

export type Statuses = ReadonlyMap<CameraId, CameraStatus>;

export interface StatusBoard extends Readable<Statuses> {
  /** Wants these cameras from now on; returns the way to want them no longer. */
  readonly want: (cameras: readonly CameraId[]) => () => void;
  readonly dispose: () => void;
}

type Cameras = ReadonlySet<CameraId>;
const NONE: Cameras = new Set();
/** For a board outside of a page. */
const ALWAYS = createStore(true);

const isSameSet = (a: Cameras, b: Cameras): boolean => a.size === b.size && [...a].every((one) => b.has(one));
const isSame = (a: CameraStatus | undefined, b: CameraStatus): boolean =>
  a?.state === b.state && a.lastActivity === b.lastActivity && a.since === b.since;

export function createStatusBoard(
  system: VendorSystem,
  clock: Clock,
  visible: PageSignals['visible'] = ALWAYS,
): StatusBoard {
  const { realtime } = system.can;
  const store = createStore<Statuses>(new Map());
  const wanted = new Set<readonly CameraId[]>();
  const askedAt = new Map<CameraId, EpochMs>();
  /** Asked and not yet answered. */
  const pending = new Set<CameraId>();
  /** Of which there was news since they were asked for. */
  const heardSince = new Set<CameraId>();
  /** To be asked for though their news arrives: something may have been missed. */
  const stale = new Set<CameraId>();
  /** The newest question had no answer: asked for at the usual pace though their news arrives. */
  const unanswered = new Set<CameraId>();
  /** Changes that were seen, without a gap since. */
  const changes = new Map<CameraId, { readonly state: CameraState; readonly at: EpochMs }>();
  let following: { readonly cameras: Cameras; readonly by: Following } | undefined;
  let covered = NONE;
  /** News waits for the first answer, as that may wait for a picture that somebody opens. */
  let hasAnswer = false;
  let running = new AbortController();
  let cancelTimer = () => {};
  let cancelLeaving = () => {};

  const isSignedIn = () => system.session.state.get().kind === 'signedIn';
  const all = (): Cameras => new Set([...wanted].flat());

  /** When a camera is to be asked for; undefined while it need not be. */
  function dueAt(camera: CameraId): EpochMs | undefined {
    if (pending.has(camera)) return undefined;
    const at = askedAt.get(camera);
    if (at === undefined) return epochMs(0);
    if (stale.has(camera)) return addMs(at, LEAST);
    return covered.has(camera) && !unanswered.has(camera) ? undefined : addMs(at, POLL);
  }

  /** Asks when the next camera is due, after `soonest` at the earliest. */
  function plan(soonest: Ms) {
    cancelTimer();
    if (!isSignedIn() || !visible.get()) return;
    const cameras = all();
    let next = isFollowed(cameras) ? undefined : epochMs(0);
    for (const camera of cameras) {
      const due = dueAt(camera);
      if (due !== undefined && (next === undefined || due < next)) next = due;
    }
    if (next === undefined) return;
    const wait = Math.max(soonest, msBetween(clock.now(), next));
    cancelTimer = clock.after(ms(wait), askWhatIsDue);
  }

  function askWhatIsDue() {
    const now = clock.now();
    const due = [...all()].filter((camera) => (dueAt(camera) ?? Number.POSITIVE_INFINITY) <= now);
    follow();
    if (due.length > 0) void ask(due);
    plan(AT_ONCE);
  }

  async function ask(cameras: readonly CameraId[]) {
    const { signal } = running;
    for (const camera of cameras) {
      pending.add(camera);
      stale.delete(camera);
      heardSince.delete(camera);
    }
    let answer: Statuses = new Map();
    try {
      answer = await system.cameras.statuses(cameras, signal);
      if (signal.aborted) return;
      // News that came meanwhile is newer than an answer that was on its way.
      put(new Map([...answer].filter(([camera]) => !heardSince.has(camera))));
    } catch {
      // What is known stays, the health dot of the system tells the rest.
      if (signal.aborted) return;
    }
    for (const camera of cameras) {
      pending.delete(camera);
      askedAt.set(camera, clock.now());
      if (answer.has(camera) || heardSince.has(camera)) unanswered.delete(camera);
      else unanswered.add(camera);
    }
    hasAnswer = true;
    follow();
    plan(AT_ONCE);
  }

  const isFollowed = (cameras: Cameras): boolean =>
    !realtime.offered || !hasAnswer || isSameSet(cameras, following?.cameras ?? NONE);

  /** Follows those that are wanted, and no others. */
  function follow() {
    const cameras = all();
    if (!realtime.offered || isFollowed(cameras)) return;
    const before = following?.by;
    following = undefined;
    if (cameras.size > 0) {
      const by = realtime.use.follow([...cameras], heard);
      following = { cameras, by };
      by.covered.subscribe(() => {
        if (following?.by === by) coverageChanged(by.covered.get());
      });
    }
    // Only now, so that those in both are followed throughout.
    before?.end();
    coverageChanged(following?.by.covered.get() ?? NONE);
  }

  function coverageChanged(next: Cameras) {
    // Between the last answer and the first news something may have happened.
    for (const camera of next) if (!covered.has(camera)) stale.add(camera);
    for (const camera of covered) if (!next.has(camera)) changes.delete(camera);
    covered = next;
    plan(SETTLE);
  }

  function heard(news: CameraNews) {
    switch (news.kind) {
      case 'status': {
        const { camera, status } = news;
        const before = store.get().get(camera)?.state ?? 'unknown';
        const isSeen = before !== 'unknown' && before !== status.state;
        if (isSeen && covered.has(camera) && !stale.has(camera)) {
          changes.set(camera, { state: status.state, at: clock.now() });
        }
        heardSince.add(camera);
        unanswered.delete(camera);
        put(new Map([[camera, status]]));
        return;
      }
      case 'gap':
        for (const camera of news.cameras) {
          stale.add(camera);
          changes.delete(camera);
        }
        plan(SETTLE);
        return;
      case 'event':
        return;
    }
  }

  /** A status that says what is known already changes nothing, so that nothing is drawn anew. */
  function put(statuses: Statuses) {
    const next = new Map(store.get());
    let isChanged = false;
    for (const [camera, told] of statuses) {
      const change = changes.get(camera);
      if (change?.state !== told.state) changes.delete(camera);
      const since = told.since ?? changes.get(camera)?.at;
      const status = since === undefined ? told : { ...told, since };
      if (isSame(next.get(camera), status)) continue;
      isChanged = true;
      next.set(camera, status);
    }
    if (isChanged) store.set(next);
  }

  /** An answer under way is nobody's any more. */
  function stopAsking() {
    running.abort();
    running = new AbortController();
    pending.clear();
    cancelTimer();
  }

  /** Nobody shows a camera any more. */
  function leave() {
    stopAsking();
    follow();
  }

  const stopListening = [
    system.session.state.subscribe(() => {
      if (isSignedIn()) {
        plan(SETTLE);
        return;
      }
      stopAsking();
      askedAt.clear();
      unanswered.clear();
      changes.clear();
      store.set(new Map());
    }),
    visible.subscribe(() => {
      for (const camera of all()) if (!covered.has(camera)) stale.add(camera);
      plan(AT_ONCE);
    }),
  ];

  return {
    get: store.get,
    subscribe: store.subscribe,
    want: (cameras) => {
      cancelLeaving();
      wanted.add(cameras);
      plan(SETTLE);
      return () => {
        wanted.delete(cameras);
        if (wanted.size > 0) {
          plan(SETTLE);
          return;
        }
        cancelTimer();
        // A list that scrolls gives up its old rows a moment before it wants the new ones.
        cancelLeaving();
        cancelLeaving = clock.after(AT_ONCE, leave);
      };
    },
    dispose: () => {
      for (const stop of stopListening) stop();
      cancelLeaving();
      wanted.clear();
      leave();
    },
  };
}
