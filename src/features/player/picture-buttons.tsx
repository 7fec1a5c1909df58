/** The buttons that every player has: sound, a saved picture, full screen. */
import { Camera, Maximize, Volume2, VolumeX } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { fullScreenReason } from './full-screen.ts';
import type { PlayerControls } from './player-controls.ts';

export interface PictureButtonsProps {
  readonly controls: PlayerControls | undefined;
  readonly muted: boolean;
  /** Why there is nothing to save. */
  readonly noPicture: string | undefined;
}

/** A finger needs more room than a pointer. */
const TOUCH = 'max-phone:size-11';

export function PictureButtons({ controls, muted, noPicture }: PictureButtonsProps) {
  return (
    <>
      <IconButton
        label={muted ? 'Sound on' : 'Sound off'}
        icon={muted ? VolumeX : Volume2}
        shortcut="M"
        onClick={controls?.toggleMute}
        className={TOUCH}
      />
      <IconButton
        label="Save a picture"
        icon={Camera}
        shortcut="S"
        disabledReason={noPicture}
        onClick={controls?.snapshot}
        className={TOUCH}
      />
      <IconButton
        label="Full screen"
        icon={Maximize}
        shortcut="F"
        disabledReason={fullScreenReason()}
        onClick={controls?.toggleFullScreen}
        className={TOUCH}
      />
    </>
  );
}
