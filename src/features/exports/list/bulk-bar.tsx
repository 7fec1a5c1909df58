/** What can be done with all selected exports at once. Lies at the foot, so that no row moves for it. */
import { Download, RotateCcw, X } from 'lucide-react';
import { use } from 'react';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { cancelAll, deleteAll, downloadAll, removeAll } from './export-actions.ts';
import { canCancel, noDeleteReason, noDownloadReason, noStopReason } from './export-filter.ts';
import { ExportsHostContext } from './exports-host.ts';

export interface BulkBarProps {
  /** Those that are selected, in their order. */
  readonly items: readonly ExportItem[];
  readonly onClear: () => void;
}

const TOUCH = 'max-phone:h-11';

export function BulkBar({ items, onClear }: BulkBarProps) {
  const host = use(ExportsHostContext);
  if (host === undefined) return null;
  const count = (wanted: (item: ExportItem) => boolean) => items.filter(wanted).length;
  const downloads = count((item) => noDownloadReason(item) === undefined);
  const running = count(canCancel);
  const deletable = count((item) => noDeleteReason(item) === undefined);
  const rest = count((item) => !canCancel(item) && noStopReason(item) === undefined);
  return (
    <section
      aria-label="Selected exports"
      className="flex min-h-12 shrink-0 items-center gap-2 overflow-x-auto border-t border-line bg-selected px-4 py-2 [scrollbar-width:none]"
    >
      <span role="status" className="tabular mr-2 shrink-0 font-550">
        {items.length} selected
      </span>
      <Button
        icon={Download}
        className={TOUCH}
        disabledReason={downloads === 0 ? 'None of these has files to download.' : undefined}
        onClick={() => downloadAll(items, host)}
      >
        {downloads > 0 ? `Download ${downloads}` : 'Download'}
      </Button>
      <Button icon={RotateCcw} className={TOUCH} onClick={() => host.list.again(items.map(({ id }) => id))}>
        Export {items.length} again
      </Button>
      <span className="h-4 w-px shrink-0 bg-line2" />
      <Button
        className={TOUCH}
        disabledReason={running === 0 ? 'None of these runs.' : undefined}
        onClick={() => cancelAll(items, host)}
      >
        {running > 0 ? `Cancel ${running}` : 'Cancel'}
      </Button>
      <Button
        className={TOUCH}
        disabledReason={deletable === 0 ? 'Nothing of these lies ready at a system.' : undefined}
        onClick={() => deleteAll(items, host)}
      >
        {deletable > 0 ? `Delete ${deletable} at the system` : 'Delete at the system'}
      </Button>
      <Button
        className={TOUCH}
        disabledReason={rest === 0 ? 'These run: cancel them first.' : undefined}
        onClick={() => removeAll(items, host)}
      >
        {rest > 0 ? `Take ${rest} out` : 'Take out'}
      </Button>
      <span className="flex-1" />
      <IconButton label="Select none" shortcut="Esc" icon={X} tooltipSide="top" onClick={onClear} />
    </section>
  );
}
