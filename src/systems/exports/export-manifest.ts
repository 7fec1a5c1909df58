/**
 * What was exported, as facts in a file: for machines as JSON, for people as a page (manifest-page). Says
 * what is not known instead of leaving it out.
 */
import type { EpochMs } from '../../core/units.ts';
import { exportName, type NamedSite, stampOf } from './export-file-name.ts';
import type { ExportJob } from './export-job.ts';
import type { ExportItem, ExportManifest } from './export-model.ts';
import { manifestFacts } from './manifest-facts.ts';
import { manifestPage } from './manifest-page.ts';

const INDENT = 2;

export function createManifest(item: ExportItem, site: NamedSite, writtenAt: EpochMs): ExportManifest {
  const facts = manifestFacts(item, site, writtenAt);
  return {
    json: new Blob([JSON.stringify(facts, undefined, INDENT), '\n'], { type: 'application/json' }),
    page: new Blob([manifestPage(facts)], { type: 'text/html' }),
    // Written again later it is another one, and stands beside the first.
    name: `${exportName(item, site)}_manifest_${stampOf(site.zone, writtenAt)}`,
  };
}

/** Whether it is time to write it by itself: all files are here, and what they cover was asked. */
export function isManifestDue({ item, memory }: ExportJob): boolean {
  const { handOn, files, state } = item;
  if (!handOn.manifest || memory.isManifestSaved || files.length === 0) return false;
  if (state.kind === 'ready' && !memory.isLooked) return false;
  return files.every(({ download }) => download.kind === 'saved');
}
