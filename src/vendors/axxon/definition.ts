/** Axxon in the registry: its code is loaded only where a connection uses it. */
import type { VendorDefinition } from '../contract.ts';

export const axxon: VendorDefinition = {
  vendor: 'axxon',
  label: 'Axxon One',
  monogram: 'Ax',
  load: async () => (await import('./system.ts')).createAxxonSystem,
};
