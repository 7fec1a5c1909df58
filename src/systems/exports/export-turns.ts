/** What is to be done for an export at its system now, as a pure function of where it stands. */
import type { EpochMs } from '../../core/units.ts';
import { type ExportJob, isAtTheSystem } from './export-job.ts';

/** So many of a system's exports are under way at a time; recordings of live video do not wait. */
export const MOST_AT_ONCE = 4;

export type ExportWork = 'submit' | 'watch' | 'look' | 'check' | 'end';

/** The work of an export whose order is not among those that wait for their turn. */
export function workOf({ item, memory }: ExportJob, now: EpochMs): Exclude<ExportWork, 'submit'> | undefined {
  switch (item.state.kind) {
    case 'waiting':
    case 'running':
      return 'watch';
    case 'cancelling':
      // Without a name there is an order under way, whose run sees to it.
      return item.ticket === undefined ? undefined : 'end';
    case 'deleting':
      return 'end';
    case 'ready':
      if (!memory.isLooked) return 'look';
      return item.expiresAt !== undefined && item.expiresAt <= now ? 'check' : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether others wait for it. What stays at its system is worked through there, one after the other, and
 * some systems never tell that it is over: it counts only while it is ordered.
 */
const takesPlace = ({ item: { state, stays } }: ExportJob): boolean =>
  stays ? state.kind === 'submitting' : isAtTheSystem(state);

/** Those of one system that are sent now, of all of its exports with the newest first. */
export function nextOrders(jobs: readonly ExportJob[]): readonly string[] {
  const queued = jobs.filter(({ item }) => item.state.kind === 'queued').toReversed();
  const idsOf = (some: readonly ExportJob[]) => some.map(({ item }) => item.id);
  const isLive = ({ item }: ExportJob) => item.source.kind === 'live';
  const underWay = jobs.filter(takesPlace).length;
  const live = queued.filter(isLive);
  const others = queued.filter((job) => !isLive(job));
  return idsOf([...live, ...others.slice(0, Math.max(MOST_AT_ONCE - underWay - live.length, 0))]);
}
