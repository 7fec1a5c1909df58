/** The state that all commands of one emulated server share, and what a command is given per request. */
import { createRecordings, type Recordings, type Span, within } from '../recordings.ts';
import { type ClipStore, createClipStore } from './clip-store.ts';
import type { CommandQuery } from './command-query.ts';
import { ARCHIVE, recordDemo } from './demo-recordings.ts';
import { createExportStore, type ExportStore, type Pace } from './export-store.ts';
import type { VdgSettings } from './options.ts';
import { CODE, Refusal } from './refusal.ts';
import { createServerDisks, type ServerDisks } from './server-disks.ts';
import { keyOf, type VdgDevice, type VdgServer } from './site.ts';
import { readTime } from './vdg-time.ts';
import type { ReplyNode } from './xml-reply.ts';

/** An order of an export as it came, whatever became of it. */
export interface ReceivedOrder {
  /** Epoch ms. */
  readonly at: number;
  readonly xml: string;
  readonly contentType: string | undefined;
  /** What it was answered. */
  readonly code: number;
  readonly exportId: number | undefined;
}

/** What of the server can be changed while it runs. */
export interface Behaviour extends Pace {
  exportMs: (lengthMs: number) => number;
  hasStatus: boolean;
  hasDeviceList: boolean;
  hasClips: boolean;
  /** Codes of the next commands of a name in lower case; "any" for all names. */
  readonly errors: { readonly code: number; readonly command: string }[];
  /** Devices that do not work, by their key. */
  readonly down: Map<string, 'inactive' | 'lost'>;
}

export interface Service {
  readonly settings: VdgSettings;
  readonly behaviour: Behaviour;
  readonly servers: readonly VdgServer[];
  readonly devices: Map<string, VdgDevice>;
  readonly recordings: Recordings;
  readonly disks: ServerDisks;
  readonly exports: ExportStore;
  readonly clips: ClipStore;
  readonly orders: ReceivedOrder[];
}

/** One request on its way through a command. */
export interface Call {
  readonly request: Request;
  readonly query: CommandQuery;
  /** Epoch ms of its arrival, by the server's clock. */
  readonly at: number;
}

/** What stands in the `result`, or an answer that is no XML. */
export type Reply = readonly ReplyNode[] | Response;
export type Handler = (service: Service, call: Call) => Reply | Promise<Reply>;

export function createService(settings: VdgSettings): Service {
  const { exportMs, pendingMs, hasStatus, hasDeviceList, hasClips } = settings;
  const behaviour: Behaviour = {
    exportMs,
    pendingMs,
    hasStatus,
    hasDeviceList,
    hasClips,
    errors: [],
    down: new Map(),
  };
  const recordings = createRecordings();
  if (settings.recordings) recordDemo(recordings, settings.devices, serverNow(settings));
  return {
    settings,
    behaviour,
    servers: settings.servers,
    devices: new Map(settings.devices.map((device) => [keyOf(device), device])),
    recordings,
    disks: createServerDisks(settings.disks),
    exports: createExportStore(() => behaviour),
    clips: createClipStore(settings, () => behaviour),
    orders: [],
  };
}

/** Epoch ms as the server's own clock has it. */
export const serverNow = ({ now, clockOffsetMs }: VdgSettings): number => now() + clockOffsetMs;

/** What is recorded of a device, in order. */
export const recorded = ({ recordings }: Service, device: VdgDevice, at: number): readonly Span[] =>
  recordings.spans(keyOf(device), ARCHIVE, at);

/** The server of an id, or the codes −33 and −17. */
export function serverOf({ servers }: Service, id: string | undefined): VdgServer {
  if (id === undefined || id === '') throw new Refusal(CODE.serverIdMissing, 'No server id');
  const found = servers.find((one) => one.id === id);
  if (found === undefined) throw new Refusal(CODE.noServer, `No server ${id}`);
  return found;
}

/** The device of two ids, or the codes −33, −34, −17 and −2: first whether both are there. */
export function deviceOf(service: Service, serverId?: string, id?: string): VdgDevice {
  if (serverId === undefined || serverId === '') throw new Refusal(CODE.serverIdMissing, 'No server id');
  if (id === undefined || id === '') throw new Refusal(CODE.deviceIdMissing, 'No device id');
  const found = service.devices.get(keyOf({ serverId: serverOf(service, serverId).id, id }));
  if (found === undefined) throw new Refusal(CODE.noDevice, `No device ${id} on ${serverId}`);
  return found;
}

/** A moment of a request, or the code −4. */
export function timeOf(text: string | undefined): number {
  const at = readTime(text ?? '');
  if (at === undefined) throw new Refusal(CODE.badTime, `No time: ${text ?? 'nothing'}`);
  return at;
}

export interface AskedFootage {
  readonly begin: number;
  readonly end: number;
  readonly footage: readonly Span[];
}

/** What is recorded between two times of a request, or the codes −4, −37 and −48. */
export function footageOf(
  service: Service,
  device: VdgDevice,
  times: readonly [begin: string | undefined, end: string | undefined],
  at: number,
): AskedFootage {
  const [begin, end] = [timeOf(times[0]), timeOf(times[1])];
  if (end < begin) throw new Refusal(CODE.endBeforeStart, 'The end is before the start');
  const footage = within(recorded(service, device, at), { begin, end });
  if (footage.length === 0) throw new Refusal(CODE.noVideo, `Nothing of ${keyOf(device)} is recorded then`);
  return { begin, end, footage };
}
