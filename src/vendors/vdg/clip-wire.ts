/** The clips of a reply (addClip, getClips): lenient, ids as text, times in UTC. */
import type { EpochMs } from '../../core/units.ts';
import type { VdgPart } from './export-body.ts';
import { SAME_TIME_WITHIN } from './export-limits.ts';
import { parseVdgTime } from './vdg-times.ts';
import { child, childrenOf, childText, type XmlElement } from './xml-reader.ts';

export interface VdgClip {
  readonly id: string;
  readonly serverId: string | undefined;
  readonly deviceId: string | undefined;
  readonly from: EpochMs | undefined;
  readonly until: EpochMs | undefined;
  /** "pending", "busy", "finished" or "failed", in small letters; "" where it is not told. */
  readonly status: string;
  /** What the server says of the status, where it says anything. */
  readonly note: string | undefined;
}

/** A clip; undefined for one without an id. */
export function readClip(clip: XmlElement | undefined): VdgClip | undefined {
  const id = childText(clip, 'id');
  if (id === undefined) return undefined;
  return {
    id,
    serverId: childText(clip, 'serverid'),
    deviceId: childText(clip, 'deviceid'),
    from: parseVdgTime(childText(clip, 'startdate') ?? ''),
    until: parseVdgTime(childText(clip, 'enddate') ?? ''),
    status: childText(clip, 'status')?.toLowerCase() ?? '',
    note: child(clip, 'status')?.attributes.get('description')?.trim() || undefined,
  };
}

export const readClips = (result: XmlElement): readonly VdgClip[] =>
  childrenOf(child(result, 'clips'), 'clip').flatMap((clip) => readClip(clip) ?? []);

const isNear = (told: EpochMs | undefined, wanted: EpochMs): boolean =>
  told !== undefined && Math.abs(told - wanted) < SAME_TIME_WITHIN;

const isSameCamera = (clip: VdgClip, { serverId, deviceId }: VdgPart): boolean =>
  (clip.serverId ?? serverId) === serverId && (clip.deviceId ?? deviceId) === deviceId;

/** Whether a clip is the one of this id: of its camera; its times may be those of the pictures in it. */
export const isClipNamed = (clip: VdgClip, id: string, part: VdgPart): boolean =>
  clip.id === id && isSameCamera(clip, part);

/** Whether a clip is of this camera and range: the server keeps only one of each. */
export const isClipOf = (clip: VdgClip, part: VdgPart): boolean =>
  isSameCamera(clip, part) && isNear(clip.from, part.span.from) && isNear(clip.until, part.span.until);
