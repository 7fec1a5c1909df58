/** `/cameras/status` (§1.3.6): what a camera does now, and its newest pictures. */
import * as v from 'valibot';
import type { EpochMs } from '../../core/units.ts';
import type { CameraState, CameraStatus } from '../contract.ts';
import type { DeviceRow } from './device-wire.ts';
import type { Servers } from './servers.ts';
import { toEpochMs } from './time-mapping.ts';
import { filledText, flagLike, idLike, lenient, numberLike, parseRow } from './wire.ts';

/** One camera's status, in the product's units. */
export interface DeviceStatus {
  readonly uidd: string;
  readonly state: CameraState;
  /** The vendor's word: "live", "novideo", "offline"… */
  readonly word: string | undefined;
  readonly lastActivity: EpochMs | undefined;
  /** The newest event, or a moment within it. */
  readonly lastAlert: EpochMs | undefined;
  /** Times of the newest small and large picture, in the vendor's seconds: they name the picture. */
  readonly lastThumb: number | undefined;
  readonly lastStill: number | undefined;
  /** Known only while it is live; before, the field names a server that does not exist (§1.3.6). */
  readonly wowza: URL | undefined;
  /** Not in the document: newer servers name the stream here. */
  readonly liveStreamName: string | undefined;
}

const rowSchema = v.object({
  live: lenient(flagLike),
  status: lenient(filledText),
  lastactivity: lenient(numberLike),
  lastalert: lenient(numberLike),
  lastthumb: lenient(numberLike),
  laststill: lenient(numberLike),
  wowza: lenient(filledText),
  liveStreamName: lenient(idLike),
});

/** What the service says of a camera that it has lost (§1.3.9). */
export const OFFLINE = 'offline';

/** `live: true` beside "offline" stands in the document's example: the word decides. */
function toState(live: boolean | undefined, word: string | undefined): CameraState {
  if (word === OFFLINE) return 'offline';
  if (word === 'novideo') return 'noVideo';
  if (live === true) return 'live';
  return word === undefined && live === undefined ? 'unknown' : 'online';
}

const pictureTime = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 && Number.isInteger(value) ? value : undefined;

/** A row as status; every field may be missing. */
export function toDeviceStatus(row: DeviceRow, servers: Servers): DeviceStatus {
  const read = parseRow(rowSchema, row.fields);
  const word = read?.status?.toLowerCase();
  const state = toState(read?.live, word);
  const wowza = state === 'live' && read?.wowza !== undefined ? servers.named(read.wowza) : undefined;
  return {
    uidd: row.uidd,
    state,
    word,
    lastActivity: toEpochMs(read?.lastactivity),
    lastAlert: toEpochMs(read?.lastalert),
    lastThumb: pictureTime(read?.lastthumb),
    lastStill: pictureTime(read?.laststill),
    wowza,
    liveStreamName: read?.liveStreamName,
  };
}

export const toCameraStatus = ({ state, lastActivity }: DeviceStatus): CameraStatus => ({
  state,
  lastActivity,
});
