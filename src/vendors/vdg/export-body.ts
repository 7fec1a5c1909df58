/** The body of exportVideo: each camera with its own times, the folder and the speed limit. */
import { Failure } from '../../core/failure.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { ExportPart, ExportRequest } from '../contract-exports.ts';
import { parseVdgCamera } from './vdg-devices.ts';
import { toVdgTime } from './vdg-times.ts';
import { writeXml, type XmlNode } from './xml-writer.ts';

/** A stretch of one camera, with its ids as the server writes them: they exceed 2^53. */
export interface VdgPart {
  readonly serverId: string;
  readonly deviceId: string;
  readonly span: TimeSpan;
}

function toVdgPart({ camera, span }: ExportPart): VdgPart {
  const ids = parseVdgCamera(camera);
  if (ids !== undefined) return { ...ids, span };
  throw new Failure({ code: 'rejected', operation: 'start export', vendorText: 'This is no camera of VDG.' });
}

/** All cameras of an order, the first one first. Throws a Failure (`rejected`) where one cannot be exported. */
export function toVdgParts({ camera, source, others }: ExportRequest): readonly [VdgPart, ...VdgPart[]] {
  if (source.kind === 'live') {
    const vendorText = 'VDG Sense exports only what is recorded.';
    throw new Failure({ code: 'rejected', operation: 'start export', vendorText });
  }
  return [toVdgPart({ camera, span: source.span }), ...others.map((part) => toVdgPart(part))];
}

const deviceNode = ({ serverId, deviceId, span }: VdgPart): XmlNode => [
  'device',
  [
    ['serverid', serverId],
    ['deviceid', deviceId],
    ['starttime', toVdgTime(span.from)],
    ['endtime', toVdgTime(span.until)],
  ],
];

/** The XML of an order. `bandwidth` is in bytes per second; 0 is written as well, so that nothing is guessed. */
export const toExportXml = (parts: readonly VdgPart[], folder: string, bandwidth: number): string =>
  writeXml([
    'export',
    [
      ['devices', parts.map((part) => deviceNode(part))],
      ['path', folder],
      ['bandwidth', `${bandwidth}`],
    ],
  ]);
