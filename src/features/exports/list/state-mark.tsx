/** The sign before the state of an export: a shape for each, so that it is never colour alone. */
import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Clock,
  HardDriveDownload,
  Hourglass,
  LogIn,
  type LucideIcon,
  Send,
  Trash2,
  WifiOff,
} from 'lucide-react';
import type { ExportState } from '../../../systems/exports/export-model.ts';
import { FaultMark } from '../../../ui/fault-mark.tsx';

const ICONS: Readonly<Record<Exclude<ExportState['kind'], 'failed'>, LucideIcon>> = {
  queued: Clock,
  submitting: Send,
  waiting: Hourglass,
  running: HardDriveDownload,
  ready: CircleCheck,
  unknown: CircleHelp,
  cancelling: CircleDashed,
  cancelled: CircleSlash,
  needsSignIn: LogIn,
  expired: Hourglass,
  deleting: Trash2,
  deleted: Trash2,
};

export function StateMark({ state }: { readonly state: ExportState }) {
  if (state.kind === 'failed') return <FaultMark />;
  const isUnseen = state.kind === 'running' && state.trouble !== undefined && state.isRefusal !== true;
  const Icon = isUnseen ? WifiOff : ICONS[state.kind];
  return (
    <Icon
      size={14}
      strokeWidth={1.75}
      aria-hidden
      className={state.kind === 'ready' ? 'shrink-0 text-green' : 'shrink-0'}
    />
  );
}
