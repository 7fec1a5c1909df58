/**
 * An Nx server that answers what a test says, call by call, behind the product's own network and client:
 * for what no real server would do on demand, and for looking at requests one by one.
 */
import type { ConnectionId } from '../core/ids.ts';
import { createNxClient, type NxClient } from '../vendors/nx/nx-client.ts';
import type { SignIn } from '../vendors/nx/sign-in.ts';
import { createMswVendor, type MswVendor } from './msw-vendor.ts';

/** A call as the server got it. */
export interface WireCall {
  readonly method: string;
  readonly path: string;
  /** In their order; a bare name has the value "". */
  readonly query: Readonly<Record<string, string>>;
  /** As it was written, to see how it is encoded. */
  readonly search: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What a call is answered: a Response as it is, anything else as JSON. */
export type WireAnswer = (call: WireCall) => unknown;

export interface NxWire extends MswVendor {
  readonly system: ConnectionId;
  readonly client: NxClient;
  /** Answers "POST /api/virtualCamera/lock" from now on. */
  readonly on: (route: string, answer: WireAnswer) => void;
  /** All calls so far, or those of a route. */
  readonly calls: (route?: string) => readonly WireCall[];
}

/** An error as the server writes it: the number as text, and the word in `reply`. */
export const nxError = (
  status: number,
  error: number,
  reply: unknown = null,
  errorString = 'An error.',
): Response => Response.json({ error: String(error), errorString, reply }, { status });

const UNKNOWN_CALL = 'No such call.';

/** Somebody is signed in as "admin" from the beginning. */
export function createNxWire(): NxWire {
  const routes = new Map<string, WireAnswer>();
  const seen: { readonly route: string; readonly call: WireCall }[] = [];
  const network = createMswVendor('https://nx.example:7001', () => async (request) => {
    const { pathname, search, searchParams } = new URL(request.url);
    const route = `${request.method} ${decodeURIComponent(pathname)}`;
    const { method, headers } = request;
    const query = Object.fromEntries(searchParams);
    const call = { method, path: pathname, query, search, headers, body: await request.text() };
    seen.push({ route, call });
    const answer = routes.get(route);
    if (answer === undefined) return nxError(404, 9, null, UNKNOWN_CALL);
    const answered: unknown = await answer(call);
    if (answered instanceof Response) return answered;
    return answered === undefined ? new Response('') : Response.json(answered);
  });
  const { id: system, url, http } = network.context();
  const { clock, signals: page } = network;
  const signIn: SignIn = { scheme: 'Bearer', secret: 'vms-secret', account: 'admin', since: clock.now() };
  const session = { current: () => signIn, refused: () => undefined, account: () => 'admin' };
  const client = createNxClient({ system, url, http, clock, page, session, random: () => 0 });
  return {
    ...network,
    system,
    client,
    on: (route, answer) => {
      routes.set(route, answer);
    },
    calls: (route) =>
      seen.filter((one) => route === undefined || one.route === route).map(({ call }) => call),
  };
}
