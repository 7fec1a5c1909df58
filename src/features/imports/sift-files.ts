/**
 * Which of the files that somebody dropped go into the queue, and which stay out by their name alone:
 * what systems and cameras put beside footage. Whether the rest is footage, reading it tells. Pure.
 */

/** Why a file stays out. */
export type SiftReason = 'hidden' | 'sidecar' | 'notVideo' | 'unread';

export interface LeftOutFile {
  /** Folder and name. */
  readonly path: string;
  readonly because: SiftReason;
}

/** What cameras write beside each recording: a thumbnail, a small copy for the phone, a track of positions. */
const SIDECARS = new Set(['thm', 'lrv', 'lrf', 'gpx', 'srt', 'xmp', 'aae', 'bdm', 'cpi', 'mpl']);
/** Names that say themselves that they are no video. Anything unknown is read. */
const NOT_VIDEO = new Set(
  'txt csv log md pdf doc docx xls xlsx json xml html htm ini db dat bak tmp zip rar 7z gz exe dll jpg jpeg png gif heic webp bmp tif tiff svg raw dng cr2 nef arw wav mp3 m4a aac flac ogg'.split(
    ' ',
  ),
);
const HIDDEN_NAMES = new Set(['thumbs.db', 'desktop.ini']);
/** Folders that only systems use. */
const HIDDEN_FOLDER = /(?:^|\/)(?:\.[^/]+|__MACOSX|System Volume Information|\$RECYCLE\.BIN)\//i;

/** Why a file stays out by its name; undefined when it goes in. */
export function siftReason(folder: string, name: string): SiftReason | undefined {
  const lower = name.toLowerCase();
  if (name.startsWith('.') || HIDDEN_NAMES.has(lower) || HIDDEN_FOLDER.test(folder)) return 'hidden';
  const dot = lower.lastIndexOf('.');
  const ending = dot < 0 ? '' : lower.slice(dot + 1);
  if (SIDECARS.has(ending)) return 'sidecar';
  return NOT_VIDEO.has(ending) ? 'notVideo' : undefined;
}

interface Found {
  readonly file: { readonly name: string };
  readonly folder: string;
}

/** Parts the files in those for the queue and those that stay out, each in its order. */
export function siftFiles<T extends Found>(
  files: readonly T[],
  unread: readonly string[] = [],
): { readonly wanted: readonly T[]; readonly leftOut: readonly LeftOutFile[] } {
  const wanted: T[] = [];
  const leftOut: LeftOutFile[] = [];
  for (const found of files) {
    const because = siftReason(found.folder, found.file.name);
    if (because === undefined) wanted.push(found);
    else leftOut.push({ path: found.folder + found.file.name, because });
  }
  for (const path of unread) leftOut.push({ path, because: 'unread' });
  return { wanted, leftOut };
}

const KINDS: readonly (readonly [SiftReason, one: string, many: string])[] = [
  ['sidecar', 'a camera’s side file', 'side files of cameras'],
  ['hidden', 'a hidden file', 'hidden files'],
  ['notVideo', 'no video by its name', 'no videos by their names'],
  ['unread', 'not readable', 'not readable'],
];

/** "5 files stay out: 3 side files of cameras, 2 hidden files". */
export function leftOutWords(files: readonly LeftOutFile[]): string {
  const parts = KINDS.flatMap(([kind, one, many]) => {
    const count = files.filter(({ because }) => because === kind).length;
    if (count === 0) return [];
    return files.length === 1 ? one : `${count} ${count === 1 ? one.replace(/^an? /, '') : many}`;
  });
  return `${files.length === 1 ? '1 file stays' : `${files.length} files stay`} out: ${parts.join(', ')}`;
}

/** Why one of them stays out, in a few words. */
export const siftWord = (because: SiftReason): string => KINDS.find(([kind]) => kind === because)?.[1] ?? '';
