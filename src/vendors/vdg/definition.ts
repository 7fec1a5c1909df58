/** VDG Sense in the registry: its code is loaded only where a connection uses it. */
import type { VendorDefinition } from '../contract.ts';

export const vdg: VendorDefinition = {
  vendor: 'vdg',
  label: 'VDG Sense',
  monogram: 'VD',
  load: async () => (await import('./system.ts')).createVdgSystem,
};
