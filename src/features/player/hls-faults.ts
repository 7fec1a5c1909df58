/**
 * What an error of hls.js means for the player: a pure reading of its vocabulary. Errors that
 * hls.js heals by itself mean nothing.
 */
import type { FailureCode } from '../../core/failure.ts';
import { readProxyError } from '../../platform/proxy-error.ts';

/** The part of hls.js's `ErrorData` that decides. */
export interface HlsErrorFacts {
  readonly type: string;
  readonly details: string;
  readonly fatal: boolean;
  readonly reason?: string | undefined;
  readonly sourceBufferName?: string | undefined;
  readonly response?: { readonly code?: number | undefined } | undefined;
}

/** An error in the player's words. */
export type HlsFault =
  | {
      readonly kind: 'network';
      /** False: hls.js goes on trying by itself. */
      readonly fatal: boolean;
      readonly status: number | undefined;
      readonly part: 'playlist' | 'segment';
      readonly timedOut: boolean;
    }
  | { readonly kind: 'media'; readonly reason: string }
  /** This browser has no decoder for the video. */
  | { readonly kind: 'codec'; readonly reason: string };

const CODEC_DETAILS = new Set(['manifestIncompatibleCodecsError', 'bufferIncompatibleCodecsError']);

function isCodecFault({ details, reason, sourceBufferName }: HlsErrorFacts): boolean {
  if (CODEC_DETAILS.has(details)) return true;
  // Only the picture counts: a microphone's odd codec is no reason to call the video unplayable.
  if (details === 'bufferAddCodecError') return sourceBufferName !== 'audio';
  // Without its worker the light build cannot take H.265 out of a transport stream and says so thus.
  return details === 'fragParsingError' && reason?.includes('HEVC') === true;
}

/** What an hls.js error asks the player to do; undefined when hls.js deals with it. */
export function readHlsError(error: HlsErrorFacts): HlsFault | undefined {
  const reason = error.reason ?? error.details;
  if (isCodecFault(error)) return { kind: 'codec', reason };
  if (error.type === 'networkError') {
    const wasLoading = error.details.endsWith('LoadError');
    return {
      kind: 'network',
      fatal: error.fatal,
      // Only a load has a status of its own; a playlist that arrived and is broken has 200.
      status: wasLoading ? error.response?.code : undefined,
      part: error.details.startsWith('frag') || error.details.startsWith('key') ? 'segment' : 'playlist',
      timedOut: error.details.endsWith('TimeOut'),
    };
  }
  return error.fatal ? { kind: 'media', reason } : undefined;
}

const headersOf = (request: XMLHttpRequest): Headers => {
  const headers = new Headers();
  for (const line of request.getAllResponseHeaders().split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return headers;
};

/** The failure code when it was the proxy that refused or failed, not the camera's system. */
export function readProxyFault(request: XMLHttpRequest): FailureCode | undefined {
  const body = request.responseType === '' || request.responseType === 'text' ? request.responseText : '';
  return readProxyError(new Response(null, { headers: headersOf(request) }), body)?.code;
}
