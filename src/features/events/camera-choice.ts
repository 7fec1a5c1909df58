/** Which cameras a list over many cameras shows, and how an address says so. Pure. */
import {
  type CameraRef,
  cameraRefText,
  type ConnectionId,
  connectionId,
  parseCameraRef,
} from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import type { Camera } from '../../vendors/contract.ts';
import { type ChoiceSearch, LONGEST_TEXT } from './choice-search.ts';
import { MOST_CAMERAS } from './choose-lanes.ts';

export type CameraChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly system: ConnectionId; readonly group: string }
  | { readonly kind: 'some'; readonly cameras: readonly CameraRef[] };

export const ALL_CAMERAS: CameraChoice = { kind: 'all' };

const BETWEEN = ',';

/** References may hold the sign between them. */
const coded = (ref: CameraRef): string =>
  cameraRefText(ref).replaceAll('%', '%25').replaceAll(BETWEEN, '%2C');
const decoded = (written: string): string => written.replaceAll('%2C', BETWEEN).replaceAll('%25', '%');

/** The choice that an address names; all cameras when it names none that can be read. */
export function toChoice({ cameras, group }: ChoiceSearch): CameraChoice {
  const refs = (cameras ?? '').split(BETWEEN).flatMap((one) => parseCameraRef(decoded(one)) ?? []);
  const unique = [...new Map(refs.map((ref) => [cameraRefText(ref), ref])).values()];
  if (unique.length > 0) return { kind: 'some', cameras: unique.slice(0, MOST_CAMERAS) };
  const named = group === undefined ? undefined : parseCameraRef(group);
  return named === undefined
    ? ALL_CAMERAS
    : { kind: 'group', system: connectionId(named.system), group: named.camera };
}

/** The entries for a choice, as many cameras as an address holds. */
export function toChoiceSearch(choice: CameraChoice): ChoiceSearch {
  switch (choice.kind) {
    case 'all':
      return { cameras: undefined, group: undefined };
    case 'group':
      return { cameras: undefined, group: `${choice.system}:${choice.group}` };
    case 'some':
      return { cameras: joined(choice.cameras), group: undefined };
    default:
      return choice satisfies never;
  }
}

function joined(cameras: readonly CameraRef[]): string | undefined {
  let all = '';
  for (const ref of cameras.slice(0, MOST_CAMERAS)) {
    const longer = all === '' ? coded(ref) : all + BETWEEN + coded(ref);
    if (longer.length > LONGEST_TEXT) break;
    all = longer;
  }
  return all === '' ? undefined : all;
}

/** How many cameras of a choice an address can hold. */
export const holdable = (cameras: readonly CameraRef[]): number =>
  (joined(cameras) ?? '').split(BETWEEN).filter((one) => one !== '').length;

/** The cameras of one system that are chosen, in the order of its list. */
export function chosenCameras({ entry, list }: SystemCameras, choice: CameraChoice): readonly Camera[] {
  switch (choice.kind) {
    case 'all':
      return list.cameras;
    case 'group':
      return entry.id === choice.system ? list.cameras.filter(({ group }) => group.id === choice.group) : [];
    case 'some': {
      const ids = new Set(
        choice.cameras.flatMap(({ system, camera }) => (system === entry.id ? camera : [])),
      );
      return list.cameras.filter(({ id }) => ids.has(id));
    }
    default:
      return choice satisfies never;
  }
}

/** Whether a system has anything to do with a choice. */
export function concerns({ entry }: SystemCameras, choice: CameraChoice): boolean {
  if (choice.kind === 'all') return true;
  if (choice.kind === 'group') return choice.system === entry.id;
  return choice.cameras.some(({ system }) => system === entry.id);
}

/** The choice in a few words: "All cameras", "Port authority", "3 cameras". */
export function choiceText(choice: CameraChoice, systems: readonly SystemCameras[]): string {
  if (choice.kind === 'all') return 'All cameras';
  const found = systems.flatMap((system) => chosenCameras(system, choice));
  if (choice.kind === 'group') return found[0]?.group.name ?? 'One group';
  const [first] = found;
  if (choice.cameras.length === 1 && first !== undefined) return first.name;
  return choice.cameras.length === 1 ? '1 camera' : `${choice.cameras.length} cameras`;
}
