/** The footage of an event, to be played or as a file: `alerturl.m3u8` (§1.3.3). */
import { type Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CameraEvent, FootageFile } from '../contract-events.ts';
import type { HlsSource } from '../contract.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { endpoint, type Query } from './endpoint.ts';
import { atServer, createEventDetour, isNoSuchFile, type Probed } from './event-detour.ts';
import { toFootageFile } from './event-download.ts';
import type { EventName } from './event-key.ts';
import { footageStart, leadStart } from './event-lead.ts';
import { createHlsSource, type HlsSourceHost } from './hls-source.ts';
import { DOWNLOAD_WAIT, EVENT_PROBE_WAIT } from './limits.ts';
import type { LoggerClient } from './logger-client.ts';
import { toSecondsRange } from './time-mapping.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface EventVideoHost extends HlsSourceHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly client: AuthorizedClient;
  readonly loggers: LoggerClient;
  readonly directory: ViewerInfoDirectory;
  /** Ends with the system. */
  readonly life: AbortSignal;
}

/** An event together with what its key says. */
export interface NamedEvent {
  readonly event: CameraEvent;
  readonly name: EventName;
}

export interface EventVideo {
  readonly play: (named: NamedEvent, signal: AbortSignal) => Promise<HlsSource>;
  readonly download: (named: NamedEvent, signal: AbortSignal) => Promise<FootageFile>;
}

const PLAYLIST = 'alerturl.m3u8';

/** The call's parameters: times in whole seconds, from the event's beginning or an earlier one. */
function footageQuery({ event, name }: NamedEvent, startt: number, endt: number, buildmp4: 0 | 1): Query {
  return [
    ['uid', event.camera],
    ['startt', startt],
    ['endt', endt],
    ['rom', name.rom],
    ['id', name.id],
    ['buildmp4', buildmp4],
  ];
}

export function createEventVideo(host: EventVideoHost): EventVideo {
  const { system, clock, client, loggers, directory, life } = host;
  const detour = createEventDetour();

  /** Does something for a player that waits: not for long, and not again and again. */
  async function soon<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const cancel = clock.after(EVENT_PROBE_WAIT, () => late.abort());
    try {
      return await work(AbortSignal.any([life, late.signal]));
    } finally {
      cancel();
    }
  }

  const probe = (camera: string, url: URL): Promise<Probed> =>
    soon(async (signal) => {
      let logger: URL | undefined;
      const beforeRetry = (failure: Failure) => {
        throw failure;
      };
      const operation = 'play event';
      try {
        await loggers.at(camera, signal, (server) => {
          logger = server;
          const address = atServer(url, server);
          return client.blob({
            operation,
            url: address,
            tokenIn: 'token',
            kind: 'read',
            beforeRetry,
            signal,
          });
        });
        return { logger, failure: undefined };
      } catch (error) {
        return { logger, failure: toFailure(error, operation, system) };
      }
    });

  async function play(named: NamedEvent, signal: AbortSignal): Promise<HlsSource> {
    const { event, name } = named;
    const { camera } = event;
    const { logger } = await directory.get(camera, signal);
    const exact = toSecondsRange(name.startAt, name.endAt);
    const { startt, endt } = event.continuous ? toSecondsRange(leadStart(name.startAt), name.endAt) : exact;
    const asked = {
      from: epochMs(startt * ONE_SECOND),
      startAt: name.startAt,
      until: epochMs(endt * ONE_SECOND),
    };
    return createHlsSource(host, {
      key: `event:${camera}:${event.key}`,
      playlist: endpoint(logger, [PLAYLIST], footageQuery(named, startt, endt, 0)),
      parameter: 'token',
      keptAs: `${system}/${camera}/${event.key}`,
      detour: detour.forEvent({
        startt: event.continuous ? exact.startt : undefined,
        probe: (url) => probe(camera, url),
        loggerNow: () => soon(async (late) => (await directory.renew(camera, late)).logger),
      }),
      // Footage of motion is not asked for earlier: its position 0 is the event's beginning.
      ...(event.continuous && { startOf: (facts) => footageStart(asked, facts) }),
    });
  }

  async function download(named: NamedEvent, signal: AbortSignal): Promise<FootageFile> {
    const { event, name } = named;
    const operation = 'download event';
    const { startt, endt } = toSecondsRange(name.startAt, name.endAt);
    const stream = await loggers.at(event.camera, signal, async (logger) => {
      const leave = loggers.leaving(event.camera, logger, signal);
      const ask = (url: URL) =>
        client.stream({
          operation,
          url,
          tokenIn: 'token',
          kind: 'read',
          timeout: DOWNLOAD_WAIT,
          beforeRetry: (failure) => {
            // Nobody waits five minutes three times.
            if (failure.code === 'timeout') throw failure;
            return leave(failure);
          },
          signal,
        });
      const documented = endpoint(logger, [PLAYLIST], footageQuery(named, startt, endt, 1));
      const first = detour.named(documented);
      try {
        return await ask(first);
      } catch (error) {
        const failure = toFailure(error, operation, system);
        const other = isNoSuchFile(failure) ? detour.renamed(first) : undefined;
        if (other === undefined) throw failure;
        // When it is not there either, the first answer is the one that tells why.
        const found = await ask(other).catch(() => Promise.reject(failure));
        detour.learnSecondName(logger.host);
        return found;
      }
    });
    return await toFootageFile(stream, system, signal);
  }

  return { play, download };
}
