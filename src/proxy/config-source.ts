// The configuration file as the servers see it: its text as it stands, and the configuration in it
// if it is valid. Looked at anew for every use, so that a saved change counts from the next request.
import { readFileSync, statSync } from 'node:fs';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import type { ConfigProblem } from '../platform/config/config-problem.ts';
import { parseConfig } from '../platform/config/parse-config.ts';

/** One reading of the file. `text` is undefined when there is no such file. */
export type ConfigReading = {
  readonly text: string | undefined;
  readonly config: SiteConfig | undefined;
  readonly problems: readonly ConfigProblem[];
};

/** Gives the latest reading. */
export type ConfigSource = () => ConfigReading;

/** Reads `file`; `onChange` is told of the first reading and of each one after a change. */
export function createConfigSource(file: string, onChange?: (reading: ConfigReading) => void): ConfigSource {
  let stamp: string | undefined;
  let reading: ConfigReading = { text: undefined, config: undefined, problems: [] };
  return () => {
    const stat = statSync(file, { throwIfNoEntry: false });
    const next = stat === undefined ? 'missing' : `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
    if (next !== stamp) {
      stamp = next;
      reading = readConfig(file);
      onChange?.(reading);
    }
    return reading;
  };
}

function readConfig(file: string): ConfigReading {
  const text = readText(file);
  if (text === undefined)
    return { text, config: undefined, problems: [{ path: '', message: 'The file cannot be read.' }] };
  const parsed = parseConfig(text);
  return parsed.ok
    ? { text, config: parsed.config, problems: [] }
    : { text, config: undefined, problems: parsed.problems };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
