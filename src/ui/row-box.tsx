/** The check box of a row, or of all rows. With Shift it takes the range from the last one. */
import { Check, Minus } from 'lucide-react';
import { classNames } from './class-names.ts';

export interface RowBoxProps {
  readonly label: string;
  readonly part: 'none' | 'some' | 'all';
  readonly onToggle: (range: boolean) => void;
  readonly className?: string;
}

export function RowBox({ label, part, onToggle, className }: RowBoxProps) {
  const Mark = part === 'all' ? Check : Minus;
  return (
    // Around the box, so that a finger need not hit 14 px.
    <label className={classNames('-m-2 flex w-fit p-2 max-phone:-m-3.5 max-phone:p-3.5', className)}>
      <span className="sr-only">{label}</span>
      <span className="relative block size-3.5">
        <input
          type="checkbox"
          checked={part === 'all'}
          ref={(box) => {
            if (box !== null) box.indeterminate = part === 'some';
          }}
          // The click knows of Shift; the change does not.
          onClick={(event) => onToggle(event.shiftKey)}
          onChange={() => {}}
          className="peer block size-3.5 appearance-none rounded-thumb shadow-[inset_0_0_0_1px_var(--line2)] checked:bg-accent checked:shadow-none indeterminate:bg-accent indeterminate:shadow-none"
        />
        {part !== 'none' && (
          <Mark
            size={12}
            strokeWidth={3}
            aria-hidden
            className="pointer-events-none absolute inset-px text-onaccent"
          />
        )}
      </span>
    </label>
  );
}
