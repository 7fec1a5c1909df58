/**
 * News of cameras as it happens (§1.3.9): knows who follows which camera and on which logger it is,
 * keeps one connection to each of these loggers, and says what may have been missed.
 */
import { type CameraId, cameraId } from '../../core/ids.ts';
import { createStore, type Store } from '../../core/readable.ts';
import { type EpochMs, ms, msBetween } from '../../core/units.ts';
import type { PageSignals } from '../../platform/page-signals.ts';
import type { CameraNews, Realtime } from '../contract-realtime.ts';
import { REALTIME_FIRST_WITHIN, REALTIME_HIDDEN_GRACE, REALTIME_PLACE } from './limits.ts';
import { createRealtimeDriver, type RealtimeDriver, type RealtimeDriverHost } from './realtime-driver.ts';
import { cameraOfNews, type RealtimeNews } from './realtime-mapping.ts';
import { createRealtimeMemory, type NewsConnection } from './realtime-memory.ts';
import type { SessionDriver } from './session-driver.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface RealtimeHost extends Pick<
  RealtimeDriverHost,
  'system' | 'clock' | 'client' | 'servers' | 'streams' | 'random'
> {
  readonly session: Pick<SessionDriver, 'session'>;
  readonly directory: Pick<ViewerInfoDirectory, 'get' | 'drop' | 'hold' | 'subscribe'>;
  readonly page: PageSignals;
}

interface Follower {
  readonly cameras: ReadonlySet<CameraId>;
  readonly heard: (news: CameraNews) => void;
  readonly covered: Store<ReadonlySet<CameraId>>;
}

/** A camera that somebody follows. */
interface Followed {
  readonly followers: Set<Follower>;
  readonly release: () => void;
  /** Since when it is asked for, in this session. */
  since: EpochMs;
  /** The host of its logger, when that is known. */
  logger: string | undefined;
  isCovered: boolean;
  /** Its news came before: what comes after a break has a gap before it. */
  wasCovered: boolean;
}

