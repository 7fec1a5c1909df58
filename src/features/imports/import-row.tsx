/** One file of the queue: a line of the table, or a card where there is no room for a table. */
import { memo, type MouseEvent, type ReactNode, use } from 'react';
import type { TimeSpan } from '../../core/time-span.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { classNames } from '../../ui/class-names.ts';
import { CameraCell, CodecCell, FileCell, LandingCell, StartCell } from './import-cells.tsx';
import { RowActions } from './row-actions.tsx';
import { RowBox } from '../../ui/row-box.tsx';
import { StateCell } from './state-cell.tsx';
import { TableLookContext } from './table-look.ts';
import { countText } from '../../core/count-text.ts';

export interface ImportRowProps {
  readonly item: ImportItem;
  /** Counted from 1, the head included. */
  readonly index: number;
  readonly selected: boolean;
  /** The one row that the Tab key reaches. */
  readonly active: boolean;
  /** Its start is being set. */
  readonly editing: boolean;
  readonly others: readonly TimeSpan[];
  readonly edition: number;
  readonly onSelect: (id: string, range: boolean) => void;
  readonly onActive: (id: string) => void;
}

const CONTROLS = 'a,button,input,[role=dialog],[role=option]';

export const ImportRow = memo(function ImportRow(props: ImportRowProps) {
  const { item, index, selected, active, editing, onSelect, onActive } = props;
  const { kind } = use(TableLookContext);
  const { id, file } = item;
  function press(event: MouseEvent) {
    onActive(id);
    const { target, currentTarget } = event;
    // What floats over the row is its child for React, and no part of it on screen.
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (target.closest(CONTROLS) === null && event.shiftKey) onSelect(id, true);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the page has the keys
    <div
      role="row"
      data-row={id}
      tabIndex={active ? 0 : -1}
      aria-rowindex={index}
      aria-selected={selected}
      aria-label={file.name}
      onClick={press}
      onFocus={() => onActive(id)}
      className={classNames(
        'relative size-full border-b border-line focus-visible:-outline-offset-2',
        selected &&
          'bg-selected before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
        !selected && editing && 'bg-[color-mix(in_oklab,var(--accent)_6%,transparent)]',
      )}
    >
      {kind === 'cards' ? <Card {...props} /> : <Line {...props} />}
    </div>
  );
});

function Line({ item, selected, editing, others, edition, onSelect }: ImportRowProps) {
  const { columns } = use(TableLookContext);
  const length = item.facts === undefined ? '' : countText(item.facts.duration);
  return (
    <div
      role="presentation"
      className="grid size-full items-center gap-x-3 px-4"
      style={{ gridTemplateColumns: columns }}
    >
      <Cell>
        <RowBox
          label={`Select ${item.file.name}`}
          part={selected ? 'all' : 'none'}
          onToggle={(range) => onSelect(item.id, range)}
        />
      </Cell>
      <Cell>
        <FileCell item={item} />
      </Cell>
      <Cell>
        <CameraCell item={item} />
      </Cell>
      <Cell>
        <StartCell item={item} editing={editing} />
      </Cell>
      <Cell className="tabular text-right">{length}</Cell>
      <Cell>
        <CodecCell item={item} />
      </Cell>
      <Cell>
        <LandingCell item={item} others={others} edition={edition} />
      </Cell>
      <Cell>
        <StateCell item={item} />
      </Cell>
      <Cell>
        <RowActions item={item} touch={false} />
      </Cell>
    </div>
  );
}

function Card({ item, selected, editing, others, edition, onSelect }: ImportRowProps) {
  const length = item.facts === undefined ? '' : countText(item.facts.duration);
  return (
    <div role="presentation" className="flex size-full flex-col gap-2 px-4 py-3">
      <div role="presentation" className="flex items-center gap-3">
        <Cell className="flex items-center">
          <RowBox
            label={`Select ${item.file.name}`}
            part={selected ? 'all' : 'none'}
            onToggle={(range) => onSelect(item.id, range)}
          />
        </Cell>
        <Cell className="flex-1">
          <FileCell item={item} />
        </Cell>
        <Cell className="tabular shrink-0 text-12 text-fg2">{length}</Cell>
      </div>
      {item.state.kind !== 'unusable' && (
        <>
          <div role="presentation" className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)] gap-2">
            <Cell>
              <CameraCell item={item} />
            </Cell>
            <Cell>
              <StartCell item={item} editing={editing} />
            </Cell>
          </div>
          <div
            role="presentation"
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)] items-start gap-2"
          >
            <Cell>
              <CodecCell item={item} />
            </Cell>
            <Cell>
              <LandingCell item={item} others={others} edition={edition} />
            </Cell>
          </div>
        </>
      )}
      <div role="presentation" className="flex min-h-0 flex-1 items-start gap-2">
        <Cell className="flex-1">
          <StateCell item={item} />
        </Cell>
        <Cell className="-mr-3 shrink-0">
          <RowActions item={item} touch />
        </Cell>
      </div>
    </div>
  );
}

interface CellProps {
  readonly children: ReactNode;
  readonly className?: string;
}

const Cell = ({ children, className }: CellProps) => (
  <div role="gridcell" className={classNames('min-w-0', className)}>
    {children}
  </div>
);
