/** What an emulated VDG Sense server can be told at the start, and what it assumes when it is not told. */
import { type Sleep, sleepOnTimer } from '../fault-list.ts';
import { openMediaLibrary } from '../media-library.ts';
import type { MediaLibrary } from '../media-scene.ts';
import { CLIPS_MOST_BYTES, exportMsOf, PENDING_MS } from './limits.ts';
import { DEMO_DISKS, type DiskTable } from './server-disks.ts';
import { DEVICES, SERVERS, type VdgDevice, type VdgServer } from './site.ts';
import type { ReplyStyle } from './xml-reply.ts';

export interface VdgOptions {
  /** What a request must carry: nothing, the account, or the header. `/info` asks for nothing ever. */
  readonly auth?: 'none' | 'basic' | 'header';
  readonly version?: string;
  /** Whether getExportVideoStatus, the lists of devices and servers, and the clips are known to it. */
  readonly hasStatus?: boolean;
  readonly hasDeviceList?: boolean;
  readonly hasClips?: boolean;
  /** Whether addClip tells the id of the new clip. Default false: it stands in the list alone. */
  readonly tellsClipId?: boolean;
  /** How replies are written: as in the document, or in every other way that means the same. */
  readonly replies?: ReplyStyle;
  /** How long an export or a clip runs, in ms; Infinity: until the control ends it. */
  readonly exportMs?: (lengthMs: number) => number;
  /** How long it waits before it begins. */
  readonly pendingMs?: number;
  /** All finished clips together; the oldest are dropped beyond it. */
  readonly clipsMostBytes?: number;
  readonly disks?: DiskTable;
  readonly servers?: readonly VdgServer[];
  readonly devices?: readonly VdgDevice[];
  /** False: nothing is recorded. Default true: the last days, with breaks. */
  readonly recordings?: boolean;
  /** Default the committed loops. */
  readonly media?: MediaLibrary;
  /** What the cameras show: the counter, so that a test can read the moment in the picture, or their own. */
  readonly scenes?: 'counter' | 'own';
  /** Epoch ms; everything that changes by itself is derived from it. Default the host's clock. */
  readonly now?: () => number;
  /** By how much the server's clock is ahead; its recordings carry its own times. */
  readonly clockOffsetMs?: number;
  /** The timer of `delay` faults; nothing else waits. */
  readonly sleep?: Sleep;
}

/** All options decided. */
export type VdgSettings = Required<Omit<VdgOptions, 'media'>> & {
  /** Opened when the first picture is asked for. */
  readonly media: () => MediaLibrary;
};

export function toSettings({ media, ...options }: VdgOptions): VdgSettings {
  const opened: { media?: MediaLibrary } = {};
  return {
    auth: 'none',
    version: '2.7.5',
    hasStatus: true,
    hasDeviceList: true,
    hasClips: true,
    tellsClipId: false,
    replies: 'plain',
    exportMs: exportMsOf,
    pendingMs: PENDING_MS,
    clipsMostBytes: CLIPS_MOST_BYTES,
    disks: DEMO_DISKS,
    servers: SERVERS,
    devices: DEVICES,
    recordings: true,
    scenes: 'counter',
    now: Date.now,
    clockOffsetMs: 0,
    sleep: sleepOnTimer,
    ...options,
    media: () => (opened.media ??= media ?? openMediaLibrary()),
  };
}
