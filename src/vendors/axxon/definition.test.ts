import { expect, test } from 'vitest';
import { registry } from '../../app/registry.ts';
import { createPlainAxxon } from '../../testing/plain-axxon.ts';
import { axxon } from './definition.ts';

test('Axxon is found in the registry by its word, and makes a system when it is loaded', async () => {
  const site = createPlainAxxon();
  const create = await axxon.load();
  const system = create(site.context());
  expect(axxon).toMatchObject({ vendor: 'axxon', label: 'Axxon One', monogram: 'Ax' });
  expect(registry.map(({ vendor }) => vendor)).toContain('axxon');
  expect(system.id).toBe('depot');
  expect(system.health.get()).toEqual({ kind: 'unknown' });
  system.dispose();
  site.close();
});
