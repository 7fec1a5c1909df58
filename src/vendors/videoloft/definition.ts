/** Videoloft in the registry: its code is loaded only where a connection uses it. */
import type { VendorDefinition } from '../contract.ts';

export const videoloft: VendorDefinition = {
  vendor: 'videoloft',
  label: 'Videoloft',
  monogram: 'VL',
  load: async () => (await import('./system.ts')).createVideoloftSystem,
};
