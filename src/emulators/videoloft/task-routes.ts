/** Requests to a camera through its logger (§1.3.4–7, 1.5.1). "Sent" is all that the answer says. */
import { accountFromQuery, residentCamera } from './access.ts';
import { requestCapture } from './captures.ts';
import type { CameraState } from './fleet.ts';
import { commandLive } from './live-session.ts';
import { move, PTZ_ACTIONS } from './movement.ts';
import type { VideoloftSettings } from './options.ts';
import { trigger } from './recording.ts';
import { badRequest, forbidden } from './refusal.ts';
import type { Handler } from './service.ts';

/** §1.1.5: with read-only access one may look; these make the camera show itself, and no more. */
const READER_ACTIONS = new Set(['livecommand', 'capturethumb', 'capturestill']);
const ADMIN_ACTIONS = new Set(['triggerevent', ...PTZ_ACTIONS]);

/** What the camera does when it hears of it. */
function perform(state: CameraState, action: string, at: number, settings: VideoloftSettings): void {
  const { liveLingerMs, recordingLingerMs, captureMs } = settings;
  switch (action) {
    case 'livecommand':
      state.session = commandLive(state.session, at, state.wakeMs, liveLingerMs);
      break;
    case 'triggerevent':
      state.recordings = trigger(state.recordings, at, recordingLingerMs);
      break;
    case 'capturethumb':
    case 'capturestill':
      state.captures = requestCapture(state, action === 'capturethumb' ? 'thumb' : 'still', at, captureMs);
      break;
    default:
      if (state.camera.hasPtz) state.movement = move(state.movement, action, at);
  }
}

/** GET /sendcameratask?uid&action&token. */
export const sendCameraTask: Handler = (service, call) => {
  const { url, at } = call;
  const account = accountFromQuery(service, call);
  const action = url.searchParams.get('action') ?? '';
  const needsAdmin = ADMIN_ACTIONS.has(action);
  if (!needsAdmin && !READER_ACTIONS.has(action)) throw badRequest('Unknown action');
  const state = residentCamera(service, call, account, url.searchParams.get('uid'));
  if (needsAdmin && service.fleet.permission(account, state) !== 'a') {
    throw forbidden('This action needs admin access');
  }
  // A camera that is not there never hears the command; the logger says "sent" all the same.
  if (state.connection === 'online') perform(state, action, at, service.settings);
  return Response.json({ result: 'request sent to camera' });
};
