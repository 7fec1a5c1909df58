/** One export of the list: a line of the table, or a card where there is no room for a table. */
import { memo, type MouseEvent, type ReactNode, use } from 'react';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { classNames } from '../../../ui/class-names.ts';
import { RowBox } from '../../../ui/row-box.tsx';
import { useTimeFormat } from '../../../ui/time-context.ts';
import { camerasText, rangeText } from '../export-words.ts';
import { Age, CameraCell, FilesCell, RangeCell, SettingsCell, StateCell } from './export-cells.tsx';
import { ExportsHostContext } from './exports-host.ts';
import { RowActions } from './row-actions.tsx';
import { TableLookContext } from './table-look.ts';

export interface ExportRowProps {
  readonly item: ExportItem;
  /** Counted from 1, the head included. */
  readonly index: number;
  readonly selected: boolean;
  /** The one row that the Tab key reaches. */
  readonly active: boolean;
  /** Its details are shown. */
  readonly open: boolean;
  readonly onSelect: (id: string, range: boolean) => void;
  readonly onActive: (id: string) => void;
}

const CONTROLS = 'a,button,input,label,[role=dialog]';

export const ExportRow = memo(function ExportRow(props: ExportRowProps) {
  const { item, index, selected, active, open, onSelect, onActive } = props;
  const { kind } = use(TableLookContext);
  const host = use(ExportsHostContext);
  const format = useTimeFormat();
  const { id } = item;
  const name = `${camerasText(item)}, ${rangeText(format, item)}`;
  function press(event: MouseEvent) {
    onActive(id);
    const { target, currentTarget } = event;
    // What floats over the row is its child for React, and no part of it on screen.
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (target.closest(CONTROLS) !== null) return;
    if (event.shiftKey) onSelect(id, true);
    else host?.onDetail(open ? undefined : id);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the page has the keys
    <div
      role="row"
      data-row={id}
      tabIndex={active ? 0 : -1}
      aria-rowindex={index}
      aria-selected={selected}
      aria-label={name}
      onClick={press}
      onFocus={() => onActive(id)}
      className={classNames(
        'relative size-full border-b border-line focus-visible:-outline-offset-2',
        selected &&
          'bg-selected before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
        !selected && open && 'bg-[color-mix(in_oklab,var(--accent)_6%,transparent)]',
      )}
    >
      {kind === 'cards' ? <Card {...props} name={name} /> : <Line {...props} name={name} />}
    </div>
  );
});

interface LaidOutProps extends ExportRowProps {
  readonly name: string;
}

function Line({ item, selected, open, onSelect, name }: LaidOutProps) {
  const { columns, kind } = use(TableLookContext);
  const isWide = kind === 'wide';
  return (
    <div
      role="presentation"
      className="grid size-full items-center gap-x-3 px-4"
      style={{ gridTemplateColumns: columns }}
    >
      <Cell>
        <SelectBox name={name} id={item.id} selected={selected} onSelect={onSelect} />
      </Cell>
      <Cell>
        <CameraCell item={item} open={open} withAge={!isWide} />
      </Cell>
      <Cell>
        <RangeCell item={item} />
      </Cell>
      {isWide && (
        <Cell>
          <SettingsCell item={item} />
        </Cell>
      )}
      <Cell>
        <StateCell item={item} />
      </Cell>
      <Cell>
        <FilesCell item={item} />
      </Cell>
      {isWide && (
        <Cell className="text-12 text-fg2">
          <Age item={item} />
        </Cell>
      )}
      <Cell>
        <RowActions item={item} name={name} touch={false} />
      </Cell>
    </div>
  );
}

function Card({ item, selected, open, onSelect, name }: LaidOutProps) {
  return (
    <div role="presentation" className="flex size-full flex-col gap-2 px-4 py-2">
      <div role="presentation" className="flex items-start gap-3">
        <Cell className="flex items-center pt-1 max-phone:pt-0.5">
          <SelectBox name={name} id={item.id} selected={selected} onSelect={onSelect} />
        </Cell>
        <Cell className="flex-1">
          <CameraCell item={item} open={open} withAge />
        </Cell>
        <Cell className="max-w-[45%] text-right">
          <SettingsCell item={item} />
        </Cell>
      </div>
      <Cell>
        <RangeCell item={item} />
      </Cell>
      <Cell>
        <StateCell item={item} />
      </Cell>
      <div role="presentation" className="flex min-h-0 flex-1 items-start gap-2">
        <Cell className="flex-1">
          <FilesCell item={item} />
        </Cell>
        <Cell className="-mr-3 shrink-0">
          <RowActions item={item} name={name} touch />
        </Cell>
      </div>
    </div>
  );
}

interface SelectBoxProps {
  readonly id: string;
  readonly name: string;
  readonly selected: boolean;
  readonly onSelect: (id: string, range: boolean) => void;
}

const SelectBox = ({ id, name, selected, onSelect }: SelectBoxProps) => (
  <RowBox
    label={`Select ${name}`}
    part={selected ? 'all' : 'none'}
    onToggle={(range) => onSelect(id, range)}
  />
);

interface CellProps {
  readonly children: ReactNode;
  readonly className?: string;
}

const Cell = ({ children, className }: CellProps) => (
  <div role="gridcell" className={classNames('min-w-0', className)}>
    {children}
  </div>
);
