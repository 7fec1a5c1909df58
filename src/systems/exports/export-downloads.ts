/**
 * Brings the files of exports to this computer: one at a time of each system, in the order in which they
 * were wanted, again where the line broke. How bytes get to the disk is the platform's.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import { isTransient } from '../../core/retry-policy.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FileDownloads } from '../../platform/download/file-downloads.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import type { FootageExports } from '../../vendors/contract-exports.ts';
import { createPaceMeter } from '../imports/import-pace.ts';
import { waitAfter } from '../persist.ts';
import type { Access } from '../system-access.ts';
import type { ExportBoard } from './export-board.ts';
import { exportFileName, type NamedSite, uniqueName } from './export-file-name.ts';
import { expiryFrom, type ExportJob, isOnItsWay } from './export-job.ts';
import type { ExportedFile } from './export-model.ts';
import { whenOnline } from './when-online.ts';

export interface DownloadsHost {
  readonly board: ExportBoard;
  readonly downloads: FileDownloads;
  readonly accessOf: (job: ExportJob) => Access<FootageExports>;
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  readonly site: NamedSite;
}

export interface ExportDownloads {
  /** Something changed: looks in a moment whose turn it is. */
  readonly wake: () => void;
  /** Wants a file, or all that are not here yet. */
  readonly want: (id: string, file: string | undefined) => void;
  readonly stop: (id: string, file: string | undefined) => void;
  /** Somebody signed in or out. */
  readonly sessionsChanged: () => void;
  readonly dispose: () => void;
}

const operation = 'download an export';
/** So often in a row without a byte; after that somebody has to look. */
const MOST_TRIES = 6;

interface Turn {
  readonly id: string;
  readonly file: string;
  readonly controller: AbortController;
}

