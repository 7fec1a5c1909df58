/** Makes the controls of a player and hands them to its page. */
import { type RefObject, useEffect, useMemo } from 'react';
import type { Store } from '../../core/readable.ts';
import type { EpochMs } from '../../core/units.ts';
import type { Playback } from './playback.ts';
import { createPlayerControls, type PlayerControls } from './player-controls.ts';
import type { ZoomView } from './zoom-geometry.ts';

export interface PlayerControlsOptions {
  readonly playback: Playback | undefined;
  /** The element that fills the screen; the video is inside. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly zoom: Store<ZoomView>;
  readonly camera: string;
  readonly footageAt: (playback: Playback) => EpochMs;
}

export function usePlayerControls(
  { playback, frame, zoom, camera, footageAt }: PlayerControlsOptions,
  onControls: ((controls: PlayerControls | undefined) => void) | undefined,
): PlayerControls | undefined {
  const controls = useMemo(
    () =>
      playback === undefined
        ? undefined
        : createPlayerControls({
            playback,
            zoom,
            camera,
            frame: () => frame.current,
            video: () => frame.current?.querySelector('video') ?? null,
            footageAt: () => footageAt(playback),
          }),
    [playback, frame, zoom, camera, footageAt],
  );
  useEffect(() => {
    onControls?.(controls);
    return () => onControls?.(undefined);
  }, [controls, onControls]);
  return controls;
}
