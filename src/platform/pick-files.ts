/**
 * Choosing files and folders with the browser's own window: with handles where it gives them, else with
 * the fields of a form, which the page has anyway.
 */
import { isAbort } from '../core/failure.ts';
import { type FoundFile, type FoundFiles, readFolder } from './dropped-files.ts';

interface PickFilesOptions {
  readonly multiple: boolean;
  readonly id: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}

declare global {
  var showOpenFilePicker: ((options: PickFilesOptions) => Promise<FileSystemFileHandle[]>) | undefined;
  var showDirectoryPicker:
    | ((options: { readonly id: string; readonly mode: 'read' }) => Promise<FileSystemDirectoryHandle>)
    | undefined;
}

/** The browser remembers under this name where one chose last. */
const PLACE = 'sightline-footage';

/** Whether files, or whole folders, can be chosen with handles. */
export const picksFiles = (): boolean => globalThis.showOpenFilePicker !== undefined;
export const picksFolders = (): boolean => globalThis.showDirectoryPicker !== undefined;

/**
 * Asks for files; within the click that wants it. `endings` without dots. Nothing chosen gives none.
 * Only where `picksFiles`.
 */
export async function pickFiles(endings: readonly string[], multiple = true): Promise<FoundFiles> {
  const ask = globalThis.showOpenFilePicker;
  if (ask === undefined) return NONE;
  const accept = { 'video/*': endings.map((ending) => `.${ending}`) };
  const handles = await orNone(
    ask({ multiple, id: PLACE, types: endings.length === 0 ? [] : [{ description: 'Footage', accept }] }),
  );
  const files: FoundFile[] = [];
  const unread: string[] = [];
  for (const handle of handles ?? []) {
    try {
      files.push({ file: await handle.getFile(), folder: '', handle });
    } catch {
      unread.push(handle.name);
    }
  }
  return { files, unread };
}

/** Asks for a folder and reads all of it; within the click that wants it. Only where `picksFolders`. */
export async function pickFolder(): Promise<FoundFiles> {
  const folder = await orNone(globalThis.showDirectoryPicker?.({ id: PLACE, mode: 'read' }));
  return folder === undefined ? NONE : readFolder(folder);
}

const NONE: FoundFiles = { files: [], unread: [] };

/** Closing the window without a choice is an abort, and no failure. */
async function orNone<T>(asked: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isAbort(error)) return undefined;
    throw error;
  }
}

/** What stands in a field for files or for a folder. Empty the field afterwards: the same may be chosen again. */
export function fieldFiles(files: FileList | null): FoundFiles {
  return {
    files: [...(files ?? [])].map((file) => ({ file, folder: folderOf(file.webkitRelativePath ?? '') })),
    unread: [],
  };
}

/** "day 1/cam 2/a.mp4" lies in "day 1/cam 2/". */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
