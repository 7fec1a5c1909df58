/** The marked range: from, to, how long, and how much of it each camera has in truth. */
import { useQuery } from '@tanstack/react-query';
import { Maximize2, X } from 'lucide-react';
import { coveredLength, spanLength, type TimeSpan } from '../../core/time-span.ts';
import { countText } from '../../core/count-text.ts';
import { durationText } from '../../core/time-zone.ts';
import { ms, ONE_SECOND } from '../../core/units.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { FootageArchive } from '../../vendors/contract-archive.ts';
import type { Lane } from './archive-lanes.ts';
import { archiveSpansQueryOptions } from './archive-queries.ts';
import { ExportLink, ExportTheseLink } from './export-link.tsx';
import type { TimelineStore } from './timeline-store.ts';

export interface MarkPanelProps {
  readonly store: TimelineStore;
  readonly lanes: readonly Lane[];
}

export function MarkPanel({ store, lanes }: MarkPanelProps) {
  const format = useTimeFormat();
  const { mark } = useReadable(store.settled);
  if (mark === undefined) return null;
  return (
    <section aria-label="Marked range" className="tabular shrink-0 border-b border-line bg-s1">
      <header className="flex h-9 items-center gap-2 border-b border-line pr-1 pl-3">
        <span aria-hidden className="size-2 rounded-[1px] bg-blue" />
        <h2 className="flex-1 font-550">Marked range</h2>
        <IconButton
          size="small"
          label="Show the whole range"
          icon={Maximize2}
          onClick={() => store.dispatch({ kind: 'markShown' })}
        />
        <IconButton
          size="small"
          label="Clear the range"
          shortcut="Esc"
          icon={X}
          onClick={() => store.dispatch({ kind: 'markCleared' })}
        />
      </header>
      <div className="p-3">
        <p className="text-12 text-fg3">{format.fullDay(mark.from)}</p>
        <p className="flex items-baseline gap-2 text-16 font-650">
          {format.clock(mark.from)}–{format.clock(mark.until)}
        </p>
        <p className="flex items-center gap-1.5 text-12 text-fg2">
          <span className="flex-1">{durationText(spanLength(mark))}</span>
          <span className="flex items-center gap-1.5 text-fg3 pointer-coarse:hidden">
            <Kbd>[</Kbd>
            <Kbd>]</Kbd>
            set its ends
          </span>
        </p>
        <ul className="mt-2 flex flex-col gap-1">
          {lanes.map((lane) => (
            <Coverage key={lane.key} lane={lane} mark={mark} one={lanes.length === 1} />
          ))}
        </ul>
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button
            size="small"
            onClick={() => store.dispatch({ kind: 'sought', at: mark.from, reveal: true })}
          >
            Go to its beginning
          </Button>
          <ExportTheseLink lanes={lanes} mark={mark} />
          {lanes.map((lane) => (
            <ExportLink key={lane.key} lane={lane} mark={mark} />
          ))}
        </div>
      </div>
    </section>
  );
}

interface CoverageProps {
  readonly lane: Lane;
  readonly mark: TimeSpan;
  readonly one: boolean;
}

function Coverage({ lane, mark, one }: CoverageProps) {
  const { state } = lane;
  return (
    <li className="flex items-center gap-2 text-12">
      <span className="min-w-0 flex-1 truncate text-fg2">{one ? 'Recorded' : lane.name}</span>
      <span className="font-550">
        {state.kind === 'ready' ? (
          <Covered lane={lane} archive={state.archive} mark={mark} />
        ) : (
          NOT_READY[state.kind]
        )}
      </span>
    </li>
  );
}

const NOT_READY = { withheld: 'no archive', loading: 'not known yet' } as const;

/** Asked for apart from what is in view, because a view from far away closes gaps. */
function Covered({
  lane,
  archive,
  mark,
}: Pick<CoverageProps, 'lane' | 'mark'> & { archive: FootageArchive }) {
  const detail = ms(Math.max(ONE_SECOND, Math.round(spanLength(mark) / FINEST_PARTS)));
  const query = useQuery(archiveSpansQueryOptions(lane.ref, archive, { span: mark, detail }));
  return query.isPending ? 'not known yet' : coverageWords(mark, query.data);
}

/** A range of a day is looked at to the second, a longer one to as many parts. */
const FINEST_PARTS = 86_400;

/** "whole", "3:53 of 5:32", "none of it": never more than is known. */
export function coverageWords(mark: TimeSpan, spans: readonly TimeSpan[] | undefined): string {
  if (spans === undefined) return 'not known';
  const whole = spanLength(mark);
  const covered = coveredLength(mark, spans);
  if (covered === 0) return 'none of it';
  // Systems count in seconds: what is missing of the last one is no gap.
  return whole - covered < ONE_SECOND ? 'whole' : `${countText(covered)} of ${countText(whole)}`;
}
