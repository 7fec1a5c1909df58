/**
 * Imports: one at a time per camera, each for as long as its size says. What goes wrong in one is
 * swallowed, and its upload is deleted in any case.
 */
import type { Archive } from './archive.ts';
import type { ReadFootage } from './footage-file.ts';
import type { Upload, UploadStore } from './upload-store.ts';

/** An import that is over, as tests see it; the server keeps no such list. */
export interface ImportRecord {
  readonly camera: string;
  /** The upload that it was made from. */
  readonly name: string;
  /** Epoch ms: where the client wanted it. */
  readonly startTime: number;
  readonly size: number;
  /** Of the bytes that the server had. */
  readonly md5: string;
  /** 0 for a file in which the server found no footage. */
  readonly durationMs: number;
  /** Why nothing is recorded although no call failed. */
  readonly swallowed?: 'incomplete upload' | 'no footage' | 'overlap' | 'upload deleted';
}

interface RunningImport {
  readonly upload: Upload;
  readonly uploads: UploadStore;
  readonly startTime: number;
  readonly begunAt: number;
  readonly md5: string;
  readonly durationMs: number;
  /** Infinity while the file is being looked at. */
  readonly endsAt: number;
}

export interface ImportRunner {
  /** Begins an import. Resolves when it runs, not when it is over. */
  readonly begin: (camera: string, uploads: UploadStore, upload: Upload, startTime: number) => Promise<void>;
  /** Per cent, 0–99, of the import that runs. */
  readonly progress: (camera: string, at: number) => number | undefined;
  /** Ends what is over at that moment, in the order of the ends. */
  readonly settle: (at: number) => void;
  /** Stops the imports that read the upload: nothing is recorded. */
  readonly uploadDeleted: (upload: Upload) => void;
  /** The server goes down: imports are lost, their uploads stay. */
  readonly interruptAll: () => void;
  readonly done: () => readonly ImportRecord[];
}

const PERCENT = 100;
const LAST_PERCENT = 99;

export function createImportRunner(options: {
  readonly archive: Archive;
  readonly readFootage: ReadFootage;
  readonly importMs: (size: number) => number;
  readonly now: () => number;
}): ImportRunner {
  const { archive, now } = options;
  const running = new Map<string, RunningImport>();
  const done: ImportRecord[] = [];

  const note = (camera: string, one: RunningImport, swallowed?: ImportRecord['swallowed']): void => {
    const { upload, startTime, md5, durationMs } = one;
    const { name, size } = upload;
    const record = { camera, name, startTime, size, md5, durationMs };
    done.push(swallowed === undefined ? record : { ...record, swallowed });
  };
  const finish = (camera: string, one: RunningImport): void => {
    const { upload, uploads, startTime, durationMs } = one;
    running.delete(camera);
    void uploads.remove(upload.name);
    if (upload.actualMd5 === undefined) note(camera, one, 'incomplete upload');
    else if (durationMs === 0) note(camera, one, 'no footage');
    else if (archive.add(camera, { start: startTime, end: startTime + durationMs })) note(camera, one);
    else note(camera, one, 'overlap');
  };

  return {
    begin: async (camera, uploads, upload, startTime) => {
      const begun: RunningImport = {
        upload,
        uploads,
        startTime,
        begunAt: now(),
        md5: upload.actualMd5 ?? '',
        durationMs: 0,
        endsAt: Infinity,
      };
      running.set(camera, begun);
      upload.isUsed = true;
      const file = {
        size: upload.size,
        read: (start: number, end: number) => uploads.read(upload, start, end),
      };
      const found = upload.actualMd5 === undefined ? undefined : await lookInto(options.readFootage, file);
      if (running.get(camera) !== begun) return;
      running.set(camera, {
        ...begun,
        durationMs: found?.durationMs ?? 0,
        endsAt: now() + options.importMs(upload.size),
      });
    },
    progress: (camera, at) => {
      const one = running.get(camera);
      if (one === undefined) return undefined;
      const whole = one.endsAt - one.begunAt;
      const percent = Number.isFinite(whole) ? Math.floor(((at - one.begunAt) / whole) * PERCENT) : 0;
      return Math.max(0, Math.min(LAST_PERCENT, percent));
    },
    settle: (at) => {
      const over = [...running].filter(([, { endsAt }]) => endsAt <= at);
      for (const [camera, one] of over.toSorted(([, a], [, b]) => a.endsAt - b.endsAt)) finish(camera, one);
    },
    uploadDeleted: (upload) => {
      for (const [camera, one] of running) {
        if (one.upload !== upload) continue;
        running.delete(camera);
        note(camera, one, 'upload deleted');
      }
    },
    interruptAll: () => {
      for (const { upload } of running.values()) upload.isUsed = false;
      running.clear();
    },
    done: () => [...done],
  };
}

/** A file that cannot be read is no footage: the server says nothing about it. */
async function lookInto(
  read: ReadFootage,
  file: Parameters<ReadFootage>[0],
): Promise<Awaited<ReturnType<ReadFootage>>> {
  try {
    return await read(file);
  } catch {
    return undefined;
  }
}
