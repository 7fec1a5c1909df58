import { expect, test } from 'vitest';
import { registry } from '../../app/registry.ts';
import { createPlainNx } from '../../testing/plain-nx.ts';
import { nx } from './definition.ts';

test('Nx is found in the registry by its word, and makes a system when it is loaded', async () => {
  const site = createPlainNx();
  const create = await nx.load();
  const system = create(site.context());
  expect(nx).toMatchObject({ vendor: 'nx', label: 'Nx Witness', monogram: 'Nx' });
  expect(registry.map(({ vendor }) => vendor)).toContain('nx');
  expect(system.id).toBe('depot');
  expect(system.health.get()).toEqual({ kind: 'unknown' });
  system.dispose();
  site.close();
});
