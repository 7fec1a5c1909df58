/** `/devices/viewerInfo` (§1.2.3): where a camera's data and its live video are. */
import * as v from 'valibot';
import type { DeviceRow } from './device-wire.ts';
import type { Servers } from './servers.ts';
import { filledText, idLike, lenient, parseRow } from './wire.ts';

/** Which servers a camera uses at the moment. */
export interface ViewerInfo {
  readonly uidd: string;
  readonly logger: URL;
  readonly wowza: URL | undefined;
  readonly streamname: string | undefined;
}

const rowSchema = v.object({
  logger: filledText,
  wowza: lenient(filledText),
  streamname: lenient(idLike),
});

/** A row as details; undefined without a logger that may be asked. */
export function toViewerInfo(row: DeviceRow, servers: Servers): ViewerInfo | undefined {
  const read = parseRow(rowSchema, row.fields);
  const logger = read && servers.named(read.logger);
  if (read === undefined || logger === undefined) return undefined;
  const wowza = read.wowza === undefined ? undefined : servers.named(read.wowza);
  return { uidd: row.uidd, logger, wowza, streamname: read.streamname };
}
