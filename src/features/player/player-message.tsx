/** Words in the middle of a picture. */
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EpochMs } from '../../core/units.ts';
import { Button } from '../../ui/button.tsx';
import type { FailureText } from '../../ui/failure-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { retryText } from './player-words.ts';

export interface PlayerMessageProps {
  readonly title: string;
  /** `alert`: a person must do something. */
  readonly role?: 'status' | 'alert';
  readonly children?: ReactNode;
}

export function PlayerMessage({ title, role = 'status', children }: PlayerMessageProps) {
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-4">
      <div role={role} className="flex max-w-80 flex-col items-center gap-1.5 text-center text-12 text-fg2">
        <p className="text-14 font-semibold text-fg1">{title}</p>
        {children}
      </div>
    </div>
  );
}

export interface FaultMessageProps {
  readonly text: FailureText;
  readonly role: 'status' | 'alert';
  /** When it is tried again by itself. */
  readonly retryAt: EpochMs | undefined;
  readonly onRetry: (() => void) | undefined;
}

/** What went wrong, when it is tried again, and a button that does not wait. */
export function FaultMessage({ text, role, retryAt, onRetry }: FaultMessageProps) {
  return (
    <PlayerMessage title={text.title} role={role}>
      <p>{text.advice}</p>
      {retryAt !== undefined && <Countdown to={retryAt} />}
      {onRetry !== undefined && (
        <Button size="small" icon={RotateCw} onClick={onRetry} className="pointer-events-auto mt-1">
          Try now
        </Button>
      )}
    </PlayerMessage>
  );
}

/** Hidden from screen readers, which would read each second. */
function Countdown({ to }: { readonly to: EpochMs }) {
  return (
    <p aria-hidden className="tabular">
      {retryText(to, useNow())}
    </p>
  );
}
