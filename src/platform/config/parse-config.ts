// The way into config.json: unknown text or value → a configuration, or all that is wrong with it.
import * as v from 'valibot';
import { toConfigProblem, type ConfigProblem } from './config-problem.ts';
import { findBrokenRules } from './config-rules.ts';
import { siteConfigSchema, type SiteConfig } from './config-schema.ts';
import { findJsonError } from './json-position.ts';

/** A configuration that can be used, or every reason why it cannot. */
export type ParsedConfig =
  | { readonly ok: true; readonly config: SiteConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** `vendors`: the systems that this build knows; leave it out where that does not matter. */
export type ParseConfigOptions = { readonly vendors?: readonly string[] };

/** Reads the text of config.json, or a value that was parsed already. Never throws. */
export function parseConfig(source: unknown, options: ParseConfigOptions = {}): ParsedConfig {
  const value = typeof source === 'string' ? parseJson(source) : { ok: true as const, value: source };
  if (!value.ok) return value;
  const result = v.safeParse(siteConfigSchema, value.value);
  if (!result.success) return { ok: false, problems: result.issues.map(toConfigProblem) };
  const problems = findBrokenRules(result.output, options.vendors);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: result.output };
}

function parseJson(text: string) {
  // Windows editors put a byte order mark in front, which is not JSON.
  const json = text.replace(/^\uFEFF/, '');
  const error = findJsonError(json);
  if (error === undefined) {
    const value: unknown = JSON.parse(json);
    return { ok: true as const, value };
  }
  const message = `This is not JSON: line ${error.line}, column ${error.column} should be ${error.expected}.`;
  return { ok: false as const, problems: [{ path: '', message }] };
}
