/**
 * The shape that `/devices`, `/devices/viewerInfo` and `/cameras/status` share: devices by owner and
 * id, and a list of errors by device (§1.2.2, 1.2.3, 1.3.6). Rows stay unread; the callers know them.
 */
import * as v from 'valibot';
import { anyRecord, filledText, idLike, lenient, parseRow } from './wire.ts';

/** One device as it came, with the names under which it was found. */
export interface DeviceRow {
  readonly owner: string;
  readonly uidd: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A device that the server named but would not describe; the text is the vendor's. */
export interface DeviceError {
  readonly uidd: string;
  readonly text: string;
}

export interface DevicesReply {
  readonly rows: readonly DeviceRow[];
  /** Owners' names by their uid. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly errors: readonly DeviceError[];
  /** Rows that were no objects, or whose uidd is not the one that they were filed under. */
  readonly dropped: number;
}

const DEVICE_ID = /^\d+$/;
/** JSON may hold these as keys; no owner is called so. */
const NOBODY: ReadonlySet<string> = new Set(['', '__proto__']);
const ownName = v.object({ uidd: lenient(idLike), uid: lenient(idLike) });

/** Devices of one owner: those in `devices`, and those that the document's example shows beside it. */
function deviceEntries(owner: Readonly<Record<string, unknown>>): [string, unknown][] {
  const inside = Object.entries(parseRow(anyRecord, owner['devices']) ?? {});
  const beside = Object.entries(owner).filter(
    ([key, value]) => DEVICE_ID.test(key) && parseRow(anyRecord, value) !== undefined,
  );
  return [...inside, ...beside];
}

/**
 * A device's own name must agree with its place: a mix-up of cameras must never be shown. `uid` is
 * the owner's alone in some replies, the device's in others (§1.3.6), so only one with a dot counts.
 */
function readRow(owner: string, device: string, row: unknown): DeviceRow | undefined {
  const fields = parseRow(anyRecord, row);
  const filed = parseRow(idLike, `${owner}.${device}`);
  if (fields === undefined || filed === undefined || NOBODY.has(owner)) return undefined;
  const { uidd, uid } = parseRow(ownName, fields) ?? {};
  const told = uidd ?? (uid?.includes('.') === true ? uid : undefined);
  return told === undefined || told === filed ? { owner, uidd: filed, fields } : undefined;
}

/** An owner that stands without its uid, as the document's example has one: the devices name it. */
function ownersOf(record: Readonly<Record<string, unknown>>): readonly [string, unknown][] {
  const devices = parseRow(anyRecord, record['devices']);
  if (devices === undefined) return Object.entries(record);
  const owners = new Map<string, [string, unknown][]>();
  for (const entry of Object.entries(devices)) {
    const [owner = ''] = (parseRow(ownName, entry[1])?.uidd ?? '').split('.');
    owners.set(owner, [...(owners.get(owner) ?? []), entry]);
  }
  return [...owners].map(([owner, own]) => [
    owner,
    { devices: Object.fromEntries(own), alias: record['alias'] },
  ]);
}

const errorText = v.union([
  filledText,
  v.pipe(
    v.object({ message: filledText }),
    v.transform((e) => e.message),
  ),
]);

/** Reads the errors of a reply: `[{"1.1":"Unauthorized"}]`. */
export function readDeviceErrors(body: unknown): readonly DeviceError[] {
  const list: unknown = parseRow(anyRecord, body)?.['errors'];
  const records = (Array.isArray(list) ? list : [list]).map((one: unknown) => parseRow(anyRecord, one) ?? {});
  return records.flatMap(Object.entries).flatMap(([key, value]: [string, unknown]) => {
    const uidd = parseRow(idLike, key);
    return uidd === undefined ? [] : [{ uidd, text: parseRow(errorText, value) ?? 'No reason given' }];
  });
}

/** Reads a reply with devices; undefined when it is nothing of the kind. */
export function parseDevicesReply(body: unknown): DevicesReply | undefined {
  const result: unknown = parseRow(anyRecord, body)?.['result'];
  // An array of owners, as the braces of the document's example suggest, is as good as one record.
  const records = (Array.isArray(result) ? result : [result]).map((one: unknown) => parseRow(anyRecord, one));
  if (records.every((one) => one === undefined)) return undefined;
  const rows: DeviceRow[] = [];
  const aliases = new Map<string, string>();
  let dropped = 0;
  for (const [owner, value] of records.flatMap((one) => ownersOf(one ?? {}))) {
    const fields = parseRow(anyRecord, value);
    if (fields === undefined) {
      dropped += 1;
      continue;
    }
    const alias = parseRow(filledText, fields['alias']);
    if (alias !== undefined) aliases.set(owner, alias);
    for (const [device, row] of deviceEntries(fields)) {
      const read = readRow(owner, device, row);
      if (read === undefined) dropped += 1;
      else rows.push(read);
    }
  }
  return { rows, aliases, errors: readDeviceErrors(body), dropped };
}
