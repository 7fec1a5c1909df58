/**
 * The name of an export, which the system itself knows nothing of: the camera and the range, so that it means
 * the same after a reload. It may come from anywhere, so reading it is strict.
 */
import { type CameraId, cameraId } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { epochMs } from '../../core/units.ts';

export interface EventExport {
  readonly camera: CameraId;
  readonly span: TimeSpan;
}

const TICKET = /^([\w-]{1,32}\.[\w-]{1,32})_(\d{1,14})-(\d{1,14})$/;

/** "910990.1_1789563600000-1789567200000". */
export const toTicket = ({ camera, span }: EventExport): string => `${camera}_${span.from}-${span.until}`;

/** Reads what `toTicket` wrote; undefined for any other text, and for times in reverse. */
export function parseTicket(text: string): EventExport | undefined {
  const [, camera, from, until] = TICKET.exec(text) ?? [];
  if (camera === undefined) return undefined;
  const span = { from: epochMs(Number(from)), until: epochMs(Number(until)) };
  return span.from < span.until ? { camera: cameraId(camera), span } : undefined;
}
