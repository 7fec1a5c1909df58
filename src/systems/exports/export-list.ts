/**
 * The list of exports of this window: it does the work where no other window does, and follows that one
 * otherwise. What each role does stands with it.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import type { KeptExports } from '../../platform/export-store.ts';
import { takePlace } from '../sole-window.ts';
import type { ExportCommand } from './export-command.ts';
import { createExportFollower, type ExportFollower } from './export-follower.ts';
import type { ExportHost } from './export-host.ts';
import { wouldBreak } from './export-job.ts';
import { createExportLeader, type ExportLeader } from './export-leader.ts';
import { createGroupManifest, createManifest } from './export-manifest.ts';
import type { ExportItem, ExportList, ExportOrder, ExportPreset } from './export-model.ts';
import { CHANNEL } from './export-protocol.ts';
import type { OrderingList } from './lazy-exports.ts';

export interface RunningExports extends OrderingList {
  readonly dispose: () => void;
}

type Place = ReturnType<ExportList['place']['get']>;
type Role = ExportLeader | ExportFollower;

/** As the windows agree who does it. */
const WORK = 'sightline-exports';

export function createExportList(host: ExportHost): RunningExports {
  const items = createStore<readonly ExportItem[]>([]);
  const presets = createStore<readonly ExportPreset[]>([]);
  const place = createStore<Place>('loading');
  const busy = createStore(false);
  const channel = host.openChannel(CHANNEL);
  const ended = new AbortController();
  let role: Role | undefined;
  let follower: ExportFollower | undefined;
  let stopShowing: readonly (() => void)[] = [];
  /** What was asked for while nobody could act on it. */
  let early: readonly ExportCommand[] = [];

  function tellBusy(): void {
    const isHere = place.get() === 'here' || place.get() === 'unkept';
    busy.set(isHere && items.get().some(wouldBreak));
  }

  function show(next: Role): void {
    for (const stop of stopShowing) stop();
    const follow = <T>(source: Readable<T>, set: (value: T) => void): (() => void) => {
      const tell = () => set(source.get());
      tell();
      return source.subscribe(tell);
    };
    stopShowing = [follow(next.items, items.set), follow(next.presets, presets.set)];
    role = next;
    const commands = early;
    early = [];
    for (const command of commands) next.act(command);
  }

  function followOther(): void {
    const { clock, newId, systems } = host;
    const shown = { items: items.get(), presets: presets.get() };
    follower = createExportFollower({ clock, channel, newId, systems, shown });
    const { isThere } = follower;
    const tell = () => {
      if (isThere.get() && place.get() === 'loading') place.set('elsewhere');
    };
    isThere.subscribe(tell);
    show(follower);
    tell();
  }

  async function lead(): Promise<void> {
    // The other window has closed: what it left undone is done here.
    early = [...(follower?.dispose() ?? []), ...early];
    follower = undefined;
    role = undefined;
    let kept: KeptExports | undefined;
    try {
      kept = await host.store.load();
    } catch {
      // Then a reload forgets.
    }
    if (ended.signal.aborted) return;
    const leader = createExportLeader(host, kept, channel, handOver);
    // The board tells what was kept a moment later: no page shows an empty list meanwhile.
    await Promise.resolve();
    show(leader);
    place.set(kept === undefined ? 'unkept' : 'here');
  }

  /** Another window can do what this one cannot: it is the next in line, and this one comes after it. */
  function handOver(): void {
    if (ended.signal.aborted) return;
    role?.dispose();
    role = undefined;
    place.set('loading');
    leavePlace();
    leavePlace = waitForPlace();
  }

  const waitForPlace = (): (() => void) =>
    takePlace(WORK, host.locks, (next) => {
      if (next === 'here') void lead();
      else followOther();
    });

  function act(command: ExportCommand): void {
    if (role === undefined) early = [...early, command];
    else role.act(command);
  }

  const accountAt = (order: ExportOrder): string | undefined => {
    const session = host.systems.find(({ id }) => id === order.camera.system)?.session.get();
    return session?.kind === 'signedIn' ? session.account : undefined;
  };
  const orderAs = (id: string, order: ExportOrder): void =>
    act({ kind: 'order', id, order, account: accountAt(order) });
  const itemOf = (id: string) => items.get().find((item) => item.id === id);

  const stops = [items.subscribe(tellBusy), place.subscribe(tellBusy)];
  let leavePlace = waitForPlace();

  return {
    items,
    presets,
    place,
    busy,
    orderAs,
    order: (order) => {
      const id = host.newId();
      orderAs(id, order);
      return id;
    },
    cancel: (ids) => act({ kind: 'cancel', ids }),
    deleteFiles: (ids) => act({ kind: 'deleteFiles', ids }),
    remove: (ids) => act({ kind: 'remove', ids }),
    again: (ids) => {
      for (const id of ids) {
        const item = itemOf(id);
        if (item === undefined) continue;
        const { camera, cameraName, source, others, settings, handOn, group, held, estimate } = item;
        const order = { camera, cameraName, source, others, settings, handOn, group, held, estimate };
        orderAs(host.newId(), order);
      }
    },
    download: (id, file) => act({ kind: 'download', id, file }),
    stopDownload: (id, file) => act({ kind: 'stopDownload', id, file }),
    manifest: (id) => {
      const item = itemOf(id);
      return item === undefined ? undefined : createManifest(item, host.site, host.clock.now());
    },
    groupManifest: (group) => {
      const those = items.get().filter((item) => item.group?.id === group);
      return createGroupManifest(those, host.site, host.clock.now());
    },
    savePreset: (name, settings) => {
      const preset = { id: host.newId(), name, settings };
      act({ kind: 'savePreset', preset });
    },
    removePreset: (id) => act({ kind: 'removePreset', id }),
    dispose: () => {
      ended.abort();
      for (const stop of [...stopShowing, ...stops]) stop();
      leavePlace();
      role?.dispose();
      channel.close();
    },
  };
}
