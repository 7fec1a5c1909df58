/**
 * The manifest for people: one file without scripts and without anything from elsewhere, readable in years.
 * Whatever stands in it is somebody's text, and is written as text.
 */
import { createTimeFormat } from '../../core/time-zone.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import { escaped, pageOf } from './manifest-html.ts';
import { manifestSections } from './manifest-sections.ts';

/** The page of a manifest. */
export function manifestPage(facts: ManifestFacts): string {
  const title = `${facts.camera.name}, ${facts.system.name}`;
  const format = createTimeFormat(facts.zone, 'en-GB');
  const body = `<h1>Export manifest</h1>
<p>${escaped(title)}</p>
${manifestSections(facts, format, 'h2')}`;
  return pageOf(`Export manifest: ${title}`, body);
}
