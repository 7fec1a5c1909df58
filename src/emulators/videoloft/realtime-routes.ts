/** Real-time data of the cameras on a logger (§1.3.9). */
import { accountFromHeader } from './access.ts';
import { framingType } from './realtime-framing.ts';
import { watchCameras } from './realtime-watch.ts';
import { notFound } from './refusal.ts';
import type { Handler } from './service.ts';

/**
 * GET /cameras/realtime/live[?uidd=…&uidd=…]: the cameras asked for, or all on this logger. The document
 * names no errors here: one that is not resident or not allowed is never heard of.
 */
export const realtime: Handler = (service, call) => {
  const { behaviour } = service;
  if (!behaviour.realtimeEnabled) throw notFound('Not found');
  const account = accountFromHeader(service, call);
  const query = call.url.searchParams;
  const uidds = [...query.getAll('uidd'), ...query.getAll('uid')];
  const framing = behaviour.realtimeFraming;
  const body = service.realtime.open({
    watch: watchCameras(service, { account, logger: call.node.index, uidds }, call.at),
    framing,
    openedAt: call.at,
    client: call.request.signal,
    closed: call.closed,
  });
  return new Response(body, {
    headers: { 'content-type': framingType(framing), 'cache-control': 'no-cache' },
  });
};
