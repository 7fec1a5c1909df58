/** Sends a piece by XMLHttpRequest, the only way in which a browser tells how much has left. */
import type { ChunkAnswer } from './transfer-model.ts';
import type { PieceListener, SendPiece } from './upload-protocol.ts';

/** The beginning of an answer's body is enough to know what it means. */
const LONGEST_BODY = 16_384;

/** A status that no server sends: there was no answer. */
const NO_STATUS = 0;

/** `create` makes the request object; of the browser by default. */
export function createXhrPiece(create = (): XMLHttpRequest => new XMLHttpRequest()): SendPiece {
  return ({ address, method, headers }, body, listener) => {
    const xhr = create();
    follow(xhr, listener);
    try {
      xhr.open(method, address);
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
      xhr.send(body);
    } catch {
      // An address or header that the browser refuses: told as it tells everything else.
      listener.broke();
    }
    return () => xhr.abort();
  };
}

function follow(xhr: XMLHttpRequest, listener: PieceListener): void {
  xhr.upload.addEventListener('progress', ({ loaded }) => listener.moved(loaded));
  xhr.upload.addEventListener('load', () => listener.sent());
  xhr.addEventListener('load', () => {
    if (xhr.status === NO_STATUS) listener.broke();
    else listener.answered(answerOf(xhr));
  });
  xhr.addEventListener('error', () => listener.broke());
  xhr.addEventListener('timeout', () => listener.broke());
}

function answerOf(xhr: XMLHttpRequest): ChunkAnswer {
  const lines = xhr.getAllResponseHeaders().trim().split(/\r?\n/);
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(':');
    return [name.trim().toLowerCase(), value.join(':').trim()] as const;
  });
  const body = xhr.responseText.slice(0, LONGEST_BODY);
  return { status: xhr.status, body, headers: Object.fromEntries(headers) };
}
