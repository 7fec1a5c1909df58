/**
 * The uploads of one server: records with their chunks, from creation to deletion. Knows the rules of
 * the calls, not the calls themselves.
 */
import type { Bytes } from '../media-scene.ts';
import { type ChunkMask, createChunkMask } from './chunk-mask.ts';
import { uploadRefused } from './refusal.ts';
import type { UploadStorage } from './upload-storage.ts';

export interface UploadRequest {
  readonly name: string;
  readonly size: number;
  readonly chunkSize: number;
  readonly md5: string;
  /** Ms after the last write at which the server forgets it; 0: never. */
  readonly ttl: number;
}

export interface Upload extends UploadRequest {
  /** Of the bytes in the storage; another one after it was replaced. */
  readonly key: string;
  readonly chunks: ChunkMask;
  status: 'uploading' | 'downloaded' | 'corrupted';
  /** Of the bytes that came, once all of them have. */
  actualMd5: string | undefined;
  /** Epoch ms of the last write. */
  touchTime: number;
  /** An import reads it: it does not expire. */
  isUsed: boolean;
}

export interface UploadStore {
  readonly create: (request: UploadRequest, recreate: boolean) => Promise<void>;
  /** What one chunk must be long; refuses chunks that cannot be written. */
  readonly expect: (name: string, index: number) => { readonly upload: Upload; readonly bytes: number };
  /** Writes a chunk that was expected; the one that completes the file hashes all of it. */
  readonly write: (upload: Upload, index: number, parts: readonly Uint8Array[]) => Promise<void>;
  readonly find: (name: string) => Upload | undefined;
  readonly list: () => readonly Upload[];
  readonly remove: (name: string) => Promise<boolean>;
  /** Takes away what has expired at that moment. */
  readonly expire: (at: number) => void;
  readonly read: (upload: Upload, start: number, end: number) => Promise<Bytes>;
  /** Bytes that are still free; 0 takes no new upload. */
  readonly free: () => number;
  readonly setDisk: (bytes: number) => void;
}

export function createUploadStore(options: {
  readonly storage: UploadStorage;
  readonly server: number;
  readonly diskBytes: number;
  readonly now: () => number;
}): UploadStore {
  const { storage, now } = options;
  const uploads = new Map<string, Upload>();
  let diskBytes = options.diskBytes;
  let serial = 0;

  const free = () => Math.max(0, diskBytes - [...uploads.values()].reduce((sum, { size }) => sum + size, 0));
  const drop = async (upload: Upload): Promise<void> => {
    uploads.delete(upload.name);
    await storage.remove(upload.key);
  };
  const refuseExisting = (existing: Upload, { name, md5 }: UploadRequest): void => {
    const isSame = existing.status === 'downloaded' && existing.md5 === md5;
    throw uploadRefused(
      isSame ? 'fileAlreadyDownloaded' : 'fileAlreadyExists',
      `File '${name}' ${isSame ? 'is already downloaded' : 'already exists'}`,
    );
  };

  return {
    create: async (request, recreate) => {
      const existing = uploads.get(request.name);
      if (existing !== undefined) {
        if (!recreate || existing.status === 'downloaded') refuseExisting(existing, request);
        await drop(existing);
      }
      if (request.size > free()) throw uploadRefused('noFreeSpace', `No space for file '${request.name}'`);
      serial += 1;
      const upload: Upload = {
        ...request,
        key: `${options.server}/${serial}`,
        chunks: createChunkMask(Math.ceil(request.size / request.chunkSize)),
        status: 'uploading',
        actualMd5: undefined,
        touchTime: now(),
        isUsed: false,
      };
      // Known before there is room for it: a second one of the name must not slip in between.
      uploads.set(request.name, upload);
      try {
        await storage.create(upload.key, request.size);
      } catch (error) {
        uploads.delete(request.name);
        throw uploadRefused('ioError', String(error));
      }
    },
    expect: (name, index) => {
      const upload = uploads.get(name);
      if (upload === undefined) throw uploadRefused('fileDoesNotExist', `File '${name}' does not exist`);
      if (upload.status === 'downloaded') {
        throw uploadRefused('fileAlreadyDownloaded', `File '${name}' is already downloaded`);
      }
      const chunks = Math.ceil(upload.size / upload.chunkSize);
      if (index < 0 || index >= chunks) {
        throw uploadRefused('invalidChunkIndex', `File '${name}' has no chunk ${index}`);
      }
      return { upload, bytes: Math.min(upload.chunkSize, upload.size - index * upload.chunkSize) };
    },
    write: async (upload, index, parts) => {
      const isGone = () => uploads.get(upload.name) !== upload;
      const refuseGone = () => uploadRefused('fileDoesNotExist', `File '${upload.name}' does not exist`);
      if (isGone()) throw refuseGone();
      try {
        await storage.write(upload.key, index * upload.chunkSize, parts);
      } catch (error) {
        throw isGone() ? refuseGone() : uploadRefused('ioError', String(error));
      }
      if (isGone()) throw refuseGone();
      upload.chunks.set(index);
      upload.touchTime = now();
      if (!upload.chunks.isFull()) return;
      const md5 = await storage.md5(upload.key).catch(() => undefined);
      if (isGone() || md5 === undefined) throw refuseGone();
      upload.actualMd5 = md5;
      upload.status = md5 === upload.md5 ? 'downloaded' : 'corrupted';
    },
    find: (name) => uploads.get(name),
    list: () => [...uploads.values()],
    remove: async (name) => {
      const upload = uploads.get(name);
      if (upload !== undefined) await drop(upload);
      return upload !== undefined;
    },
    expire: (at) => {
      for (const upload of uploads.values()) {
        const hasExpired = upload.ttl > 0 && at >= upload.touchTime + upload.ttl;
        if (hasExpired && !upload.isUsed) void drop(upload);
      }
    },
    read: (upload, start, end) => storage.read(upload.key, start, end),
    free,
    setDisk: (bytes) => {
      diskBytes = bytes;
    },
  };
}
