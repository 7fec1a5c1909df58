/**
 * An Axxon server that knows no call until a test says what it answers, behind the product's own network
 * and client: for what no real server would do on demand, and for looking at requests one by one.
 */
import type { ConnectionId } from '../core/ids.ts';
import { type AxxonClient, createAxxonClient } from '../vendors/axxon/axxon-client.ts';
import { basicOf, type SignIn } from '../vendors/axxon/sign-in.ts';
import { createMswVendor, type MswVendor } from './msw-vendor.ts';

/** A call as the server got it. */
export interface BareCall {
  /** Below the prefix, as it was written, to see how it is encoded. */
  readonly path: string;
  /** In their order. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a call is answered: a Response as it is, anything else as JSON. */
export type BareAnswer = (call: BareCall) => unknown;

export interface BareAxxon extends MswVendor {
  readonly system: ConnectionId;
  readonly client: AxxonClient;
  /** Answers "GET /camera/list" from now on; a "*" at the end stands for all that begins so. */
  readonly on: (route: string, answer: BareAnswer) => void;
  /** All calls so far, or those of a route. */
  readonly calls: (route?: string) => readonly BareCall[];
}

const PREFIX = '/asip';
const matches = (route: string, seen: string): boolean =>
  route.endsWith('*') ? seen.startsWith(route.slice(0, -1)) : seen === route;

/** Somebody is signed in as "root" from the beginning. */
export function createBareAxxon(): BareAxxon {
  const routes: { readonly route: string; readonly answer: BareAnswer }[] = [];
  const seen: { readonly route: string; readonly call: BareCall }[] = [];
  const network = createMswVendor(`http://axxon.example:8000${PREFIX}`, () => async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.slice(PREFIX.length);
    const call = { path, query: Object.fromEntries(searchParams) };
    const route = `${request.method} ${decodeURIComponent(path)}`;
    seen.push({ route, call });
    const found = routes.findLast((one) => matches(one.route, route));
    if (found === undefined || !pathname.startsWith(PREFIX))
      return new Response('Not found', { status: 404 });
    const answered: unknown = await found.answer(call);
    return answered instanceof Response ? answered : Response.json(answered);
  });
  const { id: system, url, http } = network.context();
  const { clock, signals: page } = network;
  const account = { user: 'root', password: 'harbour-demo-ax' };
  const signIn: SignIn = { account: account.user, since: clock.now(), basic: basicOf(account) };
  const session = { current: () => signIn, refused: () => undefined, account: () => account.user };
  const client = createAxxonClient({ system, url, http, clock, page, session, random: () => 0 });
  return {
    ...network,
    system,
    client,
    on: (route, answer) => {
      routes.push({ route, answer });
    },
    calls: (route) =>
      seen.filter((one) => route === undefined || matches(route, one.route)).map(({ call }) => call),
  };
}
