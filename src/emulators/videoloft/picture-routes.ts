/** Pictures with the token in the path: of an event (§1.3.2), and taken by the camera (§1.3.8). */
import { accountFromPath, residentCamera } from './access.ts';
import { type CaptureKind, isCaptured } from './captures.ts';
import { toEventCamera } from './fleet.ts';
import { SECOND_MS } from './limits.ts';
import { pictureResponse } from './media-response.ts';
import { notFound } from './refusal.ts';
import type { Handler } from './service.ts';

const WHOLE = /^\d+$/;

/** GET /alertthumb/<uid.dev>/<alert id>/<token>. */
export const alertThumb: Handler = async (service, call) => {
  const account = accountFromPath(service, call);
  const state = residentCamera(service, call, account, call.params['uidd']);
  const id = call.params['id'] ?? '';
  const event = WHOLE.test(id) ? service.events.find(toEventCamera(state), call.at, Number(id)) : undefined;
  if (event === undefined) throw notFound('No such alert');
  const { media } = service.settings;
  return pictureResponse(await media.still(state.camera.scene, event.id * SECOND_MS));
};

const capture =
  (kind: CaptureKind): Handler =>
  async (service, call) => {
    const account = accountFromPath(service, call);
    const state = residentCamera(service, call, account, call.params['uidd']);
    const time = call.params['time'] ?? '';
    if (!WHOLE.test(time) || !isCaptured(state, kind, Number(time), call.at)) {
      throw notFound('No image of that time');
    }
    const { media } = service.settings;
    return pictureResponse(await media.still(state.camera.scene, Number(time) * SECOND_MS));
  };

/** GET /getthumb/<uid.dev>/<unix s>/<token>. */
export const getThumb = capture('thumb');
/** GET /getstill/<uid.dev>/<unix s>/<token>. */
export const getStill = capture('still');
