// Connection pools towards the vendors. Names that only a wildcard opens have a pool of their own,
// so that they never ride on a connection that was made without the check for private addresses.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { HostMatch } from '../platform/config/proxy-address.ts';
import { createGuardedLookup, type ResolveName } from './private-address.ts';

/** Chooses the pool for a target. Idle connections do not keep the process alive. */
export type PickAgent = (url: URL, match: HostMatch) => HttpAgent | HttpsAgent;

/** Pools whose wildcard side resolves names through `resolve` and refuses private addresses. */
export function createAgents(resolve: ResolveName): PickAgent {
  const keepAlive = true;
  const guarded = { keepAlive, lookup: createGuardedLookup(resolve) };
  const pools = {
    exact: { http: new HttpAgent({ keepAlive }), https: new HttpsAgent({ keepAlive }) },
    wildcard: { http: new HttpAgent(guarded), https: new HttpsAgent(guarded) },
  };
  return (url, match) => (url.protocol === 'https:' ? pools[match].https : pools[match].http);
}
