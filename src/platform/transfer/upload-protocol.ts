/** What the page and the upload worker say to each other, and the worker's side of it. */
import { readThrough } from './read-through.ts';
import type { ChunkAnswer, ChunkRequest } from './transfer-model.ts';

export type PieceRequest =
  /** The body is a slice of the file: a reference that costs nothing, whose bytes stay out of the heap. */
  | { readonly id: number; readonly kind: 'send'; readonly request: ChunkRequest; readonly body: Blob }
  | { readonly id: number; readonly kind: 'stop' };

export type PieceNews =
  /** So many bytes of it have left. */
  | { readonly id: number; readonly kind: 'moved'; readonly bytes: number }
  /** All of it has left; the answer is awaited. */
  | { readonly id: number; readonly kind: 'sent' }
  | { readonly id: number; readonly kind: 'answered'; readonly answer: ChunkAnswer }
  /** No answer: the connection broke, or the file could not be read. */
  | { readonly id: number; readonly kind: 'broke'; readonly unreadable: boolean };

export interface PiecePort {
  readonly listen: (listener: (request: PieceRequest) => void) => void;
  readonly tell: (news: PieceNews) => void;
}

export interface PieceListener {
  readonly moved: (bytes: number) => void;
  readonly sent: () => void;
  readonly answered: (answer: ChunkAnswer) => void;
  readonly broke: () => void;
}

/** Sends one piece; returns the way to stop it, after which nothing is told. */
export type SendPiece = (request: ChunkRequest, body: Blob, listener: PieceListener) => () => void;

/** Sends pieces for the other side of the port. One that is stopped is not heard of again. */
export function servePieces({ listen, tell }: PiecePort, send: SendPiece): void {
  const running = new Map<number, () => void>();

  function start(id: number, request: ChunkRequest, body: Blob): void {
    const isRunning = () => running.has(id);
    const end = (news: PieceNews) => {
      if (running.delete(id)) tell(news);
    };
    // Before the sending itself, which may tell its end at once.
    running.set(id, () => undefined);
    const stop = send(request, body, {
      moved: (bytes) => isRunning() && tell({ id, kind: 'moved', bytes }),
      sent: () => isRunning() && tell({ id, kind: 'sent' }),
      answered: (answer) => end({ id, kind: 'answered', answer }),
      broke: () => {
        // A file that cannot be read looks to the browser like a broken connection.
        void isReadable(body).then((readable) => end({ id, kind: 'broke', unreadable: !readable }));
      },
    });
    if (isRunning()) running.set(id, stop);
  }

  listen((request) => {
    const { id } = request;
    if (request.kind === 'send') start(id, request.request, request.body);
    else {
      running.get(id)?.();
      running.delete(id);
    }
  });
}

/** All of the piece: a disk may have lost just a part of it. */
async function isReadable(body: Blob): Promise<boolean> {
  let bytes = 0;
  const count = (stretch: Uint8Array) => {
    bytes += stretch.length;
  };
  try {
    await readThrough(body, count, new AbortController().signal);
  } catch {
    return false;
  }
  return bytes === body.size;
}
