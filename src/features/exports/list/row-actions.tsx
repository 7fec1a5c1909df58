/** The buttons at the end of a row: download or stop, order again, cancel or take out. */
import { Download, RotateCcw, Square, X } from 'lucide-react';
import { use } from 'react';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { IconButton } from '../../../ui/button.tsx';
import { cancelOrTakeOut, downloadOrStop } from './export-actions.ts';
import { canCancel, isComing, noDownloadReason, noStopReason } from './export-filter.ts';
import { ExportsHostContext } from './exports-host.ts';

export interface RowActionsProps {
  readonly item: ExportItem;
  /** What people call it: camera and time. */
  readonly name: string;
  readonly touch: boolean;
}

export function RowActions({ item, name, touch }: RowActionsProps) {
  const host = use(ExportsHostContext);
  if (host === undefined) return null;
  const size = touch ? 'touch' : 'normal';
  const isLoading = item.files.some(isComing);
  return (
    <div className="flex justify-end">
      <IconButton
        size={size}
        label={isLoading ? `Stop the download of ${name}` : `Download ${name}`}
        shortcut="Space"
        icon={isLoading ? Square : Download}
        disabledReason={isLoading ? undefined : noDownloadReason(item)}
        onClick={() => downloadOrStop(item, host)}
      />
      <IconButton
        size={size}
        label={`Export ${name} again`}
        icon={RotateCcw}
        onClick={() => host.list.again([item.id])}
      />
      <IconButton
        size={size}
        label={canCancel(item) ? `Cancel ${name}` : `Take ${name} out`}
        shortcut="Del"
        icon={X}
        disabledReason={noStopReason(item)}
        onClick={() => cancelOrTakeOut(item, host)}
      />
    </div>
  );
}
