/** What all emulated systems of the tests share: their pictures, their timer, the systems over them. */
import { readFile } from 'node:fs/promises';
import { ms } from '../core/units.ts';
import type { Sleep } from '../emulators/fault-list.ts';
import { createMediaLibrary } from '../emulators/media-scene.ts';
import type { VendorSystem } from '../vendors/contract.ts';
import type { FakeClock } from './fake-clock.ts';

/** Any loop is the counter's: no test looks at other pictures, and reading one is quicker. */
export const counterMedia = createMediaLibrary(async (file) => {
  const name = file.replace(/^.*?(?=-\d+\.jpg$|\.(?:json|mpegts)$)/, 'counter');
  return new Uint8Array(await readFile(new URL(`../emulators/media/${name}`, import.meta.url)));
});

/** The emulator's timer in the test's time. Leaves nothing behind on the signal, on which it waits often. */
export const sleepOn =
  (clock: FakeClock): Sleep =>
  (delay, signal) =>
    new Promise((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.after(ms(delay), end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });

/** The page's systems over one network: the first, and one more for each reload. */
export interface Reloads {
  readonly system: VendorSystem;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  readonly dispose: () => void;
}

export function createReloads(create: () => VendorSystem): Reloads {
  const systems = [create()];
  const [system] = systems;
  if (system === undefined) throw new Error('There is no system.');
  const dispose = () => {
    for (const one of systems) one.dispose();
  };
  return {
    system,
    reload: () => {
      dispose();
      const next = create();
      systems.push(next);
      return next;
    },
    dispose,
  };
}
