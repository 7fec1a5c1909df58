/**
 * Puts files on the person's disk: in one go, or bit by bit where the browser can stream. A file that
 * was not finished is never left looking complete.
 */
import { isAbort } from '../core/failure.ts';

/** A file being written. Exactly one of `close` and `abort` ends it. */
export interface FileSink {
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** Now it is complete and stands under its name. */
  readonly close: () => Promise<void>;
  /** Throws away what was written; never fails. */
  readonly abort: () => Promise<void>;
}

/** Where a file goes. Opened again, it begins anew. */
export interface SaveTarget {
  /** The name that it has on disk, as far as the browser tells. */
  readonly name: string;
  /** Streams to disk; otherwise all of it is held in memory until it is complete. */
  readonly streams: boolean;
  readonly open: () => Promise<FileSink>;
}

export interface FileKind {
  /** The suggested name with its ending. */
  readonly name: string;
  /** A media type, for example "video/mp4". */
  readonly type: string;
  /** What people call it: "Video". */
  readonly description: string;
}

/** What browsers that stream to disk add, and the library of types leaves out. */
interface DiskFile extends FileSystemFileHandle {
  readonly remove?: () => Promise<void>;
}

type AskForFile = (options: {
  readonly suggestedName: string;
  readonly types: readonly {
    readonly description: string;
    readonly accept: Readonly<Record<string, readonly string[]>>;
  }[];
}) => Promise<DiskFile>;

declare global {
  var showSaveFilePicker: AskForFile | undefined;
}

/** The browser reads a blob after the click; a minute is enough even for a full disk's dialog. */
const KEEP_URL_MS = 60_000;

/** Hands a file in memory to the browser as a download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}

/**
 * Asks where to put a file; to be called within the click that wants it. Undefined when the person
 * chose nothing. Browsers that cannot ask save under the name given.
 */
export async function askSaveTarget(kind: FileKind): Promise<SaveTarget | undefined> {
  const ask = globalThis.showSaveFilePicker;
  if (ask === undefined) return memoryTarget(kind);
  const ending = kind.name.slice(kind.name.lastIndexOf('.'));
  try {
    const file = await ask({
      suggestedName: kind.name,
      types: [{ description: kind.description, accept: { [kind.type]: [ending] } }],
    });
    return diskTarget(file);
  } catch (error) {
    if (isAbort(error)) return undefined;
    // Forbidden here (a frame, a policy): it can still be saved as any browser saves.
    return memoryTarget(kind);
  }
}

function diskTarget(file: DiskFile): SaveTarget {
  return {
    name: file.name,
    streams: true,
    open: async () => {
      // Writes go to a file beside, which takes the name when it is closed.
      const stream = await file.createWritable();
      const writer = stream.getWriter();
      return {
        write: (chunk) => writer.write(chunk),
        close: () => writer.close(),
        abort: async () => {
          await writer.abort().catch(() => undefined);
          await removeIfEmpty(file);
        },
      };
    },
  };
}

/** Asking made an empty file. One that was there before has content, and stays. */
async function removeIfEmpty(file: DiskFile): Promise<void> {
  try {
    const { size } = await file.getFile();
    if (size === 0) await file.remove?.();
  } catch {
    // It is gone, or may not be touched any more: nothing that looks complete is there.
  }
}

function memoryTarget({ name, type }: FileKind): SaveTarget {
  return {
    name,
    streams: false,
    open: () => {
      let parts: BlobPart[] = [];
      return Promise.resolve({
        write: (chunk) => {
          // A copy: whoever reads the network may use its buffer again.
          parts.push(new Uint8Array(chunk));
          return Promise.resolve();
        },
        close: () => {
          saveBlob(new Blob(parts, { type }), name);
          parts = [];
          return Promise.resolve();
        },
        abort: () => {
          parts = [];
          return Promise.resolve();
        },
      });
    },
  };
}
