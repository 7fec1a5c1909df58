/**
 * Lets news through once, though two connections may bring it while one replaces the other, or a
 * server repeats its newest events when it is asked anew. Bounded: what is forgotten is told again.
 */
import type { CameraId } from '../../core/ids.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import { REALTIME_REMEMBERED } from './limits.ts';
import type { RealtimeConnection } from './realtime-link.ts';
import type { RealtimeNews } from './realtime-mapping.ts';

/** The connection that brings news, and when it was asked for: it tells of nothing that was before. */
export type NewsConnection = Pick<RealtimeConnection, 'id' | 'at'>;

export interface RealtimeMemory {
  /** True when this was not heard before: of an event ever, of a status over another connection just now. */
  readonly isNew: (news: RealtimeNews, connection: NewsConnection, now: EpochMs) => boolean;
  readonly clear: () => void;
}

interface HeardStatus {
  readonly camera: CameraId;
  readonly content: string;
  readonly connection: number;
  readonly at: EpochMs;
}

type StatusNews = Extract<RealtimeNews, { readonly kind: 'status' }>;

export function createRealtimeMemory(): RealtimeMemory {
  const events = new Set<string>();
  let statuses: HeardStatus[] = [];

  function isNewEvent(content: string): boolean {
    if (events.has(content)) return false;
    events.add(content);
    if (events.size > REALTIME_REMEMBERED.events) {
      // Sets keep their order: the first is the oldest.
      for (const oldest of events) {
        events.delete(oldest);
        break;
      }
    }
    return true;
  }

  /** The same over one connection is news: between the two there was something else. */
  function isNewStatus(
    { camera, status }: StatusNews,
    { id, at: askedAt }: NewsConnection,
    now: EpochMs,
  ): boolean {
    const { statuses: most, statusFor } = REALTIME_REMEMBERED;
    const content = JSON.stringify(status);
    statuses = statuses.filter(({ at }) => msBetween(at, now) < statusFor).slice(-most + 1);
    const isOther = (one: HeardStatus) => one.camera === camera && one.connection !== id && one.at >= askedAt;
    const twin = statuses.findIndex((one) => isOther(one) && one.content === content);
    if (twin < 0) {
      statuses.push({ camera, content, connection: id, at: now });
      return true;
    }
    // Both tell in the order in which it happened: what came before the twin does not come again.
    statuses = statuses.filter((one, index) => index > twin || !isOther(one));
    return false;
  }

  return {
    isNew: (news, connection, now) =>
      news.kind === 'event'
        ? isNewEvent(`${news.event.camera} ${news.event.key}`)
        : isNewStatus(news, connection, now),
    clear: () => {
      events.clear();
      statuses = [];
    },
  };
}
