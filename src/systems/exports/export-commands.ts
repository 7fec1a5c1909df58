/** What people do with rows of the list, as changes of the board. Done twice, nothing more happens. */
import type { ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ExportBoard } from './export-board.ts';
import type { ExportCommand } from './export-command.ts';
import type { ExportDownloads } from './export-downloads.ts';
import { type ExportJob, isKeptThere, newExportJob } from './export-job.ts';
import type { ExportPresets } from './export-presets.ts';
import type { ExportPump } from './export-pump.ts';

export interface CommandHost {
  readonly board: ExportBoard;
  readonly pump: Pick<ExportPump, 'stop' | 'wake'>;
  readonly downloads: Pick<ExportDownloads, 'want' | 'stop'>;
  readonly presets: ExportPresets;
  readonly clock: Clock;
  readonly nameOf: (system: ConnectionId) => string;
  /** Whether the files of a format are known to stay at its system. */
  readonly isStaying: (system: ConnectionId, format: string) => boolean;
}

export interface ExportCommands {
  readonly act: (command: ExportCommand) => void;
  /** Takes out a row of which nothing is left anywhere. */
  readonly forget: (id: string) => void;
}

export function createExportCommands(host: CommandHost): ExportCommands {
  const { board, pump, downloads, presets } = host;
  const jobsOf = (ids: readonly string[]): readonly ExportJob[] => ids.flatMap((id) => board.get(id) ?? []);

  function order({ id, order, account }: Extract<ExportCommand, { kind: 'order' }>): void {
    if (board.get(id) !== undefined) return;
    const { system } = order.camera;
    const systemName = host.nameOf(system);
    const stays = host.isStaying(system, order.settings.format);
    board.add([newExportJob({ id, order, systemName, createdAt: host.clock.now(), account, stays })]);
  }

  function cancel(jobs: readonly ExportJob[]): void {
    for (const { item, memory } of jobs) {
      const clean = item.ticket === undefined && !memory.isSent;
      if (!board.tell(item.id, { kind: 'cancelAsked', clean })) continue;
      board.remember(item.id, { wish: clean ? undefined : 'cancel' });
      pump.stop(item.id);
    }
  }

  function deleteFiles(jobs: readonly ExportJob[]): void {
    for (const { item } of jobs) {
      if (!isKeptThere(item) || (item.state.kind !== 'ready' && item.state.kind !== 'failed')) continue;
      downloads.stop(item.id, undefined);
      board.remember(item.id, { wish: 'delete' });
      board.tell(item.id, { kind: 'deleteAsked' });
      pump.stop(item.id);
    }
  }

  function remove(ids: readonly string[]): void {
    for (const job of jobsOf(ids)) {
      const { id } = job.item;
      // Whoever says it again, while its system cannot be asked, means it.
      const isInsisted = (job.memory.isLeaving && isStuck(job)) || isRefused(job);
      if (isInsisted || (!isKeptThere(job.item) && !job.memory.isSent)) {
        forget(id);
        continue;
      }
      board.remember(id, { isLeaving: true });
      cancel([job]);
      deleteFiles(jobsOf([id]));
    }
    pump.wake();
  }

  const isStuck = ({ item: { state } }: ExportJob): boolean =>
    state.kind === 'needsSignIn' || ('trouble' in state && state.trouble !== undefined);

  /** It cannot be ended, and nothing of it would be deleted anyway: the row alone can go. */
  const isRefused = ({ item: { state, stays } }: ExportJob): boolean =>
    stays && 'isRefusal' in state && state.isRefusal === true;

  function forget(id: string): void {
    downloads.stop(id, undefined);
    pump.stop(id);
    board.remove([id]);
  }

  function act(command: ExportCommand): void {
    switch (command.kind) {
      case 'order':
        return order(command);
      case 'cancel':
        return cancel(jobsOf(command.ids));
      case 'deleteFiles':
        return deleteFiles(jobsOf(command.ids));
      case 'remove':
        return remove(command.ids);
      case 'download':
        return downloads.want(command.id, command.file);
      case 'stopDownload':
        return downloads.stop(command.id, command.file);
      case 'savePreset':
        return presets.save(command.preset);
      case 'removePreset':
        return presets.remove(command.id);
    }
  }

  return { act, forget };
}
