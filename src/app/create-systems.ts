/**
 * Makes the systems of the configuration. They begin to load at once, so that sign-in and video do
 * not wait for the first render, nor for the code that renders.
 */
import { systemClock } from '../platform/clock.ts';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import { pageFetch } from '../platform/http.ts';
import { UNLIMITED_STREAMS } from '../platform/stream-slots.ts';
import type { FirstPicture } from '../systems/first-picture.ts';
import { createSystemEntry, type SystemEntry } from '../systems/system-entry.ts';
import { registry } from './registry.ts';

/** One entry for each connection whose vendor this build knows. */
export function createSystems(config: SiteConfig, picture: FirstPicture): readonly SystemEntry[] {
  const host = {
    clock: systemClock,
    fetch: pageFetch,
    online: () => navigator.onLine,
    picture,
    streams: UNLIMITED_STREAMS,
  };
  return config.connections.flatMap((connection) => {
    const definition = registry.find((one) => one.vendor === connection.vendor);
    return definition === undefined ? [] : [createSystemEntry(connection, definition, host)];
  });
}
