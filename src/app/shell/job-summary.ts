/** All jobs in a line for the dock: how many run, of which kind, how far together, and how long still. */
import { type EpochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import type { Job, JobNow, JobState } from '../../systems/job-board.ts';

export interface JobSummary {
  /** "2 jobs", "1 failed", "No jobs". */
  readonly title: string;
  /** "1 recording, 1 download". */
  readonly kinds: string;
  /** 0..1 over all that can tell it. */
  readonly done: number | undefined;
  /** Of the one that takes longest. */
  readonly left: Ms | undefined;
  /** For a badge: what runs, and what failed. */
  readonly count: number;
  readonly failed: boolean;
}

type Running = Extract<JobState, { readonly kind: 'running' }>;

const WORDS: Readonly<Record<Job['kind'], readonly [one: string, many: string]>> = {
  recording: ['recording', 'recordings'],
  download: ['download', 'downloads'],
  import: ['import', 'imports'],
  export: ['export', 'exports'],
};

/** How far a running job is, 0..1: by its own account, or by the clock. */
export function shareAt(state: Running, now: EpochMs): number | undefined {
  const { done, span } = state;
  if (done !== undefined || span === undefined) return done;
  const length = msBetween(span.since, span.until);
  return length <= 0 ? 1 : Math.min(Math.max(msBetween(span.since, now) / length, 0), 1);
}

/** How long a running job still takes. */
export function leftAt({ left, span }: Running, now: EpochMs): Ms | undefined {
  if (left !== undefined || span === undefined) return left;
  return ms(Math.max(msBetween(now, span.until), 0));
}

export function summariseJobs(jobs: readonly JobNow[], now: EpochMs): JobSummary {
  const running = jobs.flatMap(({ job, state }) => (state.kind === 'running' ? [{ job, state }] : []));
  const failures = jobs.filter(({ state }) => state.kind === 'failed').length;
  const known = (values: readonly (number | undefined)[]) => values.filter((value) => value !== undefined);
  const shares = known(running.map(({ state }) => shareAt(state, now)));
  const lefts = known(running.map(({ state }) => leftAt(state, now)));
  return {
    title: titleOf(running.length, failures, jobs.length),
    kinds: kindsOf(running.map(({ job }) => job.kind)),
    done: shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    left: lefts.length === 0 ? undefined : ms(Math.max(...lefts)),
    count: running.length + failures,
    failed: failures > 0,
  };
}

function titleOf(running: number, failures: number, all: number): string {
  if (running > 0) return running === 1 ? '1 job' : `${running} jobs`;
  if (failures > 0) return failures === 1 ? '1 job failed' : `${failures} jobs failed`;
  return all === 0 ? 'No jobs' : `${all} finished`;
}

function kindsOf(kinds: readonly Job['kind'][]): string {
  const counts = new Map<Job['kind'], number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${WORDS[kind][count === 1 ? 0 : 1]}`).join(', ');
}
