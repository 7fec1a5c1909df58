/** What an import over the fake system comes to, and what must not be left of it. */
import { minute, NOON, seconds, type setUpImports } from './import-setup.ts';
import { BODY } from './fake-imports.ts';
import type { ImportItem } from '../systems/imports/import-model.ts';
import type { RunningImports } from '../systems/imports/import-queue.ts';

type Setup = ReturnType<typeof setUpImports>;

const SPAN = { from: NOON, until: minute(1) };
/** On the timeline once, and nothing left. */
export const IMPORTED_ONCE = { state: { kind: 'done', recorded: SPAN }, recorded: [SPAN], uploads: 0 };

/** What the queue and the system show of "a.mp4" a while later. */
export async function endOf(
  { clock, server, named }: Setup,
  queue: RunningImports,
): Promise<{ state: ImportItem['state']; recorded: unknown; uploads: number }> {
  await clock.advance(seconds(90));
  const { state } = named(queue, 'a.mp4');
  return { state, recorded: server.recorded.get(BODY), uploads: server.uploads.size };
}

/** 20 s after anything that may happen, no lock is held, and no upload left that is not meant to go on. */
export async function assertNothingLeft({ clock, server, store }: Setup): Promise<void> {
  await clock.advance(seconds(20));
  if (server.heldLocks().length > 0) throw new Error('A camera is still locked.');
  const kept = JSON.stringify([...store.records.values()]);
  const lost = [...server.uploads.keys()].filter((name) => !kept.includes(`"name":"${name}"`));
  if (lost.length > 0) throw new Error(`Nobody means to go on with ${lost.join()}.`);
}
