/** When a camera streams: from a while after the first livecommand to a while after the last (§1.3.4). */
import { SEGMENT_MS } from '../media-scene.ts';
import { LIVE_KEPT, LIVE_LISTED } from './limits.ts';

export interface LiveSession {
  /** Counts the camera's sessions; each has chunk lists of its own. */
  readonly number: number;
  readonly wokeAt: number;
  readonly endsAt: number;
}

/** Segments of the session by number; `listedFrom > newest` never happens. */
export interface LiveWindow {
  readonly newest: number;
  readonly listedFrom: number;
  readonly keptFrom: number;
}

/** The session after a livecommand: the running one goes on, an ended one is followed by a new one. */
export function commandLive(
  session: LiveSession | undefined,
  at: number,
  wakeMs: number,
  lingerMs: number,
): LiveSession {
  const endsAt = at + lingerMs;
  if (session !== undefined && at < session.endsAt) return { ...session, endsAt };
  return { number: (session?.number ?? 0) + 1, wokeAt: at + wakeMs, endsAt };
}

export function isLive(session: LiveSession | undefined, at: number): session is LiveSession {
  return session !== undefined && session.wokeAt <= at && at < session.endsAt;
}

/** Wall time of segment 0: segments lie on even seconds, so that those of a loop can be used as they are. */
export function firstSegmentAt(session: LiveSession): number {
  return Math.floor(session.wokeAt / SEGMENT_MS) * SEGMENT_MS;
}

/** The sliding window of complete segments; undefined before the first is complete. */
export function liveWindow(session: LiveSession, at: number): LiveWindow | undefined {
  const newest = Math.floor((at - firstSegmentAt(session)) / SEGMENT_MS) - 1;
  if (newest < 0) return undefined;
  return {
    newest,
    listedFrom: Math.max(0, newest - LIVE_LISTED + 1),
    keptFrom: Math.max(0, newest - LIVE_KEPT + 1),
  };
}
