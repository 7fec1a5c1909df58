/** The filters that are needed less often: how strong, and continuous recordings. */
import { ListFilter } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { type ContinuousChoice, countMore, type EventFilter, STRONGEST } from './event-filter.ts';
import { FilterChip } from './filter-chip.tsx';
import { POPOVER } from '../../ui/popover-look.ts';

export interface MoreFiltersProps {
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
}

const CONTINUOUS: readonly (readonly [ContinuousChoice | undefined, string])[] = [
  [undefined, 'With the others'],
  ['only', 'Only these'],
  ['without', 'Left out'],
];

export function MoreFilters({ filter, onFilter }: MoreFiltersProps) {
  const count = countMore(filter);
  const name = useId();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <FilterChip
          chosen={count > 0}
          icon={ListFilter}
          aria-label={count === 0 ? 'More filters' : `More filters, ${count} in use`}
          title="More filters"
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="More filters"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className={`${POPOVER} w-72`}
        >
          <h3 className="font-semibold">More filters</h3>
          <Least word="Motion" value={filter.motion} onValue={(motion) => onFilter({ ...filter, motion })} />
          <Least word="Sound" value={filter.sound} onValue={(sound) => onFilter({ ...filter, sound })} />
          <div role="radiogroup" aria-labelledby={`${name}-head`} className="mt-3 border-t border-line pt-3">
            <p id={`${name}-head`} className="mb-1 font-550">
              Continuous recordings
            </p>
            {CONTINUOUS.map(([choice, words]) => (
              <label key={words} className="flex h-7 items-center gap-2 pointer-coarse:h-10">
                <input
                  type="radio"
                  name={name}
                  checked={filter.continuous === choice}
                  onChange={() => onFilter({ ...filter, continuous: choice })}
                  className="accent-accent"
                />
                {words}
              </label>
            ))}
          </div>
          <p className="mt-2 text-12 text-fg3">
            Kind and strength are looked up here, event by event: rare ones take a while.
          </p>
          {count > 0 && (
            <Button
              size="small"
              className="mt-2"
              onClick={() =>
                onFilter({ ...filter, motion: undefined, sound: undefined, continuous: undefined })
              }
            >
              Reset
            </Button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface LeastProps {
  readonly word: string;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
}

/** A least strength; none at the left end. */
function Least({ word, value, onValue }: LeastProps) {
  const id = useId();
  const words = value === undefined ? 'any' : `${value} or more`;
  return (
    <div className="mt-3">
      <label htmlFor={id} className="flex justify-between">
        <span className="font-550">{word}</span>
        <span className="tabular text-fg2">{words}</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={STRONGEST}
        step={1}
        value={value ?? 0}
        aria-valuetext={words}
        onChange={(event) => {
          const least = Number(event.target.value);
          onValue(least === 0 ? undefined : least);
        }}
        className="h-6 w-full accent-accent pointer-coarse:h-9"
      />
    </div>
  );
}
