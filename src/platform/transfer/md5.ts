/** MD5 of bytes that come piece by piece (RFC 1321). */
import { type BlockHash, createBlockHash } from '../block-hash.ts';
import { DATA_AT, md5Module, STATE_AT } from './md5-wasm.ts';

/** RFC 1321, 3.3. */
const FIRST_STATE = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as const;

/** Rejects where the browser has no WebAssembly, or a policy forbids it. */
export const createMd5 = (): Promise<BlockHash> =>
  createBlockHash({
    module: md5Module,
    stateAt: STATE_AT,
    dataAt: DATA_AT,
    firstState: FIRST_STATE,
    littleEndian: true,
  });
