/**
 * What getExportVideoStatus tells of an export. Its words and the scale of its progress are in no document:
 * those that can be understood are, and everything else counts as running, without a number that might lie.
 */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';
import { spanLength } from '../../core/time-span.ts';
import type { EpochMs } from '../../core/units.ts';
import type { ExportStatus } from '../contract-exports.ts';
import { SAME_TIME_WITHIN, SERVER_TEXT_MAX } from './export-limits.ts';
import type { VdgPart } from './export-body.ts';
import type { NativeTicket } from './export-ticket.ts';
import { parseVdgTime } from './vdg-times.ts';
import { child, childrenOf, childText, type XmlElement } from './xml-reader.ts';

/** One camera of an export, as the server tells. */
export interface NativeDevice {
  readonly serverId: string | undefined;
  readonly deviceId: string | undefined;
  readonly from: EpochMs | undefined;
  readonly until: EpochMs | undefined;
  readonly status: string | undefined;
  /** As it was written, in whatever unit. */
  readonly progress: number | undefined;
}

/** An export, as the server tells. */
export interface NativeEntry {
  readonly exportId: string | undefined;
  readonly path: string | undefined;
  readonly status: string | undefined;
  readonly devices: readonly NativeDevice[];
}

const PERCENT = 100;
const NUMBER = /^(\d+(?:\.\d+)?)\s*%?$/;

function readNumber(text: string | undefined): number | undefined {
  const [, digits] = NUMBER.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function readDevice(device: XmlElement): NativeDevice {
  return {
    serverId: childText(device, 'serverid'),
    deviceId: childText(device, 'deviceid'),
    from: parseVdgTime(childText(device, 'starttime') ?? ''),
    until: parseVdgTime(childText(device, 'endtime') ?? ''),
    status: childText(device, 'status'),
    progress: readNumber(childText(device, 'progress')),
  };
}

/** The exports of a reply, in its order. */
export const readNativeEntries = (result: XmlElement): readonly NativeEntry[] =>
  childrenOf(child(result, 'exports'), 'export').map((entry) => ({
    exportId: childText(entry, 'exportid'),
    path: childText(entry, 'path'),
    status: childText(entry, 'status'),
    devices: childrenOf(child(entry, 'devices'), 'device').map((device) => readDevice(device)),
  }));

/** Windows does not tell apart the slashes, capitals and a slash at the end. */
const plainPath = (path: string): string =>
  path
    .trim()
    .replaceAll('/', '\\')
    .replace(/(?<=[^\\])\\+$/, '')
    .toLowerCase();

const isSameTime = (told: EpochMs | undefined, sent: EpochMs): boolean =>
  told !== undefined && Math.abs(told - sent) < SAME_TIME_WITHIN;

const isSameDevice = (told: NativeDevice, { serverId, deviceId, span }: VdgPart): boolean =>
  told.serverId === serverId &&
  told.deviceId === deviceId &&
  isSameTime(told.from, span.from) &&
  isSameTime(told.until, span.until);

/** Whether an entry is the export of a ticket: its number alone proves nothing after a new session. */
export function isEntryOf({ exportId, path, devices }: NativeEntry, ticket: NativeTicket): boolean {
  if (exportId !== ticket.exportId || devices.length !== ticket.parts.length) return false;
  if (path !== undefined && plainPath(path) !== plainPath(ticket.folder)) return false;
  const left = [...devices];
  return ticket.parts.every((part) => {
    const at = left.findIndex((device) => isSameDevice(device, part));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

type Phase = 'waiting' | 'running' | 'done' | 'failed';

const wordsFor = (phase: Phase, words: string): readonly (readonly [string, Phase])[] =>
  words.split(' ').map((word) => [word, phase]);

/** In small letters, without anything between them. */
const WORDS: ReadonlyMap<string, Phase> = new Map([
  ...wordsFor('waiting', 'pending queued waiting created scheduled notstarted new'),
  ...wordsFor('running', 'busy running exporting active started inprogress processing copying'),
  ...wordsFor('done', 'finished done complete completed ready success succeeded ok exported'),
  ...wordsFor('failed', 'failed failure error aborted cancelled canceled deleted removed'),
]);

/** Undefined for a word that nobody has seen yet. */
const phaseOf = (status: string | undefined): Phase | undefined =>
  WORDS.get((status ?? '').toLowerCase().replaceAll(/[^a-z]/g, ''));

/** 0..1 over all cameras by their lengths; undefined where the unit of the numbers cannot be known. */
function progressOf(devices: readonly NativeDevice[], parts: readonly VdgPart[]): number | undefined {
  const told = devices.flatMap(({ progress }) => (progress === undefined ? [] : [progress]));
  const most = Math.max(...told);
  if (told.length === 0 || told.length < devices.length || most > PERCENT) return undefined;
  if (most === 0) return 0;
  // "1" may be one percent, or all of it.
  if (most <= 1) return undefined;
  let done = 0;
  let all = 0;
  for (const device of devices) {
    const part = parts.find((one) => isSameDevice(device, one));
    const length = part === undefined ? 0 : spanLength(part.span);
    done += (length * (device.progress ?? 0)) / PERCENT;
    all += length;
  }
  return all === 0 ? undefined : Math.min(done / all, 1);
}

/** Where the word of the export itself says nothing, those of its cameras may. */
function phaseOfAll({ status, devices }: NativeEntry): Phase | undefined {
  const own = phaseOf(status);
  if (own === 'waiting' || own === 'running' || own === 'failed') return own;
  const phases = devices.map((device) => phaseOf(device.status));
  const isOver = own === 'done' || phases.every((phase) => phase === 'done' || phase === 'failed');
  if (isOver && phases.includes('failed')) return 'failed';
  if (own === 'done') return own;
  const [first] = phases;
  if (first !== undefined && phases.every((phase) => phase === first)) return first;
  if (phases.some((phase) => phase !== undefined)) return 'running';
  // No word is known. Percentages that are all full speak for themselves.
  return devices.every(({ progress }) => progress === PERCENT) ? 'done' : undefined;
}

/** What the server says, camera by camera where they differ. */
function wordsOf({ status, devices }: NativeEntry): string {
  const failed = devices.flatMap((device, index) =>
    phaseOf(device.status) === 'failed' ? [`camera ${index + 1} "${device.status}"`] : [],
  );
  const own = status === undefined ? [] : [`"${status}"`];
  const text = `The server says of this export: ${[...own, ...failed].join(', ')}. Look in the folder and in the log of the server.`;
  return redactText(text).slice(0, SERVER_TEXT_MAX);
}

/** How an export goes, from the entry that is its own. */
export function toNativeStatus(entry: NativeEntry, ticket: NativeTicket, system: ConnectionId): ExportStatus {
  switch (phaseOfAll(entry)) {
    case 'waiting':
      return { kind: 'waiting' };
    case 'done':
      return { kind: 'ready', files: [] };
    case 'failed': {
      const facts = { operation: 'export', system, vendorText: wordsOf(entry) };
      return { kind: 'failed', failure: new Failure({ code: 'serverError', ...facts }) };
    }
    default:
      return { kind: 'running', progress: progressOf(entry.devices, ticket.parts) };
  }
}
