/** Exports one range of cameras of any systems: as one group, by as few exports as the systems allow. */
import { RotateCcw } from 'lucide-react';
import { use, useEffect, useReducer, useRef, useState } from 'react';
import { epochMs } from '../../../core/units.ts';
import { newId } from '../../../platform/new-id.ts';
import { createTabNote } from '../../../platform/tab-note.ts';
import { ExportsContext } from '../../../systems/exports/exports-context.ts';
import { Button } from '../../../ui/button.tsx';
import { PageBar } from '../../../ui/page-bar.tsx';
import { useShortcuts } from '../../../ui/shortcuts.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { type SeveralAsk, severalPath } from '../several-address.ts';
import { EXPORTS_PATH, ExportsLead } from '../exports-lead.tsx';
import { CameraSide } from './camera-side.tsx';
import { focusPlace } from './focus-place.ts';
import { GroupSide } from './group-side.tsx';
import { RangeSide } from './range-side.tsx';
import {
  firstSeveral,
  isSeveralEdited,
  reduceSeveral,
  type SeveralDraft,
  type SeveralPlace,
} from './several-draft.ts';
import { SeveralFoot } from './several-foot.tsx';
import { severalNoteText, withSeveralNote } from './several-note.ts';
import { severalOrders } from './several-orders.ts';
import { useSeveral } from './use-several.ts';

export interface SeveralPageProps {
  readonly ask: SeveralAsk;
  /** The path that `ask` is of. */
  readonly address: string;
  /** The page holds something else now: a reload of this path finds it again. */
  readonly onAddress: (path: string) => void;
  /** Opens a path of the app, as a link does. */
  readonly onOpen: (path: string) => void;
}

const note = createTabNote('several-exports');

const firstOf = (ask: SeveralAsk): SeveralDraft => firstSeveral(ask, epochMs(Date.now()));

/** Where a reload finds the draft again; the plain page while nothing is set, whose time is the newest then. */
function keptPath(draft: SeveralDraft): string {
  if (!isSeveralEdited(draft)) return severalPath();
  const { cameras, from, until } = draft;
  return severalPath({ cameras: cameras.map(({ ref }) => ref), from, until });
}

/** The draft of an address, as far as it was filled in before a reload. */
function openedOf(ask: SeveralAsk): SeveralDraft {
  const first = firstOf(ask);
  return withSeveralNote(first, keptPath(first), note.read());
}

/** Keeps the address as the draft is, and opens what another address asks for. */
function useAddress(props: SeveralPageProps, draft: SeveralDraft, startAnew: (ask: SeveralAsk) => void) {
  const { ask, address, onAddress } = props;
  // Addresses come later than they are written: any of these is our own.
  const written = useRef(new Set([address]));
  const last = useRef(address);
  const path = keptPath(draft);
  useEffect(() => {
    if (path === last.current) return;
    last.current = path;
    written.current.add(path);
    onAddress(path);
    // Only what the draft says is written.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [path]);
  useEffect(() => {
    if (written.current.has(address)) return;
    written.current = new Set([address]);
    last.current = address;
    startAnew(ask);
    // Only another address opens something else.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [address]);
}

export function SeveralPage(props: SeveralPageProps) {
  const { onOpen } = props;
  const list = use(ExportsContext);
  const { format } = use(TimeContext);
  const [draft, dispatch] = useReducer(reduceSeveral, props.ask, openedOf);
  const several = useSeveral(draft, dispatch);
  const page = useRef<HTMLDivElement>(null);
  const isOrdered = useRef(false);
  useEffect(() => {
    if (!isOrdered.current) note.write(severalNoteText(keptPath(draft), draft));
  }, [draft]);
  useAddress(props, draft, (next) => dispatch({ kind: 'startedAnew', draft: firstOf(next) }));
  const [openedAt] = useState(() => epochMs(Date.now()));

  /** Where the focus goes once it is drawn that something is wrong there. */
  const [wrong, setWrong] = useState<{ readonly place: SeveralPlace }>();
  useEffect(() => {
    if (wrong !== undefined) focusPlace(page.current, wrong.place);
  }, [wrong]);

  function order() {
    if (isOrdered.current) return;
    const group = { id: newId(), name: several.name.trim() };
    const [first] = several.problems;
    const orders = first === undefined ? severalOrders(several.plans, group, draft.handOn) : undefined;
    if (orders === undefined) {
      dispatch({ kind: 'refused' });
      if (first !== undefined) setWrong({ place: first.place });
      return;
    }
    isOrdered.current = true;
    note.clear();
    for (const one of orders) list.order(one);
    onOpen(`${EXPORTS_PATH}?${new URLSearchParams({ group: group.id }).toString()}`);
  }
  useShortcuts([
    {
      keys: ['Ctrl+Enter'],
      shown: 'Ctrl Enter',
      label: 'Export',
      group: 'Export',
      dock: 'export',
      run: order,
    },
  ]);

  return (
    <>
      <PageBar title="Several systems" lead={<ExportsLead onOpen={onOpen} />}>
        {isSeveralEdited(draft) && (
          <Button
            size="small"
            tone="quiet"
            icon={RotateCcw}
            className="max-phone:size-11"
            onClick={() => dispatch({ kind: 'startedAnew', draft: firstOf({}) })}
          >
            <span className="max-phone:sr-only">Start anew</span>
          </Button>
        )}
      </PageBar>
      <div ref={page} className="flex h-full flex-col">
        <div className="min-h-0 flex-1 overflow-auto wide:grid wide:grid-cols-[minmax(240px,22%)_minmax(0,1fr)_minmax(340px,29%)] wide:overflow-hidden">
          <div className="flex min-h-0 flex-col bg-s1 wide:border-r wide:border-line">
            <CameraSide several={several} onOpen={onOpen} />
          </div>
          <div className="min-h-0 border-line bg-s1 max-wide:border-t wide:overflow-auto">
            <RangeSide several={several} />
          </div>
          <div className="min-h-0 border-line bg-s1 max-wide:border-t wide:overflow-auto wide:border-l">
            <GroupSide several={several} format={format} at={draft.from ?? openedAt} onOpen={onOpen} />
          </div>
        </div>
        <SeveralFoot plans={several.plans} onCancel={() => onOpen(EXPORTS_PATH)} onExport={order} />
      </div>
    </>
  );
}
