/** /api/wearableCamera and /api/virtualCamera: lock, import, watch, release (the document's steps 4 to 7). */
import { isRecord, listField, parseJson } from '../json-value.ts';
import { assertMayChange } from './access.ts';
import type { RecordedSpan } from './archive.ts';
import { isVirtual } from './cameras.ts';
import { guidOf, NULL_GUID, toGuid, withoutBraces } from './guid.ts';
import type { CameraLock } from './camera-locks.ts';
import {
  badRequest,
  enveloped,
  ERROR,
  invalidParameter,
  missingParameter,
  notFound,
  Refusal,
  STATUS,
  unprocessable,
} from './refusal.ts';
import type { AccountCall, Handler, Service } from './service.ts';
import { type NxCamera, virtualCamera } from './site.ts';

/** What an import shows that a test only pretends. */
const PRETENDED_PERCENT = 40;

const reply = ({ settings }: Service, body: unknown): Response =>
  settings.envelope ? enveloped(body) : Response.json(body);

/** The virtual camera of the call; each server knows those that it owns. */
function cameraOf({ cameras }: Service, { query, server }: AccountCall): NxCamera {
  const id = toGuid(query.required('cameraId'));
  if (id === undefined) throw invalidParameter('cameraId', 'is not a guid');
  const camera = cameras.find(id);
  if (camera === undefined) throw notFound(`Camera ${id} is not found`);
  if (!isVirtual(camera)) throw invalidParameter('cameraId', 'is not a virtual camera');
  if (camera.parentId !== server.guid) throw unprocessable(`Camera ${id} belongs to another server`);
  return camera;
}

function userOf({ users }: Service, { query }: AccountCall): string {
  const id = toGuid(query.required('userId'));
  if (!users.some((user) => user.id === id) || id === undefined) throw invalidParameter('userId');
  return id;
}

function tokenOf({ query }: AccountCall): string {
  const token = toGuid(query.required('token'));
  if (token === undefined) throw invalidParameter('token', 'is not a guid');
  return token;
}

function ttlOf({ query }: AccountCall): number {
  const ttl = query.number('ttl');
  if (ttl <= 0) throw invalidParameter('ttl');
  return ttl;
}

/** `own`: the lock that the caller holds; only its token is told. */
function status(service: Service, camera: NxCamera, success: boolean, own?: CameraLock): Response {
  const at = service.settings.now();
  const holder = service.locks.holder(camera.id, at);
  const progress =
    service.imports.progress(camera.id, at) ??
    (service.behaviour.pretendedImports.has(camera.id) ? PRETENDED_PERCENT : undefined);
  return reply(service, {
    success,
    locked: holder !== undefined,
    consuming: progress !== undefined,
    userId: holder?.userId ?? NULL_GUID,
    token: own?.token ?? NULL_GUID,
    progress: progress ?? 0,
  });
}

/** A camera that is taken is no error: 200 with `success: false`. */
export const lock: Handler = (service, call) => {
  assertMayChange(call);
  const camera = cameraOf(service, call);
  const own = service.locks.acquire(camera.id, userOf(service, call), ttlOf(call), call.at);
  return status(service, camera, own !== undefined, own);
};

export const extend: Handler = (service, call) => {
  assertMayChange(call);
  const camera = cameraOf(service, call);
  const wanted = { userId: userOf(service, call), token: tokenOf(call) };
  const own = service.locks.extend(camera.id, wanted, ttlOf(call), call.at);
  return status(service, camera, own !== undefined, own);
};

export const release: Handler = (service, call) => {
  assertMayChange(call);
  const camera = cameraOf(service, call);
  const released = service.locks.release(camera.id, tokenOf(call), call.at);
  return status(service, camera, released);
};

/** Does not ask whether the upload is complete; what goes wrong afterwards, nobody is told. */
export const consume: Handler = async (service, call) => {
  assertMayChange(call);
  const camera = cameraOf(service, call);
  const token = tokenOf(call);
  const name = call.query.required('uploadId');
  const startTime = call.query.number('startTime');
  const holder = service.locks.holder(camera.id, call.at);
  if (holder === undefined || holder.token !== token) {
    throw new Refusal(
      STATUS.methodNotAllowed,
      ERROR.cantProcessRequest,
      'The camera is not locked with this token',
    );
  }
  const isBusy =
    service.imports.progress(camera.id, call.at) !== undefined ||
    service.behaviour.pretendedImports.has(camera.id);
  if (isBusy) throw unprocessable('An import is already running');
  const { uploads } = call.server;
  const upload = uploads.find(name);
  if (upload === undefined) throw unprocessable(`Upload '${name}' is not found`);
  await service.imports.begin(camera.id, uploads, upload, startTime);
  return new Response(null, { status: STATUS.ok });
};

/** POST add: makes a camera from its name. */
export const add: Handler = (service, call) => {
  assertMayChange(call);
  const name = call.query.required('name');
  const physicalId = withoutBraces(
    guidOf(`nx added camera ${call.at} ${service.cameras.list().length} ${name}`),
  );
  const camera = virtualCamera(name, physicalId, call.server.guid);
  service.cameras.save(camera);
  return reply(service, { id: camera.id });
};

/** POST prepare: what of each period is still free, and whether there is room. */
export const prepare: Handler = async (service, call) => {
  assertMayChange(call);
  const camera = cameraOf(service, call);
  const elements = parseElements(await call.request.text());
  const size = elements.reduce((sum, element) => sum + element.size, 0);
  const { uploads } = call.server;
  const number = (value: number) => (service.settings.numbersAsStrings ? String(value) : value);
  return reply(service, {
    elements: elements.map(({ span }) => {
      const [free = { start: 0, end: 0 }] = service.archive.freeOf(camera.id, span);
      return { period: { startTimeMs: number(free.start), durationMs: number(free.end - free.start) } };
    }),
    storageCleanupNeeded: size > uploads.free(),
    storageFull: uploads.free() === 0,
  });
};

function parseElements(text: string): readonly { readonly size: number; readonly span: RecordedSpan }[] {
  const body = parseJson(text);
  if (body === undefined) throw badRequest('Invalid JSON');
  const elements = listField(body, 'elements');
  if (elements === undefined) throw missingParameter('elements');
  return elements.map((element) => {
    const { size, period } = isRecord(element) ? element : {};
    const { startTimeMs, durationMs } = isRecord(period) ? period : {};
    const start = toNumber(startTimeMs, 'startTimeMs');
    return { size: toNumber(size, 'size'), span: { start, end: start + toNumber(durationMs, 'durationMs') } };
  });
}

/** 64-bit numbers may be written as strings. */
function toNumber(value: unknown, name: string): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw invalidParameter(name);
  return number;
}
