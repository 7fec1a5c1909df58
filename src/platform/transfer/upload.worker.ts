/** Sends pieces outside the page, whose own work then holds nothing up. */
import { type PieceRequest, servePieces } from './upload-protocol.ts';
import { createXhrPiece } from './xhr-piece.ts';

servePieces(
  {
    listen: (listener) => {
      addEventListener('message', ({ data }: MessageEvent<PieceRequest>) => listener(data));
    },
    tell: (news) => postMessage(news),
  },
  createXhrPiece(),
);
