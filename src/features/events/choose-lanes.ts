/**
 * Which cameras the feed asks, and in which order: those that recorded last, as far as the systems tell
 * it in time.
 */
import { type CameraId, type CameraRef, type ConnectionId } from '../../core/ids.ts';
import { type EpochMs, type Ms, ms } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import type { EventHistory } from '../../vendors/contract-events.ts';

/** More cameras than this are not asked: each costs at least one request. */
export const MOST_CAMERAS = 100;
/** Hints that take longer are done without. */
const HINTS_WITHIN: Ms = ms(3_000);

/** The cameras of one system that are wanted. */
export interface FeedSystem {
  readonly system: ConnectionId;
  readonly cameras: readonly CameraId[];
  readonly newestAt: EventHistory['newestAt'];
}

export interface ChosenLane {
  readonly ref: CameraRef;
  readonly newestAt: EpochMs | undefined;
}

export interface LaneChoice {
  readonly lanes: readonly ChosenLane[];
  readonly leftOut: number;
  readonly byNewest: boolean;
}

const NOTHING: ReadonlyMap<CameraId, EpochMs> = new Map();

export async function chooseLanes(
  systems: readonly FeedSystem[],
  clock: Clock,
  signal: AbortSignal,
): Promise<LaneChoice> {
  const all = await Promise.all(
    systems.map(async ({ system, cameras, newestAt }) => {
      const hints = await hintsInTime(() => newestAt(cameras, signal), clock, signal);
      return cameras.map((camera) => ({ ref: { system, camera }, newestAt: hints.get(camera) }));
    }),
  );
  const hinted = all.flat().toSorted((a, b) => (b.newestAt ?? 0) - (a.newestAt ?? 0));
  const lanes = hinted.slice(0, MOST_CAMERAS);
  return {
    lanes,
    leftOut: hinted.length - lanes.length,
    byNewest: lanes.every((lane) => lane.newestAt !== undefined),
  };
}

/** What a system tells of when its cameras recorded last; nothing when it takes too long or fails. */
export async function hintsInTime(
  ask: () => Promise<ReadonlyMap<CameraId, EpochMs>>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ReadonlyMap<CameraId, EpochMs>> {
  const answered = new AbortController();
  const tooLate = sleep(clock, HINTS_WITHIN, AbortSignal.any([signal, answered.signal]));
  try {
    // A system that cannot tell is asked in the order of its list.
    return await Promise.race([ask(), tooLate.then(() => NOTHING)]);
  } catch {
    return NOTHING;
  } finally {
    answered.abort();
    tooLate.catch(() => undefined);
  }
}
