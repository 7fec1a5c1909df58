/**
 * A mark that outlives the tab: "this computer asked to stay signed in here". It holds nothing but that,
 * so anybody may read it.
 */

export interface DeviceFlag {
  readonly isSet: () => boolean;
  readonly set: () => void;
  readonly clear: () => void;
}

/** Where marks are kept: `localStorage`, or what stands in for it. */
export type FlagStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const pageStorage = (): FlagStorage => localStorage;

/** The mark of one connection. A browser that refuses storage keeps none. */
export function createDeviceFlag(connection: string, storage = pageStorage): DeviceFlag {
  const key = `sightline:stay-signed-in:${connection}`;
  const attempt = <T>(use: (storage: FlagStorage) => T, otherwise: T): T => {
    try {
      return use(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    isSet: () => attempt((kept) => kept.getItem(key) !== null, false),
    set: () => attempt((kept) => kept.setItem(key, 'yes'), undefined),
    clear: () => attempt((kept) => kept.removeItem(key), undefined),
  };
}
