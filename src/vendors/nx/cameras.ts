/**
 * All cameras of an Nx system in one call, shared by whoever asks at about the same time, and the names
 * of the servers that own them. Asked with attributes and status where the server has that call.
 */
import * as v from 'valibot';
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Camera } from '../contract.ts';
import { type NxCamera, readCameras } from './camera-wire.ts';
import { CAMERAS_SHARED_FOR, NAMES_SHARED_FOR } from './limits.ts';
import type { NxClient } from './nx-client.ts';
import { createSharedAnswer } from '../../platform/shared-answer.ts';
import { filledText, guidKey, guidLike, parseRow } from './wire.ts';

export interface NxCameras {
  /** All cameras, as of about a second ago at most. */
  readonly all: (signal: AbortSignal) => Promise<readonly NxCamera[]>;
  /** One camera, as of a minute ago at most: for what hardly changes, such as its server. `notFound` otherwise. */
  readonly find: (camera: CameraId, signal: AbortSignal) => Promise<NxCamera>;
  /** Several cameras with their states, as of about a second ago; those that are not there are absent. */
  readonly some: (
    cameras: readonly CameraId[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<CameraId, NxCamera>>;
  /** As the product's lists show them. */
  readonly toCameras: (cameras: readonly NxCamera[], signal: AbortSignal) => Promise<readonly Camera[]>;
  /** The name of a server, as far as it is told. */
  readonly serverName: (server: string | undefined, signal: AbortSignal) => Promise<string | undefined>;
  /** A camera was made or changed: whoever asks from now on is answered anew. */
  readonly outdated: () => void;
  /** Somebody else may sign in. */
  readonly clear: () => void;
}

export interface NxCamerasHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'json'>;
  readonly clock: Clock;
}

const operation = 'list cameras';
const LIST_SERVERS = 'list servers';
/** A list of ten thousand cameras has some fifteen megabytes. */
const LIST_WAIT = ms(ONE_MINUTE);
/** A list does not wait longer for the names of its groups. */
const NAMES_WAIT = ms(5 * ONE_SECOND);
/** So much of a guid tells servers apart. */
const SHORT_GUID = 8;
const NO_SERVER = { id: 'other', name: 'Other cameras' };

const serverSchema = v.object({ id: guidLike, name: filledText });
const shortOf = (guid: string): string => guidKey(guid).slice(0, SHORT_GUID);

export function createNxCameras({ system, client, clock }: NxCamerasHost): NxCameras {
  /** False once the server has shown that it does not know the call with the status. */
  let hasEx = true;

  const ask = (name: string, signal: AbortSignal): Promise<unknown> =>
    client.json({ operation, path: ['ec2', name], kind: 'read', timeout: LIST_WAIT, signal });

  async function askAll(signal: AbortSignal): Promise<unknown> {
    if (!hasEx) return ask('getCameras', signal);
    try {
      return await ask('getCamerasEx', signal);
    } catch (error) {
      if (toFailure(error, operation, system).code !== 'notFound') throw error;
      const reply = await ask('getCameras', signal);
      hasEx = false;
      return reply;
    }
  }

  const known = createSharedAnswer({
    system,
    operation,
    clock,
    sharedFor: CAMERAS_SHARED_FOR,
    ask: async (signal) => {
      const list = readCameras(await askAll(signal));
      if (list === undefined) throw new Failure({ code: 'badReply', operation, system });
      return { list, byKey: new Map(list.map((camera) => [guidKey(camera.id), camera])) };
    },
  });

  /** A kindness that is not in every server and not for every account: asked once, and done without. */
  async function askServers(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    try {
      const reply = await client.json({
        operation: LIST_SERVERS,
        path: ['ec2', 'getMediaServers'],
        kind: 'command',
        timeout: NAMES_WAIT,
        signal,
      });
      const rows: readonly unknown[] = Array.isArray(reply) ? reply : [];
      const named = rows.map((row) => parseRow(serverSchema, row)).filter((row) => row !== undefined);
      return new Map(named.map(({ id, name }) => [guidKey(id), name]));
    } catch (error) {
      if (isAbort(error)) throw error;
      return new Map<string, string>();
    }
  }
  const servers = createSharedAnswer({
    system,
    operation: LIST_SERVERS,
    clock,
    sharedFor: NAMES_SHARED_FOR,
    ask: askServers,
  });

  async function serverName(server: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    return server === undefined ? undefined : (await servers.get(signal)).get(guidKey(server));
  }

  const groupOf = (camera: NxCamera, names: ReadonlyMap<string, string>): Camera['group'] => {
    const { groupId, groupName, server } = camera;
    if (groupName !== undefined) return { id: groupId ?? groupName, name: groupName };
    if (server === undefined) return NO_SERVER;
    const key = guidKey(server);
    return { id: key, name: names.get(key) ?? `Server ${shortOf(server)}` };
  };

  return {
    all: async (signal) => (await known.get(signal)).list,
    find: async (camera, signal) => {
      const key = guidKey(camera);
      const found =
        (await known.get(signal, ONE_MINUTE)).byKey.get(key) ?? (await known.get(signal)).byKey.get(key);
      if (found === undefined) throw new Failure({ code: 'notFound', operation: 'find camera', system });
      return found;
    },
    some: async (cameras, signal) => {
      const { byKey } = await known.get(signal);
      const found = new Map<CameraId, NxCamera>();
      for (const id of cameras) {
        const camera = byKey.get(guidKey(id));
        if (camera !== undefined) found.set(id, camera);
      }
      return found;
    },
    toCameras: async (cameras, signal) => {
      const names = await servers.get(signal);
      return cameras.map((camera) => ({
        id: camera.id,
        name: camera.name ?? `Camera ${shortOf(camera.id)}`,
        group: groupOf(camera, names),
        // Nothing of Nx that moves or records on demand is in this version.
        access: 'view',
      }));
    },
    serverName,
    outdated: known.outdated,
    clear: () => {
      known.clear();
      servers.clear();
    },
  };
}
