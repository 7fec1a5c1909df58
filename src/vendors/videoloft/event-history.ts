/** The contract's events, from the camera's logger (§1.3.1 to 1.3.3): joins what the parts do. */
import { Failure } from '../../core/failure.ts';
import { type Offered, offer } from '../../core/offer.ts';
import type { CameraEvent, EventHistory, FootageFile } from '../contract-events.ts';
import { createEventFootage } from './event-footage.ts';
import { createEventHint } from './event-hint.ts';
import { parseEventKey } from './event-key.ts';
import { namedEvent } from './event-mapping.ts';
import { createEventPages } from './event-pages.ts';
import { createEventVideo, type EventVideoHost, type NamedEvent } from './event-video.ts';
import type { StatusClient } from './status-client.ts';

export interface EventHistoryHost extends EventVideoHost {
  readonly statuses: StatusClient;
}

/** Files are always to be had here. */
export interface VideoloftEvents extends EventHistory {
  readonly download: Offered<(event: CameraEvent, signal: AbortSignal) => Promise<FootageFile>>;
}

export function createEventHistory(host: EventHistoryHost): VideoloftEvents {
  const { system, loggers } = host;
  const video = createEventVideo(host);

  function named(event: CameraEvent, operation: string): NamedEvent {
    const name = parseEventKey(event.key);
    if (name === undefined) throw new Failure({ code: 'notFound', operation, system });
    return { event, name };
  }

  return {
    page: createEventPages(host),
    newestAt: createEventHint(host),
    footage: createEventFootage(host),
    fromKey: (camera, key) => {
      const name = parseEventKey(key);
      return name === undefined ? undefined : namedEvent(camera, name);
    },
    thumb: async (event, signal) => {
      const operation = 'fetch event picture';
      const path = ['alertthumb', event.camera, named(event, operation).name.id];
      return await loggers.blob(event.camera, { operation, path, tokenIn: 'path', kind: 'read', signal });
    },
    video: async (event, signal) => await video.play(named(event, 'play event'), signal),
    download: offer(async (event, signal) => await video.download(named(event, 'download event'), signal)),
  };
}
