/** The words over live video while it is not live: waking, recovering, failed. */
import { Failure } from '../../core/failure.ts';
import { ageText } from '../../core/time-zone.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import { failureText } from '../../ui/failure-text.ts';
import { useNow } from '../../ui/use-now.ts';
import type { LiveView } from './live-view.ts';
import { FaultMessage, PlayerMessage } from './player-message.tsx';
import { wakingText } from './player-words.ts';

/** A picture from before, and the moment it shows. */
export interface DatedPicture {
  readonly url: string;
  readonly at: EpochMs;
}

/** The newest still, dimmed, so that it is never taken for live; its age stands in the corner. */
export function StillBehind({ still }: { readonly still: DatedPicture | undefined }) {
  if (still === undefined) return <div className="absolute inset-0 bg-well" />;
  return (
    <div className="absolute inset-0 overflow-hidden bg-well">
      <img src={still.url} alt="" className="size-full object-contain opacity-30 blur-sm" />
    </div>
  );
}

/** "Still · 38 s old". */
export function StillAge({ at }: { readonly at: EpochMs }) {
  const now = useNow();
  return <>Still · {ageText(msBetween(at, now))} old</>;
}

export interface LiveOverlayProps {
  readonly view: LiveView;
  /** The system's name as people know it. */
  readonly system: string;
  readonly onRetry: () => void;
}

/** Nothing while the picture is live. */
export function LiveOverlay({ view, system, onRetry }: LiveOverlayProps) {
  switch (view.kind) {
    case 'resting':
    case 'live':
    case 'paused':
      return null;
    case 'waking':
      return (
        <PlayerMessage title="Waking the camera">
          <Counting text={(now) => wakingText(view.since, view.usually, now)} />
        </PlayerMessage>
      );
    case 'starting':
      return <PlayerMessage title="Opening the video" />;
    case 'stalled':
      return (
        <PlayerMessage title="Waiting for video">
          <Counting text={(now) => `for ${ageText(msBetween(view.since, now))}`} />
        </PlayerMessage>
      );
    case 'recovering': {
      const cause = new Failure({ code: view.code, operation: 'play live video' });
      return (
        <FaultMessage
          text={failureText(cause, system)}
          role="status"
          retryAt={view.retryAt}
          onRetry={onRetry}
        />
      );
    }
    case 'failed':
      return (
        <FaultMessage
          text={failureText(view.failure, system)}
          role="alert"
          retryAt={view.retryAt}
          onRetry={onRetry}
        />
      );
  }
}

/** Hidden from screen readers, which would read each second. */
function Counting({ text }: { readonly text: (now: EpochMs) => string }) {
  return (
    <p aria-hidden className="tabular">
      {text(useNow())}
    </p>
  );
}
