/**
 * The window that does the work: goes on with what was kept, acts on commands, its own and those of other
 * windows, and tells them how it goes. This joins its parts; what each does stands with it.
 */
import type { ConnectionId } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { KeptExports } from '../../platform/export-store.ts';
import { reportDefect } from '../../platform/logger.ts';
import type { WindowChannel } from '../../platform/window-channel.ts';
import { createRecordKeeper } from '../record-keeper.ts';
import { createSystemAccess } from '../system-access.ts';
import { createExportBoard } from './export-board.ts';
import type { ExportCommand } from './export-command.ts';
import { createExportCommands } from './export-commands.ts';
import { createExportDownloads } from './export-downloads.ts';
import type { ExportHost } from './export-host.ts';
import { isStaying, wouldBreak } from './export-job.ts';
import { dueManifests } from './due-manifests.ts';
import type { ExportItem, ExportPreset } from './export-model.ts';
import { createExportPresets } from './export-presets.ts';
import { changedMessage, listMessage, parseMessage } from './export-protocol.ts';
import { createExportPump } from './export-pump.ts';
import { parseRecord, toRecord } from './export-records.ts';
import { afterReload } from './export-resume.ts';
import { saveManifest } from './save-manifest.ts';

export interface ExportLeader {
  readonly items: Readable<readonly ExportItem[]>;
  readonly presets: Readable<readonly ExportPreset[]>;
  readonly act: (command: ExportCommand) => void;
  readonly dispose: () => void;
}

/** Progress of many exports is one message to the other windows. */
const TELL_EVERY: Ms = ms(200);
/** Commands that other windows may still repeat. */
const MOST_REMEMBERED = 1_000;

/**
 * `kept`: what was found at the start; undefined where this browser keeps nothing. `handOver` is called when
 * another window can go on with what waits for a sign-in here; all that is known has been kept by then.
 */
export function createExportLeader(
  host: ExportHost,
  kept: KeptExports | undefined,
  channel: WindowChannel,
  handOver: () => void,
): ExportLeader {
  const { clock, online, site } = host;
  const store = kept === undefined ? undefined : host.store;
  const failed = (error: unknown) => reportDefect('keeping the exports', error);

  const changed = new Set<string>();
  const removed = new Set<string>();
  let cancelTelling: (() => void) | undefined;

  const keeper = createRecordKeeper({
    store: () => store,
    clock,
    recordOf: (id) => {
      const job = board.get(id);
      return job === undefined ? undefined : toRecord(job);
    },
    failed,
  });
  const board = createExportBoard((id, touch) => {
    keeper.touched(id, touch);
    (touch === 'removed' ? removed : changed).add(id);
    cancelTelling ??= clock.after(TELL_EVERY, tellOthers);
  });
  const systems = createSystemAccess(host.systems, 'export footage', ({ exports }) => exports);
  const pump = createExportPump({
    board,
    systems,
    clock,
    online,
    flush: keeper.flush,
    over: (id) => commands.forget(id),
  });
  const downloads = createExportDownloads({
    board,
    downloads: host.downloads,
    accessOf: pump.accessOf,
    clock,
    online,
    site,
  });
  const presets = createExportPresets({ kept: kept?.presets ?? [], store, failed });
  const commands = createExportCommands({
    board,
    pump,
    downloads,
    presets,
    clock,
    isStaying: (system, format) => {
      const access = systems.access(system);
      return access.kind === 'open' && isStaying(access.use, format);
    },
    nameOf: (system) => host.systems.find(({ id }) => id === system)?.name ?? system,
  });

  function tellOthers(): void {
    cancelTelling = undefined;
    const jobs = [...changed].flatMap((id) => board.get(id) ?? []);
    channel.post(changedMessage(jobs, [...removed]));
    changed.clear();
    removed.clear();
  }

  /** Who is signed in in windows that only watch. */
  const elsewhere = new Set<string>();
  let isHandingOver = false;
  function handOverIfBetter(): void {
    if (isHandingOver || store === undefined) return;
    const items = board.items.get();
    const isWaiting = items.some(
      ({ state, camera: { system }, account }) =>
        state.kind === 'needsSignIn' && account !== undefined && elsewhere.has(sessionKey(system, account)),
    );
    if (!isWaiting || items.some(wouldBreak)) return;
    isHandingOver = true;
    void keeper.flush().then(handOver);
  }

  const acted = new Set<string>();
  function hear(heard: unknown): void {
    const message = parseMessage(heard);
    if (message?.kind === 'signedIn') {
      for (const { system, account } of message.sessions) elsewhere.add(sessionKey(system, account));
      handOverIfBetter();
    }
    if (message?.kind === 'hello') channel.post(listMessage(board.jobs(), presets.list.get()));
    if (message?.kind !== 'command') return;
    if (!acted.has(message.message)) {
      acted.add(message.message);
      const [oldest] = acted;
      if (acted.size > MOST_REMEMBERED && oldest !== undefined) acted.delete(oldest);
      commands.act(message.command);
    }
    channel.post({ kind: 'acted', message: message.message });
  }

  function changedHere(): void {
    for (const due of dueManifests(board.jobs())) {
      for (const { item } of due.jobs) board.remember(item.id, { isManifestSaved: true });
      saveManifest(due, { site, clock, saveFile: host.saveFile });
    }
    pump.wake();
    downloads.wake();
    handOverIfBetter();
  }

  function takeUp({ records }: KeptExports): void {
    const read = records.map((record) => ({ record, job: parseRecord(record) }));
    const hopeless = read.flatMap(({ record, job }) => (job === undefined ? idOf(record) : []));
    if (hopeless.length > 0) store?.save({ records: [], removed: hopeless }).catch(failed);
    const jobs = read.flatMap(({ job }) => (job === undefined ? [] : afterReload(job)));
    board.add(jobs.toSorted((one, other) => one.item.createdAt - other.item.createdAt));
  }

  if (kept !== undefined) takeUp(kept);
  channel.post(listMessage(board.jobs(), presets.list.get()));
  const stops = [
    board.items.subscribe(changedHere),
    presets.list.subscribe(() => channel.post({ kind: 'presets', presets: presets.list.get() })),
    channel.listen(hear),
    systems.follow(() => {
      pump.sessionsChanged();
      downloads.sessionsChanged();
    }),
  ];
  changedHere();

  return {
    items: board.items,
    presets: presets.list,
    act: commands.act,
    dispose: () => {
      for (const stop of stops) stop();
      cancelTelling?.();
      pump.dispose();
      downloads.dispose();
    },
  };
}

/** Systems take the name of an account in capitals, too. */
const sessionKey = (system: ConnectionId, account: string): string => `${system} ${account.toLowerCase()}`;

/** The id of a record that means nothing. */
function idOf(record: unknown): readonly string[] {
  const id: unknown = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  return typeof id === 'string' ? [id] : [];
}
