/** The buttons that every player has for its picture: sound, how close, a saved picture, full screen. */
import { Camera, Maximize, Repeat, Volume2, VolumeX, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { fullScreenReason } from './full-screen.ts';
import { IDLE_ZOOM } from './idle-playback.ts';
import { PictureMenu } from './picture-menu.tsx';
import type { PlayerControls } from './player-controls.ts';
import { MOST_ZOOM } from './zoom-geometry.ts';

export interface PictureButtonsProps {
  readonly controls: PlayerControls | undefined;
  readonly muted: boolean;
  /** Undefined where there is nothing to begin again, as with live. */
  readonly loops?: boolean | undefined;
  /** Why there is nothing to save. */
  readonly noPicture: string | undefined;
}

/** A finger needs more room than a pointer. */
const TOUCH = 'max-phone:size-11';
/** In the menu where the row is narrow: a second row would move the picture. */
const ROOMY = '@max-[640px]:hidden';

export function PictureButtons({ controls, muted, loops, noPicture }: PictureButtonsProps) {
  const { scale } = useReadable(controls?.zoom ?? IDLE_ZOOM);
  return (
    <>
      {loops !== undefined && (
        <IconButton
          label="Loop"
          icon={Repeat}
          shortcut="O"
          pressed={loops}
          onClick={controls?.toggleLoop}
          className={ROOMY}
        />
      )}
      <IconButton
        label="Look closer"
        icon={ZoomIn}
        shortcut="+"
        disabledReason={scale === MOST_ZOOM ? 'It gets no closer.' : undefined}
        onClick={controls?.zoomIn}
        className={ROOMY}
      />
      <IconButton
        label="Look from further away"
        icon={ZoomOut}
        shortcut="−"
        disabledReason={scale === 1 ? 'This is the whole picture.' : undefined}
        onClick={controls?.zoomOut}
        className={ROOMY}
      />
      <IconButton
        label={muted ? 'Sound on' : 'Sound off'}
        icon={muted ? VolumeX : Volume2}
        shortcut="M"
        onClick={controls?.toggleMute}
        className={ROOMY}
      />
      <IconButton
        label="Save a picture"
        icon={Camera}
        shortcut="S"
        disabledReason={noPicture}
        onClick={controls?.snapshot}
        className={ROOMY}
      />
      <IconButton
        label="Full screen"
        icon={Maximize}
        shortcut="F"
        disabledReason={fullScreenReason()}
        onClick={controls?.toggleFullScreen}
        className={TOUCH}
      />
      <PictureMenu controls={controls} muted={muted} loops={loops} noPicture={noPicture} />
    </>
  );
}
