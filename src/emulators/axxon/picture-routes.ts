/** One picture: of the archive, and of now. Frames of recordings are the stills of the loop. */
import { assertMayLookBack, assertMayWatch } from './access.ts';
import { readTime, writeTime } from './axxon-time.ts';
import { THRESHOLD_MS } from './limits.ts';
import { badRequest, notFound } from './refusal.ts';
import { archiveOf, cameraOf, type Handler, sceneOf } from './service.ts';
import { sourceOf } from './site.ts';

async function picture(bytes: Promise<Uint8Array<ArrayBuffer>>, at: number): Promise<Response> {
  return new Response(await bytes, {
    headers: {
      'content-type': 'image/jpeg',
      'cache-control': 'no-cache',
      'x-video-original-time': writeTime(at),
    },
  });
}

/** GET /archive/media/{ID}/{T}?threshold&archive&w&h: the nearest picture, 404 where none is near enough. */
export const archivePicture: Handler = async (service, call) => {
  const camera = cameraOf(service, call);
  assertMayLookBack(service, call, camera);
  const time = readTime(call.params['time'] ?? '');
  if (time === undefined) throw badRequest('No time');
  if (call.query.text('speed') !== undefined) throw badRequest('Streams of the archive are not emulated');
  const threshold = call.query.number('threshold', THRESHOLD_MS);
  assertSize(call.query.number('w', 1), call.query.number('h', 1));
  const archive = archiveOf(camera, call);
  if (archive === undefined) throw notFound('The camera has no archive');
  const [nearest] = service.recordings
    .spans(sourceOf(camera), archive, call.at)
    .map(({ begin, end }) => Math.min(Math.max(time, begin), end - 1))
    .toSorted((a, b) => Math.abs(a - time) - Math.abs(b - time));
  if (nearest === undefined || Math.abs(nearest - time) > threshold)
    throw notFound('No picture near this time');
  return picture(service.settings.media().still(sceneOf(service, camera), nearest), nearest);
};

/** GET /live/media/snapshot/{ID}?w&h. */
export const liveSnapshot: Handler = (service, call) => {
  const camera = cameraOf(service, call);
  assertMayWatch(service, call, camera);
  assertSize(call.query.number('w', 1), call.query.number('h', 1));
  return picture(service.settings.media().still(sceneOf(service, camera), call.at), call.at);
};

/** Pictures are not made smaller here; what cannot be a size is refused. */
function assertSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw badRequest('A size of zero');
}
