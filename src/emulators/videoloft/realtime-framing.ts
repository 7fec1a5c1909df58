/**
 * How real-time data is written down. The document shows its content and not its frame (§1.3.9), so
 * there are the ways in which a server might do it, and pieces cut wherever a network may cut.
 */
import { createRandom, hashOf } from '../seeded-random.ts';

/**
 * `sse`: "data: {…}" and an empty line. `lines`: an object per line. `objects`: one right after the
 * other. `fragments`: `"data":{…}` over several lines with commas between, as the document prints it.
 */
export type RealtimeFraming = 'sse' | 'lines' | 'objects' | 'fragments';

export interface RealtimeMessage {
  readonly type: 'liveSession' | 'alert';
  readonly data: unknown;
}

const INDENT = 2;

/** One message as text. */
export function frameMessage(framing: RealtimeFraming, message: RealtimeMessage): string {
  const { type, data } = message;
  switch (framing) {
    case 'sse':
      return `data: ${JSON.stringify({ type, data })}\n\n`;
    case 'lines':
      return `${JSON.stringify({ type, data })}\n`;
    case 'objects':
      return JSON.stringify({ type, data });
    case 'fragments':
      return `"data":${JSON.stringify({ type, data }, null, INDENT)},\n`;
  }
}

/** What shows that the connection lives while there is no news. */
export function frameKeepAlive(framing: RealtimeFraming): string {
  if (framing === 'sse') return ': keep-alive\n\n';
  return framing === 'objects' ? ' ' : '\n';
}

/** The type of the whole answer. */
export function framingType(framing: RealtimeFraming): string {
  return framing === 'sse' ? 'text/event-stream' : 'application/json';
}

/** Cuts text into pieces of 1 to `most` bytes, inside characters too; 0 leaves it whole. */
export function createSplitter(seed: number, most: number): (text: string) => readonly Uint8Array[] {
  const random = createRandom(hashOf(seed, 'split'));
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = encoder.encode(text);
    if (most <= 0) return [bytes];
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      const end = at + 1 + Math.floor(random() * most);
      pieces.push(bytes.subarray(at, end));
      at = end;
    }
    return pieces;
  };
}
