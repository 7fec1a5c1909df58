/** The row of buttons under recorded footage. */
import { Pause, Play, RotateCcw, RotateCw, SkipBack, SkipForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Seconds, seconds } from '../../core/units.ts';
import { IconButton } from '../../ui/button.tsx';
import type { MediaTiming } from './media-timing.ts';
import type { PlaybackState } from './playback-state.ts';
import type { PlayerControls } from './player-controls.ts';
import { PictureButtons } from './picture-buttons.tsx';
import { positionText } from './player-words.ts';
import { SpeedSelect } from './speed-select.tsx';

export interface EventTransportProps {
  readonly state: PlaybackState;
  readonly timing: MediaTiming;
  readonly duration: Seconds;
  readonly controls: PlayerControls | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
  /** More buttons, after those that play. */
  readonly actions?: ReactNode;
}

const FORWARD = seconds(10);
const BACK = seconds(-10);
/** A finger needs more room than a pointer. */
const TOUCH = 'max-phone:size-11';
const NO_PICTURE = 'There is no picture yet.';

export function EventTransport({
  state,
  timing,
  duration,
  controls,
  onNext,
  onPrevious,
  actions,
}: EventTransportProps) {
  const plays = state.kind === 'playing' || state.kind === 'stalled';
  const hasPicture = plays || state.kind === 'paused' || state.kind === 'ended';
  const reason = hasPicture ? undefined : NO_PICTURE;
  return (
    <div
      role="group"
      aria-label="Player"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1 px-2 max-phone:pb-1"
    >
      <div className="flex items-center gap-1 max-phone:w-full max-phone:justify-between">
        <IconButton
          label="Previous event"
          icon={SkipBack}
          shortcut="Page Up"
          disabledReason={onPrevious === undefined ? 'This is the first one.' : undefined}
          onClick={onPrevious}
          className={TOUCH}
        />
        <IconButton
          label="Back 10 s"
          icon={RotateCcw}
          shortcut="←"
          disabledReason={reason}
          onClick={() => controls?.skip(BACK)}
          className={TOUCH}
        />
        <IconButton
          label={plays ? 'Pause' : 'Play'}
          icon={plays ? Pause : Play}
          shortcut="Space"
          tone="strong"
          disabledReason={reason}
          onClick={controls?.togglePlay}
          className="w-10 max-phone:h-11 max-phone:w-16"
        />
        <IconButton
          label="Forward 10 s"
          icon={RotateCw}
          shortcut="→"
          disabledReason={reason}
          onClick={() => controls?.skip(FORWARD)}
          className={TOUCH}
        />
        <IconButton
          label="Next event"
          icon={SkipForward}
          shortcut="Page Down"
          disabledReason={onNext === undefined ? 'This is the last one.' : undefined}
          onClick={onNext}
          className={TOUCH}
        />
      </div>
      <span className="tabular px-2 text-12 whitespace-nowrap text-fg2">
        {positionText(timing.position)} <span className="text-fg3">/ {positionText(duration)}</span>
      </span>
      {actions}
      <span className="flex-1" />
      <SpeedSelect rate={timing.rate} onRate={(rate) => controls?.setRate(rate)} />
      <PictureButtons controls={controls} muted={timing.muted} loops={timing.loops} noPicture={reason} />
    </div>
  );
}
