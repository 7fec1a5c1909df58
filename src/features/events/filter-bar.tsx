/** The filters over a list of events: kinds with how many are loaded, time, and the rest behind a button. */
import { X } from 'lucide-react';
import type { CameraRef } from '../../core/ids.ts';
import type { Ms } from '../../core/units.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { EventHistory, EventKind } from '../../vendors/contract-events.ts';
import type { EventFilter } from './event-filter.ts';
import { FilterChip } from './filter-chip.tsx';
import { filterParts } from './filter-words.ts';
import { MoreFilters } from './more-filters.tsx';
import { TimeFilter } from './time-filter.tsx';

export interface FilterBarProps {
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  /** How many of the loaded events are of each kind; undefined until the first ones are there. */
  readonly counts: Readonly<Record<EventKind, number>> | undefined;
  /** Everything that is kept is loaded: the counts are no longer of a part. */
  readonly complete: boolean;
  /** Whose days with footage the calendar knows; absent where the list has many cameras. */
  readonly footage?: { readonly reference: CameraRef; readonly history: EventHistory } | undefined;
  readonly cameraOffset?: Ms | undefined;
}

const KINDS: readonly (readonly [EventKind, string])[] = [
  ['motion', 'Motion'],
  ['sound', 'Sound'],
  ['other', 'Other'],
];

export function FilterBar(props: FilterBarProps) {
  const { filter, onFilter, counts, complete, footage, cameraOffset } = props;
  const format = useTimeFormat(cameraOffset);
  const parts = filterParts(filter, format);
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex h-9 items-center gap-1.5 px-3 pointer-coarse:h-11">
        <div
          role="group"
          aria-label="Kind of event"
          className="flex min-w-0 flex-1 gap-1.5 overflow-x-auto py-1 [scrollbar-width:none]"
        >
          <FilterChip
            chosen={filter.kind === undefined}
            aria-pressed={filter.kind === undefined}
            onClick={() => onFilter({ ...filter, kind: undefined })}
          >
            All
          </FilterChip>
          {KINDS.map(([kind, word]) => (
            <FilterChip
              key={kind}
              chosen={filter.kind === kind}
              aria-pressed={filter.kind === kind}
              title={counts === undefined ? undefined : countTitle(counts[kind], complete)}
              onClick={() => onFilter({ ...filter, kind: filter.kind === kind ? undefined : kind })}
            >
              {word}
              {counts !== undefined && (
                <span className="tabular text-fg3">
                  {counts[kind]}
                  <span className="sr-only">{complete ? '' : ' loaded'}</span>
                </span>
              )}
            </FilterChip>
          ))}
        </div>
        <TimeFilter filter={filter} onFilter={onFilter} footage={footage} cameraOffset={cameraOffset} />
        <MoreFilters filter={filter} onFilter={onFilter} />
      </div>
      {parts.length > 0 && (
        <ul aria-label="Filters in use" className="flex flex-wrap gap-1.5 px-3 pb-2">
          {parts.map(({ id, words, without }) => (
            <li key={id}>
              <FilterChip chosen onClick={() => onFilter(without)} title={`Without: ${words}`}>
                <span className="tabular">{words}</span>
                <X size={12} aria-label="remove" />
              </FilterChip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const countTitle = (count: number, complete: boolean): string =>
  complete ? `${count} are kept` : `${count} among those loaded so far`;
