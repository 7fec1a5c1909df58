/**
 * Pages of a camera's events (§1.3.1): newest first, by offset. The document knows where a range
 * begins and not where it ends, so the place of its newest event is looked for.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { EpochMs } from '../../core/units.ts';
import type { CameraEvent, EventHistory, EventPage } from '../contract-events.ts';
import { parseAlertReply } from './alert-wire.ts';
import { toCameraEvent } from './event-mapping.ts';
import { searchOffset } from './event-search.ts';
import { EVENT_EMPTY_PAGES, EVENT_OFFSET_MAX, EVENT_PAGE, EVENTS_FROM } from './limits.ts';
import type { LoggerClient } from './logger-client.ts';
import type { SessionDriver } from './session-driver.ts';

export interface EventPagesHost {
  readonly system: ConnectionId;
  readonly loggers: LoggerClient;
  readonly session: Pick<SessionDriver, 'current'>;
}

/** Some rows of a camera's list, in the order in which they came. */
interface Rows {
  readonly events: readonly CameraEvent[];
  /** Rows that nobody could read are counted: they take a place in the list. */
  readonly received: number;
}

const OFFSET = /^\d{1,7}$/;
const operation = 'list events';

/** Where a page begins; anything may come in as a cursor. */
function parseCursor(cursor: string | undefined): number | undefined {
  return cursor !== undefined && OFFSET.test(cursor) ? Number(cursor) : undefined;
}

const bound = (at: EpochMs | undefined): number | undefined => (Number.isFinite(at) ? at : undefined);

export function createEventPages({ system, loggers, session }: EventPagesHost): EventHistory['page'] {
  async function ask(
    camera: CameraId,
    place: { readonly from: number | undefined; readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ): Promise<Rows> {
    const { maxAge } = await session.current();
    const body = await loggers.json(camera, {
      operation,
      path: ['alert'],
      query: [
        ['uid', camera],
        ['startt', Math.max(EVENTS_FROM, Math.floor(place.from ?? EVENTS_FROM))],
        ['offset', place.offset],
        ['limit', place.limit],
        ['maxage', maxAge],
      ],
      tokenIn: 'token',
      kind: 'read',
      signal,
    });
    const reply = parseAlertReply(camera, body);
    if (reply === undefined) throw new Failure({ code: 'badReply', operation, system });
    const events = reply.rows.flatMap((row) => toCameraEvent(camera, row) ?? []);
    return { events, received: reply.rows.length + reply.dropped };
  }

  async function askPage(
    camera: CameraId,
    from: number | undefined,
    offset: number,
    signal: AbortSignal,
  ): Promise<Rows> {
    const page = await ask(camera, { from, offset, limit: EVENT_PAGE }, signal);
    // A whole page of rows that nobody can read is a broken reply, not an empty history.
    if (page.events.length === 0 && page.received > 0) {
      throw new Failure({ code: 'badReply', operation, system });
    }
    return page;
  }

  return async (camera, { cursor, range = {} }, signal) => {
    const from = bound(range.from);
    const until = bound(range.until);
    if (from !== undefined && until !== undefined && from >= until) return { events: [] };
    const asked = parseCursor(cursor);
    let offset = asked ?? 0;
    let rows = await askPage(camera, from, offset, signal);
    if (asked === undefined && until !== undefined && isAllAfter(rows, until)) {
      // A row that nobody can read ends the search there: passing over it could pass over the range.
      const isReached = async (at: number): Promise<boolean> =>
        !isAllAfter(await ask(camera, { from, offset: at, limit: 1 }, signal), until, 1);
      offset = await searchOffset(isReached, EVENT_PAGE);
      rows = await askPage(camera, from, offset, signal);
    }
    // Events that came since moved the range on: what is newer than it is passed over, not an end.
    for (let passed = 0; passed < EVENT_EMPTY_PAGES; passed += 1) {
      const page = toPage(rows, offset, from, until);
      if (page.events.length > 0 || page.next === undefined || until === undefined) return page;
      offset += rows.received;
      rows = await askPage(camera, from, offset, signal);
    }
    return toPage(rows, offset, from, until);
  };
}

/** Whether a full list of rows holds nothing before a moment, so that it must be looked for further on. */
function isAllAfter({ events, received }: Rows, until: number, full = EVENT_PAGE): boolean {
  return received >= full && events.length > 0 && events.every(({ startAt }) => startAt >= until);
}

/** The rows of a range, newest first, and where the next ones are. */
function toPage(
  { events, received }: Rows,
  offset: number,
  from: number | undefined,
  until: number | undefined,
): EventPage {
  const inRange = events.filter(
    ({ startAt }) => (from === undefined || startAt >= from) && (until === undefined || startAt < until),
  );
  const newestFirst = inRange.toSorted((a, b) => b.startAt - a.startAt);
  const last = events.at(-1);
  // A server may leave "startt" out of account; everything after this row is older still.
  const isPast = from !== undefined && last !== undefined && last.startAt < from;
  const next = offset + received;
  return received < EVENT_PAGE || isPast || next > EVENT_OFFSET_MAX
    ? { events: newestFirst }
    : { events: newestFirst, next: String(next) };
}
