/** Hands both forms of a manifest to the person, beside the files. */
import type { Clock } from '../../platform/clock.ts';
import type { NamedSite } from './export-file-name.ts';
import { createManifest } from './export-manifest.ts';
import type { ExportItem } from './export-model.ts';

export interface ManifestHost {
  readonly site: NamedSite;
  readonly clock: Clock;
  readonly saveFile: (file: Blob, name: string) => void;
}

export function saveManifest(item: ExportItem, { site, clock, saveFile }: ManifestHost): void {
  const { json, page, name } = createManifest(item, site, clock.now());
  saveFile(json, `${name}.json`);
  saveFile(page, `${name}.html`);
}
