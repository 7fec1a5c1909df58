/** Hands both forms of a manifest to the person, beside the files. */
import type { Clock } from '../../platform/clock.ts';
import type { DueManifest } from './due-manifests.ts';
import type { NamedSite } from './export-file-name.ts';
import { createGroupManifest, createManifest } from './export-manifest.ts';

export interface ManifestHost {
  readonly site: NamedSite;
  readonly clock: Clock;
  readonly saveFile: (file: Blob, name: string) => void;
}

export function saveManifest({ kind, jobs }: DueManifest, { site, clock, saveFile }: ManifestHost): void {
  const items = jobs.map(({ item }) => item);
  const manifests =
    kind === 'group'
      ? [createGroupManifest(items, site, clock.now())]
      : items.map((item) => createManifest(item, site, clock.now()));
  for (const manifest of manifests) {
    if (manifest === undefined) continue;
    saveFile(manifest.json, `${manifest.name}.json`);
    saveFile(manifest.page, `${manifest.name}.html`);
  }
}
