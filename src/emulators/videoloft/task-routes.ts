/** Requests to a camera through its logger (§1.3.4–7, 1.5.1). "Sent" is all that the answer says. */
import { accountFromQuery, residentCamera } from './access.ts';
import { commandLive } from './live-session.ts';
import { badRequest, forbidden } from './refusal.ts';
import type { Handler } from './service.ts';

/** §1.1.5: with read-only access one may look; these make the camera show itself, and no more. */
const READER_ACTIONS = new Set(['livecommand', 'capturethumb', 'capturestill']);
const DIRECTIONS = ['up', 'down', 'left', 'right', 'in', 'out'];
const ADMIN_ACTIONS = new Set([
  'triggerevent',
  ...DIRECTIONS.flatMap((direction) => [`ptz_${direction}`, `ptzstart_${direction}`]),
  'ptzstop',
]);

/** GET /sendcameratask?uid&action&token. Only livecommand has an effect here so far. */
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
  if (action === 'livecommand' && state.connection === 'online') {
    const { liveLingerMs } = service.settings;
    state.session = commandLive(state.session, at, state.wakeMs, liveLingerMs);
  }
  return Response.json({ result: 'request sent to camera' });
};
