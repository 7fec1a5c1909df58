/** The rows of the archive: the cameras of an address, each with its system's archive or why there is none. */
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { findCamera, type SystemCameras } from '../../systems/camera-queries.ts';
import { readySystem } from '../../systems/systems-context.ts';
import type { FootageArchive } from '../../vendors/contract-archive.ts';

export type LaneState =
  | { readonly kind: 'ready'; readonly archive: FootageArchive }
  | { readonly kind: 'loading' }
  /** `signIn`: a sign-in mends it. */
  | { readonly kind: 'withheld'; readonly reason: string; readonly signIn: boolean };

export interface Lane {
  /** The text of its reference. */
  readonly key: string;
  readonly ref: CameraRef;
  readonly name: string;
  readonly systemName: string;
  readonly monogram: string;
  readonly label: string;
  readonly state: LaneState;
}

const withheld = (reason: string, signIn = false): LaneState => ({ kind: 'withheld', reason, signIn });

export function archiveLanes(refs: readonly CameraRef[], systems: readonly SystemCameras[]): readonly Lane[] {
  return refs.map((ref) => {
    const key = cameraRefText(ref);
    const system = systems.find(({ entry }) => entry.id === ref.system);
    if (system === undefined) {
      const state = withheld(`This site has no system called “${ref.system}”.`);
      return { key, ref, name: ref.camera, systemName: ref.system, monogram: '?', label: ref.system, state };
    }
    const { entry, list } = system;
    return {
      key,
      ref,
      name: findCamera(list, ref.camera)?.name ?? ref.camera,
      systemName: entry.name,
      monogram: entry.monogram,
      label: entry.label,
      state: laneState(ref, system),
    };
  });
}

function laneState(ref: CameraRef, { entry, session, list, loading, failure }: SystemCameras): LaneState {
  const state = entry.state.get();
  if (state.kind === 'failed') return withheld(`The adapter of ${entry.name} could not be loaded.`);
  const archive = readySystem(state)?.can.archive;
  if (archive?.offered === false) return withheld(archive.reason);
  if (session.kind === 'signedOut') return withheld(`Signed out of ${entry.name}.`, true);
  if (archive === undefined || loading) return { kind: 'loading' };
  // Without a list nobody knows: then the archive itself is asked.
  if (failure === undefined && findCamera(list, ref.camera) === undefined) {
    return withheld(`${entry.name} shows no such camera to this account.`);
  }
  return { kind: 'ready', archive: archive.use };
}

/** Why a system's cameras cannot be chosen; undefined when they can. */
export function archiveReason({ entry, session }: SystemCameras): string | undefined {
  const state = entry.state.get();
  if (state.kind === 'failed') return 'Its adapter could not be loaded.';
  const archive = readySystem(state)?.can.archive;
  if (archive?.offered === false) return archive.reason;
  return session.kind === 'signedOut' ? 'Signed out.' : undefined;
}
