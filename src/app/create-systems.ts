/**
 * Makes the systems of the configuration. They begin to load at once, so that sign-in and video do
 * not wait for the first render, nor for the code that renders.
 */
import { systemClock } from '../platform/clock.ts';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import { pageFetch } from '../platform/http.ts';
import { createPageSignals } from '../platform/page-signals.ts';
import { createSteadyClock } from '../platform/steady-timer.ts';
import { createStreamSlots, pageProtocol } from '../platform/stream-slots.ts';
import type { FirstPicture } from '../systems/first-picture.ts';
import { createSystemEntry, type SystemEntry } from '../systems/system-entry.ts';
import { registry } from './registry.ts';

/** One entry for each connection whose vendor this build knows. */
export function createSystems(config: SiteConfig, picture: FirstPicture): readonly SystemEntry[] {
  const page = createPageSignals({ document, window, navigator });
  const host = {
    clock: systemClock,
    steady: createSteadyClock(),
    fetch: pageFetch,
    online: () => navigator.onLine,
    picture,
    page,
    streams: createStreamSlots({ protocol: pageProtocol, locks: sharedLocks() }),
  };
  return config.connections.flatMap((connection) => {
    const definition = registry.find((one) => one.vendor === connection.vendor);
    return definition === undefined ? [] : [createSystemEntry(connection, definition, host)];
  });
}

/** Absent where the page is not served securely, though its type says otherwise. */
function sharedLocks(): LockManager | undefined {
  return 'locks' in navigator ? navigator.locks : undefined;
}
