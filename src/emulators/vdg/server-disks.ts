/** The disks of the server: which folders can be made on them, and how much fits. Paths of Windows. */
import { LONGEST_FOLDER } from './limits.ts';
import { CODE } from './refusal.ts';

/** Bytes free, or why nothing can be written there. */
export type DiskState = number | 'missing' | 'readonly';

/** By the path that a disk, or a folder with a state of its own, begins with. */
export type DiskTable = Readonly<Record<string, DiskState>>;

export const DEMO_DISKS: DiskTable = {
  'C:\\': 40_000_000_000,
  'C:\\Windows': 'readonly',
  'D:\\': 2_000_000_000_000,
  // A mapped drive that is nearly full.
  'N:\\': 20_000_000,
  '\\\\nas\\evidence': 500_000_000_000,
};

export interface ServerDisks {
  /** The code with which so many bytes are refused; undefined where they fit. */
  readonly problemOf: (path: string, bytes: number) => number | undefined;
  /** Takes space, or gives it back where the bytes are negative. */
  readonly take: (path: string, bytes: number) => void;
  readonly set: (prefix: string, state: DiskState) => void;
}

const ABSOLUTE = /^(?:[a-z]:\\|\\\\[^\\]+\\[^\\]+)/;
/** No name of a folder has them. */
const NOT_IN_NAMES = /[<>:"|?*\p{Cc}]/u;

/** Paths that mean the same folder are the same text. */
export function samePath(path: string): string {
  const slashes = path.trim().replaceAll('/', '\\').toLowerCase();
  const trimmed = slashes.replace(/\\+$/, '');
  return /^[a-z]:$/.test(trimmed) && slashes !== trimmed ? `${trimmed}\\` : trimmed;
}

/** Whether a folder is another one, or lies below it. Both as `samePath` gives them. */
export const isWithin = (folder: string, outer: string): boolean =>
  folder === outer || folder.startsWith(outer.endsWith('\\') ? outer : `${outer}\\`);

export function createServerDisks(table: DiskTable): ServerDisks {
  const disks = new Map(Object.entries(table).map(([prefix, state]) => [samePath(prefix), state]));
  const prefixOf = (folder: string): string | undefined =>
    [...disks.keys()].filter((prefix) => isWithin(folder, prefix)).toSorted((a, b) => b.length - a.length)[0];
  return {
    problemOf: (path, bytes) => {
      const folder = samePath(path);
      const prefix = prefixOf(folder);
      const state = prefix === undefined ? 'missing' : disks.get(prefix);
      if (!ABSOLUTE.test(folder) || prefix === undefined || state === 'missing') return CODE.badPath;
      const isNamed = !NOT_IN_NAMES.test(folder.slice(prefix.length));
      if (state === 'readonly' || !isNamed || path.length > LONGEST_FOLDER) return CODE.noFolder;
      return state === undefined || state < bytes ? CODE.diskFull : undefined;
    },
    take: (path, bytes) => {
      const prefix = prefixOf(samePath(path));
      const state = prefix === undefined ? undefined : disks.get(prefix);
      if (prefix !== undefined && typeof state === 'number') disks.set(prefix, state - bytes);
    },
    set: (prefix, state) => disks.set(samePath(prefix), state),
  };
}
