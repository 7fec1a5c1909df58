/**
 * When cameras recorded last, as their loggers say it beside their status (§1.3.6 "lastalert"): a few
 * calls for thousands of cameras, because a logger that is asked for no camera tells of all.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { EpochMs } from '../../core/units.ts';
import type { EventHistory } from '../contract-events.ts';
import type { DeviceStatus } from './device-status.ts';
import { HINT_BATCHES, STATUS_BATCH, VIEWER_INFO_BATCH } from './limits.ts';
import type { StatusClient } from './status-client.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface EventHintHost {
  readonly system: ConnectionId;
  readonly directory: Pick<ViewerInfoDirectory, 'get'>;
  readonly statuses: Pick<StatusClient, 'get' | 'resident'>;
}

const fulfilled = <T>(results: readonly PromiseSettledResult<T>[]): readonly T[] =>
  results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));

/** Steps of this share of a list, round and round, come to all of its parts and keep to no rhythm of its order. */
const GOLDEN = 0.618_033_988_75;

/** So many of a list from all over it: cameras that follow each other often share a logger. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  const places = Array.from({ length: count }, (_, turn) => Math.floor(((turn * GOLDEN) % 1) * all.length));
  const chosen = new Set(places);
  return all.filter((_, index) => chosen.has(index));
}

export function createEventHint({ system, directory, statuses }: EventHintHost): EventHistory['newestAt'] {
  function stopIfAborted(signal: AbortSignal): void {
    if (signal.aborted) throw new Failure({ code: 'aborted', operation: 'ask for newest events', system });
  }

  async function named(cameras: readonly CameraId[], signal: AbortSignal): Promise<readonly DeviceStatus[]> {
    return fulfilled(await Promise.allSettled(cameras.map((camera) => statuses.get(camera, signal))));
  }

  /** Logger by logger, as cameras that are not told of yet lead to them. */
  async function byLogger(
    cameras: readonly CameraId[],
    signal: AbortSignal,
  ): Promise<readonly DeviceStatus[]> {
    const open = new Set<string>(cameras);
    const asked = new Set<string>();
    const found: DeviceStatus[] = [];
    for (let batch = 0; batch < HINT_BATCHES && open.size > 0; batch += 1) {
      const some = spread([...open], VIEWER_INFO_BATCH);
      for (const camera of some) open.delete(camera);
      const infos = fulfilled(await Promise.allSettled(some.map((one) => directory.get(one, signal))));
      // Nobody answers: a hint is not worth asking eleven times more.
      if (infos.length === 0) break;
      const loggers = new Map(infos.map(({ logger }) => [logger.host, logger] as const));
      for (const host of asked) loggers.delete(host);
      for (const host of loggers.keys()) asked.add(host);
      const told = await Promise.allSettled(
        [...loggers.values()].map((logger) => statuses.resident(logger, signal)),
      );
      for (const status of fulfilled(told).flatMap((one) => [...one.values()])) {
        open.delete(status.uidd);
        found.push(status);
      }
    }
    return found;
  }

  return async (cameras, signal) => {
    const wanted = new Map<string, CameraId>(cameras.map((camera) => [camera, camera]));
    const all = [...wanted.values()];
    const told = all.length > STATUS_BATCH ? await byLogger(all, signal) : await named(all, signal);
    stopIfAborted(signal);
    const newest = new Map<CameraId, EpochMs>();
    for (const { uidd, lastAlert } of told) {
      const camera = wanted.get(uidd);
      if (camera !== undefined && lastAlert !== undefined) newest.set(camera, lastAlert);
    }
    return newest;
  };
}
