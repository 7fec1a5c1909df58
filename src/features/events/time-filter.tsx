/** Which time a list of events shows: a press away, a day of the calendar, or from and until. */
import { CalendarDays } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { type EpochMs, epochMs, type Ms } from '../../core/units.ts';
import { parseZonedText, zonedText } from '../../core/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { EventHistory } from '../../vendors/contract-events.ts';
import { DayCalendar } from './day-calendar.tsx';
import type { EventFilter } from './event-filter.ts';
import { FilterChip } from './filter-chip.tsx';
import { nextDay, timePresets, timeWords } from './filter-words.ts';
import { POPOVER } from '../../ui/popover-look.ts';

export interface TimeFilterProps {
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  readonly footage: { readonly reference: CameraRef; readonly history: EventHistory } | undefined;
  readonly cameraOffset: Ms | undefined;
}

export function TimeFilter({ filter, onFilter, footage, cameraOffset }: TimeFilterProps) {
  const format = useTimeFormat(cameraOffset);
  const [open, setOpen] = useState(false);
  const [mounted] = useState(() => epochMs(Date.now()));
  const words = timeWords(filter, format);
  const choose = (range: Pick<EventFilter, 'from' | 'until'>) => {
    onFilter({ ...filter, ...range });
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <FilterChip
          chosen={words !== undefined}
          icon={CalendarDays}
          aria-label={words === undefined ? 'Time' : `Time: ${words}`}
          title="Time"
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label="Time"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className={`${POPOVER} w-76`}
        >
          <Presets filter={filter} cameraOffset={cameraOffset} onChoose={choose} />
          <DayCalendar
            format={format}
            footage={footage}
            chosen={filter.from}
            onDay={(day) => choose({ from: day, until: nextDay(day, format) })}
          />
          <Moments
            key={`${filter.from ?? ''} ${filter.until ?? ''}`}
            filter={filter}
            zone={format.zone}
            zoneName={format.zoneName(filter.from ?? mounted)}
            onChoose={choose}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface PresetsProps {
  readonly filter: EventFilter;
  readonly cameraOffset: Ms | undefined;
  readonly onChoose: (range: Pick<EventFilter, 'from' | 'until'>) => void;
}

function Presets({ filter, cameraOffset, onChoose }: PresetsProps) {
  const format = useTimeFormat(cameraOffset);
  // The moment at which the window opened: what a preset means does not change while one looks.
  const [now] = useState(() => epochMs(Date.now()));
  const isChosen = (range: Pick<EventFilter, 'from' | 'until'>) =>
    range.from === filter.from && range.until === filter.until;
  return (
    <div role="group" aria-label="Time at a press" className="flex flex-wrap gap-1.5">
      <FilterChip
        chosen={isChosen({})}
        aria-pressed={isChosen({})}
        onClick={() => onChoose({ from: undefined, until: undefined })}
      >
        All time
      </FilterChip>
      {timePresets(now, format).map(({ words, range }) => (
        <FilterChip
          key={words}
          chosen={isChosen(range)}
          aria-pressed={isChosen(range)}
          onClick={() => onChoose(range)}
        >
          {words}
        </FilterChip>
      ))}
    </div>
  );
}

interface MomentsProps {
  readonly filter: EventFilter;
  readonly zone: string;
  readonly zoneName: string;
  readonly onChoose: (range: Pick<EventFilter, 'from' | 'until'>) => void;
}

const FIELD = 'field-box tabular h-8 w-full px-2 text-13';
/** A field that shows nothing stands for no bound. */
const textOf = (zone: string, at: EpochMs | undefined): string =>
  at === undefined ? '' : zonedText(zone, at);

/** From and until to the minute; shown when both are filled in right and pressed for. */
function Moments({ filter, zone, zoneName, onChoose }: MomentsProps) {
  const [from, setFrom] = useState(() => textOf(zone, filter.from));
  const [until, setUntil] = useState(() => textOf(zone, filter.until));
  const id = useId();
  const start = parseZonedText(zone, from);
  const end = parseZonedText(zone, until);
  const isBackwards = start !== undefined && end !== undefined && end <= start;
  return (
    <form
      className="mt-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBackwards) onChoose({ from: start, until: end });
      }}
    >
      {[['From', from, setFrom] as const, ['Until', until, setUntil] as const].map(([word, value, set]) => (
        <div key={word} className="mb-2 grid grid-cols-[44px_1fr] items-center">
          <label htmlFor={`${id}-${word}`} className="text-fg2">
            {word}
          </label>
          <input
            id={`${id}-${word}`}
            type="datetime-local"
            value={value}
            onChange={(event) => set(event.target.value)}
            className={FIELD}
          />
        </div>
      ))}
      <div className="flex items-center justify-between gap-3">
        <span role="status" className="text-12 text-fg3">
          {isBackwards ? 'It ends before it begins.' : `In ${zoneName}`}
        </span>
        <Button type="submit" disabledReason={isBackwards ? 'It ends before it begins.' : undefined}>
          Show this time
        </Button>
      </div>
    </form>
  );
}
