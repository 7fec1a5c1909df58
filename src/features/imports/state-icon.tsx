/** The sign of a state beside its words; shape tells them apart, never colour alone. */
import {
  ArrowUp,
  ChartGantt,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePause,
  CircleSlash,
  Clock,
  FileSearch,
  FileX,
  Hash,
  HardDriveUpload,
  Lock,
  type LucideIcon,
  LogIn,
  ShieldCheck,
  WifiOff,
} from 'lucide-react';
import type { ImportState } from '../../systems/imports/import-model.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';

/** States as they are drawn: a draft asks or is ready, and an upload may have lost its line. */
type Sign = Exclude<ImportState['kind'], 'failed' | 'draft'> | 'asks' | 'ready' | 'lineDown';

const ICONS: Readonly<Record<Sign, LucideIcon>> = {
  reading: FileSearch,
  unusable: CircleSlash,
  asks: CircleHelp,
  ready: CircleDashed,
  waiting: Clock,
  hashing: Hash,
  uploading: ArrowUp,
  lineDown: WifiOff,
  verifying: ShieldCheck,
  waitingForLock: Lock,
  importing: HardDriveUpload,
  checking: ChartGantt,
  done: CircleCheck,
  paused: CirclePause,
  needsFile: FileX,
  needsSignIn: LogIn,
  cancelling: CircleDashed,
  cancelled: CircleSlash,
};

function signOf(state: Exclude<ImportState, { readonly kind: 'failed' }>): Sign {
  if (state.kind === 'draft') return state.questions.length > 0 ? 'asks' : 'ready';
  return state.kind === 'uploading' && state.retryAt !== undefined ? 'lineDown' : state.kind;
}

export function StateIcon({ state }: { readonly state: ImportState }) {
  if (state.kind === 'failed') return <FaultMark />;
  const Icon = ICONS[signOf(state)];
  return (
    <Icon
      size={14}
      strokeWidth={1.75}
      aria-hidden
      className={state.kind === 'done' ? 'shrink-0 text-green' : 'shrink-0'}
    />
  );
}
