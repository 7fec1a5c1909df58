/** The lines of the list that chooses cameras: all systems, and the cameras of those that export. Pure. */
import { type CameraRef, cameraRefText, type ConnectionId } from '../../../core/ids.ts';
import { matchesWords, searchWords } from '../../../core/word-search.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import { exportsReason } from '../form/export-systems.ts';

export type ChooseRow =
  | {
      readonly kind: 'system';
      readonly id: string;
      readonly system: ConnectionId;
      readonly name: string;
      readonly monogram: string;
      readonly label: string;
      /** Those of its cameras that the search finds; none where nothing can be exported. */
      readonly refs: readonly CameraRef[];
      /** It is being asked. */
      readonly isLoading: boolean;
      /** Why nothing of it can be exported. */
      readonly reason: string | undefined;
      /** What helps: signing in, or a look at the connection. */
      readonly isSignedOut: boolean;
    }
  | {
      readonly kind: 'camera';
      readonly id: string;
      readonly ref: CameraRef;
      readonly name: string;
      readonly group: string;
    };

/**
 * Systems with their cameras as a search finds them, in the order of the site. Those that export nothing come
 * last, with the reason and without their cameras.
 */
export function chooseRows(systems: readonly SystemCameras[], query: string): readonly ChooseRow[] {
  const words = searchWords(query);
  const told = systems.map((system) => ({ system, reason: exportsReason(system) }));
  const inOrder = [
    ...told.filter(({ reason }) => reason === undefined),
    ...told.filter(({ reason }) => reason !== undefined),
  ];
  return inOrder.flatMap(({ system, reason }): readonly ChooseRow[] => {
    const { entry, session, list, loading } = system;
    const found =
      reason === undefined
        ? list.cameras.filter(({ name, group }) => matchesWords(`${name} ${group.name} ${entry.name}`, words))
        : [];
    if (found.length === 0 && words.length > 0 && !matchesWords(entry.name, words)) return [];
    const cameras = found.map((camera) => {
      const ref = { system: entry.id, camera: camera.id };
      const row = { kind: 'camera', id: cameraRefText(ref), ref } as const;
      return { ...row, name: camera.name, group: camera.group.name };
    });
    return [
      {
        kind: 'system',
        // No reference of a camera looks like it.
        id: `system ${entry.id}`,
        system: entry.id,
        name: entry.name,
        monogram: entry.monogram,
        label: entry.label,
        refs: cameras.map(({ ref }) => ref),
        isLoading: loading && found.length === 0,
        reason,
        isSignedOut: session.kind === 'signedOut',
      },
      ...cameras,
    ];
  });
}
