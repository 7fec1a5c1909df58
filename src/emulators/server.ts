/** Starts the emulated systems on ports of this machine, and says how the product is connected to them. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AxxonEmulator, createAxxonEmulator } from './axxon/emulator.ts';
import type { AxxonOptions } from './axxon/options.ts';
import { openMediaLibrary } from './media-library.ts';
import type { MediaLibrary } from './media-scene.ts';
import { createNodeListener } from './node-listener.ts';
import { createDiskStorage } from './nx/disk-storage.ts';
import { createNxEmulator, type NxEmulator } from './nx/emulator.ts';
import type { NxOptions } from './nx/options.ts';
import { createSharedLine, type LineOptions } from './shared-line.ts';
import { createVideoloftEmulator, type VideoloftEmulator } from './videoloft/emulator.ts';
import type { VideoloftOptions } from './videoloft/options.ts';
import { createVdgEmulator, type VdgEmulator } from './vdg/emulator.ts';
import type { VdgOptions } from './vdg/options.ts';
import { ACCOUNT, KEY_HEADER } from './vdg/site.ts';

/** Ports in the order global authenticator, regional authenticator, loggers a and b, Wowzas a and b. */
export type VideoloftPorts = readonly [number, number, number, number, number, number];

const FIXED_PORTS: VideoloftPorts = [4701, 4702, 4703, 4704, 4705, 4706];
const EPHEMERAL_PORTS: VideoloftPorts = [0, 0, 0, 0, 0, 0];
const FIXED_NX_PORT = 4711;
const FIXED_AXXON_PORT = 4721;
const FIXED_VDG_PORT = 4731;

export type EmulatedVendor = 'videoloft' | 'nx' | 'axxon' | 'vdg';

/** The emulated Nx; its uploads are files of a temporary folder unless it is told otherwise. */
export interface NxStartOptions extends NxOptions {
  /** The speed of its network, for measurements. */
  readonly line?: LineOptions;
  /** Where that temporary folder is made: in memory (/dev/shm) the disk is not what is measured. */
  readonly uploadFolder?: string;
}

export interface AxxonStartOptions extends AxxonOptions {
  /** The speed of its network, for measurements. */
  readonly line?: LineOptions;
}

export interface VdgStartOptions extends VdgOptions {
  /** The speed of its network, for measurements. */
  readonly line?: LineOptions;
}

export interface StartOptions extends Omit<VideoloftOptions, 'nodes' | 'media' | 'scheme'> {
  readonly host?: string;
  /** Default 4701–4706, 4711 (Nx), 4721 (Axxon) and 4731 (VDG Sense); 0 lets the system choose all. */
  readonly ports?: VideoloftPorts | 0;
  readonly media?: MediaLibrary;
  /** Which systems there are. Default Videoloft, and those of the others that are given options. */
  readonly vendors?: readonly EmulatedVendor[];
  readonly nx?: NxStartOptions;
  readonly axxon?: AxxonStartOptions;
  readonly vdg?: VdgStartOptions;
}

/** An entry of `connections` in the product's config.json. */
export interface EmulatedConnection {
  readonly id: string;
  readonly vendor: EmulatedVendor;
  readonly name: string;
  readonly url: string;
  readonly hosts?: readonly string[];
  /** Where the system wants no account, or not by a form. Default: the person signs in. */
  readonly auth?: 'none';
  readonly headers?: Readonly<Record<string, string>>;
  /** An account that may do everything the demonstration shows. */
  readonly demo?: { readonly user: string; readonly password: string };
}

export interface RunningEmulators {
  /** Throws when it was not started. */
  readonly videoloft: VideoloftEmulator;
  /** Throws when it was not started. */
  readonly nx: NxEmulator;
  /** Throws when it was not started. */
  readonly axxon: AxxonEmulator;
  /** Throws when it was not started. */
  readonly vdg: VdgEmulator;
  /** "host:port" of each server of Videoloft. Throws when it was not started. */
  readonly addresses: VideoloftOptions['nodes'];
  readonly connections: readonly EmulatedConnection[];
  /** Breaks what is open and frees the ports. */
  readonly close: () => Promise<void>;
}

/** Listens on all ports, or rejects and leaves none open. */
export async function startEmulators(options: StartOptions = {}): Promise<RunningEmulators> {
  const {
    host = '127.0.0.1',
    ports = FIXED_PORTS,
    media = openMediaLibrary(),
    nx,
    axxon,
    vdg,
    vendors,
    ...rest
  } = options;
  const given: readonly EmulatedVendor[] = [
    'videoloft',
    ...(nx === undefined ? [] : ['nx' as const]),
    ...(axxon === undefined ? [] : ['axxon' as const]),
    ...(vdg === undefined ? [] : ['vdg' as const]),
  ];
  const wanted = new Set(vendors ?? given);
  const servers = createServerSet(host);
  try {
    const videoloft = wanted.has('videoloft')
      ? await startVideoloft(servers, ports, { ...rest, media })
      : undefined;
    const terminal = wanted.has('nx')
      ? await startNx(servers, ports === 0 ? 0 : FIXED_NX_PORT, { media, ...nx })
      : undefined;
    const warehouse = wanted.has('axxon')
      ? await startAxxon(servers, ports === 0 ? 0 : FIXED_AXXON_PORT, { media, ...axxon })
      : undefined;
    const quayside = wanted.has('vdg')
      ? await startVdg(servers, ports === 0 ? 0 : FIXED_VDG_PORT, { media, ...vdg })
      : undefined;
    return {
      get videoloft() {
        return started(videoloft, 'videoloft').emulator;
      },
      get nx() {
        return started(terminal, 'nx').emulator;
      },
      get axxon() {
        return started(warehouse, 'axxon').emulator;
      },
      get vdg() {
        return started(quayside, 'vdg').emulator;
      },
      get addresses() {
        return started(videoloft, 'videoloft').addresses;
      },
      connections: [videoloft, terminal, warehouse, quayside].flatMap((one) =>
        one === undefined ? [] : one.connection,
      ),
      close: async () => {
        await servers.close();
        await terminal?.emulator.close();
      },
    };
  } catch (error) {
    await servers.close();
    throw error;
  }
}

