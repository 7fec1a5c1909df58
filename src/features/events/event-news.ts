/**
 * Keeps lists of events current: hears of new ones where the system tells them, asks for the newest
 * page again and again where it does not, and rests while nobody looks. What is heard and asked for is
 * put in its place by the host.
 */
import { type Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import type { Offer } from '../../core/offer.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import { type EpochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import type { Realtime } from '../../vendors/contract-realtime.ts';

/** How often cameras are asked whose news does not arrive by itself. */
export const ASK_EVERY: Ms = ms(30_000);
/**
 * News that begins to arrive so soon after the list was asked for has missed nothing worth asking
 * again: an event that goes on is told again.
 */
const FRESH: Ms = ms(5_000);

export type NewsState =
  /** New events of all cameras arrive by themselves. */
  | { readonly kind: 'arriving' }
  /** So many of the cameras are asked each `ASK_EVERY`; `trouble`: the last time failed. */
  | {
      readonly kind: 'asking';
      readonly cameras: number;
      readonly of: number;
      readonly trouble: Failure | undefined;
    }
  /** Nobody looks, so nothing is asked. */
  | { readonly kind: 'resting' };

export interface EventNewsHost {
  readonly clock: Clock;
  /** Whether somebody can see the list. */
  readonly seen: Readable<boolean>;
  readonly realtime: Offer<Realtime>;
  readonly cameras: readonly CameraId[];
  /** When the list was last asked for. */
  readonly askedAt: EpochMs;
  readonly heard: (event: CameraEvent) => void;
  /** Asks for the newest events of these cameras. */
  readonly ask: (cameras: readonly CameraId[], signal: AbortSignal) => Promise<void>;
}

export interface EventNews {
  readonly state: Readable<NewsState>;
  readonly dispose: () => void;
}

export function createEventNews(host: EventNewsHost): EventNews {
  const { clock, seen, cameras } = host;
  const life = new AbortController();
  const ours = new Set(cameras);
  /** Cameras whose news may have been lost. */
  const lost = new Set<CameraId>();
  let askedAt = host.askedAt;
  let asking = false;
  let trouble: Failure | undefined;
  let covered: ReadonlySet<CameraId> = new Set();
  let cancelTimer = () => {};

  const following = host.realtime.offered
    ? host.realtime.use.follow(cameras, (news) => {
        if (life.signal.aborted) return;
        if (news.kind === 'event' && ours.has(news.event.camera)) host.heard(news.event);
        if (news.kind === 'gap') lose(news.cameras);
      })
    : undefined;
  const uncovered = () => cameras.filter((camera) => !covered.has(camera));

  function readState(): NewsState {
    const others = uncovered().length;
    if (others === 0 && trouble === undefined) return { kind: 'arriving' };
    if (!seen.get()) return { kind: 'resting' };
    return { kind: 'asking', cameras: others, of: cameras.length, trouble };
  }
  const store = createStore<NewsState>(readState());
  function publish() {
    const [before, now] = [store.get(), readState()];
    const same =
      before.kind === now.kind &&
      (before.kind !== 'asking' ||
        now.kind !== 'asking' ||
        (before.cameras === now.cameras && before.trouble === now.trouble));
    if (!same) store.set(now);
  }

  function lose(missed: readonly CameraId[]) {
    for (const camera of missed) if (ours.has(camera)) lost.add(camera);
    if (lost.size > 0 && seen.get()) void ask();
  }

  /** Asks when it is time; at once when that was due while nobody looked. */
  function plan() {
    cancelTimer();
    cancelTimer = () => {};
    const due = uncovered().length > 0 || lost.size > 0;
    if (!due || !seen.get() || asking || life.signal.aborted) return;
    const wait = Math.max(0, ASK_EVERY - msBetween(askedAt, clock.now()));
    cancelTimer = clock.after(ms(wait), () => {
      for (const camera of uncovered()) lost.add(camera);
      void ask();
    });
  }

  async function ask() {
    if (asking || lost.size === 0) return;
    const wanted = [...lost];
    lost.clear();
    asking = true;
    let answered = false;
    try {
      await host.ask(wanted, life.signal);
      answered = true;
      trouble = undefined;
    } catch (error) {
      // Asked again when it is time; those whose news arrives else would never be.
      for (const camera of wanted) lost.add(camera);
      if (!isAbort(error)) trouble = toFailure(error, 'list events');
    }
    asking = false;
    if (life.signal.aborted) return;
    askedAt = clock.now();
    publish();
    // What was lost meanwhile does not wait; what could not be had does.
    if (answered && lost.size > 0 && seen.get()) void ask();
    plan();
  }

  function lookAtCovered() {
    const before = covered;
    covered = following?.covered.get() ?? covered;
    const isFresh = msBetween(askedAt, clock.now()) < FRESH;
    publish();
    lose(isFresh ? [] : cameras.filter((camera) => covered.has(camera) && !before.has(camera)));
    plan();
  }

  const stops = [
    following?.covered.subscribe(lookAtCovered),
    seen.subscribe(() => {
      publish();
      if (seen.get() && lost.size > 0) void ask();
      plan();
    }),
  ];
  lookAtCovered();

  return {
    state: store,
    dispose: () => {
      life.abort();
      cancelTimer();
      following?.end();
      for (const stop of stops) stop?.();
    },
  };
}
