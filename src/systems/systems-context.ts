/** The systems of this site, for every page. */
import { createContext, useContext } from 'react';
import type { CameraRef } from '../core/ids.ts';
import type { VendorSystem } from '../vendors/contract.ts';
import type { SystemEntry, SystemState } from './system-entry.ts';

export const SystemsContext = createContext<readonly SystemEntry[]>([]);

/** All connections in the order of the configuration. */
export const useSystems = (): readonly SystemEntry[] => useContext(SystemsContext);

/** The connection that a camera belongs to. */
export const useSystemOf = (ref: Pick<CameraRef, 'system'> | undefined): SystemEntry | undefined =>
  useSystems().find((entry) => entry.id === ref?.system);

/** The running system of a connection; undefined while its code loads. */
export function readySystem(state: SystemState): VendorSystem | undefined {
  return state.kind === 'ready' ? state.system : undefined;
}
