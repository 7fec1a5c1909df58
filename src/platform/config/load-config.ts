/** Fetches config.json at start. */
import type { ConfigProblem } from './config-problem.ts';
import type { SiteConfig } from './config-schema.ts';
import { parseConfig } from './parse-config.ts';

export type LoadedConfig =
  | { readonly ok: true; readonly config: SiteConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const ADDRESS = '/config.json';

/** The configuration of this site, or everything that is wrong with it. Never throws. */
export async function loadConfig(vendors: readonly string[]): Promise<LoadedConfig> {
  let text: string;
  try {
    const response = await fetch(ADDRESS, { credentials: 'same-origin' });
    if (!response.ok) {
      const message = `The server answers ${response.status} for ${ADDRESS}. Put the file beside index.html.`;
      return { ok: false, problems: [{ path: '', message }] };
    }
    text = await response.text();
  } catch {
    return { ok: false, problems: [{ path: '', message: `${ADDRESS} cannot be fetched from this server.` }] };
  }
  return parseConfig(text, { vendors });
}
