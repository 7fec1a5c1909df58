/** A folder of temporary files without a browser: as strict about open files, and as large as a test says. */
import type { OpenFile, TemporaryFile, TemporaryFolder } from '../platform/download/temporary-folder.ts';

export interface MemoryFolder extends TemporaryFolder {
  readonly files: ReadonlyMap<string, Blob>;
  /** Puts a file there that somebody wrote at a moment. */
  readonly put: (name: string, size: number, lastModified: number) => void;
}

export interface MemoryFolderOptions {
  /** Bytes that fit. */
  readonly room?: number;
  /** At the end of the room: an error, or fewer bytes than were given. */
  readonly whenFull?: 'throw' | 'short';
  readonly now?: () => number;
  /** How opening a file to write ends; undefined where browsers have no such files. */
  readonly opening?: 'refused' | 'full' | 'unknown';
}

export function createMemoryFolder(options: MemoryFolderOptions = {}): MemoryFolder {
  const { room = Infinity, whenFull = 'throw', now = Date.now, opening } = options;
  const files = new Map<string, File>();
  const open = new Set<string>();

  function createHandle(name: string): TemporaryFile {
    const getFile = () => {
      const file = files.get(name);
      return file === undefined
        ? Promise.reject(new DOMException('Gone.', 'NotFoundError'))
        : Promise.resolve(file);
    };
    const createSyncAccessHandle = () => {
      if (opening === 'refused') return Promise.reject(new DOMException('Not here.', 'NotAllowedError'));
      if (opening === 'full') return Promise.reject(new DOMException('Full.', 'QuotaExceededError'));
      open.add(name);
      return Promise.resolve(openFile(name));
    };
    return opening === 'unknown'
      ? { kind: 'file', name, getFile }
      : { kind: 'file', name, getFile, createSyncAccessHandle };
  }

  function openFile(name: string): OpenFile {
    const stretches: Blob[] = [];
    let size = 0;
    return {
      write: (bytes, { at }) => {
        if (!open.has(name) || at !== size) throw new DOMException('Not open.', 'InvalidStateError');
        const fits = Math.min(bytes.length, room - size);
        if (fits < bytes.length && whenFull === 'throw') {
          throw new DOMException('Full.', 'QuotaExceededError');
        }
        stretches.push(new Blob([bytes.subarray(0, fits)]));
        size += fits;
        files.set(name, new File(stretches, name, { lastModified: now() }));
        return fits;
      },
      close: () => {
        open.delete(name);
      },
    };
  }

  return {
    files,
    put: (name, size, lastModified) => {
      files.set(name, new File([new Uint8Array(size)], name, { lastModified }));
    },
    getFileHandle: (name) => {
      if (!files.has(name)) files.set(name, new File([], name, { lastModified: now() }));
      return Promise.resolve(createHandle(name));
    },
    removeEntry: (name) => {
      if (open.has(name)) return Promise.reject(new DOMException('In use.', 'NoModificationAllowedError'));
      if (files.delete(name)) return Promise.resolve();
      return Promise.reject(new DOMException('Gone.', 'NotFoundError'));
    },
    values: async function* () {
      for (const name of files.keys()) yield createHandle(name);
    },
  };
}
