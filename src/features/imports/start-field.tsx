/** When a file begins: shown as date and time in the chosen zone, changed in a small window to the second. */
import { Pencil } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type FormEvent, use, useId, useState } from 'react';
import type { EpochMs } from '../../core/units.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PortalContext } from '../../ui/portal-context.ts';
import { TimeContext } from '../../ui/time-context.ts';
import { shortDay } from './import-words.ts';
import { POPOVER } from '../../ui/popover-look.ts';
import { parseStartText, startText } from './start-text.ts';

export interface StartFieldProps {
  /** Of which file. */
  readonly name: string;
  readonly at: EpochMs | undefined;
  readonly now: EpochMs;
  /** Where the time comes from. */
  readonly source: string;
  /** A start at which the file would fit, where it does not now. */
  readonly fitsAt?: EpochMs | undefined;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onStart: (at: EpochMs) => void;
  readonly disabledReason?: string | undefined;
}

const FACE = 'tabular flex h-7 w-full min-w-0 items-center gap-2 px-2 text-left max-phone:h-11';

export function StartField(props: StartFieldProps) {
  const { name, at, now, source, open, onOpen, disabledReason } = props;
  const { format, locale } = use(TimeContext);
  const portal = use(PortalContext);
  const face =
    at === undefined ? (
      <span className="flex-1 text-fg2">Set the start</span>
    ) : (
      <>
        <span className="shrink-0 text-fg3">{shortDay(format, locale, at, now)}</span>{' '}
        <time dateTime={new Date(at).toISOString()} className="flex-1 truncate font-550">
          {format.clock(at)}
        </time>
      </>
    );
  const label =
    at === undefined
      ? `Set the start of ${name}, ${source}`
      : `Start of ${name}: ${shortDay(format, locale, at, now)} ${format.clock(at)}, ${source}. Change it`;
  if (disabledReason !== undefined) {
    return (
      <span className={classNames(FACE, 'px-0!')} title={disabledReason}>
        {face}
      </span>
    );
  }
  return (
    <Popover.Root open={open} onOpenChange={onOpen}>
      <Popover.Trigger
        aria-label={label}
        className={classNames(
          FACE,
          'field-box hover:bg-s2',
          open &&
            'shadow-[inset_0_0_0_1px_var(--accent),0_0_0_2px_color-mix(in_oklab,var(--accent)_35%,transparent)]!',
        )}
      >
        {face}
        <Pencil size={12} strokeWidth={2} aria-hidden className="shrink-0 text-fg3" />
      </Popover.Trigger>
      <Popover.Portal container={portal}>
        <Popover.Content
          aria-label={`Start of ${name}`}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`${POPOVER} w-72`}
        >
          <StartForm {...props} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function StartForm({ name, at, now, source, fitsAt, onOpen, onStart }: StartFieldProps) {
  const { format } = use(TimeContext);
  const [text, setText] = useState(() => startText(format.zone, at ?? now));
  const id = useId();
  const read = parseStartText(format.zone, text);
  const zone = format.zoneName(read ?? at ?? now);
  function give(start: EpochMs) {
    onStart(start);
    onOpen(false);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (read !== undefined) give(read);
  }
  return (
    <form onSubmit={submit}>
      <label htmlFor={id} className="block font-semibold">
        First second of the footage
      </label>
      <p className="mt-0.5 mb-2 truncate text-12 text-fg3" title={name}>
        {name}, {source}
      </p>
      <input
        id={id}
        type="datetime-local"
        step={1}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="field-box tabular h-8 w-full px-2 text-13 outline-none max-phone:h-11"
      />
      {fitsAt !== undefined && (
        <Button size="small" className="mt-2 max-phone:h-11" onClick={() => give(fitsAt)}>
          It fits at {format.clock(fitsAt)}
        </Button>
      )}
      <div className="mt-3 flex items-center justify-between gap-3">
        <span role="status" className="text-12 text-fg3">
          {read === undefined ? 'This is no date and time.' : `In ${zone}`}
        </span>
        <Button
          type="submit"
          tone="primary"
          disabledReason={read === undefined ? 'This is no date and time.' : undefined}
        >
          Set the start
        </Button>
      </div>
    </form>
  );
}
