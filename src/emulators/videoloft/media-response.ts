/** Answers that carry media, with the content types that the servers give. */
import type { Bytes } from '../media-scene.ts';

/** A playlist: never to be stored, it changes or carries a token. */
export function playlistResponse(lines: readonly string[]): Response {
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'application/vnd.apple.mpegurl', 'cache-control': 'no-cache' },
  });
}

/** A transport stream segment. No cache header: keeping it is the client's own duty (§1.1.4). */
export function segmentResponse(bytes: Bytes): Response {
  return new Response(bytes, { headers: { 'content-type': 'video/mp2t' } });
}

/** A JPEG. */
export function pictureResponse(bytes: Bytes): Response {
  return new Response(bytes, { headers: { 'content-type': 'image/jpeg' } });
}

/** A file to keep. */
export function fileResponse(bytes: Bytes, type: string, name: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
