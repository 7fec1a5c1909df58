/** What the page and the download worker say to each other, and the worker's side of it. */
import type { BlockHash } from '../block-hash.ts';
import type { DownloadSink, OpenSink } from './download-sink.ts';
import { createSha256 } from './sha256.ts';

export type DownloadRequest =
  /** Begins a file. All others follow it; they are carried out in their order. */
  | { readonly id: number; readonly kind: 'open' }
  | { readonly id: number; readonly kind: 'write'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** That was all. The file stays until `keep` or `stop`. */
  | { readonly id: number; readonly kind: 'finish' }
  /** The file was handed over: whoever sweeps the folder removes it later. */
  | { readonly id: number; readonly kind: 'keep' }
  /** Nothing of it is wanted any more, whatever was asked before. */
  | { readonly id: number; readonly kind: 'stop' };

export type DownloadNews =
  /** A stretch is written; its buffer is free. */
  | { readonly id: number; readonly kind: 'written'; readonly buffer: ArrayBuffer }
  | { readonly id: number; readonly kind: 'finished'; readonly file: Blob; readonly sha256: string }
  /** The disk is full, or refuses; nothing is left of the file. */
  | { readonly id: number; readonly kind: 'unwritable'; readonly reason: string }
  /** It cannot be hashed here at all. */
  | { readonly id: number; readonly kind: 'broke'; readonly reason: string };

export interface DownloadPort {
  readonly listen: (listener: (request: DownloadRequest) => void) => void;
  readonly tell: (news: DownloadNews) => void;
}

/** Writes and hashes files for the other side of the port. One that is stopped is not heard of again. */
export function serveDownloads({ listen, tell }: DownloadPort, openSink: OpenSink): void {
  const jobs = new Map<number, ReturnType<typeof createJob>>();
  listen((request) => {
    const { id } = request;
    if (request.kind === 'open') jobs.set(id, createJob(id, tell, openSink));
    const job = jobs.get(id);
    if (request.kind === 'write') job?.write(request.bytes);
    if (request.kind === 'finish') job?.finish();
    if (request.kind === 'stop') job?.stop();
    if (request.kind === 'stop' || request.kind === 'keep') jobs.delete(id);
  });
}

function createJob(id: number, tell: DownloadPort['tell'], openSink: OpenSink) {
  let isOver = false;
  let place: { readonly sink: DownloadSink; readonly sha256: BlockHash } | undefined;
  let last = open().catch((error: unknown) => fail('broke', error));

  async function open(): Promise<void> {
    const sha256 = await createSha256();
    const sink = await openSink().catch((error: unknown) => fail('unwritable', error));
    if (sink !== undefined) place = { sink, sha256 };
  }

  /** One after the other, and none after the end. */
  function inTurn(step: (here: NonNullable<typeof place>) => void | Promise<void>): void {
    last = last.then(async () => {
      try {
        if (!isOver && place !== undefined) await step(place);
      } catch (error) {
        await fail('unwritable', error);
      }
    });
  }

  async function fail(kind: 'unwritable' | 'broke', error: unknown): Promise<undefined> {
    const isFirst = !isOver;
    isOver = true;
    await place?.sink.discard();
    if (isFirst) tell({ id, kind, reason: String(error) });
  }

  return {
    write: (bytes: Uint8Array<ArrayBuffer>) =>
      inTurn(({ sink, sha256 }) => {
        sink.write(bytes);
        sha256.update(bytes);
        tell({ id, kind: 'written', buffer: bytes.buffer });
      }),
    finish: () =>
      inTurn(async ({ sink, sha256 }) => {
        const file = await sink.finish();
        if (!isOver) tell({ id, kind: 'finished', file, sha256: sha256.digest() });
      }),
    stop: () => {
      isOver = true;
      last = last.then(() => place?.sink.discard());
    },
  };
}
