/** How a camera is, as a shape and in words: what it does, and since when or until when it was heard of. */
import { ageText, type TimeFormat } from '../../core/time-zone.ts';
import { type EpochMs, msBetween, ONE_MINUTE } from '../../core/units.ts';
import type { DotShape } from '../../ui/status-dot.tsx';
import type { CameraState, CameraStatus } from '../../vendors/contract.ts';

export interface StatusText {
  readonly shape: DotShape;
  /** In a word or two, for a row: "offline 3 h". */
  readonly short: string;
  /** In full, for a bar, a tooltip and a screen reader: "offline since 14:02 CET". */
  readonly full: string;
}

const SHAPES: Readonly<Record<CameraState, DotShape>> = {
  live: 'healthy',
  online: 'healthy',
  noVideo: 'degraded',
  offline: 'lost',
  unknown: 'asleep',
};
const WORDS: Readonly<Record<CameraState, string>> = {
  live: 'live',
  online: 'online',
  noVideo: 'no video',
  offline: 'offline',
  unknown: 'state not known yet',
};

/**
 * `format` is the zone shown, `now` needs no more than minutes. When the change itself was seen it says
 * since when; else when the system last heard of the camera, which is not the same.
 */
export function cameraStatusText(
  status: CameraStatus | undefined,
  format: TimeFormat,
  now: EpochMs,
): StatusText {
  const { state, since, lastActivity } = status ?? { state: 'unknown' };
  const word = WORDS[state];
  const shape = SHAPES[state];
  if (state === 'unknown') return { shape, short: '', full: word };
  const isWell = state === 'live' || state === 'online';
  if (since !== undefined) {
    const age = isWell ? '' : ` ${briefAge(since, now)}`;
    return { shape, short: word + age, full: `${word} since ${momentText(since, format, now)}` };
  }
  if (isWell || lastActivity === undefined) return { shape, short: word, full: word };
  const heard = briefAge(lastActivity, now);
  const full = `${word}, last heard ${heard} ago, ${momentText(lastActivity, format, now)}`;
  return { shape, short: `${word} ${heard}`, full };
}

/** Seconds of a state that is told each 20 s would be a lie. */
const briefAge = (at: EpochMs, now: EpochMs): string => {
  const age = msBetween(at, now);
  return age < ONE_MINUTE ? '1 min' : ageText(age);
};

/** "14:02 CET" today, "Thu 19 Nov 14:02 CET" else. */
function momentText(at: EpochMs, format: TimeFormat, now: EpochMs): string {
  const time = `${format.hourMinute(at)} ${format.zoneName(at)}`;
  return format.dayStart(at) === format.dayStart(now) ? time : `${format.day(at)} ${time}`;
}
