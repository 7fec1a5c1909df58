/** /ec2: cameras, accounts and servers. What these reply is bare, without the envelope. */
import { isRecord, parseJson } from '../json-value.ts';
import { assertMayChange } from './access.ts';
import { cameraIdOf, isVirtual } from './cameras.ts';
import { NULL_GUID, toGuid } from './guid.ts';
import { badRequest, invalidParameter, missingParameter } from './refusal.ts';
import type { Handler, Service } from './service.ts';
import type { NxCamera, NxUser } from './site.ts';

export const getCameras: Handler = ({ cameras }) => Response.json(cameras.list());

/** The core object, the attributes and the state in one. */
export const getCamerasEx: Handler = ({ cameras }) =>
  Response.json(
    cameras.list().map((camera) => ({
      ...camera,
      cameraId: camera.id,
      cameraName: camera.name,
      userDefinedGroupName: '',
      scheduleEnabled: !isVirtual(camera),
      licenseUsed: !isVirtual(camera),
      motionType: isVirtual(camera) ? 'MT_NoMotion' : 'MT_SoftwareGrid',
      motionMask: '',
      audioEnabled: false,
      preferredServerId: NULL_GUID,
      logicalId: '',
      addParams: [],
      status: isVirtual(camera) ? 'Online' : 'Recording',
    })),
  );

/** Accounts that may only look see themselves alone. */
export const getUsers: Handler = ({ users }, { user }) =>
  Response.json(users.filter(({ id }) => !user.isViewer || id === user.id).map(toUserReply));

const toUserReply = ({ id, name, fullName, isAdmin, isViewer }: NxUser) => ({
  id,
  parentId: NULL_GUID,
  name,
  fullName,
  url: '',
  typeId: '{774e6ecd-ffc6-ae88-0165-8f4a6d0eafa7}',
  email: '',
  isAdmin,
  isEnabled: true,
  isLdap: false,
  isCloud: false,
  permissions: isAdmin
    ? 'GlobalAdminPermission'
    : isViewer
      ? 'NoGlobalPermissions'
      : 'GlobalEditCamerasPermission',
});

/** The servers of the system, which own the cameras. */
export const getMediaServers: Handler = ({ servers, settings }) =>
  Response.json(
    servers.map(({ guid, name, host }) => ({
      id: guid,
      parentId: NULL_GUID,
      name,
      url: `https://${host}:7001`,
      typeId: '{be5d1ee0-b92c-3b34-86d9-bca2dab7826f}',
      networkAddresses: `${host}:7001`,
      flags: 'SF_None',
      version: settings.generation === '4' ? '4.2.0.32840' : '5.1.3.38363',
      systemInfo: 'linux x64 ubuntu',
      authKey: '',
    })),
  );

/**
 * POST /ec2/saveCamera. The id follows from `physicalId`: an object with the physical id of another
 * camera replaces that camera.
 */
export const saveCamera: Handler = async (service, call) => {
  assertMayChange(call);
  const body = parseJson(await call.request.text());
  if (!isRecord(body)) throw badRequest('Invalid JSON object');
  const camera = toCamera(service, call.server.guid, body);
  service.cameras.save(camera);
  return Response.json({ id: camera.id });
};

function toCamera(
  { servers, cameras }: Service,
  ownServer: string,
  body: Readonly<Record<string, unknown>>,
): NxCamera {
  const text = (key: keyof NxCamera): string => {
    const value = body[key] ?? '';
    if (typeof value !== 'string') throw invalidParameter(key, 'is not a text');
    return value;
  };
  const guid = (key: keyof NxCamera): string | undefined => {
    if (text(key) === '') return undefined;
    const value = toGuid(text(key));
    if (value === undefined) throw invalidParameter(key, 'is not a guid');
    return value === NULL_GUID ? undefined : value;
  };
  if (text('physicalId') === '') throw missingParameter('physicalId');
  const typeId = guid('typeId');
  if (typeId === undefined) throw missingParameter('typeId');
  const derived = cameraIdOf(text('physicalId'));
  const id = guid('id') ?? derived;
  if (id !== derived && cameras.find(id) === undefined) {
    throw invalidParameter('id', 'does not belong to physicalId');
  }
  const parentId = guid('parentId') ?? ownServer;
  if (!servers.some((server) => server.guid === parentId)) throw invalidParameter('parentId', 'is no server');
  return {
    id,
    parentId,
    name: text('name'),
    url: text('url'),
    typeId,
    mac: text('mac'),
    physicalId: text('physicalId'),
    manuallyAdded: body['manuallyAdded'] === true,
    model: text('model'),
    groupId: text('groupId'),
    groupName: text('groupName'),
    statusFlags: text('statusFlags'),
    vendor: text('vendor'),
  };
}