function started<T>(one: T | undefined, vendor: EmulatedVendor): T {
  if (one === undefined) throw new Error(`The emulator of ${vendor} was not asked for.`);
  return one;
}

type Handle = (request: Request) => Promise<Response>;

/** All servers that were started. */
interface ServerSet {
  /** Listens, and says at which "host:port". */
  readonly listen: (port: number, handle: Handle, line?: LineOptions) => Promise<string>;
  readonly close: () => Promise<void>;
}

function createServerSet(host: string): ServerSet {
  const running: Server[] = [];
  return {
    listen: async (port, handle, line) => {
      let address = `${host}:${port}`;
      const listener = createNodeListener({
        origin: () => `http://${address}`,
        handle,
        onError: (error) => console.error('The emulator failed:', error),
        line: line && createSharedLine(line),
      });
      const server = createServer(listener);
      running.push(server);
      server.listen(port, host);
      await once(server, 'listening');
      const bound = server.address();
      if (typeof bound === 'object' && bound !== null) address = `${host}:${bound.port}`;
      return address;
    },
    close: async () => {
      await Promise.all(running.map(closeServer));
    },
  };
}

async function startVideoloft(
  { listen }: ServerSet,
  ports: VideoloftPorts | 0,
  options: Omit<VideoloftOptions, 'nodes' | 'scheme'>,
) {
  const running: { emulator?: VideoloftEmulator } = {};
  const handle: Handle = async (request) => running.emulator?.handle(request) ?? Response.error();
  const [a, b, c, d, e, f] = ports === 0 ? EPHEMERAL_PORTS : ports;
  const addresses = {
    globalAuth: await listen(a, handle),
    regionAuth: await listen(b, handle),
    loggers: [await listen(c, handle), await listen(d, handle)],
    wowzas: [await listen(e, handle), await listen(f, handle)],
  } satisfies VideoloftOptions['nodes'];
  const emulator = createVideoloftEmulator({ ...options, nodes: addresses });
  running.emulator = emulator;
  const connection: EmulatedConnection = {
    id: 'depot',
    vendor: 'videoloft',
    name: 'Depot South',
    url: `http://${addresses.globalAuth}`,
    hosts: [addresses.regionAuth, ...addresses.loggers, ...addresses.wowzas],
    demo: { user: 'operator@harbour.example', password: 'harbour-demo' },
  };
  return { emulator, addresses, connection };
}

async function startNx(
  { listen }: ServerSet,
  port: number,
  { line, uploadFolder, ...options }: NxStartOptions,
) {
  const emulator = createNxEmulator({ storage: createDiskStorage(uploadFolder), ...options });
  const connection: EmulatedConnection = {
    id: 'terminal',
    vendor: 'nx',
    name: 'Terminal North',
    url: `http://${await listen(port, emulator.handle, line)}`,
    demo: { user: 'admin', password: 'harbour-demo-nx' },
  };
  return { emulator, connection };
}

async function startAxxon({ listen }: ServerSet, port: number, { line, ...options }: AxxonStartOptions) {
  const emulator = createAxxonEmulator(options);
  const connection: EmulatedConnection = {
    id: 'warehouse',
    vendor: 'axxon',
    name: 'Warehouse 4',
    url: `http://${await listen(port, emulator.handle, line)}${options.prefix ?? ''}`,
    demo: { user: 'root', password: 'harbour-demo-ax' },
  };
  return { emulator, connection };
}

async function startVdg({ listen }: ServerSet, port: number, { line, ...options }: VdgStartOptions) {
  const emulator = createVdgEmulator(options);
  const { auth = 'none' } = options;
  const connection: EmulatedConnection = {
    id: 'harbourside',
    vendor: 'vdg',
    name: 'Quayside VDG',
    url: `http://${await listen(port, emulator.handle, line)}`,
    ...(auth === 'basic' ? { demo: ACCOUNT } : { auth: 'none' }),
    ...(auth === 'header' ? { headers: { [KEY_HEADER.name]: KEY_HEADER.value } } : {}),
  };
  return { emulator, connection };
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

if (import.meta.main) {
  const { connections } = await startEmulators({
    vendors: ['videoloft', 'nx', 'axxon', 'vdg'],
    nx: { recordings: true },
    axxon: { scenes: 'own' },
    vdg: { scenes: 'own' },
  });
  console.log(JSON.stringify(connections, null, 2));
}
