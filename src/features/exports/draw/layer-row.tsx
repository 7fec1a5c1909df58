/** One layer: what it is, and how to select, hide and delete it. */
import { Eye, EyeOff, type LucideIcon, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';

export interface LayerRowProps {
  readonly icon: LucideIcon;
  /** "Mask 1". */
  readonly name: string;
  /** "6 corners". */
  readonly fact: string;
  /** Why it counts for nothing now. */
  readonly reason: string | undefined;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly isHidden: boolean;
  readonly onHide: () => void;
  readonly onDelete: () => void;
  /** Its numbers, while it is selected. */
  readonly children?: ReactNode;
}

const ACTION = 'max-phone:size-11';

export function LayerRow(props: LayerRowProps) {
  const { icon: Icon, name, fact, reason, isSelected, isHidden } = props;
  return (
    <li>
      <div
        className={classNames(
          'flex min-h-6.5 items-center gap-1 rounded-chip pr-1 text-12',
          isSelected && 'bg-[color-mix(in_oklab,var(--accent)_13%,transparent)]',
        )}
      >
        <button
          type="button"
          aria-expanded={isSelected}
          onClick={props.onSelect}
          className={classNames(
            'flex min-h-6.5 min-w-0 flex-1 items-center gap-2 rounded-chip pl-2 text-left max-phone:min-h-11',
            reason !== undefined && 'text-fg3',
          )}
        >
          <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span className="shrink-0 font-550">{name}</span>
          <span className="tabular truncate text-fg3">{fact}</span>
        </button>
        <IconButton
          label={isHidden ? `Show ${name}` : `Hide ${name} while drawing`}
          icon={isHidden ? EyeOff : Eye}
          size="small"
          tooltipSide="top"
          className={ACTION}
          onClick={props.onHide}
        />
        <IconButton
          label={`Delete ${name}`}
          icon={Trash2}
          size="small"
          tooltipSide="top"
          className={ACTION}
          onClick={props.onDelete}
        />
      </div>
      {isHidden && reason === undefined && (
        <p className="pl-8 text-12 text-fg3">Hidden here, exported all the same.</p>
      )}
      {reason !== undefined && <p className="pl-8 text-12 text-fg3">{reason}</p>}
      {isSelected && props.children !== undefined && <div className="py-1.5 pl-8">{props.children}</div>}
    </li>
  );
}
