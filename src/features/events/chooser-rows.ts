/** The rows of the dialog that chooses cameras: groups with their cameras, as a search finds them. Pure. */
import { type CameraRef, cameraRefText, type ConnectionId } from '../../core/ids.ts';
import { matchesWords, searchWords } from '../../core/word-search.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import type { Camera } from '../../vendors/contract.ts';

export type ChooserRow =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly system: ConnectionId;
      readonly systemName: string;
      readonly monogram: string;
      readonly label: string;
      readonly group: string;
      readonly name: string;
      /** Of the cameras that the search finds. */
      readonly cameras: readonly CameraRef[];
      /** All of the group are found. */
      readonly whole: boolean;
    }
  | { readonly kind: 'camera'; readonly id: string; readonly ref: CameraRef; readonly name: string };

export function chooserRows(systems: readonly SystemCameras[], query: string): readonly ChooserRow[] {
  const words = searchWords(query);
  return systems.flatMap(({ entry, list }) => {
    return [...groupsOf(list.cameras)].flatMap(([group, cameras]): readonly ChooserRow[] => {
      const name = cameras[0]?.group.name ?? '';
      const found = cameras.filter((camera) => matchesWords(`${camera.name} ${name} ${entry.name}`, words));
      if (found.length === 0) return [];
      const refs = found.map(({ id }) => ({ system: entry.id, camera: id }));
      return [
        {
          kind: 'group',
          id: `${entry.id} group ${group}`,
          system: entry.id,
          systemName: entry.name,
          monogram: entry.monogram,
          label: entry.label,
          group,
          name,
          cameras: refs,
          whole: found.length === cameras.length,
        },
        ...found.map((camera): ChooserRow => {
          const ref = { system: entry.id, camera: camera.id };
          return { kind: 'camera', id: cameraRefText(ref), ref, name: camera.name };
        }),
      ];
    });
  });
}

function groupsOf(cameras: readonly Camera[]): ReadonlyMap<string, readonly Camera[]> {
  const groups = new Map<string, Camera[]>();
  for (const camera of cameras) {
    const known = groups.get(camera.group.id);
    if (known === undefined) groups.set(camera.group.id, [camera]);
    else known.push(camera);
  }
  return groups;
}

/** How much of some cameras is chosen: what a check box of a group shows. */
export function chosenPart(cameras: readonly CameraRef[], chosen: ReadonlyMap<string, CameraRef>) {
  const count = cameras.filter((ref) => chosen.has(cameraRefText(ref))).length;
  if (count === 0) return 'none';
  return count === cameras.length ? 'all' : 'some';
}

/** The choice with these cameras added, or taken away. */
export function withCameras(
  chosen: ReadonlyMap<string, CameraRef>,
  cameras: readonly CameraRef[],
  on: boolean,
): ReadonlyMap<string, CameraRef> {
  const next = new Map(chosen);
  for (const ref of cameras) {
    if (on) next.set(cameraRefText(ref), ref);
    else next.delete(cameraRefText(ref));
  }
  return next;
}