export function createExportDownloads(host: DownloadsHost): ExportDownloads {
  const { board, clock, online } = host;
  const turns = new Map<ConnectionId, Turn>();
  /** Names that are being written at this moment. */
  const writing = new Set<string>();
  /** Keys of files in the order in which they were wanted. */
  const line = new Set<string>();
  const ended = new AbortController();
  let isDue = false;

  const keyOf = (id: string, file: string) => `${id}\n${file}`;
  const fileOf = (id: string, name: string): ExportedFile | undefined =>
    board.get(id)?.item.files.find((file) => file.name === name);

  function wake(): void {
    if (isDue || ended.signal.aborted) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!ended.signal.aborted) lookAround();
    });
  }

  function lookAround(): void {
    // The oldest first where nobody said anything else: those that are downloaded by themselves.
    const queued = board
      .jobs()
      .toReversed()
      .flatMap((job) =>
        job.item.files.flatMap(({ name, download }) => (download.kind === 'queued' ? { job, name } : [])),
      );
    for (const { job, name } of queued) line.add(keyOf(job.item.id, name));
    const rank = new Map(Array.from(line, (key, at) => [key, at]));
    const rankOf = (one: (typeof queued)[number]) => rank.get(keyOf(one.job.item.id, one.name)) ?? 0;
    for (const { job, name } of queued.toSorted((one, other) => rankOf(one) - rankOf(other)))
      begin(job, name);
  }

  function begin(job: ExportJob, name: string): void {
    const { id, camera, state } = job.item;
    if (turns.has(camera.system)) return;
    if (state.kind !== 'ready') return leave(id, name, undefined);
    const access = host.accessOf(job);
    if (access.kind === 'soon') return;
    if (access.kind === 'never') return leave(id, name, access.failure);
    if (access.kind === 'closed') {
      return leave(id, name, new Failure({ code: 'signInNeeded', system: camera.system, operation }));
    }
    const turn: Turn = { id, file: name, controller: new AbortController() };
    turns.set(camera.system, turn);
    void bring(turn, access.use).finally(() => {
      turns.delete(camera.system);
      wake();
    });
  }

  /** A file whose turn is over, with or without a reason. */
  function leave(id: string, name: string, failure: Failure | undefined): void {
    line.delete(keyOf(id, name));
    board.follow(id, name, failure === undefined ? { kind: 'none' } : { kind: 'failed', failure });
  }

  async function bring(turn: Turn, exports: FootageExports): Promise<void> {
    const { id, file, controller } = turn;
    const signal = AbortSignal.any([controller.signal, ended.signal]);
    for (let tries = 1; ; tries += 1) {
      let received = 0;
      try {
        await whenOnline(online, signal);
        await once(turn, exports, signal, (bytes) => {
          received = bytes;
        });
        line.delete(keyOf(id, file));
        return;
      } catch (error) {
        // Whoever stopped it has said what becomes of the file.
        if (signal.aborted || isAbort(error)) return;
        const failure = toFailure(error, operation, board.get(id)?.item.camera.system);
        if (failure.code === 'notFound') {
          leave(id, file, undefined);
          board.tell(id, { kind: 'gone' });
          return;
        }
        if (received > 0) tries = 1;
        if (!isTransient(failure.code) || tries >= MOST_TRIES) return leave(id, file, failure);
        board.follow(id, file, { kind: 'queued' });
        await waitToRetry(clock, waitAfter(tries, failure), online, signal).catch(() => undefined);
        if (signal.aborted) return;
      }
    }
  }

  async function once(
    { id, file }: Turn,
    exports: FootageExports,
    signal: AbortSignal,
    moved: (bytes: number) => void,
  ): Promise<void> {
    const item = board.get(id)?.item;
    const one = fileOf(id, file);
    if (item?.ticket === undefined || one === undefined) throw new Failure({ code: 'aborted', operation });
    const name = uniqueName(exportFileName(item, one, host.site), takenNames(id, file));
    const meter = createPaceMeter();
    writing.add(name);
    try {
      board.follow(id, file, { kind: 'loading', received: 0, size: undefined, speed: undefined });
      const stream = await exports.file(item.ticket, one, { single: item.files.length === 1, signal });
      const { size } = stream;
      const onProgress = (received: number): void => {
        if (signal.aborted) return;
        moved(received);
        const { speed } = meter.at(clock.now(), received, size ?? received);
        board.follow(id, file, { kind: 'loading', received, size, speed });
      };
      onProgress(0);
      const saved = await host.downloads.run({ stream, name, operation, onProgress, signal });
      if (signal.aborted) return;
      board.follow(id, file, { kind: 'saved', at: clock.now(), ...saved });
      // The system counts from the last question or download.
      board.learn(id, { expiresAt: expiryFrom(clock.now(), exports.keptFor, item) });
    } finally {
      writing.delete(name);
    }
  }

  function takenNames(id: string, file: string): readonly string[] {
    const saved = board
      .jobs()
      .flatMap(({ item }) =>
        item.files.flatMap(({ name, download }) =>
          download.kind === 'saved' && !(item.id === id && name === file) ? download.name : [],
        ),
      );
    return [...saved, ...writing];
  }

  function want(id: string, file: string | undefined): void {
    const job = board.get(id);
    if (job?.item.state.kind !== 'ready') return;
    for (const one of job.item.files) {
      const isMeant = file === undefined ? one.download.kind !== 'saved' : one.name === file;
      if (isMeant && !isOnItsWay(one)) board.follow(id, one.name, { kind: 'queued' });
    }
    wake();
  }

  function stop(id: string, file: string | undefined): void {
    for (const one of board.get(id)?.item.files ?? []) {
      if ((file !== undefined && one.name !== file) || !isOnItsWay(one)) continue;
      leave(id, one.name, undefined);
      for (const turn of turns.values()) {
        if (turn.id === id && turn.file === one.name) turn.controller.abort();
      }
    }
  }

  function sessionsChanged(): void {
    for (const job of board.jobs()) {
      const { id, files } = job.item;
      const access = host.accessOf(job);
      if (access.kind === 'closed') {
        const isMine = (turn: Turn) => turn.id === id;
        for (const turn of turns.values()) {
          if (!isMine(turn)) continue;
          const { system } = job.item.camera;
          leave(id, turn.file, new Failure({ code: 'signInNeeded', system, operation }));
          turn.controller.abort();
        }
      }
      for (const { name, download } of files) {
        const isBack = download.kind === 'failed' && download.failure.code === 'signInNeeded';
        if (isBack && access.kind === 'open') board.follow(id, name, { kind: 'queued' });
      }
    }
    wake();
  }

  return {
    wake,
    want,
    stop,
    sessionsChanged,
    dispose: () => ended.abort(),
  };
}
