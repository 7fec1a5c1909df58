/** The words over recorded footage while it does not play. */
import { Failure } from '../../core/failure.ts';
import { failureText } from '../../ui/failure-text.ts';
import type { PlaybackState } from './playback-state.ts';
import { FaultMessage, PlayerMessage } from './player-message.tsx';
import { useLasting } from './use-lasting.ts';

export interface EventOverlayProps {
  readonly state: PlaybackState;
  /** Why there is nothing to play. */
  readonly failure: Failure | undefined;
  readonly system: string;
  readonly poster: string | undefined;
  readonly onRetry: (() => void) | undefined;
}

/** A wait that ends before this is not worth words that would flash: each seek waits a moment. */
const SHORT_STALL_MS = 500;

export function EventOverlay({ state, failure, system, poster, onRetry }: EventOverlayProps) {
  const stalls = useLasting(state.kind === 'stalled', SHORT_STALL_MS);
  const failed = failure ?? (state.kind === 'failed' ? state.failure : undefined);
  if (failed !== undefined) {
    return (
      <FaultMessage text={failureText(failed, system)} role="alert" retryAt={undefined} onRetry={onRetry} />
    );
  }
  switch (state.kind) {
    case 'idle':
    case 'loading':
      return (
        <>
          {poster !== undefined && (
            <img
              src={poster}
              alt=""
              className="pointer-events-none absolute inset-0 size-full object-contain opacity-40"
            />
          )}
          <PlayerMessage title="Opening the footage" />
        </>
      );
    case 'stalled':
      return stalls ? <PlayerMessage title="Loading" /> : null;
    case 'recovering': {
      const cause = new Failure({ code: state.code, operation: 'play recorded video' });
      return (
        <FaultMessage text={failureText(cause, system)} role="status" retryAt={state.at} onRetry={onRetry} />
      );
    }
    default:
      return null;
  }
}
