/** An Axxon server of a few answers written by hand, behind the product's own network. */
import { toAxxonTime } from '../vendors/axxon/axxon-times.ts';
import { createAxxonSystem } from '../vendors/axxon/system.ts';
import { addMs, type Ms, ms, ONE_HOUR } from '../core/units.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import { createReloads } from './emulated-parts.ts';
import type { FakeClock } from './fake-clock.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

export const PLAIN_ROOT: Credentials = {
  user: 'root',
  password: 'harbour pass:wörd',
  keep: 'untilTabCloses',
};

/** What the server expects of Basic, in UTF-8. */
export const PLAIN_BASIC = `Basic ${btoa(String.fromCodePoint(...new TextEncoder().encode('root:harbour pass:wörd')))}`;
/** Tokens and the password of this server, in every form in which they travel. */
export const PLAIN_SECRETS = /harbour pass|axx-[0-9a-f]{16}|cm9vdDpo/;

const PREFIX = '/asip';
const token = (serial: number): string => `axx-${serial.toString(16).padStart(32, '0')}-secret`;

export interface PlainOptions {
  /** `none`: no /grpc. `only`: Basic is good for getting a token alone. Default both. */
  readonly tokens?: 'none' | 'both' | 'only';
  readonly life?: Ms;
  /** What AuthenticateEx says of the end, instead of the truth. */
  readonly expiresAt?: unknown;
  /** Answers by path below the prefix, over the server's own; behind a credential. */
  readonly answers?: Readonly<Record<string, Answer>>;
}

export interface PlainAxxon extends MswVendor {
  readonly system: VendorSystem;
  /** Every token is refused from now on. */
  readonly revoke: () => void;
  /** The password is another one from now on. */
  readonly changePassword: () => void;
  /** Answers everything with 503, until it is told otherwise. */
  readonly setDown: (isDown: boolean) => void;
  /** Tokens given so far, and those that are good now. */
  readonly given: () => number;
  readonly open: () => number;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  readonly signIn: (credentials?: Credentials) => Promise<void>;
  /** Requests of a path below the prefix so far. */
  readonly asked: (path: string) => readonly Request[];
}

export const EMPTY_LIST = { cameras: [], search_meta_data: [] };

export function createPlainAxxon(options: PlainOptions = {}): PlainAxxon {
  const { tokens = 'both', life = ms(4 * ONE_HOUR), answers = {} } = options;
  const good = new Map<string, number>();
  let serial = 0;
  let basic = PLAIN_BASIC;
  let isDown = false;
  const refuse = () => new Response('<html><body><h1>401</h1>Unauthorized</body></html>', { status: 401 });

  const grpc =
    (clock: FakeClock): Answer =>
    async (request) => {
      const body: unknown = await request.json();
      const text = JSON.stringify(body);
      const header = request.headers.get('authorization') ?? '';
      if (text.includes('CloseSession')) {
        good.delete(header.replace('Bearer ', ''));
        return Response.json({});
      }
      const data = { user_name: PLAIN_ROOT.user, password: PLAIN_ROOT.password };
      const method = 'axxonsoft.bl.auth.AuthenticationService.AuthenticateEx';
      if (header !== basic) return refuse();
      if (text !== JSON.stringify({ method, data })) {
        return Response.json({ token_value: '', error_code: 'AUTHENTICATE_CODE_WRONG_CREDENTIALS' });
      }
      serial += 1;
      const until = addMs(clock.now(), life);
      good.set(token(serial), until);
      return Response.json({
        token_name: 'auth_token',
        token_value: token(serial),
        expires_at: 'expiresAt' in options ? options.expiresAt : toAxxonTime(until).slice(0, -'.000'.length),
        error_code: 'AUTHENTICATE_CODE_OK',
      });
    };

  const network = createMswVendor(`http://axxon.example:8000${PREFIX}`, (clock) => (request) => {
    if (isDown) return new Response('', { status: 503 });
    const { pathname } = new URL(request.url);
    const path = pathname.slice(PREFIX.length);
    if (!pathname.startsWith(`${PREFIX}/`)) return new Response('Not found', { status: 404 });
    const found = new Map(Object.entries(answers)).get(path);
    if (path === '/grpc' && found === undefined && tokens !== 'none') return grpc(clock)(request);
    const header = request.headers.get('authorization') ?? '';
    const until = good.get(header.replace('Bearer ', '')) ?? 0;
    const isOpen = clock.now() < until || (tokens !== 'only' && header === basic);
    if (!isOpen) return refuse();
    if (found !== undefined) return found(request);
    if (path === '/product/version') return Response.json({ version: 'Axxon One 1.0.2.25' });
    if (path === '/camera/list') return Response.json(EMPTY_LIST);
    return new Response('Not found', { status: 404 });
  });
  const { system, reload, dispose } = createReloads(() => createAxxonSystem(network.context()));
  return {
    ...network,
    system,
    revoke: () => good.clear(),
    changePassword: () => {
      basic = 'Basic another';
    },
    setDown: (next) => {
      isDown = next;
    },
    given: () => serial,
    open: () => good.size,
    reload,
    signIn: (credentials = PLAIN_ROOT) => network.clock.settle(system.session.signIn(credentials)),
    asked: (path) => network.requests().filter(({ url }) => new URL(url).pathname === PREFIX + path),
    close: () => {
      dispose();
      network.close();
    },
  };
}
