/**
 * Cameras that somebody named by their numbers, because the server lists none (getDeviceList needs a licence)
 * or not all. Kept on this computer, in clear: there is no secret in a number.
 */
import * as v from 'valibot';
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import type { TabNote } from '../../platform/tab-note.ts';
import type { CameraTyping, TypedCamera } from '../contract.ts';
import { TYPED_CAMERAS_MAX, TYPED_NAME_MAX } from './limits.ts';
import { vdgCameraId } from './vdg-devices.ts';
import { isVdgNumber } from './vdg-number.ts';

const numberText = v.pipe(v.string(), v.check(isVdgNumber));
const nameText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(TYPED_NAME_MAX));
const rowSchema = v.object({ serverId: numberText, deviceId: numberText, name: nameText });
type Row = v.InferOutput<typeof rowSchema>;

const SERVER = 'serverId';
const DEVICE = 'deviceId';
const PARTS = [
  { key: SERVER, label: 'Server number', hint: 'All its digits, such as 7015498111931795223' },
  { key: DEVICE, label: 'Device number', hint: 'The number of the camera on that server, such as 12' },
];

/** What is kept is anybody's to change: rows that are none are left out. */
function readRows(text: string | undefined): readonly Row[] {
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(raw)) return [];
  const rows = new Map<string, Row>();
  for (const one of raw.slice(0, TYPED_CAMERAS_MAX)) {
    const read = v.safeParse(rowSchema, one);
    if (read.success) rows.set(vdgCameraId(read.output.serverId, read.output.deviceId), read.output);
  }
  return [...rows.values()];
}

const toTyped = ({ serverId, deviceId, name }: Row): TypedCamera => ({
  id: vdgCameraId(serverId, deviceId),
  name,
});

export function createCameraTyping(system: ConnectionId, kept: TabNote): CameraTyping {
  const store = createStore<readonly TypedCamera[]>(readRows(kept.read()).map(toTyped));

  function keep(rows: readonly Row[]): void {
    if (rows.length === 0) kept.clear();
    else kept.write(JSON.stringify(rows));
    store.set(rows.map(toTyped));
  }

  const refuse = (vendorText: string): Failure =>
    new Failure({ code: 'rejected', operation: 'name a camera', system, vendorText });

  function numberOf(parts: Readonly<Record<string, string>>, key: string, what: string): string {
    const text = (parts[key] ?? '').trim();
    if (isVdgNumber(text)) return text;
    throw refuse(
      text === ''
        ? `The ${what} is missing.`
        : `The ${what} must be a whole number of at most 64 bits, in digits alone and without zeros before it.`,
    );
  }

  return {
    parts: PARTS,
    cameras: { get: store.get, subscribe: store.subscribe },
    add: (name, parts) => {
      const serverId = numberOf(parts, SERVER, 'server number');
      const deviceId = numberOf(parts, DEVICE, 'device number');
      const id = vdgCameraId(serverId, deviceId);
      const given = name.trim();
      if (given.length > TYPED_NAME_MAX) throw refuse(`A name has at most ${TYPED_NAME_MAX} letters.`);
      // Another tab may have added some since.
      const before = readRows(kept.read());
      if (before.some((row) => toTyped(row).id === id)) throw refuse('This camera is in the list already.');
      if (before.length >= TYPED_CAMERAS_MAX) {
        throw refuse(`At most ${TYPED_CAMERAS_MAX} cameras can be named by hand.`);
      }
      keep([...before, { serverId, deviceId, name: given === '' ? `Camera ${deviceId}` : given }]);
      return id;
    },
    remove: (camera) => keep(readRows(kept.read()).filter((row) => toTyped(row).id !== camera)),
  };
}
