/** The playhead's time as a button, which opens a field for another day and time. */
import { CalendarDays } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, useId, useState } from 'react';
import type { EpochMs } from '../../core/units.ts';
import { parseZonedText, zonedText } from '../../core/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';

export interface GoToMomentProps {
  readonly at: EpochMs;
  readonly onGo: (to: EpochMs) => void;
  readonly children: ReactNode;
}

const POPOVER =
  'z-30 w-72 max-w-[calc(100vw-16px)] rounded-dialog border border-line2 bg-s2 p-3 text-13 text-fg1 shadow-2xl outline-none';

export function GoToMoment({ at, onGo, children }: GoToMomentProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="field-box tabular inline-flex h-8 items-center gap-2 px-3 whitespace-nowrap hover:bg-s2 max-phone:order-first max-phone:h-11 max-phone:w-full max-phone:justify-center"
        >
          {children}
          <span className="sr-only">, go to another moment</span>
          <CalendarDays size={16} strokeWidth={1.75} aria-hidden className="text-fg2" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label="Go to a moment" sideOffset={6} collisionPadding={8} className={POPOVER}>
          <MomentField
            at={at}
            onGo={(to) => {
              onGo(to);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function MomentField({ at, onGo }: Pick<GoToMomentProps, 'at' | 'onGo'>) {
  const { zone, zoneName } = useTimeFormat();
  const [text, setText] = useState(() => zonedText(zone, at));
  const id = useId();
  const moment = parseZonedText(zone, text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (moment !== undefined) onGo(moment);
      }}
    >
      <label htmlFor={id} className="text-12 text-fg3">
        Day and time, in {zoneName(moment ?? at)}
      </label>
      <input
        id={id}
        type="datetime-local"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="field-box tabular mt-1 mb-3 h-8 w-full px-2"
      />
      <div className="flex justify-end">
        <Button
          type="submit"
          tone="primary"
          disabledReason={moment === undefined ? 'Fill in a day and a time.' : undefined}
        >
          Go there
        </Button>
      </div>
    </form>
  );
}
