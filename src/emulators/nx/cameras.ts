/** The cameras of the system: found by id, saved, taken away. */
import { guidOf, toGuid } from './guid.ts';
import { type NxCamera, type SiteCamera, VIRTUAL_TYPE } from './site.ts';

/** What a camera shows that was made while the emulator ran. */
const NEW_CAMERA_SCENE = 'yard';

export interface Cameras {
  readonly list: () => readonly NxCamera[];
  /** By its guid, with or without braces. */
  readonly find: (id: string) => NxCamera | undefined;
  /** By its guid or its name, for people; throws when there is none. */
  readonly named: (idOrName: string) => NxCamera;
  readonly sceneOf: (camera: NxCamera) => string;
  /** Replaces the camera of that id, or adds one. */
  readonly save: (camera: NxCamera) => void;
  readonly remove: (camera: NxCamera) => void;
}

export function createCameras(site: readonly SiteCamera[]): Cameras {
  const cameras = new Map(site.map(({ camera }) => [camera.id, camera]));
  const scenes = new Map(site.map(({ camera, scene }) => [camera.id, scene]));
  const find = (id: string) => cameras.get(toGuid(id) ?? '');
  return {
    list: () => [...cameras.values()],
    find,
    named: (idOrName) => {
      const camera = find(idOrName) ?? [...cameras.values()].find(({ name }) => name === idOrName);
      if (camera === undefined) throw new Error(`No camera ${idOrName}.`);
      return camera;
    },
    sceneOf: ({ id }) => scenes.get(id) ?? NEW_CAMERA_SCENE,
    save: (camera) => {
      cameras.set(camera.id, camera);
    },
    remove: ({ id }) => {
      cameras.delete(id);
    },
  };
}

export const isVirtual = ({ typeId }: NxCamera): boolean => typeId === VIRTUAL_TYPE;

/** The id that belongs to a physical id. */
export const cameraIdOf = (physicalId: string): string => guidOf(physicalId);
