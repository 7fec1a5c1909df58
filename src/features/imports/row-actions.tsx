/** The buttons at the end of a row: pause or resume, try again, show in the archive, cancel or take out. */
import { ChartGantt, type LucideIcon, Pause, Play, RotateCcw, X } from 'lucide-react';
import { use } from 'react';
import { archivePath } from '../../systems/archive-path.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { IconButton } from '../../ui/button.tsx';
import { canPause, isPaused, isReady, isUnderWay, noStopReason } from './import-filter.ts';
import { type ImportsHost, ImportsHostContext } from './imports-host.ts';

/** Pauses what goes on, lets go on what is paused, begins what could. */
export function pauseOrGoOn(item: ImportItem, { queue }: ImportsHost): void {
  if (canPause(item)) queue.pause([item.id]);
  else if (isPaused(item)) queue.resume([item.id]);
  else if (isReady(item)) queue.start([item.id]);
}

/** What `pauseOrGoOn` does with a file, as a button says it. */
function turnOf(item: ImportItem): { readonly word: string; readonly icon: LucideIcon } | undefined {
  if (canPause(item)) return { word: 'Pause', icon: Pause };
  if (isPaused(item)) return { word: 'Resume', icon: Play };
  return isReady(item) ? { word: 'Start', icon: Play } : undefined;
}

/** Cancels what is under way, whose row stays; takes any other row out. */
export function cancelOrTakeOut(item: ImportItem, { queue }: ImportsHost): void {
  if (noStopReason(item) !== undefined) return;
  if (isUnderWay(item)) queue.cancel([item.id]);
  else queue.remove([item.id]);
}

export function RowActions({ item, touch }: { readonly item: ImportItem; readonly touch: boolean }) {
  const host = use(ImportsHostContext);
  if (host === undefined) return null;
  const { state, target, file } = item;
  const size = touch ? 'touch' : 'normal';
  const turn = turnOf(item);
  const take = isUnderWay(item) ? `Cancel ${file.name}` : `Take ${file.name} out`;
  return (
    <div className="flex justify-end">
      {turn !== undefined && (
        // One button, so that it keeps the focus while its meaning changes.
        <IconButton
          size={size}
          label={`${turn.word} ${file.name}`}
          shortcut="Space"
          icon={turn.icon}
          onClick={() => pauseOrGoOn(item, host)}
        />
      )}
      {state.kind === 'failed' && (
        <IconButton
          size={size}
          label={`Try ${file.name} again`}
          icon={RotateCcw}
          onClick={() => host.queue.retry([item.id])}
        />
      )}
      {state.kind === 'done' && target !== undefined && (
        <IconButton
          size={size}
          label={`Show ${file.name} in the archive`}
          icon={ChartGantt}
          onClick={() => host.onOpen(archivePath(target, state.recorded))}
        />
      )}
      <IconButton
        size={size}
        label={take}
        shortcut="Del"
        icon={X}
        disabledReason={noStopReason(item)}
        onClick={() => cancelOrTakeOut(item, host)}
      />
    </div>
  );
}
