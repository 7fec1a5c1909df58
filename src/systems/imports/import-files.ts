/**
 * The files behind the jobs. One that was chosen in this window is what was read; one that comes back
 * after a reload is proven to be the same before it is trusted: by size, by time, and by its checksum.
 */
import type { FoundFile, KeptFiles } from '../../platform/import-store-file.ts';
import type { ImportFile } from './import-model.ts';

export interface ImportFiles {
  readonly get: (id: string) => File | undefined;
  /** A file that somebody just chose for the first time. */
  readonly put: (id: string, file: File, handle: FileSystemFileHandle | undefined) => void;
  /** Those that were kept. */
  readonly restore: (handles: ReadonlyMap<string, FileSystemFileHandle>) => void;
  /** Whether a job may be able to get its file by a click alone. */
  readonly hasHandle: (id: string) => boolean;
  /** Looks for the file again; `ask` only from a click. */
  readonly find: (id: string, ask?: boolean) => Promise<FoundFile>;
  /** The file, without asking anybody and only where it seems to be the same as before. */
  readonly peek: (id: string, before: ImportFile) => Promise<File | undefined>;
  /** Its checksum is what it was before, or it was not known before. */
  readonly markProven: (id: string) => void;
  readonly isProven: (id: string) => boolean;
  /** The file is not readable any more, or another one: forgets it, with its handle if that leads to it. */
  readonly drop: (id: string, alsoHandle: boolean) => void;
}

export function createImportFiles(kept: KeptFiles): ImportFiles {
  const files = new Map<string, File>();
  const handles = new Map<string, FileSystemFileHandle>();
  const proven = new Set<string>();
  return {
    get: (id) => files.get(id),
    put: (id, file, handle) => {
      files.set(id, file);
      proven.delete(id);
      if (handle !== undefined) handles.set(id, handle);
    },
    restore: (found) => {
      for (const [id, handle] of found) handles.set(id, handle);
    },
    hasHandle: (id) => handles.has(id),
    find: async (id, ask = false) => {
      const file = files.get(id);
      if (file !== undefined) return { kind: 'found', file };
      const handle = handles.get(id);
      if (handle === undefined) return { kind: 'gone' };
      return ask ? kept.ask(handle) : kept.look(handle);
    },
    peek: async (id, before) => {
      const file = files.get(id);
      const handle = handles.get(id);
      if (file !== undefined || handle === undefined) return file;
      const found = await kept.look(handle);
      if (found.kind !== 'found' || whyAnother(before, found.file, undefined) !== undefined) return undefined;
      return found.file;
    },
    markProven: (id) => void proven.add(id),
    isProven: (id) => proven.has(id),
    drop: (id, alsoHandle) => {
      files.delete(id);
      proven.delete(id);
      if (alsoHandle) handles.delete(id);
    },
  };
}

/**
 * Why a file cannot be the one that was chosen before, as a sentence; undefined when it can be. A copy has
 * another time and the same content: it is taken where a checksum from before can prove that.
 */
export function whyAnother(
  before: ImportFile,
  file: Pick<File, 'size' | 'lastModified'>,
  md5: string | undefined,
): string | undefined {
  if (file.size !== before.size) return 'That file has another size.';
  if (file.lastModified !== before.modifiedAt && md5 === undefined) {
    return 'That file was changed since it was chosen.';
  }
  return undefined;
}

/** Said when the checksum is another one. */
export const OTHER_CONTENT = 'That file has the same size and another content.';
