/**
 * Where files lie while they are downloaded: a folder of the origin private file system, which only this
 * site sees. The part of the browser's interface that is used, so that tests have a disk of their own.
 */

/** A file that is being written. Nobody else can write or remove it until it is closed. */
export interface OpenFile {
  /** Gives the bytes written: fewer where the disk took no more. */
  readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
  readonly close: () => void;
}

export interface TemporaryFile {
  readonly kind: 'file' | 'directory';
  readonly name: string;
  readonly getFile?: () => Promise<File>;
  /** In workers only, and not in all browsers. */
  readonly createSyncAccessHandle?: () => Promise<OpenFile>;
}

export interface TemporaryFolder {
  readonly getFileHandle: (name: string, options: { readonly create: true }) => Promise<TemporaryFile>;
  readonly removeEntry: (name: string) => Promise<void>;
  readonly values: () => AsyncIterable<TemporaryFile>;
}

/** Undefined, or a rejection, where the browser has none: plain http, some private windows. */
export type OpenTemporaryFolder = () => Promise<TemporaryFolder | undefined>;

const FOLDER = 'sightline-downloads';

export const openTemporaryFolder: OpenTemporaryFolder = async () => {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return undefined;
  const root = await navigator.storage.getDirectory();
  return await root.getDirectoryHandle(FOLDER, { create: true });
};
