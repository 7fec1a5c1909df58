/** The cameras of the signed-in systems, as cached server state: one key and one fetch for all pages. */
import { queryOptions, useQueries } from '@tanstack/react-query';
import { Failure } from '../core/failure.ts';
import type { CameraRef } from '../core/ids.ts';
import type { Camera, CameraList, SessionState, VendorSystem } from '../vendors/contract.ts';
import type { SystemEntry } from './system-entry.ts';
import { readySystem, useSystems } from './systems-context.ts';
import { useSessions } from './use-sessions.ts';

/** Names and permissions change rarely, and a person can ask anew. */
const CAMERAS_FRESH_MS = 5 * 60_000;

const NONE: CameraList = { cameras: [], problems: [] };

/** First part of the key of everything that is kept of one connection; signing out drops it all. */
export const connectionKey = (entry: Pick<SystemEntry, 'id'>) => ['connection', entry.id] as const;

/** All cameras that the signed-in person sees on a connection. */
export function camerasQueryOptions(entry: SystemEntry, session: SessionState) {
  return queryOptions({
    queryKey: [...connectionKey(entry), 'cameras'] as const,
    enabled: session.kind === 'signedIn',
    staleTime: CAMERAS_FRESH_MS,
    queryFn: ({ signal }) => {
      const system = readySystem(entry.state.get());
      if (system === undefined) {
        throw new Failure({ code: 'signInNeeded', system: entry.id, operation: 'list cameras' });
      }
      return system.cameras.list(signal);
    },
  });
}

/** A connection with what is known of its cameras. */
export interface SystemCameras {
  readonly entry: SystemEntry;
  readonly session: SessionState;
  readonly list: CameraList;
  /** Asked and not yet answered. */
  readonly loading: boolean;
  readonly failure: Failure | undefined;
  readonly refetch: () => void;
}

/** The cameras of all connections. */
export function useAllCameras(): readonly SystemCameras[] {
  const entries = useSystems();
  const sessions = useSessions(entries);
  const results = useQueries({
    queries: entries.map((entry, index) =>
      camerasQueryOptions(entry, sessions[index] ?? { kind: 'restoring' }),
    ),
  });
  return entries.map((entry, index) => {
    const session = sessions[index] ?? { kind: 'restoring' };
    const result = results[index];
    const signedIn = session.kind === 'signedIn';
    return {
      entry,
      session,
      list: (signedIn ? result?.data : undefined) ?? NONE,
      loading:
        session.kind === 'restoring' ||
        session.kind === 'signingIn' ||
        (signedIn && result?.isPending === true),
      failure: signedIn && result?.error instanceof Failure ? result.error : undefined,
      refetch: () => void result?.refetch(),
    };
  });
}

/** One camera of the list, by its id; undefined until the list is there. */
export const findCamera = (list: CameraList, id: string): Camera | undefined =>
  list.cameras.find((camera) => camera.id === id);

/** The newest picture that a system holds of a camera; null when it holds none. */
export function newestStillOptions(system: VendorSystem, ref: CameraRef) {
  return queryOptions({
    queryKey: ['connection', ref.system, 'still', ref.camera] as const,
    gcTime: 0,
    queryFn: async ({ signal }) => (await system.cameras.newestStill(ref.camera, signal)) ?? null,
  });
}
