/** Chooses the cameras of the timeline: up to nine of thousands, found by typing. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import { MOST_LANES } from './archive-search.ts';
import { type ChooserRow, chooserRows } from './chooser-rows.ts';

export interface ArchiveCameraChooserProps {
  readonly systems: readonly SystemCameras[];
  readonly chosen: readonly CameraRef[];
  readonly onChoose: (cameras: readonly CameraRef[]) => void;
  readonly onClose: () => void;
}

const ROW_HEIGHT = 36;
const OVERSCAN = 8;
const TITLE = 'Cameras of the timeline';

export function ArchiveCameraChooser({ systems, chosen, onChoose, onClose }: ArchiveCameraChooserProps) {
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<ReadonlyMap<string, CameraRef>>(
    () => new Map(chosen.map((ref) => [cameraRefText(ref), ref])),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => chooserRows(systems, query), [systems, query]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const isFull = picked.size >= MOST_LANES;

  function toggle(id: string, ref: CameraRef) {
    const next = new Map(picked);
    if (!next.delete(id)) next.set(id, ref);
    setPicked(next);
  }

  return (
    <Dialog title={TITLE} label={TITLE} onClose={onClose}>
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
      <div
        ref={scroller}
        role="group"
        aria-label="Cameras"
        // All of those on screen may be disabled: then this is what the keys scroll.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="-mx-5 mt-3 h-80 overflow-auto border-y border-line px-2 focus-visible:-outline-offset-2"
      >
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
                  <Row row={row} isPicked={picked.has(row.id)} isFull={isFull} onToggle={toggle} />
                </div>
              )
            );
          })}
        </div>
      </div>
      <p role="status" className="tabular mt-3 text-12 text-fg2">
        {picked.size} of at most {MOST_LANES} are chosen.
      </p>
      <div className="mt-3 flex flex-wrap justify-end gap-2">
        {picked.size > 0 && (
          <Button tone="quiet" onClick={() => setPicked(new Map())}>
            Choose none
          </Button>
        )}
        <Button
          tone="primary"
          disabledReason={picked.size === 0 ? 'Choose at least one camera.' : undefined}
          onClick={() => onChoose([...picked.values()])}
        >
          Show on the timeline
        </Button>
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly row: ChooserRow;
  readonly isPicked: boolean;
  readonly isFull: boolean;
  readonly onToggle: (id: string, ref: CameraRef) => void;
}

function Row({ row, isPicked, isFull, onToggle }: RowProps) {
  if (row.kind === 'system') {
    return (
      <div className="flex h-full items-center gap-2 pr-2 pl-3">
        <Monogram text={row.monogram} label={row.label} />
        <span className="shrink-0 font-550">{row.name}</span>
        {row.reason !== undefined && (
          <span className="min-w-0 truncate text-12 text-fg2" title={row.reason}>
            {row.reason}
          </span>
        )}
      </div>
    );
  }
  const against =
    row.reason ?? (isFull && !isPicked ? `The timeline holds ${MOST_LANES} cameras.` : undefined);
  return (
    <label
      title={against}
      className={classNames(
        'flex h-full items-center gap-2 rounded-chip pr-2 pl-10',
        against === undefined ? 'hover:bg-s3' : 'text-fg3',
      )}
    >
      <input
        type="checkbox"
        checked={isPicked}
        // One without an archive can still be taken away.
        disabled={against !== undefined && !isPicked}
        onChange={() => onToggle(row.id, row.ref)}
        className="shrink-0 accent-accent"
      />
      <span className="truncate">{row.name}</span>
      <span className="min-w-0 flex-1 truncate text-right text-12 text-fg3">{row.group}</span>
    </label>
  );
}
