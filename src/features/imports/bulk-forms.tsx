/** Small windows that set the start of several files: a moment, a shift, the zone of their stamps. */
import { Popover } from 'radix-ui';
import { type FormEvent, type ReactNode, use, useId, useState } from 'react';
import { type EpochMs, epochMs, type Ms } from '../../core/units.ts';
import { Button } from '../../ui/button.tsx';
import { PortalContext } from '../../ui/portal-context.ts';
import { TimeContext } from '../../ui/time-context.ts';
import { POPOVER } from '../../ui/popover-look.ts';
import { parseShift, parseStartText, shiftText, startText } from './start-text.ts';

const FIELD = 'field-box tabular h-8 w-full px-2 text-13 outline-none max-phone:h-11';

interface FormWindowProps {
  readonly words: string;
  readonly hint: string;
  readonly disabledReason: string | undefined;
  readonly children: (close: () => void) => ReactNode;
}

function FormWindow({ words, hint, disabledReason, children }: FormWindowProps) {
  const portal = use(PortalContext);
  const [open, setOpen] = useState(false);
  if (disabledReason !== undefined) {
    return (
      <Button className="max-phone:h-11" disabledReason={disabledReason}>
        {words}…
      </Button>
    );
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button className="max-phone:h-11">{words}…</Button>
      </Popover.Trigger>
      <Popover.Portal container={portal}>
        <Popover.Content
          aria-label={words}
          side="top"
          sideOffset={8}
          collisionPadding={8}
          className={`${POPOVER} w-76`}
        >
          <p className="font-semibold">{words}</p>
          <p className="mt-0.5 mb-2 text-12 text-fg3">{hint}</p>
          {children(() => setOpen(false))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface FootProps {
  readonly note: string;
  readonly action: string;
  readonly wrong: string | undefined;
}

const Foot = ({ note, action, wrong }: FootProps) => (
  <div className="mt-3 flex items-center justify-between gap-3">
    <span role="status" className="text-12 text-fg3">
      {wrong ?? note}
    </span>
    <Button type="submit" tone="primary" disabledReason={wrong} className="max-phone:h-11">
      {action}
    </Button>
  </div>
);

export interface BulkMomentProps {
  readonly words: string;
  readonly hint: string;
  /** What the field begins with. */
  readonly from: EpochMs | undefined;
  readonly disabledReason: string | undefined;
  readonly onMoment: (at: EpochMs) => void;
}

export function BulkMoment({ from, onMoment, ...frame }: BulkMomentProps) {
  return (
    <FormWindow {...frame}>
      {(close) => (
        <MomentForm
          label={frame.words}
          from={from}
          onMoment={(at) => {
            onMoment(at);
            close();
          }}
        />
      )}
    </FormWindow>
  );
}

type MomentFormProps = Pick<BulkMomentProps, 'from' | 'onMoment'> & { readonly label: string };

function MomentForm({ label, from, onMoment }: MomentFormProps) {
  const { format } = use(TimeContext);
  const [text, setText] = useState(() => startText(format.zone, from ?? epochMs(Date.now())));
  const at = parseStartText(format.zone, text);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (at !== undefined) onMoment(at);
  }
  return (
    <form onSubmit={submit}>
      <input
        type="datetime-local"
        step={1}
        aria-label={`${label}: date and time`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={FIELD}
      />
      <Foot
        note={`In ${at === undefined ? '' : format.zoneName(at)}`}
        action="Set"
        wrong={at === undefined ? 'This is no date and time.' : undefined}
      />
    </form>
  );
}

export interface BulkShiftProps {
  readonly disabledReason: string | undefined;
  readonly onShift: (by: Ms) => void;
}

export function BulkShift({ disabledReason, onShift }: BulkShiftProps) {
  return (
    <FormWindow
      words="Shift"
      hint="For a camera whose clock was wrong: moves each start by as much."
      disabledReason={disabledReason}
    >
      {(close) => (
        <ShiftForm
          onShift={(by) => {
            onShift(by);
            close();
          }}
        />
      )}
    </FormWindow>
  );
}

function ShiftForm({ onShift }: Pick<BulkShiftProps, 'onShift'>) {
  const [text, setText] = useState('+0:00:00');
  const by = parseShift(text);
  const isNone = by === 0;
  const wrong =
    by === undefined ? 'Hours, minutes, seconds: −1:00:00' : isNone ? 'This moves nothing.' : undefined;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (by !== undefined && !isNone) onShift(by);
  }
  return (
    <form onSubmit={submit}>
      <input
        aria-label="Shift by hours, minutes and seconds"
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        className={FIELD}
      />
      <Foot
        note={by === undefined ? '' : `${by < 0 ? 'earlier' : 'later'} by ${shiftText(by).slice(1)}`}
        action="Shift"
        wrong={wrong}
      />
    </form>
  );
}

export interface BulkZoneProps {
  readonly disabledReason: string | undefined;
  readonly onZone: (zone: string | undefined) => void;
}

const UTC = 'UTC';

export function BulkZone({ disabledReason, onZone }: BulkZoneProps) {
  return (
    <FormWindow
      words="Stamps are"
      hint="What the clock of the camera was set to. Files should hold UTC; many cameras write local time."
      disabledReason={disabledReason}
    >
      {(close) => (
        <ZoneForm
          onZone={(zone) => {
            onZone(zone);
            close();
          }}
        />
      )}
    </FormWindow>
  );
}

function ZoneForm({ onZone }: Pick<BulkZoneProps, 'onZone'>) {
  const { format } = use(TimeContext);
  const [zone, setZone] = useState(format.zone);
  const id = useId();
  const [zones] = useState(() => Intl.supportedValuesOf('timeZone'));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onZone(zone === UTC ? undefined : zone);
      }}
    >
      <label htmlFor={id} className="mb-1 block text-12 text-fg2">
        Stamps in the files are
      </label>
      <select
        id={id}
        value={zone}
        onChange={(event) => setZone(event.target.value)}
        className={`${FIELD} bg-s0`}
      >
        <option value={UTC}>UTC, as files should hold</option>
        {format.zone !== UTC && <option value={format.zone}>local time of {format.zone}</option>}
        <optgroup label="Local time of">
          {zones
            .filter((name) => name !== format.zone && name !== UTC)
            .map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </optgroup>
      </select>
      <Foot note="What you set by hand stays." action="Apply" wrong={undefined} />
    </form>
  );
}
