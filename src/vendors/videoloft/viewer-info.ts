/** `/devices/viewerInfo` (§1.2.3): where a camera's data and its live video are, and what it is. */
import * as v from 'valibot';
import type { DeviceRow } from './device-wire.ts';
import { DETAIL_TEXT_MAX } from './limits.ts';
import type { Servers } from './servers.ts';
import { filledText, flagLike, idLike, lenient, parseRow } from './wire.ts';

/** Which servers a camera uses at the moment, and what the service says of the camera itself. */
export interface ViewerInfo {
  readonly uidd: string;
  readonly logger: URL;
  readonly wowza: URL | undefined;
  readonly streamname: string | undefined;
  readonly deviceType: string | undefined;
  /** Absent from details that outlived a reload: nobody keeps serial numbers. */
  readonly about: AboutCamera | undefined;
}

/** What nobody needs to play anything. */
export interface AboutCamera {
  /** False when the camera's events are not stored in the cloud; undefined when the service does not say. */
  readonly cloudRecording: boolean | undefined;
  readonly appVersion: string | undefined;
  readonly language: string | undefined;
  /** The camera's make and serial number, often in one. */
  readonly phoneid: string | undefined;
  /** The vendor's letters; only "r" and "a" are documented (§1.1.5). */
  readonly permissions: readonly string[];
}

const detailText = v.pipe(
  filledText,
  v.transform((text) => text.slice(0, DETAIL_TEXT_MAX)),
);

const rowSchema = v.object({
  logger: filledText,
  wowza: lenient(filledText),
  streamname: lenient(idLike),
  deviceType: lenient(detailText),
  cloudRecordingEnabled: lenient(flagLike),
  appVersion: lenient(detailText),
  language: lenient(detailText),
  phoneid: lenient(detailText),
  permissions: lenient(v.array(v.unknown())),
});

const isLetter = (value: unknown): value is string => typeof value === 'string' && /^[a-z]$/i.test(value);

/** A row as details; undefined without a logger that may be asked. */
export function toViewerInfo(row: DeviceRow, servers: Servers): ViewerInfo | undefined {
  const read = parseRow(rowSchema, row.fields);
  const logger = read && servers.named(read.logger);
  if (read === undefined || logger === undefined) return undefined;
  const { streamname, deviceType, cloudRecordingEnabled, appVersion, language, phoneid } = read;
  const wowza = read.wowza === undefined ? undefined : servers.named(read.wowza);
  const permissions = [...new Set((read.permissions ?? []).filter(isLetter))];
  const about = { cloudRecording: cloudRecordingEnabled, appVersion, language, phoneid, permissions };
  return { uidd: row.uidd, logger, wowza, streamname, deviceType, about };
}
