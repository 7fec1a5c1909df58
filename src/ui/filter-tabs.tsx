/** Which part of a list is shown, with how many are in each. */
import { classNames } from './class-names.ts';

export interface FilterTabsProps<Filter extends string> {
  /** For assistive technology: "Which files". */
  readonly label: string;
  readonly tabs: readonly (readonly [filter: Filter, word: string])[];
  readonly filter: Filter;
  readonly counts: Readonly<Record<Filter, number>>;
  readonly onFilter: (filter: Filter) => void;
  /** The one whose number waits for a person. */
  readonly loud: Filter;
}

export function FilterTabs<Filter extends string>(props: FilterTabsProps<Filter>) {
  const { label, tabs, filter, counts, onFilter, loud } = props;
  return (
    <div
      role="group"
      aria-label={label}
      className="flex max-w-full min-w-0 shrink-0 overflow-x-auto rounded-control bg-s0 p-0.5 shadow-[inset_0_0_0_1px_var(--line)] [scrollbar-width:none]"
    >
      {tabs.map(([value, word]) => {
        const count = counts[value];
        const isChosen = value === filter;
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onFilter(value)}
            className={classNames(
              'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-chip px-2 text-12 font-medium whitespace-nowrap max-phone:h-10 max-phone:gap-1 max-phone:px-1.5',
              isChosen ? 'bg-s3 text-fg1 shadow-[inset_0_0_0_1px_var(--line)]' : 'text-fg2 hover:text-fg1',
            )}
          >
            {word}
            <span
              className={classNames(
                'tabular',
                value === loud && count > 0
                  ? 'rounded-full bg-fg1 px-1.25 leading-4 font-semibold text-s0'
                  : 'text-fg3',
              )}
            >
              {count}
            </span>
          </button>
        );
      })}
    </div>
  );
}
