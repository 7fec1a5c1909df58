/** The rows of the dialog that chooses cameras for the timeline, as a search finds them. Pure. */
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { matchesWords, searchWords } from '../../core/word-search.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { archiveReason } from './archive-lanes.ts';

export type ChooserRow =
  | {
      readonly kind: 'system';
      readonly id: string;
      readonly name: string;
      readonly monogram: string;
      readonly label: string;
      /** Why none of its cameras can be chosen. */
      readonly reason: string | undefined;
    }
  | {
      readonly kind: 'camera';
      readonly id: string;
      readonly ref: CameraRef;
      readonly name: string;
      readonly group: string;
      readonly reason: string | undefined;
    };

/** Systems with their cameras; those without an archive come last, with the reason. */
export function chooserRows(systems: readonly SystemCameras[], query: string): readonly ChooserRow[] {
  const words = searchWords(query);
  const told = systems.map((system) => ({ system, reason: archiveReason(system) }));
  const inOrder = [
    ...told.filter(({ reason }) => reason === undefined),
    ...told.filter(({ reason }) => reason !== undefined),
  ];
  return inOrder.flatMap(({ system, reason }) => {
    const { entry, list } = system;
    const found = list.cameras.filter((camera) =>
      matchesWords(`${camera.name} ${camera.group.name} ${entry.name}`, words),
    );
    if (found.length === 0 && words.length > 0) return [];
    const { id, name, monogram, label } = entry;
    return [
      { kind: 'system', id, name, monogram, label, reason } satisfies ChooserRow,
      ...found.map((camera): ChooserRow => {
        const ref = { system: id, camera: camera.id };
        return {
          kind: 'camera',
          id: cameraRefText(ref),
          ref,
          name: camera.name,
          group: camera.group.name,
          reason,
        };
      }),
    ];
  });
}
