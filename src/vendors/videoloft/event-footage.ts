/**
 * `/events` of a logger: when there is footage. Not in the document, which only says that calls for a
 * date-picker exist (§1.1.4); so it is tried, read in every plausible form, and not asked again of a
 * logger that has it not.
 */
import * as v from 'valibot';
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import { type EpochMs, epochMs } from '../../core/units.ts';
import type { EventHistory } from '../contract-events.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { isNotResident } from './device-failure.ts';
import { endpoint } from './endpoint.ts';
import type { LoggerClient } from './logger-client.ts';
import { toEpochMs } from './time-mapping.ts';
import { anyRecord, numberLike, parseRow } from './wire.ts';

/** What a server answers to a call that it does not know, or knows otherwise. */
const UNKNOWN_CALL: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'notFound',
  'rejected',
  'notPermitted',
  'badReply',
]);
const NOT_IMPLEMENTED = 501;
const FORBIDDEN = 403;
/** A day without a time, "2026-09-16" or 20260916: its noon lies on that day nearly everywhere. */
const DAY = /^(20\d\d)-?([01]\d)-?([0-3]\d)$/;
const NOON_HOUR = 12;
const FIELDS = ['startt', 'start', 'time', 'day'] as const;

function toMoment(value: unknown): EpochMs | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const [, year, month, day] = DAY.exec(String(value)) ?? [];
  if (year !== undefined) return epochMs(Date.UTC(Number(year), Number(month) - 1, Number(day), NOON_HOUR));
  const number = parseRow(numberLike, value);
  if (number !== undefined) return toEpochMs(number);
  const parsed = Date.parse(String(value));
  return Number.isNaN(parsed) ? undefined : epochMs(parsed);
}

/** The moments of a reply; undefined when it is no list of moments. */
export function parseFootage(body: unknown): readonly EpochMs[] | undefined {
  const list: unknown = Array.isArray(body) ? body : parseRow(anyRecord, body)?.['result'];
  const rows = parseRow(v.array(v.unknown()), list);
  if (rows === undefined) return undefined;
  const moments = rows.flatMap((row) => {
    const record = parseRow(anyRecord, row);
    if (record === undefined) return toMoment(row) ?? [];
    return FIELDS.map((field) => toMoment(record[field])).find((moment) => moment !== undefined) ?? [];
  });
  return rows.length > 0 && moments.length === 0 ? undefined : moments;
}

export interface EventFootageHost {
  readonly client: AuthorizedClient;
  readonly loggers: LoggerClient;
}

/** The call, or its parameters, mean nothing to the server. */
const isUnknownCall = ({ code, facts }: Failure): boolean =>
  facts.status === NOT_IMPLEMENTED ||
  (UNKNOWN_CALL.has(code) && !(code === 'notFound' && isNotResident(facts.vendorText)));

export function createEventFootage({ client, loggers }: EventFootageHost): EventHistory['footage'] {
  /** Loggers that do not have the call, for as long as this page lives. */
  const without = new Set<string>();

  async function ask(
    logger: URL,
    camera: CameraId,
    { from, until }: Parameters<EventHistory['footage']>[1],
    signal: AbortSignal,
  ): Promise<readonly EpochMs[] | undefined> {
    const leave = loggers.leaving(camera, logger, signal);
    const query = [
      ['uidd', camera],
      ['startt', Math.floor(from)],
      ['endt', Math.ceil(until)],
    ] as const;
    try {
      const body = await client.json({
        operation: 'ask for days with footage',
        url: endpoint(logger, ['events'], query),
        tokenIn: 'header',
        kind: 'read',
        beforeRetry: (failure) => {
          if (isUnknownCall(failure)) throw failure;
          return leave(failure);
        },
        signal,
      });
      const moments = parseFootage(body);
      if (moments === undefined) without.add(logger.host);
      return moments;
    } catch (error) {
      if (!(error instanceof Failure) || !isUnknownCall(error)) throw error;
      // Somebody who may not see this camera may well see others.
      if (error.facts.status !== FORBIDDEN) without.add(logger.host);
      return undefined;
    }
  }

  return async (camera, range, signal) => {
    const moments = await loggers.at(camera, signal, async (logger) =>
      without.has(logger.host) ? undefined : await ask(logger, camera, range, signal),
    );
    if (moments === undefined) return undefined;
    const within = moments.filter((at) => at >= range.from && at < range.until);
    // Moments of another time entirely: nobody knows what they mean, and no day must seem to be empty.
    return moments.length > 0 && within.length === 0 ? undefined : within;
  };
}
