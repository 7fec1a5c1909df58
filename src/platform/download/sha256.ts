/** SHA-256 of bytes that come piece by piece (FIPS 180-4). */
import { createSHA256 } from 'hash-wasm';
import { type BlockHash, createBlockHash } from '../block-hash.ts';
import { DATA_AT, FIRST_STATE, sha256Module, STATE_AT } from './sha256-wasm.ts';

/** Rejects where the browser has no WebAssembly, or a policy forbids it. */
export async function createSha256(): Promise<BlockHash> {
  try {
    return await createBlockHash({
      module: sha256Module,
      stateAt: STATE_AT,
      dataAt: DATA_AT,
      firstState: FIRST_STATE,
      littleEndian: false,
    });
  } catch {
    // A browser without vectors (before 2023): slower, and the same.
    const hash = await createSHA256();
    return { update: (bytes) => hash.update(bytes), digest: () => hash.digest('hex') };
  }
}
