/** Tells the page where playback is, seldom enough for an address bar. */
import { useEffect } from 'react';
import { type Seconds, seconds } from '../../core/units.ts';
import type { Playback } from './playback.ts';

/** Browsers refuse address changes that come faster than about 100 in 30 s. */
const AT_MOST_EVERY_MS = 1_000;

/**
 * Calls back at most each second while playing, and at once after a pause or a seek, with the seconds
 * after `from`.
 */
export function usePositionReport(
  playback: Playback | undefined,
  from: Seconds,
  onPosition: ((position: Seconds) => void) | undefined,
): void {
  useEffect(() => {
    if (playback === undefined || onPosition === undefined) return undefined;
    let toldAt = 0;
    let told: number | undefined;
    let wasSeeking = false;
    const tell = (atOnce: boolean) => {
      const now = performance.now();
      const { position } = playback.timing.get();
      if (position === told || (!atOnce && now - toldAt < AT_MOST_EVERY_MS)) return;
      toldAt = now;
      told = position;
      onPosition(seconds(position - from));
    };
    const hasFootage = () => {
      const { kind } = playback.state.get();
      return kind === 'playing' || kind === 'paused' || kind === 'stalled' || kind === 'ended';
    };
    const stopTiming = playback.timing.subscribe(() => {
      const { seeking } = playback.timing.get();
      const landed = wasSeeking && !seeking;
      wasSeeking = seeking;
      // Before there is footage the position is 0, which nobody asked for.
      if (!seeking && hasFootage()) tell(landed);
    });
    const stopState = playback.state.subscribe(() => {
      const { kind } = playback.state.get();
      if (kind === 'paused' || kind === 'ended') tell(true);
    });
    return () => {
      stopTiming();
      stopState();
    };
  }, [playback, from, onPosition]);
}
