/** The workers' own code without threads, and a wire for pieces: a scripted one, or a function like fetch. */
import { type HashNews, type HashRequest, serveHashes } from '../platform/transfer/hash-protocol.ts';
import type { StartWorker } from '../platform/transfer/idle-worker.ts';
import type { ChunkRequest } from '../platform/transfer/transfer-model.ts';
import {
  type PieceListener,
  type PieceNews,
  type PieceRequest,
  type SendPiece,
  servePieces,
} from '../platform/transfer/upload-protocol.ts';

/** A worker of the same thread; messages arrive later, as they do from a real one. */
function inProcess<Request, News>(
  serve: (port: {
    listen: (listener: (request: Request) => void) => void;
    tell: (news: News) => void;
  }) => void,
): StartWorker<Request, News> {
  return (heard) => {
    let isEnded = false;
    let listener = (_request: Request): void => undefined;
    serve({
      listen: (one) => {
        listener = one;
      },
      tell: (news) =>
        queueMicrotask(() => {
          if (!isEnded) heard(news);
        }),
    });
    return {
      post: (request) =>
        queueMicrotask(() => {
          if (!isEnded) listener(request);
        }),
      end: () => {
        isEnded = true;
      },
    };
  };
}

export const hashesInProcess: StartWorker<HashRequest, HashNews> = inProcess(serveHashes);

export const piecesInProcess = (send: SendPiece): StartWorker<PieceRequest, PieceNews> =>
  inProcess((port) => servePieces(port, send));

/** Sends pieces with a function like fetch: to an emulator, or over a real connection. */
export const pieceByFetch =
  (fetch: (input: Request) => Promise<Response>, base = 'http://localhost'): SendPiece =>
  ({ address, method, headers }, body, listener) => {
    const stop = new AbortController();
    // oxlint-disable-next-line unicorn/no-invalid-fetch-options -- the method is PUT or POST
    const request = new Request(new URL(address, base), { method, headers, body, signal: stop.signal });
    const exchange = async () => {
      const response = await fetch(request);
      listener.moved(body.size);
      listener.sent();
      const text = await response.text();
      return { status: response.status, body: text, headers: Object.fromEntries(response.headers) };
    };
    exchange().then(
      (answer) => stop.signal.aborted || listener.answered(answer),
      () => stop.signal.aborted || listener.broke(),
    );
    return () => stop.abort();
  };

/** A piece that has left and whose end the test decides. */
export interface WaitingPiece {
  readonly request: ChunkRequest;
  readonly body: Blob;
  readonly listener: PieceListener;
  readonly accept: () => void;
  readonly refuse: (status: number, body?: string, headers?: Readonly<Record<string, string>>) => void;
  readonly breakOff: () => void;
  readonly isStopped: () => boolean;
}

export interface PieceWire {
  readonly send: SendPiece;
  /** All that ever left, in order. */
  readonly pieces: readonly WaitingPiece[];
  /** Those without an end yet. */
  readonly waiting: () => readonly WaitingPiece[];
}

/** A wire on which nothing moves by itself. */
export function createPieceWire(): PieceWire {
  const pieces: WaitingPiece[] = [];
  const ended = new Set<WaitingPiece>();
  const send: SendPiece = (request, body, listener) => {
    let isStopped = false;
    const end = (tell: () => void) => {
      ended.add(piece);
      if (!isStopped) tell();
    };
    const piece: WaitingPiece = {
      request,
      body,
      listener,
      accept: () => end(() => listener.answered({ status: 200, body: '', headers: {} })),
      refuse: (status, text = '', headers = {}) =>
        end(() => listener.answered({ status, body: text, headers })),
      breakOff: () => end(listener.broke),
      isStopped: () => isStopped,
    };
    pieces.push(piece);
    return () => {
      isStopped = true;
      ended.add(piece);
    };
  };
  return { send, pieces, waiting: () => pieces.filter((piece) => !ended.has(piece)) };
}
