/** One of a few choices, side by side: radio buttons of the browser's own, so that the arrow keys walk them. */
import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { classNames } from '../../../ui/class-names.ts';

export interface Segment<Value extends string | number> {
  readonly value: Value;
  readonly label: string;
  /** For assistive technology where the label is a sign, and as a hint. */
  readonly title?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly disabledReason?: string | undefined;
}

export interface SegmentsProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChoose: (value: Value) => void;
  /** All of them: why is said beside. */
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

export function Segments<Value extends string | number>(props: SegmentsProps<Value>) {
  const { label, value, segments, onChoose, disabled = false, describedBy } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      className="inline-flex max-w-full flex-wrap rounded-control p-0.5 shadow-[inset_0_0_0_1px_var(--line)]"
    >
      {segments.map(({ value: own, label: words, title, icon: Icon, disabledReason }) => {
        const isDisabled = disabled || disabledReason !== undefined;
        const hint = [title, disabledReason].filter((one) => one !== undefined).join('. ');
        return (
          <label
            key={own}
            title={hint === '' ? undefined : hint}
            className={classNames(
              'relative flex h-6 min-w-8 items-center justify-center gap-1.5 rounded-chip px-2 whitespace-nowrap has-focus-visible:outline-2 has-focus-visible:outline-accent max-phone:h-10 max-phone:min-w-10',
              own === value && !isDisabled && 'bg-s3 font-550 text-fg1',
              own === value && isDisabled && 'text-fg3 underline decoration-line2 underline-offset-4',
              own !== value && (isDisabled ? 'text-fg3' : 'text-fg2 hover:text-fg1'),
            )}
          >
            <input
              type="radio"
              name={name}
              aria-label={hint === '' ? undefined : `${words}, ${hint}`}
              checked={own === value}
              disabled={isDisabled}
              onChange={() => onChoose(own)}
              className="absolute inset-0 size-full cursor-[inherit] opacity-0"
            />
            {Icon !== undefined && <Icon size={14} strokeWidth={1.75} aria-hidden />}
            <span aria-hidden={hint === '' ? undefined : true}>{words}</span>
          </label>
        );
      })}
    </div>
  );
}
