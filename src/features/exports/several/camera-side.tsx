/** The cameras of all systems to choose from: found by typing, walked by keyboard, thousands of them. */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { cameraRefText } from '../../../core/ids.ts';
import { useVirtualRows } from '../../../ui/use-virtual-rows.ts';
import { MOST_CAMERAS } from '../several-address.ts';
import { type ChooseRow, chooseRows } from './choose-rows.ts';
import { CameraLine, SystemLine } from './choose-lines.tsx';
import { ProblemTexts } from './problem-texts.tsx';
import { PHONE, useMedia } from '../../../ui/use-media.ts';
import type { Several } from './use-several.ts';

export interface CameraSideProps {
  readonly several: Several;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

/** In pixels; on a phone as high as a finger is wide. */
const HEIGHTS = { hand: { line: 32, reason: 76 }, phone: { line: 44, reason: 88 } } as const;
/** Lines that Page Up and Page Down go. */
const PAGE = 10;

const PROBLEM = 'several-cameras-problem';

export function CameraSide({ several, onOpen }: CameraSideProps) {
  const { draft, dispatch, systems } = several;
  const [query, setQuery] = useState('');
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [active, setActive] = useState<string>();
  const [focusTurn, setFocusTurn] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const heights = HEIGHTS[useMedia(PHONE) ? 'phone' : 'hand'];
  const rows = useMemo(() => chooseRows(systems, query), [systems, query]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const chosen = useMemo(() => new Set(draft.cameras.map(({ ref }) => cameraRefText(ref))), [draft.cameras]);
  const {
    setBody,
    height,
    rows: lines,
    reachable,
  } = useVirtualRows({
    ids,
    scroller,
    heightOf: (index) => heightOf(rows[index], heights),
    heights: `${heights.line} ${rows.map((row) => (isTall(row) ? 1 : 0)).join('')}`,
    stuck: 0,
    activeId: active,
    focusTurn,
  });

  function walk(event: KeyboardEvent) {
    const at = Math.max(ids.indexOf(reachable ?? ''), 0);
    const isIn = event.target !== field.current;
    const to = {
      ArrowDown: isIn ? at + 1 : at,
      ArrowUp: isIn ? at - 1 : undefined,
      PageDown: at + PAGE,
      PageUp: isIn ? at - PAGE : undefined,
      Home: isIn ? 0 : undefined,
      End: isIn ? ids.length - 1 : undefined,
    }[event.key];
    if (to === undefined || ids.length === 0) return;
    event.preventDefault();
    if (to < 0 && event.key === 'ArrowUp') field.current?.focus();
    else {
      setActive(ids[Math.max(0, Math.min(to, ids.length - 1))]);
      setFocusTurn((turn) => turn + 1);
    }
  }

  const isFull = draft.cameras.length >= MOST_CAMERAS;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys go from line to line
    <section
      aria-label="Cameras to choose from"
      data-place="cameras"
      onKeyDown={walk}
      className="flex min-h-0 flex-col max-wide:h-96"
    >
      <div className="px-3 pt-3 pb-2">
        <label className="field-box flex h-8 items-center gap-2 px-2 max-phone:h-11">
          <Search size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-fg3" />
          <input
            ref={field}
            type="text"
            role="searchbox"
            aria-label="Find cameras"
            aria-describedby={PROBLEM}
            placeholder="Camera, group, system…"
            value={query}
            onChange={({ target }) => setQuery(target.value)}
            className="w-full min-w-0 bg-transparent placeholder:text-fg3"
          />
        </label>
        <ProblemTexts id={PROBLEM} texts={several.said({ kind: 'cameras' })} />
      </div>
      <div ref={setScroller} className="relative min-h-0 flex-1 overflow-auto border-y border-line px-1">
        {rows.length === 0 && (
          <p className="p-3 text-fg2">
            {systems.length === 0 ? 'This site has no systems.' : 'No camera is called that.'}
          </p>
        )}
        <div ref={setBody} className="relative" style={{ height: height }}>
          {lines.map(({ key, index, style }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const isReachable = row.id === reachable;
            return (
              <div key={key} className="absolute inset-x-0 top-0" style={style}>
                {row.kind === 'system' ? (
                  <SystemLine
                    row={row}
                    chosen={chosen}
                    isReachable={isReachable}
                    dispatch={dispatch}
                    onActive={setActive}
                    onOpen={onOpen}
                  />
                ) : (
                  <CameraLine
                    row={row}
                    isChosen={chosen.has(row.id)}
                    isFull={isFull}
                    isReachable={isReachable}
                    dispatch={dispatch}
                    onActive={setActive}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      <p role="status" className="tabular px-4 py-2 text-12 text-fg2">
        {draft.cameras.length === 0 ? 'None is chosen' : `${draft.cameras.length} chosen`}
        {isFull && ', as many as one group holds'}
      </p>
    </section>
  );
}

const isTall = (row: ChooseRow | undefined): boolean => row?.kind === 'system' && row.reason !== undefined;

const heightOf = (row: ChooseRow | undefined, { line, reason }: { line: number; reason: number }): number =>
  isTall(row) ? reason : line;
