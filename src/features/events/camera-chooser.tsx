/** Chooses the cameras of a list: all, a group, or some of thousands, found by typing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import { ALL_CAMERAS, type CameraChoice, chosenCameras, holdable } from './camera-choice.ts';
import { type ChooserRow, chooserRows, chosenPart, withCameras } from './chooser-rows.ts';

export interface CameraChooserProps {
  readonly systems: readonly SystemCameras[];
  readonly choice: CameraChoice;
  readonly onChoice: (choice: CameraChoice) => void;
  readonly onClose: () => void;
}

const ROW_HEIGHT = 32;
const OVERSCAN = 8;

type Chosen = ReadonlyMap<string, CameraRef>;

export function CameraChooser({ systems, choice, onChoice, onClose }: CameraChooserProps) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Chosen>(() => chosenAtFirst(systems, choice));
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => chooserRows(systems, query), [systems, query]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const cameras = [...chosen.values()];
  const surplus = cameras.length - holdable(cameras);
  return (
    <Dialog title="Cameras of this list" label="Cameras of this list" onClose={onClose}>
      <div className="field-box flex h-8 items-center gap-2 px-2">
        <Search size={16} className="shrink-0 text-fg3" aria-hidden />
        <input
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder="Find cameras"
          aria-label="Find cameras"
          className="w-full bg-transparent placeholder:text-fg3"
        />
      </div>
      <div ref={scroller} className="-mx-5 mt-3 h-80 overflow-auto border-y border-line px-2">
        {rows.length === 0 && <p className="p-3 text-fg2">No camera is called that.</p>}
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row !== undefined && (
                <div
                  key={item.key}
                  className="absolute inset-x-0 top-0"
                  style={{ height: ROW_HEIGHT, transform: `translateY(${item.start}px)` }}
                >
                  <Row row={row} chosen={chosen} onChosen={setChosen} onChoice={onChoice} />
                </div>
              )
            );
          })}
        </div>
      </div>
      <p role="status" className="tabular mt-3 text-12 text-fg2">
        {chosenWords(chosen.size, surplus)}
      </p>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        {chosen.size > 0 && (
          <Button tone="quiet" onClick={() => setChosen(new Map())}>
            Choose none
          </Button>
        )}
        <Button onClick={() => onChoice(ALL_CAMERAS)}>All cameras</Button>
        <Button
          tone="primary"
          disabledReason={disabledReason(chosen.size, surplus)}
          onClick={() => onChoice({ kind: 'some', cameras })}
        >
          {chosen.size === 0 ? 'Show these' : `Show ${chosen.size}`}
        </Button>
      </div>
    </Dialog>
  );
}

function chosenAtFirst(systems: readonly SystemCameras[], choice: CameraChoice): Chosen {
  if (choice.kind === 'all') return new Map();
  const refs =
    choice.kind === 'some'
      ? choice.cameras
      : systems.flatMap((system) =>
          chosenCameras(system, choice).map(({ id }) => ({ system: system.entry.id, camera: id })),
        );
  return new Map(refs.map((ref) => [cameraRefText(ref), ref]));
}

function chosenWords(count: number, surplus: number): string {
  if (count === 0) return 'No camera is chosen.';
  const words = count === 1 ? '1 camera is chosen.' : `${count} cameras are chosen.`;
  return surplus > 0 ? `${words} A list holds ${count - surplus} of them.` : words;
}

function disabledReason(count: number, surplus: number): string | undefined {
  if (count === 0) return 'Choose at least one camera.';
  return surplus > 0 ? `Take ${surplus} away first: a list holds ${count - surplus} of these.` : undefined;
}

interface RowProps {
  readonly row: ChooserRow;
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly onChoice: (choice: CameraChoice) => void;
}

function Row({ row, chosen, onChosen, onChoice }: RowProps) {
  const cameras = row.kind === 'group' ? row.cameras : [row.ref];
  const part = chosenPart(cameras, chosen);
  return (
    <div
      className={`flex h-full items-center gap-2 rounded-chip pr-2 hover:bg-s3 ${row.kind === 'group' ? 'pl-3 font-550' : 'pl-8'}`}
    >
      <label className="flex h-full min-w-0 flex-1 items-center gap-2">
        <input
          type="checkbox"
          checked={part === 'all'}
          ref={(box) => {
            if (box !== null) box.indeterminate = part === 'some';
          }}
          onChange={() => onChosen(withCameras(chosen, cameras, part !== 'all'))}
          className="shrink-0 accent-accent"
        />
        {row.kind === 'group' && <Monogram text={row.monogram} label={row.label} />}
        <span className="truncate" title={row.name}>
          {row.name}
        </span>
      </label>
      {row.kind === 'group' && row.whole && (
        <Button
          size="small"
          tone="quiet"
          onClick={() => onChoice({ kind: 'group', system: row.system, group: row.group })}
        >
          Only this group
        </Button>
      )}
    </div>
  );
}
