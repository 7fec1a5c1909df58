/**
 * The rows of `/ec2/getCameras` and `/ec2/getCamerasEx`. A row without an id is dropped, a field of the
 * wrong type counts as missing.
 */
import * as v from 'valibot';
import { type CameraId, cameraId } from '../../core/ids.ts';
import { anyRecord, filledText, guidKey, guidLike, lenient, parseRow } from './wire.ts';

/** The type of every virtual camera. */
export const VIRTUAL_TYPE = '{f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4}';

/** A camera as the server describes it. Texts are the vendor's: shown, never interpreted. */
export interface NxCamera {
  readonly id: CameraId;
  readonly name?: string | undefined;
  /** Takes footage instead of sending any. */
  readonly isVirtual: boolean;
  /** Guid of the server that owns it. */
  readonly server?: string | undefined;
  readonly groupId?: string | undefined;
  readonly groupName?: string | undefined;
  /** Online, Recording, Offline, Unauthorized, NotDefined…; undefined from servers that do not tell. */
  readonly status?: string | undefined;
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
  readonly mac?: string | undefined;
  readonly physicalId?: string | undefined;
  readonly url?: string | undefined;
  /** The row itself, to copy a camera from. */
  readonly raw: Readonly<Record<string, unknown>>;
}

const text = lenient(filledText);
const rowSchema = v.object({
  id: guidLike,
  parentId: lenient(guidLike),
  typeId: lenient(guidLike),
  // "Name given by a person" of the attributes, which only getCamerasEx has, before the camera's own.
  cameraName: text,
  name: text,
  groupId: text,
  groupName: text,
  userDefinedGroupName: text,
  status: text,
  vendor: text,
  model: text,
  mac: text,
  physicalId: text,
  url: text,
});

const VIRTUAL_KEY = guidKey(VIRTUAL_TYPE);

function toCamera(row: unknown): NxCamera | undefined {
  if (!v.is(anyRecord, row)) return undefined;
  const read = parseRow(rowSchema, row);
  if (read === undefined) return undefined;
  const { id, parentId, typeId, cameraName, name, groupId, groupName, userDefinedGroupName, ...rest } = read;
  return {
    ...rest,
    id: cameraId(id),
    name: cameraName ?? name,
    isVirtual: typeId !== undefined && guidKey(typeId) === VIRTUAL_KEY,
    server: parentId,
    groupId,
    groupName: userDefinedGroupName ?? groupName,
    raw: row,
  };
}

/** The cameras of a reply, each id once; undefined when it is no list of cameras. */
export function readCameras(reply: unknown): readonly NxCamera[] | undefined {
  if (!Array.isArray(reply)) return undefined;
  const cameras = new Map<string, NxCamera>();
  for (const row of reply) {
    const camera = toCamera(row);
    if (camera === undefined) continue;
    const key = guidKey(camera.id);
    if (!cameras.has(key)) cameras.set(key, camera);
  }
  // Not one row of several could be read: that is a broken reply, not an empty system.
  return cameras.size === 0 && reply.length > 0 ? undefined : [...cameras.values()];
}
