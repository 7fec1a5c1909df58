/** Rows of `/alert` as events (§1.3.1). */
import type { CameraId } from '../../core/ids.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_HOUR } from '../../core/units.ts';
import type { CameraEvent, EventKind } from '../contract-events.ts';
import type { AlertRow } from './alert-wire.ts';
import { eventKey, type EventName, parseEventKey } from './event-key.ts';
import { MAGNITUDE_MAX, ZONE_HOURS } from './limits.ts';
import { toEpochMs } from './time-mapping.ts';

/** A map, because the word comes from outside and could be "constructor". */
const KINDS: ReadonlyMap<string, EventKind> = new Map([
  ['motion', 'motion'],
  ['audio', 'sound'],
]);
const HEX = /^[0-9a-f]{1,2}$/i;
const HEX_BASE = 16;

/** A magnitude of 0..1; a number that is none of the document's hex texts is not guessed at. */
function toMagnitude(value: string | number | undefined): number | undefined {
  const text = String(value ?? '');
  if (!HEX.test(text)) return undefined;
  return Math.min(Number.parseInt(text, HEX_BASE) / MAGNITUDE_MAX, 1);
}

function toOffset(hours: number | undefined): Ms | undefined {
  if (hours === undefined || hours < ZONE_HOURS.min || hours > ZONE_HOURS.max) return undefined;
  return ms(hours * ONE_HOUR);
}

const whole = (at: EpochMs | undefined): EpochMs | undefined => at && epochMs(Math.round(at));

/** A row as event; undefined when its times or its id could not be put into a link. */
export function toCameraEvent(camera: CameraId, row: AlertRow): CameraEvent | undefined {
  const startAt = whole(toEpochMs(row.startt));
  const endAt = whole(toEpochMs(row.endt));
  if (startAt === undefined || endAt === undefined) return undefined;
  const key = eventKey({ id: row.id, startAt, endAt, rom: row.rom === 0 ? 0 : 1 });
  const name = parseEventKey(key);
  if (name === undefined) return undefined;
  return {
    ...namedEvent(camera, name),
    kind: KINDS.get(row.type ?? '') ?? 'other',
    motion: toMagnitude(row.smx),
    sound: toMagnitude(row.aud),
    cameraOffset: toOffset(row.tz),
  };
}

/** What a key alone tells of an event: enough to play it. */
export function namedEvent(camera: CameraId, name: EventName): CameraEvent {
  const { startAt, endAt, rom } = name;
  return { key: eventKey(name), camera, startAt, endAt, kind: 'other', continuous: rom === 0 };
}
