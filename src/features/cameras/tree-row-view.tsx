/** One row of the camera tree. */
import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronRight, Eye, LoaderCircle } from 'lucide-react';
import { ONE_MINUTE } from '../../core/units.ts';
import { classNames } from '../../ui/class-names.ts';
import { Monogram } from '../../ui/monogram.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { useCondition } from '../../systems/system-condition.ts';
import type { CameraStatus } from '../../vendors/contract.ts';
import { cameraStatusText } from './camera-status-text.ts';
import type { TreeRow } from './tree-rows.ts';

export interface TreeRowViewProps {
  readonly row: TreeRow;
  /** How the row's camera is, when that is known. */
  readonly status: CameraStatus | undefined;
  readonly onToggle: (id: string) => void;
  readonly onOpened?: (() => void) | undefined;
}

export function TreeRowView({ row, status, onToggle, onOpened }: TreeRowViewProps) {
  switch (row.kind) {
    case 'system':
      return <SystemRow row={row} onToggle={onToggle} />;
    case 'group':
      return (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => onToggle(row.id)}
          className={`${LINE} pl-6 text-fg2`}
        >
          <Fold open={row.open} />
          <span className="min-w-0 flex-1 truncate text-left" title={row.name}>
            {row.name}
          </span>
          <Count value={row.count} />
        </button>
      );
    case 'camera':
      return <CameraRow row={row} status={status} onOpened={onOpened} />;
    case 'problem':
      return (
        <span className={`${LINE} pl-11 text-fg3`} title={`${row.camera}: ${row.text}`}>
          <StatusDot shape="off" />
          <span className="min-w-0 flex-1 truncate">{row.camera}</span>
          <span className="truncate text-12">{row.text}</span>
        </span>
      );
    case 'message':
      return <MessageRow row={row} onOpened={onOpened} />;
    default:
      return row satisfies never;
  }
}

const LINE = 'flex h-full w-full items-center gap-2 pr-2.5';

function Fold({ open }: { readonly open: boolean }) {
  const Icon = open ? ChevronDown : ChevronRight;
  return <Icon size={14} className="shrink-0 text-fg3" aria-hidden />;
}

function Count({ value }: { readonly value: number }) {
  return <span className="tabular text-12 text-fg3">{value}</span>;
}

function SystemRow({
  row,
  onToggle,
}: {
  readonly row: Extract<TreeRow, { kind: 'system' }>;
  readonly onToggle: (id: string) => void;
}) {
  const { entry } = row.system;
  const condition = useCondition(entry);
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={() => onToggle(row.id)}
      className={`${LINE} pl-3 font-semibold`}
    >
      <Fold open={row.open} />
      <Monogram text={entry.monogram} label={entry.label} />
      <span className="min-w-0 flex-1 truncate text-left" title={entry.name}>
        {entry.name}
      </span>
      <Count value={row.count} />
      <StatusDot shape={condition.shape} />
      <span className="sr-only">{condition.words}</span>
    </button>
  );
}

function CameraRow({
  row,
  status,
  onOpened,
}: {
  readonly row: Extract<TreeRow, { kind: 'camera' }>;
  readonly status: CameraStatus | undefined;
  readonly onOpened: (() => void) | undefined;
}) {
  const text = cameraStatusText(status, useTimeFormat(), useNow(ONE_MINUTE));
  const { camera } = row;
  return (
    <Link
      to="/cameras/$camera"
      params={{ camera: row.ref }}
      tabIndex={-1}
      onClick={onOpened}
      className={classNames(LINE, 'relative pl-11 text-fg2 hover:text-fg1')}
      activeProps={{
        className:
          'bg-selected text-fg1! before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
      }}
    >
      <StatusDot shape={text.shape} />
      <span className="min-w-0 flex-1 truncate" title={camera.name}>
        {camera.name}
      </span>
      <span className="sr-only">{text.full}</span>
      <span aria-hidden title={text.full} className="tabular shrink-0 text-12 text-fg3">
        {text.short}
      </span>
      {camera.access === 'view' && (
        <span className="text-fg3" title="You may watch this camera, not control it">
          <Eye size={14} aria-hidden />
          <span className="sr-only">watch only</span>
        </span>
      )}
    </Link>
  );
}

const MESSAGES = {
  loading: 'Asking for its cameras',
  signedOut: 'Signed out',
  failed: 'No list of cameras',
  empty: 'No camera is shared with this account',
} as const;

function MessageRow({
  row,
  onOpened,
}: {
  readonly row: Extract<TreeRow, { kind: 'message' }>;
  readonly onOpened: (() => void) | undefined;
}) {
  return (
    <span className={`${LINE} pl-11 text-12 text-fg3`}>
      {row.message === 'loading' && <LoaderCircle size={14} className="animate-spin" aria-hidden />}
      <span className="min-w-0 flex-1 truncate">{MESSAGES[row.message]}</span>
      {row.message === 'signedOut' && (
        <Link to="/connections" tabIndex={-1} onClick={onOpened} className="text-fg1 underline">
          Sign in
        </Link>
      )}
      {row.message === 'failed' && (
        <button type="button" tabIndex={-1} onClick={row.system.refetch} className="text-fg1 underline">
          Try again
        </button>
      )}
    </span>
  );
}
