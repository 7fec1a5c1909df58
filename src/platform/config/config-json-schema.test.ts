import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { toConfigJsonSchema } from './config-json-schema.ts';
import { parseConfig } from './parse-config.ts';

function readPublic(name: string): string {
  return readFileSync(new URL(`../../../public/${name}`, import.meta.url), 'utf8');
}

it('public/config.schema.json is up to date (node scripts/make-config-schema.ts writes it)', () => {
  expect(readPublic('config.schema.json')).toBe(toConfigJsonSchema());
});

it('public/config.json is valid', () => {
  expect(parseConfig(readPublic('config.json'))).toMatchObject({ ok: true });
});
