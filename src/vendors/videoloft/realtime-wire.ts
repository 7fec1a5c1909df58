/**
 * Messages of `/cameras/realtime/live` (§1.3.9): "liveSession" with the fields of a status, "alert" with
 * those of an event, and errors about devices as other calls give them. Other types mean nothing here.
 */
import * as v from 'valibot';
import { type AlertRow, parseAlertReply } from './alert-wire.ts';
import { type DeviceError, type DeviceRow, readDeviceErrors } from './device-wire.ts';
import { anyRecord, filledText, idLike, lenient, parseRow } from './wire.ts';

export type RealtimeMessage =
  | { readonly kind: 'liveSession'; readonly row: DeviceRow }
  | { readonly kind: 'alert'; readonly uidd: string; readonly row: AlertRow }
  /** Devices of which this logger will tell nothing. */
  | { readonly kind: 'errors'; readonly errors: readonly DeviceError[] };

/** The document's own example lies in "data"; more wrappings than these are no message. */
const MOST_WRAPPINGS = 3;

const messageSchema = v.object({ type: filledText, data: anyRecord });
const wrappingSchema = v.object({ data: anyRecord });
const nameSchema = v.object({ uidd: lenient(idLike), uid: lenient(idLike) });
/** "uid.deviceid" (§1.1.5). */
const UIDD = /^([\w-]+)\.[\w-]+$/;

/** The camera that the data is about: undefined when it does not say so, or says the owner alone. */
function cameraOf(data: unknown): { readonly uidd: string; readonly owner: string } | undefined {
  const names = parseRow(nameSchema, data);
  const [uidd, owner] = UIDD.exec(names?.uidd ?? names?.uid ?? '') ?? [];
  return uidd === undefined || owner === undefined ? undefined : { uidd, owner };
}

function parseTyped(type: string, data: Readonly<Record<string, unknown>>): RealtimeMessage | undefined {
  const camera = cameraOf(data);
  if (camera === undefined) return undefined;
  const { uidd, owner } = camera;
  if (type === 'liveSession') return { kind: 'liveSession', row: { owner, uidd, fields: data } };
  if (type !== 'alert') return undefined;
  const [row] = parseAlertReply(uidd, [data])?.rows ?? [];
  return row === undefined ? undefined : { kind: 'alert', uidd, row };
}

/** Reads one message; undefined for one that means nothing here, or names no camera. */
export function parseRealtimeMessage(raw: unknown): RealtimeMessage | undefined {
  let body = raw;
  for (let wrapping = 0; wrapping <= MOST_WRAPPINGS; wrapping += 1) {
    const typed = parseRow(messageSchema, body);
    if (typed !== undefined) return parseTyped(typed.type, typed.data);
    const errors = readDeviceErrors(body);
    if (errors.length > 0) return { kind: 'errors', errors };
    body = parseRow(wrappingSchema, body)?.data;
  }
  return undefined;
}
