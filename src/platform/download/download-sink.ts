/**
 * Where the bytes of a download go: a temporary file, or memory where the browser has no files of its
 * own for sites. Runs in the worker. Knows nothing of names, checksums and the network.
 */
import type { OpenFile, OpenTemporaryFolder, TemporaryFile, TemporaryFolder } from './temporary-folder.ts';

/** Exactly one of `finish` and `discard` comes last; `discard` may also follow `finish`. */
export interface DownloadSink {
  /** Throws where there is no more room. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** All that was written, still on the disk where it is on the disk. */
  readonly finish: () => Promise<Blob>;
  /** Nothing is left; never fails. */
  readonly discard: () => Promise<void>;
}

export type OpenSink = () => Promise<DownloadSink>;

/** Rejects when the disk has no room at all; any other refusal means memory. */
export function createOpenSink(open: OpenTemporaryFolder): OpenSink {
  return async () => {
    try {
      const folder = await open();
      return (folder && (await openFileSink(folder))) ?? createMemorySink();
    } catch (error) {
      if (error instanceof Error && error.name === 'QuotaExceededError') throw error;
      return createMemorySink();
    }
  };
}

/** Undefined where files cannot be written bit by bit. */
async function openFileSink(folder: TemporaryFolder): Promise<DownloadSink | undefined> {
  const name = `${crypto.randomUUID()}.part`;
  const handle = await folder.getFileHandle(name, { create: true });
  const remove = () => folder.removeEntry(name).catch(() => undefined);
  try {
    const file = await handle.createSyncAccessHandle?.();
    if (file !== undefined) return createFileSink(handle, file, remove);
  } catch (error) {
    await remove();
    throw error;
  }
  await remove();
  return undefined;
}

function createFileSink(handle: TemporaryFile, file: OpenFile, remove: () => Promise<void>): DownloadSink {
  let written = 0;
  return {
    write: (bytes) => {
      const taken = file.write(bytes, { at: written });
      written += taken;
      if (taken < bytes.length) throw new Error(`The disk took ${taken} of ${bytes.length} bytes.`);
    },
    finish: async () => {
      file.close();
      const whole = await handle.getFile?.();
      if (whole?.size !== written) throw new Error(`${whole?.size} of ${written} bytes are on the disk.`);
      return whole;
    },
    discard: async () => {
      // Closing twice is allowed.
      file.close();
      await remove();
    },
  };
}

function createMemorySink(): DownloadSink {
  // Each a blob of its own: browsers keep those outside the page, some of them on the disk.
  let parts: Blob[] = [];
  return {
    write: (bytes) => {
      parts.push(new Blob([bytes]));
    },
    finish: () => Promise.resolve(new Blob(parts)),
    discard: () => {
      parts = [];
      return Promise.resolve();
    },
  };
}
