/**
 * From an empty page to a running app: configuration first, then everything that it names. Without
 * React, whose code comes as a download of its own: the picture of a link to an event does not wait
 * for it.
 */
import { createFirstPicture } from '../systems/first-picture.ts';
import { loadConfig } from '../platform/config/load-config.ts';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import { systemClock } from '../platform/clock.ts';
import { createPreferences, type PreferencesStore } from '../platform/preferences.ts';
import { isSealed, prepareSeal } from '../platform/sealed-storage.ts';
import { preloadHls } from '../features/player/hls-loader.ts';
import type { FirstPicture } from '../systems/first-picture.ts';
import type { SystemEntry } from '../systems/system-entry.ts';
import { applyTheme } from './apply-theme.ts';
import { createSystems } from './create-systems.ts';
import { type EventLink, parseEventLink } from './early-link.ts';
import type { EarlyPlayback } from './early-playback.ts';
import { preloadVendor, rememberVendors } from './early-vendor.ts';
import { registry } from './registry.ts';

const loadApp = () => import('./start-app.tsx');
/** The player: only a link to an event needs it at once. */
const loadEarlyPlayback = () => import('./early-playback.ts');

/** Shows the app, or the page that says what is wrong with the configuration. */
export async function start(element: HTMLElement): Promise<void> {
  const preferences = createPreferences();
  applyTheme(preferences);
  const link = parseEventLink(location);
  if (link === undefined) void loadApp();
  else prepare(link);
  const loaded = await loadConfig(registry.map((definition) => definition.vendor));
  if (!loaded.ok) {
    (await loadApp()).showConfigProblems(element, loaded.problems);
    return;
  }
  rememberVendors(loaded.config.connections);
  const picture = createFirstPicture(systemClock);
  const systems = createSystems(loaded.config, picture);
  const early =
    link === undefined
      ? undefined
      : await playEarly(link, { config: loaded.config, systems, picture, preferences });
  await early?.settled;
  (await loadApp()).startApp(element, { config: loaded.config, preferences, systems, early });
}

/** What an event needs and what takes long to get, before anything is known of its system. */
function prepare(link: EventLink): void {
  const { system } = link.camera;
  if (isSealed(system)) prepareSeal();
  // Before hls.js, which is large: the browser runs what arrives first.
  preloadVendor(system);
  void loadEarlyPlayback();
  preloadHls();
}

interface Found {
  readonly config: SiteConfig;
  readonly systems: readonly SystemEntry[];
  readonly picture: FirstPicture;
  readonly preferences: PreferencesStore;
}

/** Nothing is played for somebody who has to sign in first. */
async function playEarly(link: EventLink, found: Found): Promise<EarlyPlayback | undefined> {
  const { system: id } = link.camera;
  const connection = found.config.connections.find((one) => one.id === id);
  const entry = found.systems.find((one) => one.id === id);
  if (entry === undefined || (connection?.demo === undefined && !isSealed(id))) return undefined;
  const { startEarlyPlayback } = await loadEarlyPlayback();
  const treeOpen = found.preferences.get().tree['/cameras'] ?? false;
  return startEarlyPlayback({ link, entry, treeOpen, picture: found.picture, clock: systemClock });
}
