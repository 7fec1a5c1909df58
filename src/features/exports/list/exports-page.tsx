/** Every export of every system: how far it is, what was delivered, its files, and what can be done with it. */
import { use, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { ExportsContext } from '../../../systems/exports/exports-context.ts';
import { useOutcomes } from '../../../ui/outcome-news.ts';
import { PageBar } from '../../../ui/page-bar.tsx';
import { NOTHING_SELECTED, type Selection } from '../../../ui/selection.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { useCalmReadable } from '../../../ui/use-calm-readable.ts';
import { useKeptRow } from '../../../ui/use-kept-row.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { newExportPath } from '../export-address.ts';
import { countWords, exportOutcome } from '../export-words.ts';
import { severalPath } from '../several-address.ts';
import { AskDialog } from './ask-dialog.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ExportDetail } from './export-detail.tsx';
import { createSearchTexts, type ExportFilter, itemsOfGroup, shownItems } from './export-filter.ts';
import { ExportTable } from './export-table.tsx';
import { ExportsBar } from './exports-bar.tsx';
import { type Ask, type ExportsHost, ExportsHostContext } from './exports-host.ts';
import { GroupBar } from './group-bar.tsx';
import { ListFoot, ListSkeleton, NoExports, NoRows, PlaceNote } from './exports-notes.tsx';
import { useBeside } from './table-look.ts';
import { useExportKeys } from './use-export-keys.ts';

export interface ExportsPageProps {
  readonly filter: ExportFilter;
  readonly onFilter: (filter: ExportFilter) => void;
  /** What is searched; "" for nothing. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The id of the group that alone is shown. */
  readonly group: string | undefined;
  /** Shows all again. */
  readonly onUngroup: () => void;
  /** The export whose details are open. */
  readonly openId: string | undefined;
  readonly onDetail: (id: string | undefined) => void;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

/** The same function for all renders, which does what the newest one would. */
function useSteady<Args extends readonly unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}

/** What is typed shows at once; the address follows, and leads when somebody else changes it. */
function useTyped(query: string, onQuery: (query: string) => void) {
  const [now, setNow] = useState<{
    readonly typed: string;
    readonly seen: string;
    /** Told to the address, which has not come back yet. */
    readonly pending: readonly string[];
  }>({ typed: query, seen: query, pending: [] });
  if (query !== now.seen) {
    const at = now.pending.indexOf(query);
    setNow({
      typed: at < 0 ? query : now.typed,
      seen: query,
      pending: at < 0 ? [] : now.pending.slice(at + 1),
    });
  }
  const type = (next: string) => {
    setNow((before) => ({ ...before, typed: next, pending: [...before.pending, next] }));
    onQuery(next);
  };
  return [now.typed, type] as const;
}

export function ExportsPage(props: ExportsPageProps) {
  const { filter, onFilter, openId, group } = props;
  const list = use(ExportsContext);
  const items = useCalmReadable(list.items);
  const place = useReadable(list.place);
  const { format } = use(TimeContext);
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const [ask, setAsk] = useState<Ask>();
  const [active, setActive] = useState({ id: openId, turn: 0 });
  const searchField = useRef<HTMLInputElement>(null);
  const beside = useBeside(page);
  const [typed, type] = useTyped(props.query, props.onQuery);
  const query = useDeferredValue(typed);
  const textOf = useMemo(() => createSearchTexts(format), [format]);
  const parted = useMemo(() => itemsOfGroup(items, group), [items, group]);
  const shown = useMemo(() => shownItems(parted, filter, query, textOf), [parted, filter, query, textOf]);
  const selected = useMemo(() => shown.filter(({ id }) => selection.ids.has(id)), [shown, selection]);
  const news = useOutcomes(items, exportOutcome);
  const running = items.filter(({ state }) => state.kind === 'running').length;

  const walk = (id: string) => {
    setActive(({ turn }) => ({ id, turn: turn + 1 }));
    // The details follow the row that the keyboard is on.
    if (openId !== undefined && beside) props.onDetail(id);
  };
  const onDetail = useSteady((id: string | undefined) => {
    props.onDetail(id);
    const back = id ?? openId;
    // They covered the list, which had to give the focus up.
    if (id === undefined && back !== undefined) setActive(({ turn }) => ({ id: back, turn: turn + 1 }));
  });
  const onOpen = useSteady(props.onOpen);
  // The same for all renders: rows are drawn again only for what changes in them.
  const host: ExportsHost = useMemo(
    () => ({ list, onOpen, onDetail, onAsk: setAsk }),
    [list, onOpen, onDetail],
  );
  const onActive = useCallback(
    (id: string) => setActive((now) => (now.id === id ? now : { ...now, id })),
    [],
  );
  useKeptRow(shown, active.id, walk);
  useExportKeys({
    items: shown,
    activeId: active.id,
    onWalk: walk,
    openId,
    selection,
    onSelection: setSelection,
    host,
    onSearch: () => searchField.current?.focus(),
  });

  function showAll() {
    type('');
    onFilter('all');
    if (parted.length === 0) props.onUngroup();
  }

  function ungroup() {
    props.onUngroup();
    // The button that had the focus is gone.
    const back = active.id ?? shown[0]?.id;
    if (back !== undefined) setActive(({ turn }) => ({ id: back, turn: turn + 1 }));
  }

  const isEmpty = items.length === 0;
  return (
    <ExportsHostContext value={host}>
      <PageBar title="Exports">
        {!isEmpty && (
          <span className="tabular truncate text-fg2 max-phone:sr-only">
            {countWords(items.length, 'export')}
            {running > 0 && `, ${running} running`}
          </span>
        )}
      </PageBar>
      <div ref={setPage} className="relative flex h-full">
        <div className="flex min-w-0 flex-1 flex-col" inert={openId !== undefined && !beside}>
          <p role="status" className="sr-only">
            {news}
          </p>
          {!isEmpty && (
            <ExportsBar
              items={parted}
              filter={filter}
              onFilter={onFilter}
              query={typed}
              onQuery={type}
              field={searchField}
            />
          )}
          <PlaceNote place={place} />
          {!isEmpty && group !== undefined && <GroupBar group={group} items={parted} onClose={ungroup} />}
          <div ref={setScroller} className="relative min-h-0 flex-1 overflow-auto [overflow-anchor:none]">
            {isEmpty && place === 'loading' && <ListSkeleton />}
            {isEmpty && place !== 'loading' && (
              <NoExports
                place={place}
                onNew={() => onOpen(newExportPath())}
                onSeveral={() => onOpen(severalPath())}
              />
            )}
            {!isEmpty && (
              <>
                <ExportTable
                  items={shown}
                  scroller={scroller}
                  selection={selection}
                  onSelection={setSelection}
                  activeId={active.id}
                  onActive={onActive}
                  focusTurn={active.turn}
                  openId={openId}
                />
                {shown.length === 0 && <NoRows filter={filter} query={query} onAll={showAll} />}
                <ListFoot place={place} />
              </>
            )}
          </div>
          {selected.length > 0 && <BulkBar items={selected} onClear={() => setSelection(NOTHING_SELECTED)} />}
        </div>
        {openId !== undefined && (place !== 'loading' || !isEmpty) && (
          <ExportDetail item={items.find(({ id }) => id === openId)} beside={beside} />
        )}
      </div>
      {ask !== undefined && <AskDialog ask={ask} onClose={() => setAsk(undefined)} />}
    </ExportsHostContext>
  );
}
