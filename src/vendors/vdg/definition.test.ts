import { expect, test } from 'vitest';
import { createVdgSystem } from './system.ts';
import { vdg } from './definition.ts';

test('is what config.json calls it, with the product’s name and letters of its own', async () => {
  expect(vdg).toMatchObject({ vendor: 'vdg', label: 'VDG Sense', monogram: 'VD' });
  expect(await vdg.load()).toBe(createVdgSystem);
});
