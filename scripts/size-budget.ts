// How much JavaScript the first page loads, from the build's manifest, against a budget. Arguments
// name further sources that the first page loads at once, such as the code of its route.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { PROJECT } from './install.mjs';

/** Target of the project; the field's best known viewers load 237 kB and 452 kB. */
const INITIAL_BUDGET_BYTES = 200_000;

/** Needed only once there is video, so it must never be part of the first page. */
const ALWAYS_LAZY = /\bhls\b/;

const BYTES_PER_KB = 1000;
const NAME_WIDTH = 64;

const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    isEntry: v.optional(v.boolean(), false),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
  }),
);

const dist = join(PROJECT, 'dist');
const manifestFile = join(dist, '.vite', 'manifest.json');
if (!existsSync(manifestFile)) {
  console.error('There is no dist/.vite/manifest.json: run "npm run build" first.');
  process.exit(1);
}
const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(manifestFile, 'utf8')));

const named = process.argv.slice(2);
const roots = Object.keys(manifest).filter(
  (key) => manifest[key]?.isEntry === true || named.some((source) => isPartOf(key, source)),
);
const missing = named.filter((source) => !roots.some((key) => isPartOf(key, source)));
const initial = new Set(roots.flatMap((key) => [...staticGraph(key)]));
const lazy = Object.keys(manifest).filter((key) => !initial.has(key) && isScript(key));

printTable('The first page loads at once', [...initial].filter(isScript));
printTable('Loaded when needed', lazy);

const total = sum([...initial].filter(isScript));
const faults = [
  ...missing.map((source) => `${source} is not in the build: correct the argument in scripts/check.mjs.`),
  ...(total > INITIAL_BUDGET_BYTES
    ? [`The first page is over its budget by ${toKb(total - INITIAL_BUDGET_BYTES)}.`]
    : []),
  ...[...initial].filter((key) => ALWAYS_LAZY.test(key)).map((key) => `${key} must be loaded lazily.`),
];
console.log(`\nFirst page: ${toKb(total)} gzip of ${toKb(INITIAL_BUDGET_BYTES)}.`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

/** A route's source appears with a query behind it ("?tsr-split=component"). */
function isPartOf(key: string, source: string): boolean {
  return key === source || key.startsWith(`${source}?`);
}

function staticGraph(root: string, seen = new Set<string>()): Set<string> {
  if (seen.has(root)) return seen;
  seen.add(root);
  for (const key of manifest[root]?.imports ?? []) staticGraph(key, seen);
  return seen;
}

function isScript(key: string): boolean {
  return manifest[key]?.file.endsWith('.js') === true;
}

function gzipBytes(key: string): number {
  const file = manifest[key]?.file;
  return file === undefined ? 0 : gzipSync(readFileSync(join(dist, file))).length;
}

function sum(keys: readonly string[]): number {
  return keys.map(gzipBytes).reduce((a, b) => a + b, 0);
}

function printTable(title: string, keys: readonly string[]): void {
  console.log(`\n${title}`);
  const rows = keys.map((key) => ({ key, bytes: gzipBytes(key) })).toSorted((a, b) => b.bytes - a.bytes);
  for (const { key, bytes } of rows) console.log(`  ${key.padEnd(NAME_WIDTH)} ${toKb(bytes).padStart(9)}`);
}

function toKb(bytes: number): string {
  return `${(bytes / BYTES_PER_KB).toFixed(1)} kB`;
}
