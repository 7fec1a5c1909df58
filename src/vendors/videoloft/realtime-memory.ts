/**
 * Lets news through once, though two connections may bring it while one replaces the other, or a
 * server repeats its newest events when it is asked anew. Bounded: what is forgotten is told again.
 */
import { type EpochMs, msBetween } from '../../core/units.ts';
import { REALTIME_REMEMBERED } from './limits.ts';
import type { RealtimeNews } from './realtime-mapping.ts';

export interface RealtimeMemory {
  /** True when this was not heard before: of an event ever, of a status over another connection just now. */
  readonly isNew: (news: RealtimeNews, connection: number, now: EpochMs) => boolean;
  readonly clear: () => void;
}

interface HeardStatus {
  readonly content: string;
  readonly connection: number;
  readonly at: EpochMs;
}

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
  function isNewStatus(content: string, connection: number, now: EpochMs): boolean {
    const { statuses: most, statusFor } = REALTIME_REMEMBERED;
    statuses = statuses.filter(({ at }) => msBetween(at, now) < statusFor).slice(-most + 1);
    const twin = statuses.findIndex((one) => one.content === content && one.connection !== connection);
    if (twin >= 0) statuses.splice(twin, 1);
    else statuses.push({ content, connection, at: now });
    return twin < 0;
  }

  return {
    isNew: (news, connection, now) =>
      news.kind === 'event'
        ? isNewEvent(`${news.event.camera} ${news.event.key}`)
        : isNewStatus(JSON.stringify([news.camera, news.status]), connection, now),
    clear: () => {
      events.clear();
      statuses = [];
    },
  };
}
