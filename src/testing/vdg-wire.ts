/**
 * A VDG Sense server that answers what a test says, command by command, behind the product's own network,
 * client and exports: for what no server would do on demand, and for looking at requests one by one.
 */
import type { ConnectionId } from '../core/ids.ts';
import { type Ms, ms } from '../core/units.ts';
import type { FootageExports } from '../vendors/contract-exports.ts';
import { createVdgClient } from '../vendors/vdg/vdg-client.ts';
import { vdgCameraId } from '../vendors/vdg/vdg-devices.ts';
import { createVdgExports } from '../vendors/vdg/vdg-exports.ts';
import { createVdgInfo } from '../vendors/vdg/vdg-info.ts';
import { createVdgPictures } from '../vendors/vdg/vdg-pictures.ts';
import { createMswVendor, type MswVendor } from './msw-vendor.ts';

/** A command as the server got it. */
export interface VdgWireCall {
  readonly method: string;
  readonly command: string;
  /** All parameters but the command itself, decoded. */
  readonly query: Readonly<Record<string, string>>;
  /** As it was written. */
  readonly search: string;
  readonly type: string;
  readonly body: string;
}

/** What a command is answered: XML as text, or a Response as it is. */
export type VdgWireAnswer = (call: VdgWireCall) => string | Response;

export interface VdgWire extends MswVendor {
  readonly system: ConnectionId;
  readonly exports: FootageExports;
  /** Exports of the same server as after a reload of the page: they remember nothing. */
  readonly reload: () => FootageExports;
  /** Answers "METHOD command" from now on. */
  readonly on: (call: string, answer: VdgWireAnswer) => void;
  /** What `/info` tells; undefined: it is not there, as on servers before 2.6.1. */
  readonly setVersion: (version: string | undefined) => void;
  /** By how much the clock of `/info` is ahead. */
  readonly setClockAhead: (by: Ms) => void;
  /** All commands so far. */
  readonly calls: () => readonly VdgWireCall[];
}

/** Ids that are no numbers of JavaScript: it would make ...6000 of both. */
export const NORTH = '7015498111931795223';
export const LARGEST = '18446744073709551615';
export const QUAY = vdgCameraId(NORTH, '1');
export const CRANE = vdgCameraId(NORTH, '2');
export const BASIN = vdgCameraId(LARGEST, '18446744073709551614');

const xml = (text: string): Response =>
  new Response(`<?xml version="1.0"?>${text}`, { headers: { 'content-type': 'text/xml' } });

/** A reply without an error. */
export const okReply = (inner = ''): string => `<result errorcode="0">${inner}</result>`;
export const errorReply = (code: number, inner = ''): string =>
  `<result errorcode="${code}">${inner}</result>`;

/** Nobody has to sign in. */
export function createVdgWire(): VdgWire {
  const routes = new Map<string, VdgWireAnswer>();
  const seen: VdgWireCall[] = [];
  let version: string | undefined = '2.7.5';
  let ahead = ms(0);
  const network = createMswVendor('http://vdg.example:8080', (clock) => async (request) => {
    const { pathname, search, searchParams } = new URL(request.url);
    if (pathname === '/info' && version !== undefined) {
      const utc = new Date(clock.now() + ahead)
        .toISOString()
        .replace('T', ' ')
        .slice(0, 'yyyy-mm-dd hh:nn:ss'.length);
      return xml(`<apiinfo><utc>${utc}</utc><version>${version}</version></apiinfo>`);
    }
    if (pathname !== '/command') return new Response('Not found', { status: 404 });
    const { command = '', ...query } = Object.fromEntries(searchParams);
    const { method } = request;
    const type = request.headers.get('content-type') ?? '';
    const call = { method, command, query, search, type, body: await request.text() };
    seen.push(call);
    const answer = routes.get(`${method} ${command}`)?.(call) ?? errorReply(-1);
    return typeof answer === 'string' ? xml(answer) : answer;
  });
  const { id: system, url, http } = network.context();
  const { clock, signals: page } = network;
  const session = {
    current: () => Promise.resolve(undefined),
    refused: () => undefined,
    answered: () => undefined,
    account: () => 'no sign-in',
  };
  const make = (): FootageExports => {
    const client = createVdgClient({ system, url, http, clock, page, session, random: () => 0 });
    const info = createVdgInfo({ system, url, http, clock });
    const pictures = createVdgPictures({ system, client, clock });
    return createVdgExports({ system, client, info, pictures, clock });
  };
  return {
    ...network,
    system,
    exports: make(),
    reload: make,
    on: (call, answer) => {
      routes.set(call, answer);
    },
    setVersion: (next) => {
      version = next;
    },
    setClockAhead: (by) => {
      ahead = by;
    },
    calls: () => [...seen],
  };
}
