/** Messages of `/cameras/realtime/live` as news: read as status replies (§1.3.6) and events (§1.3.1) are. */
import { cameraId } from '../../core/ids.ts';
import type { CameraNews } from '../contract-realtime.ts';
import { toCameraStatus, toDeviceStatus } from './device-status.ts';
import { toCameraEvent } from './event-mapping.ts';
import type { RealtimeMessage } from './realtime-wire.ts';
import type { Servers } from './servers.ts';

/** News of one camera. */
export type RealtimeNews = Exclude<CameraNews, { readonly kind: 'gap' }>;

export const cameraOfNews = (news: RealtimeNews) =>
  news.kind === 'status' ? news.camera : news.event.camera;

/** A message as news; undefined when it is about no camera, or an event without time or name. */
export function toRealtimeNews(message: RealtimeMessage, servers: Servers): RealtimeNews | undefined {
  switch (message.kind) {
    case 'liveSession': {
      const { row } = message;
      const status = toCameraStatus(toDeviceStatus(row, servers));
      return { kind: 'status', camera: cameraId(row.uidd), status };
    }
    case 'alert': {
      const event = toCameraEvent(cameraId(message.uidd), message.row);
      return event && { kind: 'event', event };
    }
    case 'errors':
      return undefined;
  }
}
