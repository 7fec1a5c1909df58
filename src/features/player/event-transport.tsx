/** The row of buttons under recorded footage. */
import {
  Camera,
  Maximize,
  Pause,
  Play,
  RotateCcw,
  RotateCw,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { type Seconds, seconds } from '../../core/units.ts';
import { IconButton } from '../../ui/button.tsx';
import { fullScreenReason } from './full-screen.ts';
import type { MediaTiming } from './media-timing.ts';
import type { PlaybackState } from './playback-state.ts';
import type { PlayerControls } from './player-controls.ts';
import { positionText } from './player-words.ts';
import { SpeedSelect } from './speed-select.tsx';

export interface EventTransportProps {
  readonly state: PlaybackState;
  readonly timing: MediaTiming;
  readonly duration: Seconds;
  readonly controls: PlayerControls | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
}

const FORWARD = seconds(10);
const BACK = seconds(-10);
const NO_PICTURE = 'There is no picture yet.';

export function EventTransport({
  state,
  timing,
  duration,
  controls,
  onNext,
  onPrevious,
}: EventTransportProps) {
  const plays = state.kind === 'playing' || state.kind === 'stalled';
  const hasPicture = plays || state.kind === 'paused' || state.kind === 'ended';
  const reason = hasPicture ? undefined : NO_PICTURE;
  return (
    <div
      role="group"
      aria-label="Player"
      className="flex h-11 shrink-0 items-center gap-1 px-2 max-phone:h-auto max-phone:flex-wrap max-phone:py-1"
    >
      <IconButton
        label="Previous event"
        icon={SkipBack}
        shortcut="Page Up"
        disabledReason={onPrevious === undefined ? 'This is the first one.' : undefined}
        onClick={onPrevious}
      />
      <IconButton
        label="Back 10 s"
        icon={RotateCcw}
        shortcut="←"
        disabledReason={reason}
        onClick={() => controls?.skip(BACK)}
      />
      <IconButton
        label={plays ? 'Pause' : 'Play'}
        icon={plays ? Pause : Play}
        shortcut="Space"
        tone="strong"
        disabledReason={reason}
        onClick={controls?.togglePlay}
        className="w-10"
      />
      <IconButton
        label="Forward 10 s"
        icon={RotateCw}
        shortcut="→"
        disabledReason={reason}
        onClick={() => controls?.skip(FORWARD)}
      />
      <IconButton
        label="Next event"
        icon={SkipForward}
        shortcut="Page Down"
        disabledReason={onNext === undefined ? 'This is the last one.' : undefined}
        onClick={onNext}
      />
      <span className="tabular px-2 text-12 whitespace-nowrap text-fg2">
        {positionText(timing.position)} <span className="text-fg3">/ {positionText(duration)}</span>
      </span>
      <span className="flex-1" />
      <SpeedSelect rate={timing.rate} onRate={(rate) => controls?.setRate(rate)} />
      <IconButton
        label={timing.muted ? 'Sound on' : 'Sound off'}
        icon={timing.muted ? VolumeX : Volume2}
        shortcut="M"
        pressed={!timing.muted}
        onClick={controls?.toggleMute}
      />
      <IconButton
        label="Save a picture"
        icon={Camera}
        shortcut="S"
        disabledReason={reason}
        onClick={controls?.snapshot}
      />
      <IconButton
        label="Full screen"
        icon={Maximize}
        shortcut="F"
        disabledReason={fullScreenReason()}
        onClick={controls?.toggleFullScreen}
      />
    </div>
  );
}
