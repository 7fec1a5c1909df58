/**
 * The files of a drop, also those in folders and their folders. With handles where the browser gives
 * them, so that a file can be read again after a reload. Which of them are wanted is decided elsewhere.
 */

/** A file and where it lay within what was chosen: "day 1/cam 2/", "" at the top. */
export interface FoundFile {
  readonly file: File;
  readonly folder: string;
  readonly handle?: FileSystemFileHandle | undefined;
}

export interface FoundFiles {
  /** Folder by folder, in the order of their names. */
  readonly files: readonly FoundFile[];
  /** Paths of those that the browser would not read. */
  readonly unread: readonly string[];
}

type Handle = FileSystemFileHandle | FileSystemDirectoryHandle;

declare global {
  interface DataTransferItem {
    /** Of some browsers only; the library of types leaves it out. */
    readonly getAsFileSystemHandle?: () => Promise<Handle | null>;
  }
}

interface Finds {
  readonly files: FoundFile[];
  readonly unread: string[];
}

/** Folders within folders, at most so many: deeper ones are a mistake, not footage. */
const DEEPEST = 32;

const byName = new Intl.Collator('en', { numeric: true });
const inOrder = <T extends { readonly name: string }>(entries: readonly T[]): readonly T[] =>
  entries.toSorted((one, other) => byName.compare(one.name, other.name));

/** Whether a drag carries files, as opposed to text or a link. */
export const carriesFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

/** Reads a drop. To be called within the event itself: later the browser has emptied the data. */
export async function readDrop(data: DataTransfer): Promise<FoundFiles> {
  // All are asked for before the first is waited for.
  const roots = [...data.items].filter(({ kind }) => kind === 'file').map(takeItem);
  const finds: Finds = { files: [], unread: [] };
  for (const root of roots) await root(finds);
  return finds;
}

/** Everything in a folder that somebody chose; the folder's own name comes first. */
export async function readFolder(folder: FileSystemDirectoryHandle): Promise<FoundFiles> {
  const finds: Finds = { files: [], unread: [] };
  await addHandle(folder, '', finds, 0);
  return finds;
}

/** Takes from an item all that can be had within the event, and gives the way to read it. */
function takeItem(item: DataTransferItem): (finds: Finds) => Promise<void> {
  const entry = item.webkitGetAsEntry?.() ?? null;
  const file = item.getAsFile();
  // A refused handle is no loss: entry and file tell the same, only not for after a reload.
  const handle = item.getAsFileSystemHandle?.().catch(() => null);
  return async (finds) => {
    const held = (await handle) ?? null;
    if (held !== null) await addHandle(held, '', finds, 0);
    else if (entry !== null) await addEntry(entry, '', finds, 0);
    else if (file !== null) finds.files.push({ file, folder: '' });
  };
}

async function addHandle(handle: Handle, folder: string, finds: Finds, depth: number): Promise<void> {
  const path = folder + handle.name;
  try {
    if (handle.kind === 'file') {
      finds.files.push({ file: await handle.getFile(), folder, handle });
      return;
    }
    if (depth >= DEEPEST) {
      finds.unread.push(`${path}/`);
      return;
    }
    const inside: Handle[] = [];
    for await (const child of handle.values()) inside.push(child);
    for (const child of inOrder(inside)) await addHandle(child, `${path}/`, finds, depth + 1);
  } catch {
    finds.unread.push(path);
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function addEntry(entry: FileSystemEntry, folder: string, finds: Finds, depth: number): Promise<void> {
  const path = folder + entry.name;
  try {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      finds.files.push({ file, folder });
    } else if (isFolder(entry) && depth < DEEPEST) {
      const inside = await readEntries(entry.createReader());
      for (const child of inOrder(inside)) await addEntry(child, `${path}/`, finds, depth + 1);
    } else finds.unread.push(`${path}/`);
  } catch {
    finds.unread.push(path);
  }
}

/** A reader gives a hundred at a time, and none when there are no more. */
async function readEntries(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
