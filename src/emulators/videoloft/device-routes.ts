/** Device lists of the regional authenticator: names of all (§1.2.2), details of some (§1.2.3). */
import { accountFromHeader } from './access.ts';
import type { CameraState } from './fleet.ts';
import { URL_LENGTH_MAX, VIEWER_INFO_MAX } from './limits.ts';
import { badRequest, Refusal, STATUS } from './refusal.ts';
import type { Handler, Service } from './service.ts';
import type { SiteAccount } from './site.ts';

type Grouped = Record<string, { devices: Record<string, unknown>; alias?: string }>;

/** Groups by owner, then by device number, as every list of the service is (§1.1.5). */
export function groupByOwner(
  states: readonly CameraState[],
  toDevice: (state: CameraState) => unknown,
  withAlias: boolean,
): Grouped {
  const result: Grouped = {};
  for (const state of states) {
    const [uid = '', device = ''] = state.camera.uidd.split('.');
    const group = (result[uid] ??= {
      devices: {},
      ...(withAlias ? { alias: state.owner.alias } : {}),
    });
    group.devices[device] = toDevice(state);
  }
  return result;
}

function summary(service: Service, account: SiteAccount, state: CameraState) {
  return {
    uidd: state.camera.uidd,
    phonename: state.camera.name,
    permissions: [service.fleet.permission(account, state)],
  };
}

function details(service: Service, account: SiteAccount, state: CameraState) {
  const { nodes } = service.settings;
  const { permissions, ...named } = summary(service, account, state);
  return {
    ...named,
    permissions: [...permissions, ...state.camera.extraPermissions],
    wowza: nodes.wowzas[state.wowza],
    logger: nodes.loggers[state.logger],
    cloudRecordingEnabled: 1,
    appVersion: '2.24.2',
    deviceType: state.camera.deviceType,
    streamname: state.streamName,
    language: 'en-GB',
    phoneid: state.camera.phoneid,
  };
}

/** GET /devices: every camera that the account has access to, by owner. */
export const listDevices: Handler = (service, call) => {
  const account = accountFromHeader(service, call);
  const visible = service.fleet.all.filter((state) => service.fleet.permission(account, state));
  const { quirks } = service;
  const errors = account.refused.map((uidd) => ({ [uidd]: 'Unauthorized' }));
  const device = (state: CameraState) => summary(service, account, state);
  if (quirks === undefined) return Response.json({ result: groupByOwner(visible, device, true), errors });
  const owners = groupByOwner(visible, (state) => quirks.device(state.camera.uidd, device(state)), true);
  return Response.json({ result: quirks.owners(owners), errors: quirks.errors(errors) });
};

/** GET /devices/viewerInfo?uidd=…&uidd=…: servers and stream names. */
export const viewerInfo: Handler = (service, call) => {
  const account = accountFromHeader(service, call);
  const uidds = [...new Set(call.url.searchParams.getAll('uidd'))];
  if (call.url.href.length > URL_LENGTH_MAX) {
    throw new Refusal(STATUS.uriTooLong, 'URI too long');
  }
  if (uidds.length === 0) throw badRequest('uidd needed');
  if (uidds.length > VIEWER_INFO_MAX) throw badRequest(`At most ${VIEWER_INFO_MAX} uidds`);
  const errors: Record<string, string>[] = [];
  const visible = uidds.flatMap((uidd) => {
    const state = service.fleet.find(uidd);
    if (state !== undefined && service.fleet.permission(account, state) !== undefined) return state;
    const isKnown = state !== undefined || account.refused.includes(uidd);
    errors.push({ [uidd]: isKnown ? 'Unauthorized' : 'Unknown device' });
    return [];
  });
  const { quirks } = service;
  const toDevice = (state: CameraState): unknown => {
    const honest = details(service, account, state);
    return quirks === undefined ? honest : quirks.details(state.camera.uidd, honest);
  };
  const result = groupByOwner(visible, toDevice, false);
  return Response.json(errors.length === 0 ? { result } : { result, errors });
};
