/** One picture: of now, and of the recordings. JPEG where there is one, else the XML of a code. */
import { CODE, Refusal } from './refusal.ts';
import { type Call, deviceOf, type Handler, recorded, type Service, timeOf } from './service.ts';
import { keyOf, sceneOf, type VdgDevice } from './site.ts';

const WHOLE = /^[1-9]\d{0,4}$/;
/** In lower case. */
const TYPES: ReadonlySet<string> = new Set(['atorbefore', 'atorafter']);

const cameraOf = (service: Service, { query }: Call): VdgDevice =>
  deviceOf(service, query.text('serverid'), query.text('cameraid'));

async function picture({ settings }: Service, device: VdgDevice, at: number): Promise<Response> {
  const bytes = await settings.media().still(sceneOf(settings, device), at);
  return new Response(bytes, { headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-cache' } });
}

/** Pictures are not made smaller here; what cannot be a size is refused. */
function assertSize({ query }: Call): void {
  for (const name of ['imagewidth', 'imageheight']) {
    const text = query.text(name);
    if (text !== undefined && !WHOLE.test(text)) throw new Refusal(CODE.general, `${text} is no size`);
  }
}

/** GET getLiveImage&serverid&cameraid[&imagewidth&imageheight]. */
export const liveImage: Handler = (service, call) => {
  const device = cameraOf(service, call);
  assertSize(call);
  const trouble = service.behaviour.down.get(keyOf(device));
  if (trouble === 'inactive') throw new Refusal(CODE.deviceInactive, 'The device is not active');
  if (trouble === 'lost') throw new Refusal(CODE.deviceLost, 'The connection to the device is lost');
  return picture(service, device, call.at);
};

/** GET getHistoricalImage&serverid&cameraid&time&type: the last picture at or before a moment, or the next. */
export const historicalImage: Handler = (service, call) => {
  const device = cameraOf(service, call);
  assertSize(call);
  const time = timeOf(call.query.text('time'));
  const type = (call.query.text('type') ?? 'atorbefore').toLowerCase();
  if (!TYPES.has(type)) throw new Refusal(CODE.general, `${type} is no type`);
  const spans = recorded(service, device, call.at);
  const lastOf = (end: number) => Math.min(time, end - 1);
  const found =
    type === 'atorbefore'
      ? spans
          .filter(({ begin }) => begin <= time)
          .map(({ end }) => lastOf(end))
          .at(-1)
      : spans.filter(({ end }) => end > time).map(({ begin }) => Math.max(time, begin))[0];
  if (found === undefined) throw new Refusal(CODE.noVideo, 'Nothing is recorded there');
  return picture(service, device, found);
};
