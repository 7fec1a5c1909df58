/** MD5 with Node's own code. */
import { createHash } from 'node:crypto';

/** Lower-case hex. */
export const md5Hex = (data: string | Uint8Array): string => createHash('md5').update(data).digest('hex');

export interface Md5 {
  readonly update: (part: Uint8Array) => void;
  readonly hex: () => string;
}

export function createMd5(): Md5 {
  const hash = createHash('md5');
  return {
    update: (part) => {
      hash.update(part);
    },
    hex: () => hash.digest('hex'),
  };
}
