/** Footage on its way to the archives of cameras: files come in, are put in place, sent and followed. */
import { use, useEffect, useMemo, useRef, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import type { FoundFiles } from '../../platform/dropped-files.ts';
import { saveBlob } from '../../platform/save-file.ts';
import { ImportsContext } from '../../systems/imports/imports-context.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { useTell } from '../../ui/notices.ts';
import { useOutcomes } from '../../ui/outcome-news.ts';
import { PageBar } from '../../ui/page-bar.tsx';
import { TimeContext } from '../../ui/time-context.ts';
import { useCalmReadable } from '../../ui/use-calm-readable.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { BulkBar } from './bulk-bar.tsx';
import { DropCover, DropZone } from './drop-zone.tsx';
import { canChange, type ImportFilter, isShown } from './import-filter.ts';
import { ImportTable } from './import-table.tsx';
import { outcomeText, queueText } from './import-words.ts';
import { csvName, importsCsv } from './imports-csv.ts';
import { type ImportsHost, ImportsHostContext } from './imports-host.ts';
import { NoFiles, NoRows, PlaceNote, QueueFoot, QueueSkeleton } from './imports-notes.tsx';
import { LeftOutNote } from './left-out-note.tsx';
import { QueueBar } from './queue-bar.tsx';
import { NOTHING_SELECTED, type Selection } from '../../ui/selection.ts';
import { type LeftOutFile, siftFiles } from './sift-files.ts';
import { takeFiles } from './take-files.ts';
import { useChoosers } from './use-choosers.tsx';
import { useImportKeys } from './use-import-keys.ts';
import {
  cameraName,
  systemName,
  takenEndings,
  TargetsContext,
  type TargetSystem,
  useImportTargets,
} from './use-import-targets.ts';
import { useKeptRow } from '../../ui/use-kept-row.ts';
import { usePageDrop } from './use-page-drop.ts';
import { useStickyHeight } from '../../ui/use-sticky-height.ts';

export interface ImportsPageProps {
  /** The camera that new files are for, until another one is chosen. */
  readonly firstCamera?: CameraRef | undefined;
  readonly filter: ImportFilter;
  readonly onFilter: (filter: ImportFilter) => void;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

const ELSEWHERE = 'Imports run in another window of Sightline.';

/** Why no file is taken at all; undefined while some system may take it. */
function nobodyTakes(targets: readonly TargetSystem[]): string | undefined {
  if (targets.some(({ imports, loading }) => imports !== undefined || loading)) return undefined;
  const reasons = targets.map(({ entry, reason = '' }) => `${entry.name}: ${reason}`);
  return ['No system takes footage now.', ...reasons].join(' ');
}

export function ImportsPage({ firstCamera, filter, onFilter, onOpen }: ImportsPageProps) {
  const queue = use(ImportsContext);
  const items = useCalmReadable(queue.items);
  const place = useReadable(queue.place);
  const targets = useImportTargets();
  const { format } = use(TimeContext);
  const tell = useTell();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [bar, setBar] = useState<HTMLDivElement | null>(null);
  const [camera, setCamera] = useState(firstCamera);
  const [leftOut, setLeftOut] = useState<readonly LeftOutFile[]>([]);
  const [taking, setTaking] = useState(false);
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const [editing, setEditing] = useState<string>();
  const [active, setActive] = useState<{ readonly id: string | undefined; readonly turn: number }>({
    id: undefined,
    turn: 0,
  });
  const stickyTop = useStickyHeight(bar);
  const shown = useMemo(() => items.filter((item) => isShown(item, filter)), [items, filter]);
  const selected = shown.filter(({ id }) => selection.ids.has(id));
  const endings = takenEndings(targets);
  const news = useOutcomes(items, (item) => outcomeText(item, systemName(targets, item.target)));

  async function take(found: FoundFiles | Promise<FoundFiles>) {
    setTaking(true);
    try {
      const { files, unread } = await found;
      const sifted = siftFiles(files, unread);
      const { given, fresh } = takeFiles(queue.items.get(), sifted.wanted);
      for (const { id, chosen } of given) queue.giveFile(id, chosen);
      if (fresh.length > 0) queue.add(fresh, camera);
      if (sifted.leftOut.length > 0) setLeftOut((before) => [...before, ...sifted.leftOut]);
    } catch {
      tell('The browser did not give the files.');
    } finally {
      setTaking(false);
    }
  }

  /** Files that came in without a camera waited for this. */
  function chooseCamera(ref: CameraRef) {
    setCamera(ref);
    const without = items.filter((item) => item.target === undefined && canChange(item));
    const ids = without.map(({ id }) => id);
    if (ids.length > 0) queue.setTarget(ids, ref);
  }

  const isElsewhere = place === 'elsewhere';
  const choosers = useChoosers({ endings, onFound: (found) => void take(found) });
  const over = usePageDrop(isElsewhere ? undefined : (found) => void take(found));
  const { chooseOne } = choosers;
  const newestChooseOne = useRef(chooseOne);
  useEffect(() => {
    newestChooseOne.current = chooseOne;
  });
  const newestOnOpen = useRef(onOpen);
  useEffect(() => {
    newestOnOpen.current = onOpen;
  });
  // The same for all renders: rows are drawn again only for what changes in them.
  const host: ImportsHost = useMemo(
    () => ({
      queue,
      onOpen: (path) => newestOnOpen.current(path),
      onChooseAgain: ({ id }: ImportItem) =>
        newestChooseOne.current(({ files: [first] }) => {
          if (first !== undefined) queue.giveFile(id, first);
        }),
      onEdit: setEditing,
    }),
    [queue],
  );
  const walk = (id: string) => setActive(({ turn }) => ({ id, turn: turn + 1 }));
  useKeptRow(shown, active.id, walk);
  useImportKeys({
    items: shown,
    activeId: active.id,
    onWalk: walk,
    selection,
    onSelection: setSelection,
    host,
    onChooseFiles: isElsewhere ? () => tell(ELSEWHERE) : choosers.chooseFiles,
  });
  const [onActive] = useState(
    () => (id: string) => setActive((now) => (now.id === id ? now : { ...now, id })),
  );

  function save() {
    const now = epochMs(Date.now());
    const placeOf = ({ target }: ImportItem) => ({
      camera: target === undefined ? undefined : cameraName(targets, target),
      system: target === undefined ? undefined : systemName(targets, target),
    });
    const text = importsCsv(items, { format, now, placeOf });
    saveBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), csvName(now));
  }

  const intake = {
    endings,
    camera,
    onCamera: chooseCamera,
    onChooseFiles: choosers.chooseFiles,
    onChooseFolder: choosers.chooseFolder,
    disabledReason: isElsewhere ? ELSEWHERE : nobodyTakes(targets),
  };
  return (
    <TargetsContext value={targets}>
      <ImportsHostContext value={host}>
        <PageBar title="Imports">
          {items.length > 0 && <span className="tabular truncate text-fg2">{queueText(items)}</span>}
        </PageBar>
        <div className="relative flex h-full flex-col">
          {choosers.fields}
          <p role="status" className="sr-only">
            {news}
          </p>
          <div ref={setScroller} className="relative min-h-0 flex-1 overflow-auto [overflow-anchor:none]">
            {items.length === 0 ? (
              <NoFiles place={place} intake={intake} targets={targets} leftOut={leftOut} taking={taking} />
            ) : (
              <>
                <div className="px-4 pt-3">
                  <PlaceNote place={place} />
                  <DropZone {...intake} />
                  {taking && <p className="mt-2 pl-1 text-12 text-fg2">Looking through the folders…</p>}
                  {leftOut.length > 0 && <LeftOutNote files={leftOut} onDismiss={() => setLeftOut([])} />}
                </div>
                <div ref={setBar} className="@container z-10 phone:sticky phone:top-0">
                  <QueueBar queue={queue} items={items} filter={filter} onFilter={onFilter} onSave={save} />
                </div>
                <ImportTable
                  items={shown}
                  all={items}
                  scroller={scroller}
                  selection={selection}
                  onSelection={setSelection}
                  activeId={active.id}
                  onActive={onActive}
                  focusTurn={active.turn}
                  editing={editing}
                  stickyTop={stickyTop}
                />
                {shown.length === 0 && <NoRows filter={filter} onAll={() => onFilter('all')} />}
                <QueueFoot place={place} queue={queue} />
              </>
            )}
            {place === 'loading' && items.length === 0 && <QueueSkeleton />}
          </div>
          {selected.length > 0 && (
            <BulkBar queue={queue} items={selected} onClear={() => setSelection(NOTHING_SELECTED)} />
          )}
          {over && <DropCover words="Drop to add these files" />}
        </div>
      </ImportsHostContext>
    </TargetsContext>
  );
}
