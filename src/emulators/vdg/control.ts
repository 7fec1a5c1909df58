/** What tests do to the emulated server, and see of it, beside its own interface. */
import type { Bytes } from '../media-scene.ts';
import type { NetworkLine } from '../network-line.ts';
import type { Span } from '../recordings.ts';
import type { Clip } from './clip-store.ts';
import { ARCHIVE } from './demo-recordings.ts';
import { type ExportJob, type JobState, progressOf, stateOf } from './export-store.ts';
import { writtenJobs } from './export-routes.ts';
import { type ReceivedOrder, recorded, serverNow, type Service } from './service.ts';
import { type DiskState, isWithin, samePath } from './server-disks.ts';
import { keyOf, type VdgDevice } from './site.ts';
import { timeInName } from './vdg-time.ts';

/** An export as it was asked for and as it is. Times are of the server's clock, epoch ms. */
export interface VdgExportView {
  /** Counts from 1; ids begin again in each. */
  readonly session: number;
  readonly id: number;
  /** The body as it came. */
  readonly xml: string;
  readonly devices: readonly {
    readonly serverId: string;
    readonly deviceId: string;
    readonly name: string;
    readonly begin: number;
    readonly end: number;
    readonly footage: readonly Span[];
  }[];
  readonly path: string;
  readonly bandwidth: number;
  readonly startedAt: number;
  readonly state: JobState | 'deleted';
  /** 0 to 100 of each device. */
  readonly progress: readonly number[];
  /** Whether the session that is open knows it. */
  readonly isKnown: boolean;
}

export interface VdgClipView {
  readonly serverId: string;
  readonly id: string;
  readonly device: string;
  readonly begin: number;
  readonly end: number;
  readonly footage: readonly Span[];
  readonly description: string;
  readonly state: JobState;
  readonly removed: 'deleted' | 'expired' | undefined;
  readonly downloads: number;
}

/** A file that an export wrote on the server. */
export interface WrittenFile {
  /** With the folder. */
  readonly path: string;
  readonly session: number;
  readonly exportId: number;
  readonly device: string;
  readonly bytes: number;
}

/** Devices are named by "serverid/deviceid", or by their name. */
export interface VdgControl {
  /** All that were ever accepted, oldest first. */
  readonly exports: () => readonly VdgExportView[];
  /** All orders as they came, the refused ones as well. */
  readonly orders: () => readonly ReceivedOrder[];
  /** What lies on the server in a folder, and below it. */
  readonly files: (folder: string) => readonly WrittenFile[];
  /** All that were ever asked for, oldest first. */
  readonly clips: () => readonly VdgClipView[];
  /** The file of a clip, even of one that is gone. */
  readonly bytesOf: (clip: Pick<VdgClipView, 'serverId' | 'id'>) => Promise<Bytes>;
  /** What runs or waits is over now: all exports and clips. */
  readonly finishAll: () => void;
  /** The next export, or clip, that is accepted fails in the end. */
  readonly failNext: (kind: 'export' | 'clip') => void;
  readonly setExportMs: (exportMs: (lengthMs: number) => number) => void;
  /** Export ids begin at 1 again; those before are known no more, and are written all the same. */
  readonly restartSession: () => void;
  /** The next command of that name, default exportVideo, is answered so, and does nothing. */
  readonly nextError: (code: number, command?: string) => void;
  readonly setStatusCall: (isThere: boolean) => void;
  readonly setDeviceList: (isThere: boolean) => void;
  readonly setClips: (isThere: boolean) => void;
  readonly setDisk: (prefix: string, state: DiskState) => void;
  /** Whether live pictures come of a device. */
  readonly setDevice: (device: string, state: 'active' | 'inactive' | 'lost') => void;
  readonly removeDevice: (device: string) => void;
  /** Footage of a device, in order. */
  readonly recorded: (device: string) => readonly Span[];
  readonly record: (device: string, span: Span) => void;
  /** Takes footage away: a gap. */
  readonly recordGap: (device: string, span: Span) => void;
  /** Cuts the network: what is open breaks, and nothing gets through until it is mended. */
  readonly cutLine: () => void;
  readonly restoreLine: () => void;
}

