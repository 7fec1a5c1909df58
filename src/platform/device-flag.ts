/**
 * A mark that outlives the tab: "this computer asked to stay signed in here", with a word on where. In
 * clear, so anybody may read it: no secret goes there.
 */

export interface DeviceFlag {
  readonly isSet: () => boolean;
  /** What was written with the mark; "" when nothing was, undefined when there is no mark. */
  readonly read: () => string | undefined;
  readonly set: (text?: string) => void;
  readonly clear: () => void;
}

/** Where marks are kept: `localStorage`, or what stands in for it. */
export type FlagStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const pageStorage = (): FlagStorage => localStorage;

/** The mark of one connection. A browser that refuses storage keeps none. */
export function createDeviceFlag(connection: string, storage = pageStorage): DeviceFlag {
  const key = `sightline:stay-signed-in:${connection}`;
  const attempt = <T>(work: (storage: FlagStorage) => T, otherwise: T): T => {
    try {
      return work(storage());
    } catch {
      return otherwise;
    }
  };
  const read = () => attempt((kept) => kept.getItem(key) ?? undefined, undefined);
  return {
    isSet: () => read() !== undefined,
    read,
    set: (text = '') => attempt((kept) => kept.setItem(key, text), undefined),
    clear: () => attempt((kept) => kept.removeItem(key), undefined),
  };
}
