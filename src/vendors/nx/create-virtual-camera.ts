/**
 * Makes a virtual camera by the recipe of the document ("Create a Virtual Camera automatically using
 * API"): the object of one that is there, under another name. Where there is none, the server is asked to
 * add one, and where it knows no such call, the object is made from nothing.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { type NxCamera, readCameras, VIRTUAL_TYPE } from './camera-wire.ts';
import { newGuid } from './new-guid.ts';
import type { NxClient } from './nx-client.ts';
import type { VirtualCameraClient } from './virtual-camera-client.ts';
import { parseMadeCamera } from './virtual-camera-wire.ts';

export interface CreateVirtualCameraHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'json'>;
  readonly calls: Pick<VirtualCameraClient, 'add'>;
}

const operation = 'create camera';

/**
 * What makes a camera another one. The server derives a camera's `id` from `physicalId`: a copy that kept
 * either would overwrite its original.
 */
function identity(name: string) {
  const physicalId = newGuid();
  return { name, physicalId, url: `wearable:///${physicalId}` };
}

/** The object of the document, of a camera that is there. */
function copyOf({ raw }: NxCamera, name: string): Readonly<Record<string, unknown>> {
  const { id: _, ...rest } = raw;
  return { ...rest, ...identity(name) };
}

/** The same from nothing. `server`: the guid of the one that shall own it. */
function fromNothing(name: string, server: string | undefined): Readonly<Record<string, unknown>> {
  return {
    ...identity(name),
    typeId: VIRTUAL_TYPE,
    ...(server !== undefined && { parentId: server }),
    mac: '',
    manuallyAdded: true,
    model: '',
    groupId: '',
    groupName: '',
    statusFlags: 'CSF_NoFlags',
    vendor: '',
  };
}

/** Makes a camera and tells its id. Rejects with `notPermitted` for accounts that may not. */
export async function createVirtualCamera(
  { system, client, calls }: CreateVirtualCameraHost,
  name: string,
  signal: AbortSignal,
): Promise<CameraId> {
  async function list(): Promise<readonly NxCamera[]> {
    const path = ['ec2', 'getCameras'];
    const cameras = readCameras(await client.json({ operation, path, kind: 'read', signal }));
    if (cameras === undefined) throw new Failure({ code: 'badReply', operation, system });
    return cameras;
  }

  async function save(camera: Readonly<Record<string, unknown>>): Promise<CameraId> {
    const path = ['ec2', 'saveCamera'];
    const reply = await client.json({
      operation,
      path,
      method: 'POST',
      json: camera,
      kind: 'command',
      signal,
    });
    const made = parseMadeCamera(reply);
    if (made !== undefined) return made;
    // Not all servers tell the id.
    const found = (await list()).find(({ physicalId }) => physicalId === camera['physicalId']);
    if (found === undefined) throw new Failure({ code: 'notFound', operation, system });
    return found.id;
  }

  const cameras = await list();
  const original = cameras.find(({ isVirtual }) => isVirtual);
  if (original !== undefined) return save(copyOf(original, name));
  const added = await calls.add(name, signal);
  return added ?? save(fromNothing(name, cameras.find(({ server }) => server !== undefined)?.server));
}
