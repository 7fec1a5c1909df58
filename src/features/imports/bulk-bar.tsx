/** What can be done with all selected files at once. Lies at the foot, so that no row moves for it. */
import { Pause, Play, X } from 'lucide-react';
import type { ImportItem, ImportQueue } from '../../systems/imports/import-model.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { BulkMoment, BulkShift, BulkZone } from './bulk-forms.tsx';
import { CameraPicker } from './camera-picker.tsx';
import { canChange, canPause, isReady, isUnderWay, noStopReason } from './import-filter.ts';

export interface BulkBarProps {
  readonly queue: ImportQueue;
  /** Those that are selected, in their order. */
  readonly items: readonly ImportItem[];
  readonly onClear: () => void;
}

const FIXED = 'All of these are under way already.';

export function BulkBar({ queue, items, onClear }: BulkBarProps) {
  const idsOf = (wanted: (item: ImportItem) => boolean) => items.filter(wanted).map(({ id }) => id);
  const changeable = idsOf(canChange);
  const ready = idsOf(isReady);
  const pausable = idsOf(canPause);
  const underWay = idsOf((item) => isUnderWay(item) && noStopReason(item) === undefined);
  const rest = idsOf((item) => !isUnderWay(item));
  const fixed = changeable.length === 0 ? FIXED : undefined;
  const first = items.find(({ start }) => start !== undefined)?.start?.at;
  return (
    <section
      aria-label="Selected files"
      className="flex min-h-12 shrink-0 items-center gap-2 overflow-x-auto border-t border-line bg-selected px-4 py-2 [scrollbar-width:none]"
    >
      <span role="status" className="tabular mr-2 shrink-0 font-550">
        {items.length} selected
      </span>
      <CameraPicker
        label="Set camera of the selected files"
        value={undefined}
        onChoose={(ref) => queue.setTarget(changeable, ref)}
        disabledReason={fixed}
        className="shrink-0 bg-s2"
      >
        Set camera
      </CameraPicker>
      <BulkMoment
        words="Set start"
        hint="All selected files begin at the same second."
        from={first}
        disabledReason={fixed}
        onMoment={(at) => queue.setStart(changeable, at)}
      />
      <BulkMoment
        words="One after another"
        hint="In the order of the list, each beginning where the one before ends."
        from={first}
        disabledReason={fixed}
        onMoment={(at) => queue.setSequence(changeable, at)}
      />
      <BulkShift disabledReason={fixed} onShift={(by) => queue.shiftStart(changeable, by)} />
      <BulkZone disabledReason={fixed} onZone={(zone) => queue.setLocalZone(changeable, zone)} />
      <span className="h-4 w-px shrink-0 bg-line2" />
      <Button
        icon={Play}
        className="max-phone:h-11"
        disabledReason={
          ready.length === 0 ? 'None of these can be started: see what each one needs.' : undefined
        }
        onClick={() => queue.start(ready)}
      >
        Start {ready.length > 0 && ready.length}
      </Button>
      <Button
        icon={Pause}
        className="max-phone:h-11"
        disabledReason={pausable.length === 0 ? 'None of these can be paused.' : undefined}
        onClick={() => queue.pause(pausable)}
      >
        Pause
      </Button>
      <Button
        className="max-phone:h-11"
        disabledReason={underWay.length === 0 ? 'None of these is under way.' : undefined}
        onClick={() => queue.cancel(underWay)}
      >
        {underWay.length > 0 ? `Cancel ${underWay.length}` : 'Cancel'}
      </Button>
      <Button
        className="max-phone:h-11"
        disabledReason={rest.length === 0 ? 'These are under way: cancel them first.' : undefined}
        onClick={() => queue.remove(rest)}
      >
        {rest.length > 0 ? `Take ${rest.length} out` : 'Take out'}
      </Button>
      <span className="flex-1" />
      <IconButton label="Select none" shortcut="Esc" icon={X} tooltipSide="top" onClick={onClear} />
    </section>
  );
}
