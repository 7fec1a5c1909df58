/** The systems of this site, for every page. */
import { createContext, useContext } from 'react';
import type { VendorSystem } from '../vendors/contract.ts';
import type { SystemEntry, SystemState } from './system-entry.ts';

export const SystemsContext = createContext<readonly SystemEntry[]>([]);

/** All connections in the order of the configuration. */
export const useSystems = (): readonly SystemEntry[] => useContext(SystemsContext);

/** The running system of a connection; undefined while its code loads. */
export function readySystem(state: SystemState): VendorSystem | undefined {
  return state.kind === 'ready' ? state.system : undefined;
}
