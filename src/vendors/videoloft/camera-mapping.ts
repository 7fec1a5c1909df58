/** `/devices` as the list of cameras (§1.2.2). */
import * as v from 'valibot';
import { cameraId } from '../../core/ids.ts';
import type { Camera, CameraList, CameraProblem } from '../contract.ts';
import { type DeviceError, type DeviceRow, parseDevicesReply } from './device-wire.ts';
import { filledText, lenient, parseRow } from './wire.ts';

const rowSchema = v.object({
  phonename: lenient(filledText),
  permissions: lenient(v.array(v.unknown())),
});

/** "a" is admin; "r" and letters that nobody documented see and hear, no more (§1.1.5). */
const ADMIN = 'a';

function toCamera(row: DeviceRow, alias: string | undefined): Camera {
  const { phonename, permissions } = parseRow(rowSchema, row.fields) ?? {};
  return {
    id: cameraId(row.uidd),
    name: phonename ?? `Camera ${row.uidd}`,
    group: { id: row.owner, name: alias ?? `Owner ${row.owner}` },
    access: permissions?.includes(ADMIN) === true ? 'control' : 'view',
  };
}

const toProblem = ({ uidd, text }: DeviceError): CameraProblem => ({ id: cameraId(uidd), text });

/** The cameras and problems of a reply; undefined when it is no list of devices. */
export function toCameraList(body: unknown): CameraList | undefined {
  const reply = parseDevicesReply(body);
  // Not one row of several could be read: that is a broken reply, not an empty account.
  if (reply === undefined || (reply.rows.length === 0 && reply.dropped > 0)) return undefined;
  const cameras = new Map<string, Camera>();
  for (const row of reply.rows) cameras.set(row.uidd, toCamera(row, reply.aliases.get(row.owner)));
  return { cameras: [...cameras.values()], problems: reply.errors.map(toProblem) };
}
