/** Chooses the camera that footage goes to: a list by system, found by typing, walked by keyboard. */
import { Check, ChevronDown, Plus, Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, use, useEffect, useId, useRef, useState } from 'react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { classNames } from '../../ui/class-names.ts';
import { Monogram } from '../../ui/monogram.tsx';
import { PortalContext } from '../../ui/portal-context.ts';
import { NewCameraDialog } from './new-camera-dialog.tsx';
import { POPOVER } from '../../ui/popover-look.ts';
import { choosable, type TargetRow, targetRows } from './target-rows.ts';
import { cameraName, systemName, TargetsContext, type TargetSystem } from './use-import-targets.ts';

export interface CameraPickerProps {
  /** What is chosen, for assistive technology: "Camera of a.mp4". Begins with `children` where they are. */
  readonly label: string;
  readonly value: CameraRef | undefined;
  readonly onChoose: (ref: CameraRef) => void;
  /** Why it cannot be changed. */
  readonly disabledReason?: string | undefined;
  /** Words of the button instead of the camera's name. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

const BUTTON =
  'inline-flex h-7 min-w-0 items-center gap-1.5 rounded-control px-2.5 text-left font-medium shadow-[inset_0_0_0_1px_var(--line)] max-phone:h-11';

export function CameraPicker(props: CameraPickerProps) {
  const { label, value, onChoose, disabledReason, children, className } = props;
  const targets = use(TargetsContext);
  const portal = use(PortalContext);
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState<TargetSystem>();
  const name = value === undefined ? 'Choose a camera' : cameraName(targets, value);
  const face = children ?? (
    <>
      <span className={classNames('min-w-0 flex-1 truncate', value === undefined && 'text-fg2')}>{name}</span>
      {disabledReason === undefined && (
        <ChevronDown size={12} strokeWidth={2} aria-hidden className="shrink-0" />
      )}
    </>
  );
  const title = value === undefined ? name : `${name}, ${systemName(targets, value)}`;
  if (disabledReason !== undefined) {
    return (
      <span
        title={`${title}. ${disabledReason}`}
        className={classNames(BUTTON, 'px-0! text-fg2 shadow-none!', className)}
      >
        <span className="sr-only">{label}: </span>
        {face}
      </span>
    );
  }
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger
          aria-label={children === undefined ? `${label}: ${name}` : label}
          title={children === undefined ? title : undefined}
          className={classNames(BUTTON, 'hover:bg-s3', className)}
        >
          {face}
        </Popover.Trigger>
        <Popover.Portal container={portal}>
          <Popover.Content
            aria-label={label}
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className={`${POPOVER} flex w-72 flex-col p-0!`}
          >
            <TargetList
              targets={targets}
              value={value}
              onChoose={(ref) => {
                setOpen(false);
                onChoose(ref);
              }}
              onNew={(system) => {
                setOpen(false);
                setNaming(system);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {naming !== undefined && (
        <NewCameraDialog
          system={naming}
          onMade={(ref) => {
            setNaming(undefined);
            onChoose(ref);
          }}
          onClose={() => setNaming(undefined)}
        />
      )}
    </>
  );
}

interface TargetListProps {
  readonly targets: readonly TargetSystem[];
  readonly value: CameraRef | undefined;
  readonly onChoose: (ref: CameraRef) => void;
  readonly onNew: (system: TargetSystem) => void;
}

function TargetList({ targets, value, onChoose, onNew }: TargetListProps) {
  const [query, setQuery] = useState('');
  const chosen = value === undefined ? undefined : cameraRefText(value);
  const [active, setActive] = useState(chosen);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = targetRows(targets, query);
  const options = choosable(rows);
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

  function choose(row: TargetRow | undefined) {
    if (row?.kind === 'camera') onChoose(row.ref);
    else if (row?.kind === 'new' && row.reason === undefined) onNew(row.system);
  }
  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (to !== undefined) setActive(options[Math.max(0, Math.min(to, options.length - 1))]?.id);
    else if (event.key === 'Enter') choose(options[at]);
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
        aria-label="Cameras that take footage"
        className="max-h-72 overflow-auto p-1"
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
              aria-disabled={(row.kind === 'new' && row.reason !== undefined) || undefined}
              data-active={row.id === activeId}
              title={row.kind === 'new' ? row.reason : row.name}
              onPointerMove={() => setActive(row.id)}
              onClick={() => choose(row)}
              className="flex min-h-7 items-center gap-2 rounded-chip px-2 aria-disabled:text-fg3 data-[active=true]:bg-s3 max-phone:min-h-11"
            >
              <span className="w-4 shrink-0">
                {row.kind === 'new' && <Plus size={14} aria-hidden />}
                {row.id === chosen && <Check size={14} aria-hidden />}
              </span>
              <span className="min-w-0">
                <span className="block truncate">
                  {row.kind === 'new' ? 'New virtual camera…' : row.name}
                </span>
                {row.kind === 'new' && row.reason !== undefined && (
                  <span className="block text-12">{row.reason}</span>
                )}
              </span>
            </div>
          ),
        )}
      </div>
    </>
  );
}

function SystemHead({ row }: { readonly row: Extract<TargetRow, { readonly kind: 'system' }> }) {
  const { entry } = row.system;
  return (
    <div role="presentation" className="px-2 pt-2 pb-1 text-12">
      <span className="flex items-center gap-2 font-semibold">
        <Monogram text={entry.monogram} label={entry.label} />
        <span className="truncate">{entry.name}</span>
      </span>
      {row.note !== undefined && <span className="mt-0.5 block text-fg3">{row.note}</span>}
    </div>
  );
}
