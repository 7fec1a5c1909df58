/** The state of cameras on their logger (§1.3.6). */
import { accountFromHeader } from './access.ts';
import { lastCapture } from './captures.ts';
import { groupByOwner } from './device-routes.ts';
import { type CameraState, toEventCamera } from './fleet.ts';
import { DAY_MS, MINUTE_MS, NO_WOWZA, SECOND_MS } from './limits.ts';
import { isLive } from './live-session.ts';
import { notFound } from './refusal.ts';
import type { Handler, Service } from './service.ts';
import type { SiteAccount } from './site.ts';

/** Cameras that are there report themselves about once a minute. */
const REPORT_EVERY_MS = MINUTE_MS;

function statusOf(service: Service, account: SiteAccount, state: CameraState, at: number) {
  const { camera, connection, session, silentFrom } = state;
  const live = isLive(session, at) ? session : undefined;
  const claimsLive = live !== undefined || (connection === 'offline' && camera.staleLive);
  const lastthumb = lastCapture(state, 'thumb', at);
  const laststill = lastCapture(state, 'still', at);
  const [newest] = service.events.newestFirst(toEventCamera(state), at, at - DAY_MS);
  return {
    uid: camera.uidd,
    permissions: [service.fleet.permission(account, state)],
    session: live ? Math.floor(live.wokeAt / SECOND_MS) : null,
    live: claimsLive,
    startt: live?.wokeAt ?? 0,
    lastchunkend: null,
    endtt: null,
    lastactivity: Math.floor(Math.min(at, silentFrom) / REPORT_EVERY_MS) * REPORT_EVERY_MS,
    ...(lastthumb === undefined ? {} : { lastthumb }),
    ...(laststill === undefined ? {} : { laststill }),
    stillmode: 'unknown',
    wowza: claimsLive ? service.settings.nodes.wowzas[state.wowza] : NO_WOWZA,
    device: true,
    // §1.3.9 knows live, novideo and offline; "live" here says that the camera is connected.
    status: connection === 'online' ? 'live' : connection,
    lastalert: newest?.id ?? 0,
    battery: null,
    power: 'unknown',
    stalepower: 1,
    facebookStreamId: null,
    queue_mb: null,
    queue_sec: null,
  };
}

/** GET /cameras/status[?uid=…&uid=…]: the cameras asked for, or all on this logger. */
export const cameraStatus: Handler = (service, call) => {
  const account = accountFromHeader(service, call);
  const { fleet } = service;
  const query = call.url.searchParams;
  const asked = [...new Set([...query.getAll('uid'), ...query.getAll('uidd')])];
  const errors: Record<string, string>[] = [];
  const resident = fleet.all.filter(({ logger }) => logger === call.node.index);
  const wanted = asked.flatMap((uidd) => {
    const state = resident.find(({ camera }) => camera.uidd === uidd);
    if (state === undefined) errors.push({ [uidd]: 'Not resident' });
    else if (fleet.permission(account, state) === undefined) errors.push({ [uidd]: 'Unauthorized' });
    else return state;
    return [];
  });
  const visible = resident.filter((state) => fleet.permission(account, state) !== undefined);
  const result = groupByOwner(
    asked.length > 0 ? wanted : visible,
    (state) => statusOf(service, account, state, call.at),
    false,
  );
  return Response.json(errors.length === 0 ? { result } : { result, errors });
};

/** GET /cameras/realtime/live (§1.3.9): this server does not have it yet. */
export const realtime: Handler = () => {
  throw notFound('Not found');
};
