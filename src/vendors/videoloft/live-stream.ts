/** Where a live camera's playlist is (§1.4.1): the address follows from its status and its details. */
import type { DeviceStatus } from './device-status.ts';
import { endpoint } from './endpoint.ts';
import type { ViewerInfo } from './viewer-info.ts';

export interface LiveStream {
  /** Names camera, server and stream; no secret. */
  readonly key: string;
  readonly playlist: URL;
}

/** The application on the media server, the same for all cameras. */
const APPLICATION = 'manything';
const DOCUMENTED = 'playlist.m3u8';
/** Not in the document: newer media servers call it so. */
const NEWER = 'index.m3u8';

/**
 * The addresses that may be the stream's, likeliest first; none unless the camera is live. The status
 * knows the media server of this moment, the details only that of some minutes ago.
 */
export function liveStreams(info: ViewerInfo, status: DeviceStatus): readonly LiveStream[] {
  const server = status.wowza ?? info.wowza;
  if (status.state !== 'live' || server === undefined) return [];
  const { liveStreamName } = status;
  const named = (name: string | undefined, files: readonly string[]): LiveStream[] =>
    name === undefined ? [] : files.map((file) => toStream(info.uidd, server, name, file));
  return [
    ...named(liveStreamName, [NEWER, DOCUMENTED]),
    ...(info.streamname === liveStreamName ? [] : named(info.streamname, [DOCUMENTED, NEWER])),
  ];
}

function toStream(uidd: string, server: URL, name: string, file: string): LiveStream {
  const playlist = endpoint(server, [APPLICATION, name, file]);
  return { key: `live:${uidd}:${playlist.host}${playlist.pathname}`, playlist };
}
