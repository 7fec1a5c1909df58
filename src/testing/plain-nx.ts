/** An Nx server of a few answers written by hand, behind the product's own network. */
import { createNxSystem } from '../vendors/nx/system.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import { createReloads } from './emulated-parts.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

export const NX_ADMIN: Credentials = {
  user: 'admin',
  password: 'harbour pass:wörd',
  keep: 'untilTabCloses',
};

/** Tokens and passwords of this server, in every form in which they travel. */
export const NX_SECRETS = /harbour pass|vms-[0-9a-f]{16}|YWRtaW46/;

/** Answers by "METHOD /path" or "/path"; what is not named is 404. */
export type PlainAnswers = Readonly<Record<string, Answer>>;

export const ADMIN_ID = '{99cbc715-539b-4bfe-856f-799b45b69b1e}';

/** A user list as `/ec2/getUsers` gives it. */
export const users: Answer = () =>
  Response.json([
    { id: ADMIN_ID, name: 'Admin', isAdmin: true },
    { id: '{7f1d4a5e-6c1b-4f0e-9d3f-0a4a5c3c2b1a}', name: 'M. de Vries' },
  ]);

/** In seconds: how long a session of today's servers lives. */
const THIRTY_DAYS = 2_592_000;

const token = (serial: number): string => `vms-${serial.toString(16).padStart(32, '0')}-secret`;

/** A server with sessions, as since 5: counts its tokens, and takes those that it gave. */
export function createNxSessions(expiresInS: unknown) {
  const good = new Set<string>();
  let serial = 0;
  const bearerOf = (request: Request) =>
    /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const refuse = (result: string) =>
    Response.json(
      { error: '12', errorString: 'Unauthorized', reply: null },
      { status: 401, headers: { 'x-auth-result': result, 'www-authenticate': 'Bearer' } },
    );
  return {
    /** Every token is refused from now on. */
    revoke: () => good.clear(),
    given: () => serial,
    isOpen: () => good.size > 0,
    /** Behind a token of this server. */
    behind:
      (answer: Answer): Answer =>
      (request) =>
        good.has(bearerOf(request)) ? answer(request) : refuse('Auth_InvalidSession'),
    open: (async (request) => {
      const body: unknown = await request.json();
      const expected = { username: NX_ADMIN.user, password: NX_ADMIN.password };
      if (JSON.stringify(body) !== JSON.stringify(expected)) {
        return Response.json(
          { error: '2', errorString: 'Wrong username or password.', reply: null },
          { status: 422 },
        );
      }
      serial += 1;
      good.add(token(serial));
      return Response.json({ token: token(serial), ageS: 0, expiresInS });
    }) satisfies Answer,
    close: (request: Request) => {
      const named = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
      return new Response(null, { status: good.delete(named) ? 200 : 404 });
    },
  };
}

export interface PlainNx extends MswVendor {
  readonly system: VendorSystem;
  readonly sessions: ReturnType<typeof createNxSessions>;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  readonly signIn: (credentials?: Credentials) => Promise<void>;
  /** Requests of a path so far. */
  readonly asked: (path: string) => readonly Request[];
}

/**
 * A server with sessions and users, and `answers` behind a token. `older` is one of before 5: it knows no
 * sessions, and `answers` are all there is.
 */
export function createPlainNx(
  answers: PlainAnswers = {},
  options: { readonly older?: boolean; readonly expiresInS?: unknown; readonly url?: string } = {},
): PlainNx {
  const sessions = createNxSessions('expiresInS' in options ? options.expiresInS : THIRTY_DAYS);
  const behind = options.older === true ? (answer: Answer) => answer : sessions.behind;
  const all = { '/ec2/getUsers': users, ...answers };
  const network = createMswVendor(options.url ?? 'https://terminal.example:7001', () => (request) => {
    const { pathname } = new URL(request.url);
    const found = new Map(Object.entries(all)).get(`${request.method} ${pathname}`);
    if (found !== undefined) return behind(found)(request);
    if (options.older !== true && pathname.startsWith('/rest/v1/login/sessions')) {
      return request.method === 'DELETE' ? sessions.close(request) : sessions.open(request);
    }
    const plain = new Map(Object.entries(all)).get(pathname);
    return plain === undefined
      ? new Response('<html><body><h1>404</h1>Not Found</body></html>', { status: 404 })
      : behind(plain)(request);
  });
  const { system, reload, dispose } = createReloads(() => createNxSystem(network.context()));
  return {
    ...network,
    system,
    sessions,
    reload,
    signIn: (credentials = NX_ADMIN) => network.clock.settle(system.session.signIn(credentials)),
    asked: (path) => network.requests().filter(({ url }) => new URL(url).pathname === path),
    close: () => {
      dispose();
      network.close();
    },
  };
}
