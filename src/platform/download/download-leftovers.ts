/**
 * Takes temporary files away once nobody can need them: those that were handed over a while ago, and
 * those that a crash left. A file that is being written, in whichever window, cannot be removed.
 */
import { epochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../clock.ts';
import { keepTime } from './download-limits.ts';
import type { OpenTemporaryFolder, TemporaryFile, TemporaryFolder } from './temporary-folder.ts';

export interface Leftovers {
  /** Removes what is due, and comes back by itself for the rest. Never fails. */
  readonly sweep: () => Promise<void>;
}

export function createLeftovers(open: OpenTemporaryFolder, clock: Clock): Leftovers {
  let sweeping: Promise<void> | undefined;
  let cancel = (): void => undefined;

  const sweep = (): Promise<void> =>
    (sweeping ??= look()
      .catch(() => undefined)
      .finally(() => {
        sweeping = undefined;
      }));

  async function look(): Promise<void> {
    cancel();
    const folder = await open();
    if (folder === undefined) return;
    const files: TemporaryFile[] = [];
    for await (const file of folder.values()) files.push(file);
    let soonest: Ms | undefined;
    for (const file of files) {
      const left = await timeLeft(file);
      if (left === undefined) continue;
      if (left <= 0) await remove(folder, file.name);
      else soonest = ms(Math.min(left, soonest ?? left));
    }
    if (soonest !== undefined) cancel = clock.after(soonest, () => void sweep());
  }

  /** Undefined for what is gone, or no file. */
  async function timeLeft(entry: TemporaryFile): Promise<Ms | undefined> {
    const file = await entry.getFile?.().catch(() => undefined);
    if (file === undefined) return undefined;
    return ms(keepTime(file.size) - msBetween(epochMs(file.lastModified), clock.now()));
  }

  return { sweep };
}

/** What is in use refuses; another sweep will meet it. */
const remove = (folder: TemporaryFolder, name: string): Promise<void> =>
  folder.removeEntry(name).catch(() => undefined);
