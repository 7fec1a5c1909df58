/** A client for the emulator's own tests: injected time, commands in one call, orders from a wish. */
import { openMediaLibrary } from '../media-library.ts';
import { createTestTime } from '../test-time.ts';
import { createVdgEmulator } from './emulator.ts';
import type { VdgOptions } from './options.ts';
import { NORTH } from './site.ts';
import { writeTime } from './vdg-time.ts';
import { childOf, childText, readXml, type XmlTree } from './xml-tree.ts';

export const HOST = 'http://vdg.test';
/** A Wednesday at noon in UTC. */
export const NOON = Date.UTC(2026, 5, 10, 12);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** An hour before noon; there is footage around it. */
export const ELEVEN = NOON - HOUR;
/** 2:00 to 2:20 is missing of every device. */
export const NIGHT = { begin: Date.UTC(2026, 5, 10, 2), end: Date.UTC(2026, 5, 10, 2, 20) };
/** How long an export or a clip runs, whatever its length, and waits before. */
export const EXPORT_MS = 10 * SECOND;
export const PENDING_MS = 1 * SECOND;
export const FOLDER = String.raw`D:\Exports`;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  /** The root; undefined where the answer is no XML. */
  readonly xml: XmlTree | undefined;
  readonly code: number | undefined;
}

/** The values of a device in an order; undefined leaves the tag out. */
export interface DeviceWish {
  readonly serverid?: string | undefined;
  readonly deviceid?: string | undefined;
  readonly starttime?: string | undefined;
  readonly endtime?: string | undefined;
}

export interface OrderWish {
  readonly devices?: readonly DeviceWish[];
  readonly path?: string | undefined;
  readonly bandwidth?: string;
}

const tag = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${text}</${name}>`;

export const span = (begin: number, end = begin + MINUTE) => ({
  starttime: writeTime(begin),
  endtime: writeTime(end),
});

/** The XML of an order; texts stand in it as they are. */
export function orderXml(wish: OrderWish = {}): string {
  const { devices = [{}], bandwidth } = wish;
  const path = 'path' in wish ? wish.path : FOLDER;
  const rows = devices.map((device) => {
    const row = { serverid: NORTH, deviceid: '1', ...span(ELEVEN), ...device };
    const fields = (['serverid', 'deviceid', 'starttime', 'endtime'] as const).map((name) =>
      tag(name, row[name]),
    );
    return `<device>${fields.join('')}</device>`;
  });
  const parts = [tag('devices', rows.join('')), tag('path', path), tag('bandwidth', bandwidth)];
  return `<?xml version="1.0"?><export>${parts.join('')}</export>`;
}

/** The rows of a list in a result. */
export const rowsOf = ({ xml }: Answered, list: string): readonly XmlTree[] =>
  xml === undefined ? [] : (childOf(xml, list)?.children ?? []);

export const textsOf = (rows: readonly XmlTree[], name: string): readonly (string | undefined)[] =>
  rows.map((row) => childText(row, name));

const media = openMediaLibrary();

export function createTestClient(options: Partial<VdgOptions> = {}) {
  const { clock, sleep, advance } = createTestTime(NOON);
  const emulator = createVdgEmulator({
    now: () => clock.ms,
    sleep,
    media,
    exportMs: () => EXPORT_MS,
    pendingMs: PENDING_MS,
    ...options,
  });

  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await emulator.handle(new Request(`${HOST}${path}`, { ...init, method }));
    if (response.type === 'error') throw new Error('The connection broke.');
    const { status, headers } = response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isXml = headers.get('content-type') === 'text/xml';
    const text = new TextDecoder().decode(bytes);
    const xml = isXml ? readXml(text.trim()) : undefined;
    const code = xml?.attributes.get('errorcode');
    return { status, headers, bytes, text, xml, code: code === undefined ? undefined : Number(code) };
  };
  /** A command with its values, encoded. */
  const command = (name: string, values: Readonly<Record<string, string>> = {}, method = 'GET') => {
    const pairs = Object.entries(values).map(([key, value]) => `&${key}=${encodeURIComponent(value)}`);
    return send(method, `/command?command=${name}${pairs.join('')}`);
  };
  const post = (xml: string | Uint8Array<ArrayBuffer>) =>
    send('POST', '/command?command=exportVideo', { body: xml, headers: { 'content-type': 'text/xml' } });
  const order = (wish?: OrderWish) => post(orderXml(wish));
  /** Begins an export and answers with its id. */
  const begun = async (wish?: OrderWish): Promise<string> => {
    const { xml, code } = await order(wish);
    const made = xml === undefined ? undefined : childOf(xml, 'export');
    if (made === undefined) throw new Error(`The export was refused: ${code}.`);
    return childText(made, 'exportid') ?? '';
  };
  const status = async (id?: string) =>
    rowsOf(await command('getExportVideoStatus', id === undefined ? {} : { exportid: id }), 'exports');
  const clip = (values: Readonly<Record<string, string>> = {}) =>
    command('addClip', {
      serverid: NORTH,
      deviceId: '1',
      description: '',
      startdate: writeTime(ELEVEN),
      enddate: writeTime(ELEVEN + 10 * SECOND),
      ...values,
    });

  return {
    emulator,
    control: emulator.control,
    clock,
    advance,
    send,
    command,
    post,
    order,
    begun,
    status,
    clip,
    remove: (id: string) => command('exportVideo', { exportid: id }, 'DELETE'),
    clips: async () => rowsOf(await command('getClips'), 'clips'),
  };
}
