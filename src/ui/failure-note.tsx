/** A failure where it belongs: what happened, what to do as buttons, and details to paste. */
import { ChevronRight, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../core/failure.ts';
import { Button } from './button.tsx';
import { failureDetails, failureText, type FailureText } from './failure-text.ts';
import { FaultMark } from './fault-mark.tsx';

export interface FailureNoteProps {
  readonly failure: Failure;
  /** The system's name as the person knows it. */
  readonly system: string;
  /** Other words than the usual ones, where it means something else. */
  readonly text?: FailureText;
  /** Buttons that help: try again, sign in. */
  readonly actions?: ReactNode;
  /** Copies the details; absent where there is no clipboard. */
  readonly onCopy?: ((text: string) => void) | undefined;
}

export function FailureNote({ failure, system, text: words, actions, onCopy }: FailureNoteProps) {
  const text = words ?? failureText(failure, system);
  const details = failureDetails(failure);
  const copyText = details.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    <div role="alert" className="flex max-w-xl gap-3">
      <span className="pt-0.5">
        <FaultMark />
      </span>
      <div className="min-w-0">
        <p className="text-14 font-semibold">{text.title}</p>
        <p className="text-fg2">{text.advice}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {actions}
          {onCopy !== undefined && (
            <Button tone="quiet" icon={Copy} onClick={() => onCopy(copyText)}>
              Copy for the ticket
            </Button>
          )}
        </div>
        <details className="group mt-3">
          <summary className="flex w-fit cursor-pointer list-none items-center gap-1 text-12 text-fg3 hover:text-fg1">
            <ChevronRight size={14} aria-hidden className="group-open:rotate-90" />
            Details
          </summary>
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-12 text-fg2">
            {details.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-fg3">{name}</dt>
                <dd className="wrap-anywhere">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </div>
  );
}
