/** Finds the news of some cameras between two moments: what a real-time connection has to say. */
import { alertNews } from './alert-message.ts';
import { liveSessionData, newsKey } from './camera-status.ts';
import { type CameraState, toEventCamera } from './fleet.ts';
import type { CameraEvent } from './event-source.ts';
import type { RealtimeMessage } from './realtime-framing.ts';
import type { Service } from './service.ts';
import type { SiteAccount } from './site.ts';

export interface RealtimeWatch {
  /** The messages since the last call, or since the watch began. */
  readonly check: (at: number) => readonly RealtimeMessage[];
}

/** Whose news: of the cameras asked for, or of all, as far as they are on this logger and visible. */
export interface WatchScope {
  readonly account: SiteAccount;
  readonly logger: number;
  /** Empty for all. */
  readonly uidds: readonly string[];
}

export function watchCameras(service: Service, scope: WatchScope, since: number): RealtimeWatch {
  const { fleet, events } = service;
  const asked = new Set(scope.uidds);
  const mine = fleet.all.filter(
    (state) =>
      (asked.size === 0 || asked.has(state.camera.uidd)) &&
      fleet.permission(scope.account, state) !== undefined,
  );
  const isHere = (state: CameraState) => state.logger === scope.logger;
  const keys = new Map<CameraState, string>();
  const told = new Map<CameraState, Set<number>>();
  /** When a camera may next have an event of its own accord: most looks need not search for one. */
  const quietUntil = new Map<CameraState, number>();
  let checkedAt = since;

  for (const state of mine) {
    if (isHere(state)) keys.set(state, newsKey(service, state, since));
    const camera = toEventCamera(state);
    const listed = camera.added.filter((event) => events.isListed(camera, event, since));
    if (listed.length > 0) told.set(state, new Set(listed.map(({ id }) => id)));
  }

  const ownEvents = (state: CameraState, at: number): readonly CameraEvent[] => {
    if (at < (quietUntil.get(state) ?? 0)) return [];
    const camera = toEventCamera(state);
    quietUntil.set(state, events.quietUntil(camera, at));
    return events.appeared(camera, checkedAt, at);
  };
  /** An event that was put in by hand may have ended long ago: it is news when it is first seen. */
  const addedEvents = (state: CameraState, at: number): readonly CameraEvent[] => {
    if (state.added.length + state.recordings.length === 0) return [];
    const camera = toEventCamera(state);
    const known = told.get(state) ?? new Set();
    const added = camera.added.filter((event) => !known.has(event.id) && events.isListed(camera, event, at));
    if (added.length > 0) told.set(state, new Set([...known, ...added.map(({ id }) => id)]));
    return added;
  };

  const newsOf = (state: CameraState, at: number): readonly RealtimeMessage[] => {
    // Found even if they are not told: news of a camera that was elsewhere is not repeated here.
    const found = [...ownEvents(state, at), ...addedEvents(state, at)];
    if (!isHere(state)) {
      keys.delete(state);
      return [];
    }
    const messages = found.map((event) => alertNews(service, state, event));
    const key = newsKey(service, state, at);
    if (keys.get(state) === key) return messages;
    keys.set(state, key);
    return [{ type: 'liveSession', data: liveSessionData(service, state, at) }, ...messages];
  };

  return {
    check: (at) => {
      const messages = mine.flatMap((state) => newsOf(state, at));
      checkedAt = at;
      return messages;
    },
  };
}
