/** The contract's events, from the camera's logger (§1.3.1 to 1.3.3). */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { withhold } from '../../core/offer.ts';
import type { CameraEvent, EventHistory } from '../contract-events.ts';
import { parseAlertReply } from './alert-wire.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { endpoint } from './endpoint.ts';
import { type EventName, parseEventKey } from './event-key.ts';
import { namedEvent, toCameraEvent } from './event-mapping.ts';
import { createEventPlaylistDetour } from './event-playlist-detour.ts';
import { createHlsSource, type HlsSourceHost } from './hls-source.ts';
import { EVENT_PAGE, EVENTS_FROM } from './limits.ts';
import type { LoggerClient } from './logger-client.ts';
import type { SessionDriver } from './session-driver.ts';
import { toSecondsRange } from './time-mapping.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface EventHistoryHost extends HlsSourceHost {
  readonly system: ConnectionId;
  readonly client: AuthorizedClient;
  readonly loggers: LoggerClient;
  readonly directory: ViewerInfoDirectory;
  readonly session: Pick<SessionDriver, 'current' | 'refused'>;
  /** Ends with the system. */
  readonly life: AbortSignal;
}

const OFFSET = /^\d{1,7}$/;

export function createEventHistory(host: EventHistoryHost): EventHistory {
  const { system, client, loggers, directory, session, life } = host;

  const badReply = (operation: string): Failure => new Failure({ code: 'badReply', operation, system });

  function nameOf(event: CameraEvent, operation: string): EventName {
    const name = parseEventKey(event.key);
    if (name === undefined) throw new Failure({ code: 'notFound', operation, system });
    return name;
  }

  const detour = createEventPlaylistDetour((url) =>
    client.blob({ operation: 'play event', url, tokenIn: 'token', kind: 'read', signal: life }),
  );

  return {
    page: async (camera, { cursor }, signal) => {
      const operation = 'list events';
      const offset = cursor !== undefined && OFFSET.test(cursor) ? Number(cursor) : 0;
      const { maxAge } = await session.current();
      const body = await loggers.json(camera, {
        operation,
        path: ['alert'],
        query: [
          ['uid', camera],
          ['startt', EVENTS_FROM],
          ['offset', offset],
          ['limit', EVENT_PAGE],
          ['maxage', maxAge],
        ],
        tokenIn: 'token',
        kind: 'read',
        signal,
      });
      const reply = parseAlertReply(camera, body);
      if (reply === undefined) throw badReply(operation);
      const events = reply.rows.flatMap((row) => toCameraEvent(camera, row) ?? []);
      const received = reply.rows.length + reply.dropped;
      // A whole page of rows that nobody can read is a broken reply, not an empty history.
      if (events.length === 0 && received > 0) throw badReply(operation);
      const newestFirst = events.toSorted((a, b) => b.startAt - a.startAt);
      return received < EVENT_PAGE
        ? { events: newestFirst }
        : { events: newestFirst, next: String(offset + received) };
    },

    newestAt: () => Promise.resolve(new Map()),
    footage: () => Promise.resolve(undefined),
    download: withhold('Sightline does not download Videoloft events as MP4 yet.'),

    fromKey: (camera, key) => {
      const name = parseEventKey(key);
      return name === undefined ? undefined : namedEvent(camera, name);
    },

    thumb: async (event, signal) => {
      const operation = 'fetch event picture';
      const path = ['alertthumb', event.camera, nameOf(event, operation).id];
      return await loggers.blob(event.camera, { operation, path, tokenIn: 'path', kind: 'read', signal });
    },

    video: async (event, signal) => {
      const { id, startAt, endAt, rom } = nameOf(event, 'play event');
      const { logger } = await directory.get(event.camera, signal);
      const { startt, endt } = toSecondsRange(startAt, endAt);
      const playlist = endpoint(
        logger,
        ['alerturl.m3u8'],
        [
          ['uid', event.camera],
          ['startt', startt],
          ['endt', endt],
          ['rom', rom],
          ['id', id],
          ['buildmp4', 0],
        ],
      );
      const key = `event:${event.camera}:${event.key}`;
      return createHlsSource(host, { key, playlist, parameter: 'token', detour: detour.forPlaylist() });
    },
  };
}
