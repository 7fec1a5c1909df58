/**
 * Whether it is time to write a manifest by itself: once for an export, or once for all that belong to a
 * group. Each export remembers that it stands in one, so that a reload writes none twice.
 */
import { type ExportJob, isUnfinished } from './export-job.ts';

export interface DueManifest {
  readonly kind: 'export' | 'group';
  /** One, or those of the group. */
  readonly jobs: readonly ExportJob[];
}

/** The manifests that are due, of all exports of the list. */
export function dueManifests(jobs: readonly ExportJob[]): readonly DueManifest[] {
  const groups = new Map<string, ExportJob[]>();
  const due: DueManifest[] = [];
  for (const job of jobs) {
    const { group } = job.item;
    if (group === undefined) {
      if (isManifestDue(job)) due.push({ kind: 'export', jobs: [job] });
      continue;
    }
    const those = groups.get(group.id);
    if (those === undefined) groups.set(group.id, [job]);
    else those.push(job);
  }
  for (const those of groups.values()) if (isGroupDue(those)) due.push({ kind: 'group', jobs: those });
  return due;
}

/** All of its files are here, or are none to download, and what they cover was asked. */
function isManifestDue(job: ExportJob): boolean {
  const { item, memory } = job;
  return item.handOn.manifest && !memory.isManifestSaved && hasResult(job) && isComplete(job);
}

/**
 * All of its exports are over, whatever came of them, and something came of one. One that was ordered again
 * stands in no manifest yet, and has the group written once more.
 */
function isGroupDue(jobs: readonly ExportJob[]): boolean {
  if (!jobs.some(({ item, memory }) => item.handOn.manifest && !memory.isManifestSaved)) return false;
  return jobs.every((job) => !isUnfinished(job.item.state) && isComplete(job)) && jobs.some(hasResult);
}

const hasResult = ({ item: { files, state, stays } }: ExportJob): boolean =>
  files.length > 0 || (stays && state.kind === 'ready');

/** Nothing of what it has is still to come. */
const isComplete = ({ item: { files, state }, memory }: ExportJob): boolean =>
  (state.kind !== 'ready' || memory.isLooked) && files.every(({ download }) => download.kind === 'saved');
