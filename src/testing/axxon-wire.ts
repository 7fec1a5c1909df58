/**
 * An Axxon server that answers what a test says, call by call, behind the product's own network, client and
 * exports: for what no server would do on demand, and for looking at requests one by one.
 */
import { cameraId, type ConnectionId } from '../core/ids.ts';
import type { FootageExports } from '../vendors/contract-exports.ts';
import { createAxxonCameras } from '../vendors/axxon/axxon-cameras.ts';
import { type AxxonClient, createAxxonClient } from '../vendors/axxon/axxon-client.ts';
import { createAxxonExports } from '../vendors/axxon/axxon-exports.ts';
import { createAxxonIntervals } from '../vendors/axxon/axxon-intervals.ts';
import { basicOf, type SignIn } from '../vendors/axxon/sign-in.ts';
import { createMswVendor, type MswVendor } from './msw-vendor.ts';

/** A call as the server got it. */
export interface AxxonWireCall {
  readonly method: string;
  /** Below the prefix, as it was written. */
  readonly path: string;
  /** Without its question mark, as it was written. */
  readonly search: string;
  readonly body: string;
}

/** What a call is answered: a Response as it is, anything else as JSON. */
export type AxxonWireAnswer = (call: AxxonWireCall) => unknown;

export interface AxxonWire extends MswVendor {
  readonly system: ConnectionId;
  readonly client: AxxonClient;
  readonly exports: FootageExports;
  /** Answers calls whose "METHOD /path" begins so from now on; the longest beginning counts. */
  readonly on: (beginning: string, answer: AxxonWireAnswer) => void;
  /** All calls so far but those of the camera list. */
  readonly calls: () => readonly AxxonWireCall[];
}

const PREFIX = '/asip';
/** An id with what must be encoded in a path, and what must not. */
export const WIRE_SOURCE = 'SERVER1/DeviceIpint.3/SourceEndpoint.video:0:0';
export const WIRE_CAMERA = cameraId(WIRE_SOURCE);
/** Recorded nowhere. */
export const UNRECORDED_CAMERA = cameraId('SERVER1/DeviceIpint.4/SourceEndpoint.video:0:0');
export const wireArchive = (name: string): string =>
  `hosts/SERVER1/MultimediaStorage.${name}/MultimediaStorage`;

const CAMERAS = [
  {
    accessPoint: `hosts/${WIRE_CAMERA}`,
    displayName: 'Aisle 12',
    archives: [
      { accessPoint: wireArchive('Long'), storageDisplayName: 'Long term', default: false },
      { accessPoint: wireArchive('AliceBlue'), storageDisplayName: 'AliceBlue', default: true },
    ],
    audioStreams: [{ isActivated: true }],
    camera_access: 'CAMERA_ACCESS_FULL',
  },
  {
    accessPoint: `hosts/${UNRECORDED_CAMERA}`,
    displayName: 'Mezzanine',
    archives: [],
    camera_access: 'CAMERA_ACCESS_MONITORING',
  },
];

/** Somebody is signed in as "root" from the beginning. */
export function createAxxonWire(): AxxonWire {
  const routes = new Map<string, AxxonWireAnswer>();
  const seen: AxxonWireCall[] = [];
  const network = createMswVendor(`https://axxon.example:8000${PREFIX}`, () => async (request) => {
    const { pathname, search } = new URL(request.url);
    const { method } = request;
    if (!pathname.startsWith(`${PREFIX}/`)) return new Response('Outside of the prefix', { status: 404 });
    const path = pathname.slice(PREFIX.length);
    if (path === '/camera/list') return Response.json({ cameras: CAMERAS, nextPageToken: '' });
    const call = { method, path, search: search.slice(1), body: await request.text() };
    seen.push(call);
    const route = [...routes.keys()]
      .filter((beginning) => `${method} ${path}`.startsWith(beginning))
      .toSorted((one, other) => other.length - one.length)[0];
    const answer = route === undefined ? undefined : routes.get(route);
    if (answer === undefined) return new Response('No such call', { status: 404 });
    const answered: unknown = await answer(call);
    return answered instanceof Response ? answered : Response.json(answered);
  });
  const { id: system, url, http } = network.context();
  const { clock, signals: page } = network;
  const account = { user: 'root', password: 'harbour-demo-ax' };
  const signIn: SignIn = { account: account.user, since: clock.now(), basic: basicOf(account) };
  const session = { current: () => signIn, refused: () => undefined, account: () => account.user };
  const client = createAxxonClient({ system, url, http, clock, page, session, random: () => 0 });
  const cameras = createAxxonCameras({ system, client, clock });
  const intervals = createAxxonIntervals({ system, client });
  return {
    ...network,
    system,
    client,
    exports: createAxxonExports({ system, client, cameras, intervals, clock }),
    on: (beginning, answer) => {
      routes.set(beginning, answer);
    },
    calls: () => [...seen],
  };
}
