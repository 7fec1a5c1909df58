/**
 * The camera tree as a flat list of rows: what a virtualised list shows and a keyboard walks
 * through. Pure; a fold or a search gives a new list.
 */
import { type CameraId, cameraRefText } from '../../core/ids.ts';
import { matchesWords, searchWords } from '../../core/word-search.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import type { Camera } from '../../vendors/contract.ts';

interface Row {
  /** Unique within the tree, and stable. */
  readonly id: string;
  readonly system: SystemCameras;
}

export type TreeRow =
  | (Row & { readonly kind: 'system'; readonly open: boolean; readonly count: number })
  | (Row & { readonly kind: 'group'; readonly name: string; readonly open: boolean; readonly count: number })
  | (Row & { readonly kind: 'camera'; readonly camera: Camera; readonly ref: string })
  /** A camera that the system named but does not show. */
  | (Row & { readonly kind: 'problem'; readonly camera: CameraId; readonly text: string })
  /** A system without cameras says why. */
  | (Row & { readonly kind: 'message'; readonly message: 'loading' | 'signedOut' | 'failed' | 'empty' });

export interface TreeFilter {
  readonly query: string;
  /** Ids of the rows that the person folded. A search opens everything. */
  readonly folded: ReadonlySet<string>;
}

/** Cameras of one owner, in the order of the list. */
interface Group {
  readonly id: string;
  readonly name: string;
  readonly cameras: readonly Camera[];
}

function groupsOf(cameras: readonly Camera[]): readonly Group[] {
  const groups = new Map<string, { id: string; name: string; cameras: Camera[] }>();
  for (const camera of cameras) {
    const known = groups.get(camera.group.id);
    if (known === undefined) groups.set(camera.group.id, { ...camera.group, cameras: [camera] });
    else known.cameras.push(camera);
  }
  return [...groups.values()];
}

function messageOf(system: SystemCameras): 'loading' | 'signedOut' | 'failed' | 'empty' {
  if (system.loading) return 'loading';
  if (system.failure !== undefined) return 'failed';
  return system.session.kind === 'signedIn' ? 'empty' : 'signedOut';
}

/** All rows that are open and match. Systems without a match are left out while searching. */
export function treeRows(systems: readonly SystemCameras[], filter: TreeFilter): readonly TreeRow[] {
  const words = searchWords(filter.query);
  return systems.flatMap((system) => systemRows(system, words, filter.folded));
}

function systemRows(
  system: SystemCameras,
  words: readonly string[],
  folded: ReadonlySet<string>,
): readonly TreeRow[] {
  const searching = words.length > 0;
  const { entry, list } = system;
  const matching = searching
    ? list.cameras.filter((camera) =>
        matchesWords(`${camera.name} ${camera.group.name} ${entry.name}`, words),
      )
    : list.cameras;
  if (searching && matching.length === 0) return [];
  const id = entry.id;
  const open = searching || !folded.has(id);
  const head: TreeRow = { kind: 'system', id, system, open, count: matching.length };
  if (!open) return [head];
  if (list.cameras.length === 0 && list.problems.length === 0) {
    return [head, { kind: 'message', id: `${id} message`, system, message: messageOf(system) }];
  }
  const groups = groupsOf(matching).flatMap((group) => groupRows(system, group, searching, folded));
  const problems = searching
    ? []
    : list.problems.map((problem) => ({
        kind: 'problem' as const,
        id: `${id} problem ${problem.id}`,
        system,
        camera: problem.id,
        text: problem.text,
      }));
  return [head, ...groups, ...problems];
}

function groupRows(
  system: SystemCameras,
  group: Group,
  searching: boolean,
  folded: ReadonlySet<string>,
): readonly TreeRow[] {
  const id = `${system.entry.id} group ${group.id}`;
  const open = searching || !folded.has(id);
  const head: TreeRow = { kind: 'group', id, system, name: group.name, open, count: group.cameras.length };
  if (!open) return [head];
  const cameras = group.cameras.map((camera): TreeRow => {
    const ref = cameraRefText({ system: system.entry.id, camera: camera.id });
    return { kind: 'camera', id: ref, system, camera, ref };
  });
  return [head, ...cameras];
}
