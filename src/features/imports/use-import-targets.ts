/** The cameras that take footage, of all systems, and why a system has none. */
import { queryOptions, useQueries } from '@tanstack/react-query';
import { createContext } from 'react';
import { Failure } from '../../core/failure.ts';
import type { CameraRef, ConnectionId } from '../../core/ids.ts';
import { connectionKey } from '../../systems/camera-queries.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import { readySystem, useSystems } from '../../systems/systems-context.ts';
import { useSessions } from '../../systems/use-sessions.ts';
import { failureText } from '../../ui/failure-text.ts';
import type { Camera, SessionState } from '../../vendors/contract.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';
import { useSame } from './use-same.ts';

export interface TargetSystem {
  readonly entry: Pick<SystemEntry, 'id' | 'name' | 'label' | 'monogram'>;
  /** Undefined where it takes no footage, or nobody is signed in. */
  readonly imports: FootageImports | undefined;
  readonly cameras: readonly Camera[];
  readonly loading: boolean;
  /** Why no camera of it can be chosen; undefined when some can. */
  readonly reason: string | undefined;
}

/** Virtual cameras are made rarely, and what is made here is known at once. */
const FRESH_MS = 60_000;

export const targetsKey = (system: ConnectionId) =>
  [...connectionKey({ id: system }), 'importTargets'] as const;

function importsOf(entry: SystemEntry, session: SessionState) {
  const can = session.kind === 'signedIn' ? readySystem(entry.state.get())?.can.imports : undefined;
  return can?.offered === true ? can.use : undefined;
}

function targetsQueryOptions(entry: SystemEntry, session: SessionState) {
  const imports = importsOf(entry, session);
  return queryOptions({
    queryKey: targetsKey(entry.id),
    enabled: imports !== undefined,
    staleTime: FRESH_MS,
    queryFn: ({ signal }) => {
      if (imports === undefined) {
        throw new Failure({ code: 'signInNeeded', system: entry.id, operation: 'list virtual cameras' });
      }
      return imports.targets(signal);
    },
  });
}

const NO_CAMERAS: readonly Camera[] = [];

/** All systems of the site with their cameras that take footage. */
export function useImportTargets(): readonly TargetSystem[] {
  const entries = useSystems();
  const sessions = useSessions(entries);
  const sessionOf = (index: number): SessionState => sessions[index] ?? { kind: 'restoring' };
  const results = useQueries({
    queries: entries.map((entry, index) => targetsQueryOptions(entry, sessionOf(index))),
  });
  const targets = entries.map((entry, index) => {
    const session = sessionOf(index);
    const imports = importsOf(entry, session);
    const result = results[index];
    const cameras = (imports === undefined ? undefined : result?.data) ?? NO_CAMERAS;
    const error = imports === undefined ? undefined : result?.error;
    const loading =
      session.kind === 'restoring' ||
      session.kind === 'signingIn' ||
      (imports !== undefined && result?.isPending === true);
    return {
      entry,
      imports,
      cameras,
      loading,
      reason: loading || cameras.length > 0 ? undefined : reasonOf(entry, session, error ?? undefined),
    };
  });
  return useSame(targets, isSame);
}

const isSame = (before: readonly TargetSystem[], after: readonly TargetSystem[]): boolean =>
  before.length === after.length &&
  before.every((one, index) => {
    const other = after[index];
    return (
      one.entry === other?.entry &&
      one.imports === other.imports &&
      one.cameras === other.cameras &&
      one.loading === other.loading &&
      one.reason === other.reason
    );
  });

function reasonOf(entry: SystemEntry, session: SessionState, error: Error | undefined): string {
  if (session.kind !== 'signedIn') return 'Nobody is signed in.';
  const can = readySystem(entry.state.get())?.can.imports;
  if (can === undefined) return 'It cannot be used now.';
  if (!can.offered) return can.reason;
  if (error instanceof Failure) return `${failureText(error, entry.name).title}.`;
  return 'It has no camera that takes footage yet.';
}

/** Whether a camera takes footage; false until that is known. */
export function useTakesFootage({ system, camera }: CameraRef): boolean {
  const targets = useImportTargets();
  const here = targets.find(({ entry }) => entry.id === system);
  return here?.cameras.some(({ id }) => id === camera) ?? false;
}

/** For every part of the page, so that rows need not be handed them. */
export const TargetsContext = createContext<readonly TargetSystem[]>([]);

export const systemOf = (targets: readonly TargetSystem[], ref: CameraRef | undefined) =>
  targets.find(({ entry }) => entry.id === ref?.system);

/** The camera's name; its id while the name is not known. */
export const cameraName = (targets: readonly TargetSystem[], ref: CameraRef): string =>
  systemOf(targets, ref)?.cameras.find(({ id }) => id === ref.camera)?.name ?? ref.camera;

/** The system's name as people know it. */
export const systemName = (targets: readonly TargetSystem[], ref: CameraRef | undefined): string =>
  systemOf(targets, ref)?.entry.name ?? ref?.system ?? 'the system';

/** Endings of files that some system takes, for choosing and for words. */
export const takenEndings = (targets: readonly TargetSystem[]): readonly string[] => [
  ...new Set(targets.flatMap(({ imports }) => imports?.endings ?? [])),
];
