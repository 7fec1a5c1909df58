/** A player with everything round it faked: hls.js, the video element, time and the page. */
import { Events } from 'hls.js';
import { epochMs, type Ms } from '../../../core/units.ts';
import type { SegmentCache } from '../../../platform/segment-cache.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { HlsSource, StreamTrouble } from '../../../vendors/contract.ts';
import type { PlayerProfile } from '../hls-profiles.ts';
import { createPlayback } from '../playback-driver.ts';
import type { StartQueue } from '../start-queue.ts';
import { createFakeHls } from './fake-hls.ts';
import { createFakeVideo } from './fake-video.ts';

export const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

export interface SetupOptions {
  readonly supported?: boolean;
  readonly profile?: PlayerProfile;
  readonly segments?: SegmentCache;
  readonly starts?: StartQueue;
}

export type Setup = ReturnType<typeof setUpPlayback>;

/** When the time of these tests begins. */
export const SETUP_START = epochMs(1_000_000);

/** Whoever makes one disposes its playback. */
export function setUpPlayback<Timers extends Clock>(
  timers: Timers,
  { supported = true, profile = 'live', segments, starts }: SetupOptions = {},
) {
  const hls = createFakeHls(supported);
  const video = createFakeVideo();
  let skipped = 0;
  const clock = { ...timers, now: () => epochMs(timers.now() + skipped) };
  const troubles: StreamTrouble[] = [];
  const heard = { online: () => {}, shown: () => {} };
  const playback = createPlayback({
    video: video.element,
    clock,
    loadHls: hls.load,
    profile,
    segments,
    starts,
    random: () => 0,
    onTrouble: (trouble) => troubles.push(trouble),
    host: {
      isOnline: () => true,
      onOnline: (callback) => {
        heard.online = callback;
        return () => {};
      },
      onShown: (callback) => {
        heard.shown = callback;
        return () => {};
      },
    },
  });
  /** Hours later, without all that would have happened meanwhile. */
  const skip = (by: Ms) => {
    skipped += by;
  };
  return { hls, video, clock, skip, troubles, heard, playback };
}

export function sourceOf(key: string, token = () => 'one') {
  const refused: string[] = [];
  const source: HlsSource = {
    key,
    playlist: `/proxy/${key}.m3u8`,
    authorize: (url) => Promise.resolve(`${url}?token=${token()}`),
    refused: (url) => refused.push(url),
  };
  return { source, refused };
}

/** Brings a player to where it plays. */
export async function play(
  { hls, video, playback }: Pick<Setup, 'hls' | 'video' | 'playback'>,
  live: boolean,
  source = sourceOf('a').source,
) {
  playback.open(source, { live });
  await quiet();
  hls.newest().emit(Events.MANIFEST_PARSED);
  video.happen('playing', { readyState: 4, paused: false });
}

/** A playlist as hls.js tells it. */
export const levelUpdated = (endSN: number, targetduration = 2, more: object = {}) => ({
  details: { endSN, targetduration, live: true, totalduration: 60, fragments: [], ...more },
});

export const fatalNetwork = (details: string, code: number, networkDetails?: object) => ({
  type: 'networkError',
  details,
  fatal: true,
  response: { code },
  networkDetails,
});
