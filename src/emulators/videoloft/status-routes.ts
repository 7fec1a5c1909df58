/** The state of cameras on their logger (§1.3.6). */
import { accountFromHeader } from './access.ts';
import { cameraStatus } from './camera-status.ts';
import { groupByOwner } from './device-routes.ts';
import type { Handler } from './service.ts';

/** GET /cameras/status[?uid=…&uid=…]: the cameras asked for, or all on this logger. */
export const listStatus: Handler = (service, call) => {
  const account = accountFromHeader(service, call);
  const { fleet } = service;
  const query = call.url.searchParams;
  const asked = [...new Set([...query.getAll('uid'), ...query.getAll('uidd')])];
  const errors: Record<string, string>[] = [];
  const wanted = asked.flatMap((uidd) => {
    const state = fleet.find(uidd);
    if (state === undefined || state.logger !== call.node.index) errors.push({ [uidd]: 'Not resident' });
    else if (fleet.permission(account, state) === undefined) errors.push({ [uidd]: 'Unauthorized' });
    else return state;
    return [];
  });
  const visible = fleet.all.filter(
    (state) => state.logger === call.node.index && fleet.permission(account, state) !== undefined,
  );
  const result = groupByOwner(
    asked.length > 0 ? wanted : visible,
    (state) => cameraStatus(service, fleet.permission(account, state), state, call.at),
    false,
  );
  return Response.json(errors.length === 0 ? { result } : { result, errors });
};
