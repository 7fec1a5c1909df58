/**
 * The text that names an event in a link: "<id>-<start ms>-<end ms>-<rom>", all that is needed to
 * play it (§1.3.3). It may come from anywhere, so reading it is strict.
 */
import { type EpochMs, epochMs } from '../../core/units.ts';
import { EVENT_MAX_LENGTH, SECONDS_BELOW } from './limits.ts';

/** What the calls for one event need. */
export interface EventName {
  readonly id: string;
  readonly startAt: EpochMs;
  readonly endAt: EpochMs;
  /** 1: recorded on motion; 0: cut out of a continuous recording (§1.3.1). */
  readonly rom: 0 | 1;
}

const KEY = /^([A-Za-z0-9_]{1,40})-(\d{12,14})-(\d{12,14})-([01])$/;

export const eventKey = ({ id, startAt, endAt, rom }: EventName): string =>
  `${id}-${startAt}-${endAt}-${rom}`;

/** Reads what `eventKey` wrote; undefined for any other text, times in reverse or a length of weeks. */
export function parseEventKey(text: string): EventName | undefined {
  const [, id, start, end, rom] = KEY.exec(text) ?? [];
  if (id === undefined || start === undefined || end === undefined) return undefined;
  const startAt = epochMs(Number(start));
  const endAt = epochMs(Number(end));
  // Below it would be seconds, which is what the play call takes and the list never gives.
  if (startAt <= SECONDS_BELOW) return undefined;
  if (endAt < startAt || endAt - startAt > EVENT_MAX_LENGTH) return undefined;
  return { id, startAt, endAt, rom: rom === '0' ? 0 : 1 };
}
