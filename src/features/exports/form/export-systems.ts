/** Which systems offer exports, why the others do not, and the lines of the list that chooses a camera. */
import { type CameraRef, cameraRefText } from '../../../core/ids.ts';
import { matchesWords, searchWords } from '../../../core/word-search.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import { readySystem } from '../../../systems/systems-context.ts';
import { failureText } from '../../../ui/failure-text.ts';
import type { FootageExports } from '../../../vendors/contract-exports.ts';

/** The exports of a system that somebody is signed in to. */
export function exportsOf({ entry, session }: SystemCameras): FootageExports | undefined {
  const can = session.kind === 'signedIn' ? readySystem(entry.state.get())?.can.exports : undefined;
  return can?.offered === true ? can.use : undefined;
}

/** Why nothing can be exported from a system; undefined where it can, or where that is being found out. */
export function exportsReason(system: SystemCameras): string | undefined {
  const { entry, session, failure, loading, list } = system;
  if (loading && session.kind !== 'signedIn') return undefined;
  const state = entry.state.get();
  if (state.kind === 'failed') return `${failureText(state.failure, entry.name).title}.`;
  if (session.kind !== 'signedIn') return 'Nobody is signed in.';
  const can = readySystem(state)?.can.exports;
  if (can === undefined) return 'It cannot be used now.';
  if (!can.offered) return can.reason;
  if (failure !== undefined) return `${failureText(failure, entry.name).title}.`;
  return loading || list.cameras.length > 0 ? undefined : 'It shows no camera to this account.';
}

export type CameraRow =
  | {
      readonly kind: 'system';
      readonly id: string;
      readonly name: string;
      readonly monogram: string;
      readonly label: string;
      /** Why none of its cameras can be chosen, or that they are being asked for. */
      readonly note: string | undefined;
    }
  | {
      readonly kind: 'camera';
      readonly id: string;
      readonly ref: CameraRef;
      readonly name: string;
      readonly group: string;
      readonly reason: string | undefined;
    };

/** More than these nobody reads: typing finds the rest. */
const MOST_CAMERAS = 100;

/** All systems with their cameras as a search finds them; those that export nothing come last, with the reason. */
export function cameraRows(systems: readonly SystemCameras[], query: string): readonly CameraRow[] {
  const words = searchWords(query);
  const told = systems.map((system) => ({ system, reason: exportsReason(system) }));
  const inOrder = [
    ...told.filter(({ reason }) => reason === undefined),
    ...told.filter(({ reason }) => reason !== undefined),
  ];
  return inOrder.flatMap(({ system, reason }): readonly CameraRow[] => {
    const { entry, list, loading } = system;
    const found = list.cameras.filter(({ name, group }) =>
      matchesWords(`${name} ${group.name} ${entry.name}`, words),
    );
    if (found.length === 0 && words.length > 0) return [];
    const more = found.length - MOST_CAMERAS;
    const note = reason ?? (loading ? 'Loading…' : more > 0 ? `${more} more: type to find them` : undefined);
    const { id, name, monogram, label } = entry;
    return [
      { kind: 'system', id, name, monogram, label, note },
      ...found.slice(0, MOST_CAMERAS).map((camera): CameraRow => {
        const ref = { system: id, camera: camera.id };
        const group = camera.group.name;
        return { kind: 'camera', id: cameraRefText(ref), ref, name: camera.name, group, reason };
      }),
    ];
  });
}

/** The cameras of the list that can be chosen, in their order. */
export const choosableCameras = (rows: readonly CameraRow[]) =>
  rows.flatMap((row) => (row.kind === 'camera' && row.reason === undefined ? [row] : []));
