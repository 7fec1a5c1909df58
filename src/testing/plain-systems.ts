/** Systems and their cameras as plain values, for parts that only read them. */
import { cameraId, connectionId } from '../core/ids.ts';
import { createStore } from '../core/readable.ts';
import { epochMs } from '../core/units.ts';
import type { SystemCameras } from '../systems/camera-queries.ts';
import type { SystemEntry } from '../systems/system-entry.ts';
import type { Camera, SessionState } from '../vendors/contract.ts';

export const SIGNED_IN: SessionState = { kind: 'signedIn', account: 'operator', since: epochMs(0) };

/** A connection whose code is still loading. */
export function plainEntry(id: string, name: string): SystemEntry {
  return {
    id: connectionId(id),
    name,
    host: `${id}.example`,
    label: 'Acme Video',
    monogram: 'AC',
    canKeepSignIn: true,
    state: createStore<ReturnType<SystemEntry['state']['get']>>({ kind: 'loading' }),
    session: createStore<SessionState>({ kind: 'restoring' }),
    health: createStore<ReturnType<SystemEntry['health']['get']>>({ kind: 'unknown' }),
    dispose: () => {},
  };
}

/** A camera by its id, name and group; the group's name is also its id. */
export const plainCamera = (id: string, name: string, group = 'Terminal'): Camera => ({
  id: cameraId(id),
  name,
  group: { id: group, name: group },
  access: 'view',
});

/** A connection that is signed in, with these cameras. */
export function plainSystem(
  entry: SystemEntry,
  cameras: readonly Camera[],
  more: Partial<SystemCameras> = {},
): SystemCameras {
  return {
    entry,
    session: SIGNED_IN,
    list: { cameras, problems: [] },
    loading: false,
    failure: undefined,
    refetch: () => {},
    ...more,
  };
}