const NONE: ReadonlySet<CameraId> = new Set();
const nothing = (): void => undefined;
const isSameSet = (a: ReadonlySet<CameraId>, b: ReadonlySet<CameraId>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

export function createRealtime(host: RealtimeHost): Realtime & { readonly dispose: () => void } {
  const { clock, directory, page, session } = host;
  const followed = new Map<CameraId, Followed>();
  const followers = new Set<Follower>();
  const links = new Map<string, RealtimeDriver>();
  const memory = createRealtimeMemory();
  /** Cameras whose logger is to be found; those of which it could not be found wait for their turn. */
  const unplaced = new Set<CameraId>();
  let isPlacing = false;
  /** From a sign-in to its end; undefined while nobody is signed in. */
  let life: AbortController | undefined;
  let isPaused = !page.visible.get();
  let cancelPause = nothing;
  let cancelRegroup: (() => void) | undefined;
  let cancelPlace: (() => void) | undefined;

  /** Finds the loggers of cameras, not of thousands at once. */
  async function placeAll(): Promise<void> {
    const mine = life;
    if (mine === undefined || isPlacing) return;
    isPlacing = true;
    while (unplaced.size > 0 && !mine.signal.aborted) {
      const some = [...unplaced].slice(0, REALTIME_PLACE.atATime);
      for (const camera of some) unplaced.delete(camera);
      await locate(some, mine.signal);
    }
    isPlacing = false;
    // Another session began meanwhile, and found this one busy.
    if (mine.signal.aborted) void placeAll();
    else if (unplacedNow().length > 0) cancelPlace ??= clock.after(REALTIME_PLACE.againAfter, placeAgain);
  }

  const unplacedNow = (): readonly CameraId[] =>
    [...followed].filter(([, { logger }]) => logger === undefined).map(([camera]) => camera);

  function placeAgain(): void {
    cancelPlace = undefined;
    for (const camera of unplacedNow()) unplaced.add(camera);
    void placeAll();
  }

  const locate = (cameras: Iterable<CameraId>, signal: AbortSignal): Promise<unknown> =>
    Promise.allSettled(
      Array.from(cameras, async (camera) => {
        const { logger } = await directory.get(camera, signal);
        if (!signal.aborted) place(camera, logger);
      }),
    );

  function place(camera: CameraId, logger: URL): void {
    const one = followed.get(camera);
    if (one === undefined || life === undefined) return;
    if (!links.has(logger.host)) links.set(logger.host, createLink(logger));
    if (one.logger === logger.host) return;
    one.logger = logger.host;
    regroupSoon();
  }

  function createLink(logger: URL): RealtimeDriver {
    return createRealtimeDriver({
      ...host,
      logger,
      isPaused,
      locate,
      heard: (news, connection) => tell(news, connection, logger.host),
      gone: (cameras) => {
        for (const camera of cameras) {
          const one = followed.get(camera);
          if (one?.logger !== logger.host) continue;
          directory.drop(camera);
          one.logger = undefined;
          unplaced.add(camera);
        }
        void placeAll();
      },
      changed: updateCoverage,
    });
  }

  /** Answers come in batches, and followers in bursts. */
  function regroupSoon(): void {
    cancelRegroup ??= clock.after(ms(0), regroup);
  }

  function regroup(): void {
    cancelRegroup?.();
    cancelRegroup = undefined;
    const groups = new Map<string, Set<CameraId>>();
    for (const [camera, { logger }] of followed) {
      if (logger === undefined) continue;
      const group = groups.get(logger) ?? new Set();
      groups.set(logger, group.add(camera));
    }
    for (const [logger, link] of links) link.want(groups.get(logger) ?? NONE);
    updateCoverage();
  }

  function updateCoverage(): void {
    const broken: CameraId[] = [];
    for (const [camera, one] of followed) {
      const isCovered = one.logger !== undefined && links.get(one.logger)?.covers(camera) === true;
      const isLate = msBetween(one.since, clock.now()) > REALTIME_FIRST_WITHIN;
      if (isCovered && !one.isCovered && (one.wasCovered || isLate)) broken.push(camera);
      one.isCovered = isCovered;
      one.wasCovered ||= isCovered;
    }
    for (const follower of [...followers]) {
      const now = coveredOf(follower.cameras);
      if (!isSameSet(now, follower.covered.get())) follower.covered.set(now);
      const cameras = broken.filter((camera) => follower.cameras.has(camera));
      if (cameras.length > 0) follower.heard({ kind: 'gap', cameras });
    }
  }

  const coveredOf = (cameras: ReadonlySet<CameraId>): ReadonlySet<CameraId> =>
    new Set([...cameras].filter((camera) => followed.get(camera)?.isCovered === true));

  function tell(news: RealtimeNews, connection: NewsConnection, logger: string): void {
    const one = followed.get(cameraOfNews(news));
    if (one?.logger !== logger || !memory.isNew(news, connection, clock.now())) return;
    for (const { heard } of [...one.followers]) heard(news);
  }

  function start(): void {
    life = new AbortController();
    for (const [camera, one] of followed) {
      one.since = clock.now();
      unplaced.add(camera);
    }
    void placeAll();
  }

  /** The next person may not see the same cameras. */
  function stop(): void {
    life?.abort();
    life = undefined;
    cancelRegroup?.();
    cancelRegroup = undefined;
    cancelPlace?.();
    cancelPlace = undefined;
    for (const link of links.values()) link.dispose();
    links.clear();
    unplaced.clear();
    memory.clear();
    for (const one of followed.values()) {
      one.logger = undefined;
      one.wasCovered = false;
    }
    updateCoverage();
  }

  function sessionChanged(): void {
    const isSignedIn = session.session.state.get().kind === 'signedIn';
    if (isSignedIn && life === undefined) start();
    else if (!isSignedIn && life !== undefined) stop();
  }

  function setPaused(next: boolean): void {
    isPaused = next;
    for (const link of links.values()) link.setPaused(next);
  }

  const stopHearing = [
    session.session.state.subscribe(sessionChanged),
    directory.subscribe(({ uidd, logger }) => place(cameraId(uidd), logger)),
    page.visible.subscribe(() => {
      cancelPause();
      if (!page.visible.get()) cancelPause = clock.after(REALTIME_HIDDEN_GRACE, () => setPaused(true));
      else if (isPaused) setPaused(false);
    }),
    page.online.subscribe(() => {
      if (page.online.get()) for (const link of links.values()) link.networkIsBack();
    }),
  ];
  sessionChanged();

  function join(camera: CameraId, follower: Follower): void {
    const found = followed.get(camera);
    if (found !== undefined) {
      found.followers.add(follower);
      return;
    }
    followed.set(camera, {
      followers: new Set([follower]),
      release: directory.hold(camera),
      since: clock.now(),
      logger: undefined,
      isCovered: false,
      wasCovered: false,
    });
    unplaced.add(camera);
  }

  function leave(camera: CameraId, follower: Follower): void {
    const found = followed.get(camera);
    if (found?.followers.delete(follower) !== true || found.followers.size > 0) return;
    found.release();
    followed.delete(camera);
    unplaced.delete(camera);
  }

  return {
    follow: (cameras, heard) => {
      const mine = new Set(cameras);
      const covered = createStore<ReadonlySet<CameraId>>(coveredOf(mine));
      const follower: Follower = { cameras: mine, heard, covered };
      followers.add(follower);
      for (const camera of mine) join(camera, follower);
      void placeAll();
      return {
        covered,
        end: () => {
          followers.delete(follower);
          for (const camera of mine) leave(camera, follower);
          regroupSoon();
        },
      };
    },
    dispose: () => {
      stop();
      cancelPause();
      for (const stopOne of stopHearing) stopOne();
    },
  };
}
