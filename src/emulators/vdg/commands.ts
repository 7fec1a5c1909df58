/** The table of all commands, and which of them this server has. */
import { addClip, deleteClip, downloadClip, getClips } from './clip-routes.ts';
import { getDevices, getServers } from './device-routes.ts';
import { deleteExport, exportStatus, startExport } from './export-routes.ts';
import { CLIPS_SINCE, EXPORT_SINCE } from './limits.ts';
import { historicalImage, liveImage } from './picture-routes.ts';
import type { Handler, Service } from './service.ts';

/** What a request is, in the log and in faults. */
export type VdgOp =
  | 'info'
  | 'export.start'
  | 'export.delete'
  | 'export.status'
  | 'clip.add'
  | 'clip.list'
  | 'clip.download'
  | 'clip.delete'
  | 'devices'
  | 'servers'
  | 'liveImage'
  | 'historicalImage'
  | 'unknown';

export interface Command {
  readonly op: VdgOp;
  /** In lower case. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly handler: Handler;
  /** Whether the server knows it at all. */
  readonly isThere: (service: Service) => boolean;
}

const exportsThere = ({ settings }: Service): boolean => isSince(settings.version, EXPORT_SINCE);
const clipsThere = ({ settings, behaviour }: Service): boolean =>
  behaviour.hasClips && isSince(settings.version, CLIPS_SINCE);
const listsThere = ({ behaviour }: Service): boolean => behaviour.hasDeviceList;
const always = (): boolean => true;

const COMMANDS: readonly Command[] = [
  command('export.start', 'POST', 'exportvideo', startExport, exportsThere),
  command('export.delete', 'DELETE', 'exportvideo', deleteExport, exportsThere),
  command('export.status', 'GET', 'getexportvideostatus', exportStatus, (service) => {
    return service.behaviour.hasStatus && exportsThere(service);
  }),
  command('clip.add', 'GET', 'addclip', addClip, clipsThere),
  command('clip.list', 'GET', 'getclips', getClips, clipsThere),
  command('clip.download', 'GET', 'downloadclip', downloadClip, clipsThere),
  command('clip.delete', 'GET', 'deleteclip', deleteClip, clipsThere),
  command('devices', 'GET', 'getdevicelist', getDevices, listsThere),
  command('servers', 'GET', 'getdivalist', getServers, listsThere),
  command('liveImage', 'GET', 'getliveimage', liveImage, always),
  command('historicalImage', 'GET', 'gethistoricalimage', historicalImage, always),
];

function command(
  op: VdgOp,
  method: Command['method'],
  name: string,
  handler: Handler,
  isThere: Command['isThere'],
): Command {
  return { op, method, name, handler, isThere };
}

/** Names have no case. */
export const findCommand = (method: string, name: string): Command | undefined =>
  COMMANDS.find((one) => one.method === method && one.name === name.toLowerCase());

/** Whether a version is that one or a later one. */
export function isSince(version: string, first: string): boolean {
  const [own, wanted] = [version, first].map((text) => text.split('.').map(Number));
  for (const [index, part] of (wanted ?? []).entries()) {
    const difference = (own?.[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
