// config.json described as JSON Schema for editors. Rules that JSON Schema cannot say are left out
// there and told by the app at start. Used by a script and a test, never by the app.
import { toJsonSchema } from '@valibot/to-json-schema';
import { siteConfigSchema } from './config-schema.ts';

/** The text of public/config.schema.json. */
export function toConfigJsonSchema(): string {
  const schema = toJsonSchema(siteConfigSchema, { typeMode: 'input', errorMode: 'ignore' });
  return `${JSON.stringify({ ...schema, title: 'Sightline configuration' }, null, 2)}\n`;
}
