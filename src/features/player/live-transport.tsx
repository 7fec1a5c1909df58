/** The row of buttons under live video. */
import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { IDLE_STATE, IDLE_TIMING } from './idle-playback.ts';
import { PictureButtons } from './picture-buttons.tsx';
import type { Playback } from './playback.ts';
import type { PlayerControls } from './player-controls.ts';

export interface LiveTransportProps {
  readonly playback: Playback | undefined;
  readonly controls: PlayerControls | undefined;
  /** More buttons, after those that play. */
  readonly actions?: ReactNode;
}

const NO_PICTURE = 'There is no picture yet.';

export function LiveTransport({ playback, controls, actions }: LiveTransportProps) {
  const state = useReadable(playback?.state ?? IDLE_STATE);
  const { muted } = useReadable(playback?.timing ?? IDLE_TIMING);
  const plays = state.kind === 'playing' || state.kind === 'stalled';
  const reason = plays || state.kind === 'paused' ? undefined : NO_PICTURE;
  return (
    <div
      role="group"
      aria-label="Player"
      className="flex h-11 shrink-0 items-center gap-1 border-t border-line px-2"
    >
      <IconButton
        label={plays ? 'Pause' : 'Play'}
        icon={plays ? Pause : Play}
        shortcut="Space"
        disabledReason={reason}
        onClick={controls?.togglePlay}
        className="max-phone:size-11"
      />
      <Button tone="quiet" size="small" disabledReason={reason} onClick={controls?.goLive}>
        Go to live
      </Button>
      {actions}
      <span className="flex-1" />
      <PictureButtons controls={controls} muted={muted} noPicture={reason} />
    </div>
  );
}
