/** Binds a playback driver to the video element that React shows. */
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import { systemClock } from '../../platform/clock.ts';
import { pageSegmentCache } from '../../platform/segment-cache.ts';
import type { StreamTrouble } from '../../vendors/contract.ts';
import { loadHls } from './hls-loader.ts';
import type { PlayerProfile } from './hls-profiles.ts';
import { createPlayback } from './playback-driver.ts';
import type { Playback } from './playback.ts';
import { pageStarts } from './start-queue.ts';

export interface PlaybackBinding {
  /** The `ref` of the video element. */
  readonly attach: RefCallback<HTMLVideoElement>;
  /** Undefined until the element is there. */
  readonly playback: Playback | undefined;
}

/** One driver for as long as the element is shown. */
export function usePlayback(
  profile: PlayerProfile,
  onTrouble?: (trouble: StreamTrouble) => void,
): PlaybackBinding {
  const [playback, setPlayback] = useState<Playback>();
  const newest = useRef(onTrouble);
  useEffect(() => {
    newest.current = onTrouble;
  });
  const attach = useCallback(
    (video: HTMLVideoElement | null) => {
      if (video === null) return undefined;
      const made = createPlayback({
        video,
        profile,
        loadHls,
        clock: systemClock,
        segments: pageSegmentCache,
        starts: pageStarts,
        onTrouble: (trouble) => newest.current?.(trouble),
      });
      setPlayback(made);
      return () => {
        made.dispose();
        setPlayback(undefined);
      };
    },
    [profile],
  );
  return { attach, playback };
}
