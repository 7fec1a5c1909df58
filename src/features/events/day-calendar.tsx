/**
 * A month to pick a day from. Where the system tells which days hold footage, only those can be picked;
 * asked for as its month is shown. Keys as in ARIA's grid of dates.
 */
import { useQueries } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, use, useRef, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import type { TimeFormat } from '../../core/time-zone.ts';
import { type EpochMs, epochMs } from '../../core/units.ts';
import { toZonedTime, zonedDayText } from '../../core/zoned-time.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TimeContext } from '../../ui/time-context.ts';
import type { EventHistory } from '../../vendors/contract-events.ts';
import { footageOptions } from './event-queries.ts';
import { addMonths, type CalendarDay, daysOf, isBefore, monthGrid, monthOf } from './month-grid.ts';

export interface DayCalendarProps {
  readonly format: TimeFormat;
  readonly footage: { readonly reference: CameraRef; readonly history: EventHistory } | undefined;
  /** A moment of the day that is shown. */
  readonly chosen: EpochMs | undefined;
  readonly onDay: (from: EpochMs) => void;
}

const WEEK = 7;
const DAY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -WEEK,
  ArrowDown: WEEK,
};

export function DayCalendar({ format, footage, chosen, onDay }: DayCalendarProps) {
  const { locale } = use(TimeContext);
  const { zone } = format;
  const [now] = useState(() => epochMs(Date.now()));
  const [month, setMonth] = useState(() => monthOf(zone, chosen ?? now));
  const [focus, setFocus] = useState(() => toZonedTime(zone, chosen ?? now).day);
  const table = useRef<HTMLTableElement>(null);
  const grid = monthGrid(zone, month);
  const thisMonth = monthOf(zone, now);
  const isLast = !isBefore(month, thisMonth);
  const days = useDaysWithFootage(footage, grid.from, grid.until, zone);
  const today = zonedDayText(toZonedTime(zone, now));
  const chosenId = chosen === undefined ? undefined : zonedDayText(toZonedTime(zone, chosen));
  const all = grid.weeks.flat().flatMap((day) => day ?? []);
  const focusDay = Math.min(focus, all.length);

  const reasonAgainst = (day: CalendarDay): string | undefined => {
    if (day.from > now) return 'still to come';
    return days === undefined || days.has(day.id) ? undefined : 'no footage';
  };

  function moveFocus(day: number) {
    setFocus(day);
    table.current?.querySelector<HTMLButtonElement>(`[data-day="${day}"]`)?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = DAY_STEPS[event.key];
    if (event.key === 'PageUp') setMonth(addMonths(month, -1));
    else if (event.key === 'PageDown' && !isLast) setMonth(addMonths(month, 1));
    else if (event.key === 'Home') moveFocus(1);
    else if (event.key === 'End') moveFocus(all.length);
    else if (step !== undefined) moveFocus(Math.max(1, Math.min(focusDay + step, all.length)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const middle = epochMs((grid.from + grid.until) / 2);
  const title = new Intl.DateTimeFormat(locale, { timeZone: zone, month: 'long', year: 'numeric' });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short' });
  const fullDay = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'full' });
  const aWeek = grid.weeks[1] ?? [];
  return (
    <div className="mt-3 border-t border-line pt-2">
      <div className="flex items-center justify-between">
        <IconButton label="Month before" icon={ChevronLeft} onClick={() => setMonth(addMonths(month, -1))} />
        <span aria-live="polite" className="font-550">
          {title.format(middle)}
        </span>
        <IconButton
          label="Month after"
          icon={ChevronRight}
          disabledReason={isLast ? 'It is still to come' : undefined}
          onClick={() => setMonth(addMonths(month, 1))}
        />
      </div>
      <table
        ref={table}
        role="grid"
        aria-label={title.format(middle)}
        onKeyDown={onKeyDown}
        className="tabular w-full table-fixed text-center"
      >
        <thead>
          <tr>
            {aWeek.map((day) => (
              <th key={day?.id} scope="col" className="text-12 font-normal text-fg3">
                {day === undefined ? '' : weekday.format(day.from).slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.weeks.map((week) => (
            <tr key={week.find((day) => day !== undefined)?.id}>
              {WEEKDAYS.map((at) => {
                const day = week[at];
                if (day === undefined) return <td key={at} aria-label="none" />;
                const against = reasonAgainst(day);
                const label = fullDay.format(day.from);
                return (
                  <td key={at} aria-selected={day.id === chosenId} className="p-px">
                    <button
                      type="button"
                      data-day={day.day}
                      tabIndex={day.day === focusDay ? 0 : -1}
                      aria-label={against === undefined ? label : `${label}, ${against}`}
                      aria-current={day.id === today ? 'date' : undefined}
                      aria-disabled={against !== undefined || undefined}
                      title={against}
                      onClick={() => {
                        setFocus(day.day);
                        if (against === undefined) onDay(day.from);
                      }}
                      className={classNames(
                        'h-7 w-full rounded-control pointer-coarse:h-9',
                        against === undefined ? 'font-550 hover:bg-s3' : 'text-fg3',
                        against === 'no footage' && 'line-through decoration-line2',
                        day.id === today && 'shadow-[inset_0_0_0_1px_var(--line2)]',
                        day.id === chosenId && 'bg-selected shadow-[inset_0_0_0_1px_var(--accent)]',
                      )}
                    >
                      {day.day}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The ids of the days that hold footage; undefined while that is not known, and then any can be picked. */
function useDaysWithFootage(
  footage: DayCalendarProps['footage'],
  from: EpochMs,
  until: EpochMs,
  zone: string,
): ReadonlySet<string> | undefined {
  const [asked] = useQueries({
    queries: (footage === undefined ? [] : [footage]).map(({ reference, history }) =>
      footageOptions(reference, history, { from, until }),
    ),
  });
  const moments = asked?.data;
  return moments === undefined || moments === null ? undefined : daysOf(zone, moments);
}