export function createControl(service: Service, line: NetworkLine): VdgControl {
  const { settings, behaviour, devices, exports, clips, recordings, disks } = service;
  const now = () => serverNow(settings);
  const deviceNamed = (name: string): VdgDevice => {
    const found = devices.get(name) ?? [...devices.values()].find((one) => one.name === name);
    if (found === undefined) throw new Error(`No device ${name}.`);
    return found;
  };

  return {
    exports: () => exports.all().map((job) => viewOf(job, now(), exports.session())),
    orders: () => [...service.orders],
    files: (folder) =>
      writtenJobs(service, now())
        .filter(({ path }) => isWithin(samePath(path), samePath(folder)))
        .flatMap(filesOf),
    clips: () =>
      clips
        .all()
        .map((clip) => ({ ...clipView(clip), state: clips.stateOf(clip, clip.removed?.at ?? now()) })),
    bytesOf: ({ serverId, id }) => {
      const clip = clips.all().find((one) => one.device.serverId === serverId && one.id === id);
      if (clip === undefined) throw new Error(`No clip ${id} on ${serverId}.`);
      return clips.bytesOf(clip);
    },
    finishAll: () => {
      for (const job of exports.all()) job.doneAt = Math.min(job.doneAt, now());
      for (const clip of clips.all()) clip.endedAt = Math.min(clip.endedAt, now());
    },
    failNext: (kind) => (kind === 'export' ? exports : clips).failNext(),
    setExportMs: (exportMs) => {
      behaviour.exportMs = exportMs;
    },
    restartSession: exports.restartSession,
    nextError: (code, command = 'exportVideo') => {
      behaviour.errors.push({ code, command: command.toLowerCase() });
    },
    setStatusCall: (isThere) => {
      behaviour.hasStatus = isThere;
    },
    setDeviceList: (isThere) => {
      behaviour.hasDeviceList = isThere;
    },
    setClips: (isThere) => {
      behaviour.hasClips = isThere;
    },
    setDisk: disks.set,
    setDevice: (name, state) => {
      const key = keyOf(deviceNamed(name));
      if (state === 'active') behaviour.down.delete(key);
      else behaviour.down.set(key, state);
    },
    removeDevice: (name) => {
      devices.delete(keyOf(deviceNamed(name)));
    },
    recorded: (name) => recorded(service, deviceNamed(name), now()),
    record: (name, span) => recordings.add(keyOf(deviceNamed(name)), ARCHIVE, span),
    recordGap: (name, span) => recordings.remove(keyOf(deviceNamed(name)), ARCHIVE, span),
    cutLine: () => line.cut(true),
    restoreLine: () => line.cut(false),
  };
}

function viewOf(job: ExportJob, at: number, open: number): VdgExportView {
  const { session, id, xml, path, bandwidth, startedAt, isDeleted } = job;
  return {
    session,
    id,
    xml,
    devices: job.devices.map(({ device, begin, end, footage }) => ({
      serverId: device.serverId,
      deviceId: device.id,
      name: device.name,
      begin,
      end,
      footage,
    })),
    path,
    bandwidth,
    startedAt,
    state: isDeleted ? 'deleted' : stateOf(job, at),
    progress: progressOf(job, at),
    isKnown: session === open && !isDeleted,
  };
}

function clipView({ device, id, begin, end, footage, description, removed, downloads }: Clip) {
  const { serverId } = device;
  return {
    serverId,
    id,
    device: device.name,
    begin,
    end,
    footage,
    description,
    removed: removed?.why,
    downloads,
  };
}

/** One file of each device; nothing of what the session called the export stands in its name. */
const filesOf = ({ path, session, id, devices }: ExportJob): readonly WrittenFile[] =>
  devices.map(({ device, begin, end, bytes }) => ({
    path: `${path.replace(/[\\/]+$/, '')}\\${device.serverId}_${device.id}_${timeInName(begin)}-${timeInName(end)}.divar`,
    session,
    exportId: id,
    device: device.name,
    bytes,
  }));
