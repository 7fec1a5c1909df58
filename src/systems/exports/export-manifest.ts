/**
 * What was exported, as facts in a file: for machines as JSON, for people as a page (manifest-page). Says
 * what is not known instead of leaving it out.
 */
import { type EpochMs, epochMs } from '../../core/units.ts';
import { exportName, type NamedSite, stampOf } from './export-file-name.ts';
import type { ExportGroup, ExportItem, ExportManifest } from './export-model.ts';
import { groupManifestPage } from './group-manifest-page.ts';
import {
  type GroupManifestFacts,
  groupManifestFacts,
  type ManifestFacts,
  manifestFacts,
} from './manifest-facts.ts';
import { manifestPage } from './manifest-page.ts';

const INDENT = 2;

export function createManifest(item: ExportItem, site: NamedSite, writtenAt: EpochMs): ExportManifest {
  const facts = manifestFacts(item, site, writtenAt);
  // Written again later it is another one, and stands beside the first.
  const name = `${exportName(item, site)}_manifest_${stampOf(site.zone, writtenAt)}`;
  return manifestOf(facts, manifestPage(facts), name);
}

/** One for exports of a group, the newest first; undefined for none. */
export function createGroupManifest(
  items: readonly ExportItem[],
  site: NamedSite,
  writtenAt: EpochMs,
): ExportManifest | undefined {
  const [newest] = items;
  if (newest?.group === undefined) return undefined;
  const { group } = newest;
  const facts = groupManifestFacts(items, group, site, writtenAt);
  const name = groupName(items, group, site);
  return manifestOf(facts, groupManifestPage(facts), `${name}_manifest_${stampOf(site.zone, writtenAt)}`);
}

/** After the group and the first moment of its ranges. */
function groupName(items: readonly ExportItem[], group: ExportGroup, site: NamedSite): string {
  const first = Math.min(...items.map(({ span, createdAt }) => span?.from ?? createdAt));
  const named = { cameraName: group.name, span: undefined, createdAt: epochMs(first) };
  return exportName(named, site);
}

const manifestOf = (
  facts: ManifestFacts | GroupManifestFacts,
  page: string,
  name: string,
): ExportManifest => ({
  json: new Blob([JSON.stringify(facts, undefined, INDENT), '\n'], { type: 'application/json' }),
  page: new Blob([page], { type: 'text/html' }),
  name,
});
