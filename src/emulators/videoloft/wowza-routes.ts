/** Live video (§1.4.1): master playlist, sliding chunk list, segments; only where the camera streams now. */
import { SEGMENT_MS } from '../media-scene.ts';
import { hashOf } from '../seeded-random.ts';
import { accountFromQuery } from './access.ts';
import type { CameraState } from './fleet.ts';
import { TARGET_DURATION_S } from './limits.ts';
import { firstSegmentAt, isLive, type LiveSession, type LiveWindow, liveWindow } from './live-session.ts';
import { playlistResponse, segmentResponse } from './media-response.ts';
import { forbidden, notFound } from './refusal.ts';
import type { Call, Handler, Service } from './service.ts';

const H265_CODECS = 'hvc1.1.6.L93.B0,mp4a.40.2';
const EXTINF_DECIMALS = 1;

interface Stream {
  readonly state: CameraState;
  readonly session: LiveSession;
  readonly window: LiveWindow;
  /** Number in the names of the session's chunk list and segments. */
  readonly id: string;
}

/** The stream, if this Wowza has it; before the first complete segment it has not. */
function streamOf(service: Service, call: Call): Stream {
  const account = accountFromQuery(service, call, 'userToken');
  const { stream = '', session: wanted } = call.params;
  const [uidd = ''] = stream.split('_');
  const state = service.fleet.find(uidd);
  const isNewer = service.behaviour.liveStreamName;
  if (state === undefined || (isNewer ? state.liveStreamName : state.streamName) !== stream) {
    throw notFound('No such stream');
  }
  if (service.fleet.permission(account, state) === undefined) throw forbidden('Forbidden');
  const { session } = state;
  if (state.wowza !== call.node.index || !isLive(session, call.at)) {
    throw notFound('The stream is not live here');
  }
  const window = liveWindow(session, Math.min(call.at, state.frozenAt));
  const id = String(hashOf(service.settings.seed, 'session', uidd, session.number));
  if (window === undefined) throw notFound('The stream has no segments yet');
  if (wanted !== undefined && wanted !== id) throw notFound('No such session');
  return { state, session, window, id };
}

function tokenQuery({ url }: Call): string {
  return `userToken=${encodeURIComponent(url.searchParams.get('userToken') ?? '')}`;
}

async function firstPlaylist(service: Service, call: Call): Promise<Response> {
  const { state, id } = streamOf(service, call);
  const { width, height } = await service.settings.media.scene(state.camera.scene);
  const { codecs, peakBitrate } = await service.video(state.camera.scene);
  const named = state.codec === 'h265' ? H265_CODECS : codecs;
  const facts = `BANDWIDTH=${peakBitrate},CODECS="${named}",RESOLUTION=${width}x${height}`;
  return playlistResponse([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-STREAM-INF:${facts}`,
    `chunklist_w${id}.m3u8?${tokenQuery(call)}`,
  ]);
}

/** GET /manything/<stream>/playlist.m3u8?userToken (§1.4.1); newer servers do not have it. */
export const masterPlaylist: Handler = (service, call) => {
  accountFromQuery(service, call, 'userToken');
  if (service.behaviour.liveStreamName) throw notFound('Not found');
  return firstPlaylist(service, call);
};

/** GET /manything/<liveStreamName>/index.m3u8?userToken: newer servers alone have it. */
export const indexPlaylist: Handler = (service, call) => {
  accountFromQuery(service, call, 'userToken');
  if (!service.behaviour.liveStreamName) throw notFound('Not found');
  return firstPlaylist(service, call);
};

/** GET /manything/<stream>/chunklist_w<session>.m3u8?userToken. */
export const chunkList: Handler = (service, call) => {
  const { session, window, id } = streamOf(service, call);
  const { listedFrom, newest } = window;
  const date = new Date(firstSegmentAt(session) + listedFrom * SEGMENT_MS).toISOString();
  const segments = Array.from({ length: newest - listedFrom + 1 }, (_, i) => [
    `#EXTINF:${TARGET_DURATION_S.toFixed(EXTINF_DECIMALS)},`,
    `media_w${id}_${listedFrom + i}.ts?${tokenQuery(call)}`,
  ]);
  return playlistResponse([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${TARGET_DURATION_S}`,
    `#EXT-X-MEDIA-SEQUENCE:${listedFrom}`,
    '#EXT-X-DISCONTINUITY-SEQUENCE:0',
    ...(service.settings.datedPlaylists ? [`#EXT-X-PROGRAM-DATE-TIME:${date}`] : []),
    ...segments.flat(),
  ]);
};

/** GET /manything/<stream>/media_w<session>_<n>.ts?userToken. */
export const liveSegment: Handler = async (service, call) => {
  const { state, session, window } = streamOf(service, call);
  const n = Number(call.params['n']);
  if (!(n >= window.keptFrom && n <= window.newest)) throw notFound('No such segment');
  const video = await service.video(state.camera.scene);
  return segmentResponse(video.segment(firstSegmentAt(session), n));
};
