/** Makes the controls of a player and hands them to its page. */
import { type RefObject, useEffect, useMemo } from 'react';
import type { EpochMs } from '../../core/units.ts';
import type { Playback } from './playback.ts';
import { createPlayerControls, type PlayerControls } from './player-controls.ts';

export interface PlayerControlsOptions {
  readonly playback: Playback | undefined;
  /** The element that fills the screen; the video is inside. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly camera: string;
  readonly footageAt: (playback: Playback) => EpochMs;
}

export function usePlayerControls(
  { playback, frame, camera, footageAt }: PlayerControlsOptions,
  onControls: ((controls: PlayerControls | undefined) => void) | undefined,
): PlayerControls | undefined {
  const controls = useMemo(
    () =>
      playback === undefined
        ? undefined
        : createPlayerControls({
            playback,
            camera,
            frame: () => frame.current,
            video: () => frame.current?.querySelector('video') ?? null,
            footageAt: () => footageAt(playback),
          }),
    [playback, frame, camera, footageAt],
  );
  useEffect(() => {
    onControls?.(controls);
    return () => onControls?.(undefined);
  }, [controls, onControls]);
  return controls;
}
