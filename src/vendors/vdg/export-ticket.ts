/**
 * The name under which the list keeps an export. VDG's own numbers begin at 1 again with each session of its
 * server (exportVideo, "Response"), so that a name holds what the export is besides: when it was sent, of
 * which cameras and times, and where to.
 */
import * as v from 'valibot';
import { type EpochMs, epochMs } from '../../core/units.ts';
import type { VdgPart } from './export-body.ts';

export interface NativeTicket {
  readonly kind: 'native';
  readonly exportId: string;
  readonly sentAt: EpochMs;
  readonly parts: readonly VdgPart[];
  readonly folder: string;
}

export interface ClipTicket {
  readonly kind: 'clip';
  readonly clipId: string;
  readonly sentAt: EpochMs;
  readonly part: VdgPart;
}

export type VdgTicket = NativeTicket | ClipTicket;

const id = v.pipe(v.string(), v.nonEmpty());
const moment = v.pipe(
  v.number(),
  v.integer(),
  v.transform((value) => epochMs(value)),
);
const device = v.pipe(
  v.object({ serverid: id, deviceid: id, from: moment, until: moment }),
  v.transform(({ serverid, deviceid, from, until }): VdgPart => ({
    serverId: serverid,
    deviceId: deviceid,
    span: { from, until },
  })),
);
const schema = v.variant('kind', [
  v.object({
    kind: v.literal('native'),
    exportid: id,
    sentAt: moment,
    devices: v.array(device),
    folder: v.string(),
  }),
  v.object({ kind: v.literal('clip'), clipid: id, sentAt: moment, device }),
]);

const toDevice = ({ serverId, deviceId, span }: VdgPart) => ({
  serverid: serverId,
  deviceid: deviceId,
  from: span.from,
  until: span.until,
});

/** A ticket as text, for the list to keep. */
export function ticketText(ticket: VdgTicket): string {
  const { kind, sentAt } = ticket;
  return JSON.stringify(
    ticket.kind === 'native'
      ? {
          kind,
          exportid: ticket.exportId,
          sentAt,
          devices: ticket.parts.map((part) => toDevice(part)),
          folder: ticket.folder,
        }
      : { kind, clipid: ticket.clipId, sentAt, device: toDevice(ticket.part) },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what `ticketText` wrote; undefined for anything else. */
export function parseTicket(text: string): VdgTicket | undefined {
  const read = v.safeParse(schema, parsed(text));
  if (!read.success) return undefined;
  const { output } = read;
  const { sentAt } = output;
  return output.kind === 'native'
    ? { kind: 'native', exportId: output.exportid, sentAt, parts: output.devices, folder: output.folder }
    : { kind: 'clip', clipId: output.clipid, sentAt, part: output.device };
}
