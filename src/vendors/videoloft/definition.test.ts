import { expect, test } from 'vitest';
import { createEmulatedVideoloft } from '../../testing/emulated-videoloft.ts';
import { videoloft } from './definition.ts';

test('Videoloft is found in the registry by its word, and makes a system when it is loaded', async () => {
  const site = createEmulatedVideoloft();
  const create = await videoloft.load();
  const system = create(site.context());
  expect(videoloft).toMatchObject({ vendor: 'videoloft', label: 'Videoloft', monogram: 'VL' });
  expect(system.id).toBe('depot');
  expect(system.health.get()).toEqual({ kind: 'unknown' });
  system.dispose();
  site.close();
});
