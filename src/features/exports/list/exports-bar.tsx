/** Over the table: which part is shown, the search, and the way to a new export. */
import { FilePlus, Layers, Search, X } from 'lucide-react';
import { type RefObject, use } from 'react';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FilterTabs } from '../../../ui/filter-tabs.tsx';
import { tooltip } from '../../../ui/tooltip.ts';
import { newExportPath } from '../export-address.ts';
import { severalPath } from '../several-address.ts';
import { countFilters, type ExportFilter } from './export-filter.ts';
import { ExportsHostContext } from './exports-host.ts';

export interface ExportsBarProps {
  readonly items: readonly ExportItem[];
  readonly filter: ExportFilter;
  readonly onFilter: (filter: ExportFilter) => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

const TABS: readonly (readonly [ExportFilter, string])[] = [
  ['all', 'All'],
  ['running', 'Running'],
  ['ready', 'Ready'],
  ['needYou', 'Need you'],
  ['over', 'Over'],
];

export function ExportsBar({ items, filter, onFilter, query, onQuery, field }: ExportsBarProps) {
  const host = use(ExportsHostContext);
  return (
    <div className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 bg-s0 px-4 py-2">
      <FilterTabs
        label="Which exports"
        tabs={TABS}
        filter={filter}
        counts={countFilters(items)}
        onFilter={onFilter}
        loud="needYou"
      />
      <label className="field-box flex h-7 min-w-40 flex-1 items-center gap-2 px-2 max-phone:h-11 phone:max-w-72">
        <Search size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-fg3" />
        <input
          ref={field}
          type="text"
          role="searchbox"
          aria-label="Search exports"
          placeholder="Camera, system, comment, file…"
          value={query}
          onChange={({ target }) => onQuery(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // One level out: the keys of the page are not meant.
            event.stopPropagation();
            event.currentTarget.blur();
          }}
          className="w-full min-w-0 bg-transparent placeholder:text-fg3"
        />
        {query !== '' && (
          <IconButton label="Search for nothing" icon={X} size="small" onClick={() => onQuery('')} />
        )}
      </label>
      <span className="flex-1 max-phone:hidden" />
      <Button
        icon={Layers}
        className="max-phone:size-11"
        {...tooltip({ text: 'One range over several systems' })}
        onClick={() => host?.onOpen(severalPath())}
      >
        <span className="max-phone:sr-only">Several systems</span>
      </Button>
      <Button
        tone="primary"
        icon={FilePlus}
        className="max-phone:h-11"
        onClick={() => host?.onOpen(newExportPath())}
      >
        New export
      </Button>
    </div>
  );
}
