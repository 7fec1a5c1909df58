// Writes public/config.schema.json, which editors use to complete and check config.json.
// Run it after a change of the schema; a test fails while the written file is behind.
import { writeFileSync } from 'node:fs';
import { toConfigJsonSchema } from '../src/platform/config/config-json-schema.ts';

const file = new URL('../public/config.schema.json', import.meta.url);
writeFileSync(file, toConfigJsonSchema());
console.log('Wrote public/config.schema.json.');
