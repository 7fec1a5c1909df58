/** SHA-256 of bytes that come piece by piece (FIPS 180-4). */
import { type BlockHash, createBlockHash } from '../block-hash.ts';
import { DATA_AT, FIRST_STATE, sha256Module, STATE_AT } from './sha256-wasm.ts';

/** Rejects where the browser has no WebAssembly with vectors, or a policy forbids it. */
export const createSha256 = (): Promise<BlockHash> =>
  createBlockHash({
    module: sha256Module,
    stateAt: STATE_AT,
    dataAt: DATA_AT,
    firstState: FIRST_STATE,
    littleEndian: false,
  });
