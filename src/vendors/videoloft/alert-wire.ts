/** Rows of `/alert` (§1.3.1), and of the realtime messages, which name some fields otherwise (§1.3.9). */
import * as v from 'valibot';
import { anyRecord, idLike, lenient, numberLike, parseRow, readRows, type ReadRows } from './wire.ts';

const alertSchema = v.object({
  alert: lenient(idLike),
  id: lenient(idLike),
  uidd: lenient(idLike),
  uid: lenient(idLike),
  startt: numberLike,
  endtt: lenient(numberLike),
  enddt: lenient(numberLike),
  endt: lenient(numberLike),
  end: lenient(numberLike),
  type: lenient(v.string()),
  smx: lenient(v.union([v.string(), v.number()])),
  aud: lenient(v.union([v.string(), v.number()])),
  tz: lenient(numberLike),
  rom: lenient(numberLike),
});

/** One event, under one set of names; times and magnitudes still the vendor's. */
export interface AlertRow {
  readonly id: string;
  readonly startt: number;
  readonly endt: number;
  readonly type: string | undefined;
  readonly smx: string | number | undefined;
  readonly aud: string | number | undefined;
  readonly tz: number | undefined;
  readonly rom: number | undefined;
}

function readAlert(camera: string, row: unknown): AlertRow | undefined {
  const read = parseRow(alertSchema, row);
  if (read === undefined) return undefined;
  const { startt, type, smx, aud, tz, rom } = read;
  const id = read.alert ?? read.id;
  const endt = read.endtt ?? read.enddt ?? read.endt ?? read.end;
  const told = read.uidd ?? (read.uid?.includes('.') === true ? read.uid : undefined);
  // An event of another camera must never be shown under this one's name.
  if (id === undefined || endt === undefined || (told !== undefined && told !== camera)) return undefined;
  return { id, startt, endt, type, smx, aud, tz, rom };
}

/** Reads a page of events; undefined when the reply holds no list. */
export function parseAlertReply(camera: string, body: unknown): ReadRows<AlertRow> | undefined {
  const list: unknown = Array.isArray(body) ? body : parseRow(anyRecord, body)?.['result'];
  if (!Array.isArray(list)) return undefined;
  return readRows<unknown, AlertRow>(list, (row) => readAlert(camera, row));
}
