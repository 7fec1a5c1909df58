/** Chooses the camera to export: of all systems, found by typing, walked by keyboard; refusals with their reason. */
import { Check, ChevronDown, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, use, useEffect, useId, useRef, useState } from 'react';
import { type CameraRef, cameraRefText } from '../../../core/ids.ts';
import type { SystemCameras } from '../../../systems/camera-queries.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Monogram } from '../../../ui/monogram.tsx';
import { POPOVER } from '../../../ui/popover-look.ts';
import { PortalContext } from '../../../ui/portal-context.ts';
import { tooltip } from '../../../ui/tooltip.ts';
import { type CameraRow, cameraRows, choosableCameras } from './export-systems.ts';

export interface CameraChooserProps {
  /** What it says while nothing is chosen. */
  readonly label: string;
  readonly systems: readonly SystemCameras[];
  readonly value: CameraRef | undefined;
  /** The chosen camera's name and where it is; undefined while that is not known. */
  readonly name: string | undefined;
  readonly place: string | undefined;
  readonly onChoose: (ref: CameraRef) => void;
  readonly describedBy: string;
  /** Why nothing can be chosen now. */
  readonly disabledReason?: string | undefined;
}

export function CameraChooser(props: CameraChooserProps) {
  const { label, systems, value, name, place, onChoose, describedBy, disabledReason } = props;
  const portal = use(PortalContext);
  const [open, setOpen] = useState(false);
  const words = value === undefined ? label : (name ?? value.camera);
  const isDisabled = disabledReason !== undefined;
  return (
    // It stays reachable where it cannot be used, and says why.
    <Popover.Root open={open && !isDisabled} onOpenChange={setOpen}>
      <Popover.Trigger
        {...(isDisabled && tooltip({ text: disabledReason, side: 'top' }))}
        aria-describedby={describedBy}
        aria-disabled={isDisabled || undefined}
        className={classNames(
          'field-box flex h-7 w-full min-w-0 items-center gap-2 px-2 text-left max-phone:h-11',
          isDisabled ? 'text-fg3' : 'hover:bg-s2',
        )}
      >
        <span className="sr-only">Camera: </span>
        <span
          className={classNames(
            'max-w-3/4 shrink-0 truncate',
            value === undefined ? !isDisabled && 'text-fg2' : 'font-550',
          )}
        >
          {words}
        </span>{' '}
        <span className="min-w-0 flex-1 truncate text-fg3">{place}</span>
        <ChevronDown size={14} strokeWidth={2} aria-hidden className="shrink-0" />
      </Popover.Trigger>
      <Popover.Portal container={portal}>
        <Popover.Content
          aria-label="Cameras"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`${POPOVER} flex w-(--radix-popover-trigger-width) min-w-72 flex-col p-0!`}
        >
          <CameraList
            systems={systems}
            value={value}
            onChoose={(ref) => {
              setOpen(false);
              onChoose(ref);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function CameraList({
  systems,
  value,
  onChoose,
}: Pick<CameraChooserProps, 'systems' | 'value' | 'onChoose'>) {
  const [query, setQuery] = useState('');
  const chosen = value === undefined ? undefined : cameraRefText(value);
  const [active, setActive] = useState(chosen);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = cameraRows(systems, query);
  const options = choosableCameras(rows);
  const at = Math.max(
    options.findIndex((row) => row.id === active),
    0,
  );
  const activeId = options[at]?.id;
  const optionId = (row: string) => `${id}-${encodeURIComponent(row)}`;
  useEffect(() => {
    list.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each line that becomes active comes into view
  }, [activeId]);

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    const row = options[at];
    if (to !== undefined) setActive(options[Math.max(0, Math.min(to, options.length - 1))]?.id);
    else if (event.key === 'Enter' && row !== undefined) onChoose(row.ref);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3">
        <Search size={14} className="shrink-0 text-fg3" aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId === undefined ? undefined : optionId(activeId)}
          aria-label="Find a camera"
          placeholder="Find a camera"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="w-full bg-transparent outline-none placeholder:text-fg3"
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Cameras to export"
        className="max-h-80 overflow-auto p-1"
      >
        {rows.length === 0 && <p className="p-2 text-fg2">No camera is called that.</p>}
        {rows.map((row) =>
          row.kind === 'system' ? (
            <SystemHead key={row.id} row={row} />
          ) : (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
            <div
              key={row.id}
              id={optionId(row.id)}
              role="option"
              tabIndex={-1}
              aria-selected={row.id === chosen}
              aria-disabled={row.reason !== undefined || undefined}
              data-active={row.reason === undefined && row.id === activeId}
              title={row.reason}
              onPointerMove={() => row.reason === undefined && setActive(row.id)}
              onClick={() => row.reason === undefined && onChoose(row.ref)}
              className="flex min-h-7 items-center gap-2 rounded-chip px-2 aria-disabled:text-fg3 data-[active=true]:bg-s3 max-phone:min-h-11"
            >
              <span className="w-4 shrink-0">{row.id === chosen && <Check size={14} aria-hidden />}</span>
              <span className="truncate">{row.name}</span>
              <span className="min-w-0 flex-1 truncate text-right text-12 text-fg3">{row.group}</span>
            </div>
          ),
        )}
      </div>
    </>
  );
}

function SystemHead({ row }: { readonly row: Extract<CameraRow, { readonly kind: 'system' }> }) {
  return (
    <div role="presentation" className="px-2 pt-2 pb-1 text-12">
      <span className="flex items-center gap-2 font-semibold">
        <Monogram text={row.monogram} label={row.label} />
        <span className="truncate">{row.name}</span>
      </span>
      {row.note !== undefined && <span className="mt-0.5 block text-fg3">{row.note}</span>}
    </div>
  );
}
