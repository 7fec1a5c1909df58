// Turns what the schema library says about config.json into sentences for the person who wrote it.
import type * as v from 'valibot';
import { siteConfigSchema } from './config-schema.ts';
import { nearestName } from './nearest-name.ts';

/** One thing wrong: the key as one would write it in code, and a sentence that goes after it. */
export type ConfigProblem = { readonly path: string; readonly message: string };

type Issue = v.InferIssue<typeof siteConfigSchema>;

/** The problem behind one issue of the schema library. */
export function toConfigProblem(issue: Issue): ConfigProblem {
  const keys = (issue.path ?? []).map((item) => item.key);
  return { path: formatPath(keys), message: describeIssue(issue, keys) };
}

const SHAPES: Readonly<Record<string, string>> = {
  string: 'must be text in double quotes',
  boolean: 'must be true or false',
  array: 'must be a list: [ … ]',
  strict_object: 'must be an object: { … }',
};

function describeIssue(issue: Issue, keys: readonly unknown[]): string {
  if (issue.kind === 'validation') return issue.message;
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const nearest = nearestName(String(keys.at(-1)), knownKeysAt(keys.slice(0, -1)));
    return nearest === undefined ? 'is not a known key' : `is not a known key: did you mean "${nearest}"?`;
  }
  if (issue.received === 'undefined') return 'is missing';
  if (issue.type === 'picklist') return `must be one of ${issue.expected.replace(/^\(|\)$/g, '')}`;
  return SHAPES[issue.type] ?? issue.message;
}

/** `connections[0].url`, as one would write it in code. */
function formatPath(keys: readonly unknown[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** The keys that the schema knows for the object that `keys` lead to. */
function knownKeysAt(keys: readonly unknown[]): string[] {
  let schema: unknown = siteConfigSchema;
  for (const key of keys) {
    schema = unwrap(schema);
    if (typeof key === 'number') schema = property(schema, 'item');
    else schema = property(property(schema, 'entries'), String(key));
  }
  const entries = property(unwrap(schema), 'entries');
  return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
}

function unwrap(schema: unknown): unknown {
  return property(schema, 'wrapped') ?? schema;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
