/** Nx Witness in the registry: its code is loaded only where a connection uses it. */
import type { VendorDefinition } from '../contract.ts';

export const nx: VendorDefinition = {
  vendor: 'nx',
  label: 'Nx Witness',
  monogram: 'Nx',
  load: async () => (await import('./system.ts')).createNxSystem,
};
