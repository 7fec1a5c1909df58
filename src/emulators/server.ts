/** Starts the emulated systems on ports of this machine, and says how the product is connected to them. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { openMediaLibrary } from './media-library.ts';
import type { MediaLibrary } from './media-scene.ts';
import { createNodeListener } from './node-listener.ts';
import { createVideoloftEmulator, type VideoloftEmulator } from './videoloft/emulator.ts';
import type { VideoloftOptions } from './videoloft/options.ts';

/** Ports in the order global authenticator, regional authenticator, loggers a and b, Wowzas a and b. */
export type VideoloftPorts = readonly [number, number, number, number, number, number];

const FIXED_PORTS: VideoloftPorts = [4701, 4702, 4703, 4704, 4705, 4706];
const EPHEMERAL_PORTS: VideoloftPorts = [0, 0, 0, 0, 0, 0];

export interface StartOptions extends Omit<VideoloftOptions, 'nodes' | 'media' | 'scheme'> {
  readonly host?: string;
  /** Default 4701–4706; 0 lets the system choose. */
  readonly ports?: VideoloftPorts | 0;
  readonly media?: MediaLibrary;
}

/** An entry of `connections` in the product's config.json. */
export interface EmulatedConnection {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
  readonly url: string;
  readonly hosts: readonly string[];
}

export interface RunningEmulators {
  readonly videoloft: VideoloftEmulator;
  /** "host:port" of each server. */
  readonly addresses: VideoloftOptions['nodes'];
  readonly connections: readonly EmulatedConnection[];
  /** Breaks what is open and frees the ports. */
  readonly close: () => Promise<void>;
}

/** Listens on all ports, or rejects and leaves none open. */
export async function startEmulators(options: StartOptions = {}): Promise<RunningEmulators> {
  const { host = '127.0.0.1', ports = FIXED_PORTS, media = openMediaLibrary(), ...rest } = options;
  const running: { emulator?: VideoloftEmulator } = {};
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };

  const listen = async (port: number): Promise<string> => {
    let address = `${host}:${port}`;
    const listener = createNodeListener({
      origin: () => `http://${address}`,
      handle: async (request) => running.emulator?.handle(request) ?? Response.error(),
      onError: (error) => console.error('The emulator failed:', error),
    });
    const server = createServer(listener);
    servers.push(server);
    server.listen(port, host);
    await once(server, 'listening');
    const bound = server.address();
    if (typeof bound === 'object' && bound !== null) address = `${host}:${bound.port}`;
    return address;
  };

  try {
    const [a, b, c, d, e, f] = ports === 0 ? EPHEMERAL_PORTS : ports;
    const addresses = {
      globalAuth: await listen(a),
      regionAuth: await listen(b),
      loggers: [await listen(c), await listen(d)],
      wowzas: [await listen(e), await listen(f)],
    } satisfies VideoloftOptions['nodes'];
    const videoloft = createVideoloftEmulator({ ...rest, nodes: addresses, media });
    running.emulator = videoloft;
    return { videoloft, addresses, connections: [connectionTo(addresses)], close };
  } catch (error) {
    await close();
    throw error;
  }
}

function connectionTo(addresses: VideoloftOptions['nodes']): EmulatedConnection {
  return {
    id: 'depot',
    vendor: 'videoloft',
    name: 'Depot South',
    url: `http://${addresses.globalAuth}`,
    hosts: [addresses.regionAuth, ...addresses.loggers, ...addresses.wowzas],
  };
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

if (import.meta.main) {
  const { connections } = await startEmulators();
  console.log(JSON.stringify(connections, null, 2));
}
