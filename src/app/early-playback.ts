/**
 * Plays the event that a link names while the app is still on its way: asks for the footage as soon
 * as the sign-in is restored, on an element that the player of the page takes over later.
 */
import { type Ms, ms } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import { pageSegmentCache } from '../platform/segment-cache.ts';
import { createEarlyPicture, type EarlyPictures } from '../features/player/early-picture.ts';
import { eventOpening } from '../features/player/event-start.ts';
import { loadHls } from '../features/player/hls-loader.ts';
import { createPlayback } from '../features/player/playback-driver.ts';
import { whenPictureShows } from '../features/player/when-picture-shows.ts';
import type { FirstPicture } from '../systems/first-picture.ts';
import type { SystemEntry } from '../systems/system-entry.ts';
import type { EventLink } from './early-link.ts';
import { createEarlySurface } from './early-surface.ts';

export interface EarlyPlayback extends EarlyPictures {
  /** Resolves when the app is to be rendered: with the first frame, a failure, or when time is up. */
  readonly settled: Promise<void>;
}

export interface EarlyPlaybackOptions {
  readonly link: EventLink;
  readonly entry: SystemEntry;
  /** The camera tree stands beside the page. */
  readonly treeOpen: boolean;
  /** What waits for this picture. */
  readonly picture: FirstPicture;
  readonly clock: Clock;
}

/**
 * The app appears without a picture after this. Rendering it takes the processor for about as long
 * as the whole way to the first frame, so that the two in turn are quicker than both at once; but
 * beyond 400 ms people notice that they wait, and then want to see for what.
 */
const LONGEST_ALONE: Ms = ms(400);

export function startEarlyPlayback(options: EarlyPlaybackOptions): EarlyPlayback {
  const { link, entry, treeOpen, picture, clock } = options;
  const surface = createEarlySurface(treeOpen);
  const { video } = surface;
  const letOthersGo = picture.expect();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const cancelLimit = clock.after(LONGEST_ALONE, settle);
  const stopped = new AbortController();

  const done = () => {
    cancelLimit();
    settle();
    letOthersGo();
  };
  const playback = createPlayback({
    video,
    profile: 'event',
    loadHls,
    clock,
    segments: pageSegmentCache,
  });
  const early = createEarlyPicture({
    video,
    playback,
    clock,
    leave: () => {
      surface.remove();
      stopped.abort();
    },
  });
  const giveUp = () => {
    early.decline();
    done();
  };
  whenPictureShows(video, playback, done);

  async function play() {
    const state = entry.state.get();
    const events = state.kind === 'ready' ? state.system.can.events : undefined;
    if (events?.offered !== true) return giveUp();
    const event = events.use.fromKey(link.camera.camera, link.eventKey);
    if (event === undefined) return giveUp();
    try {
      const source = await events.use.video(event, stopped.signal);
      if (stopped.signal.aborted) return undefined;
      early.open(link.camera, link.eventKey, source, eventOpening(event, link.at));
      // Only now: the browser's first painting would have held up what had to be asked.
      surface.show();
    } catch {
      // The page asks again, and says why it fails.
      giveUp();
    }
    return undefined;
  }

  let begun = false;
  const look = () => {
    const { kind } = entry.session.get();
    if (kind === 'signedOut' || entry.state.get().kind === 'failed') giveUp();
    if (kind !== 'signedIn' || begun) return;
    begun = true;
    void play();
  };
  const stops = [entry.session.subscribe(look), entry.state.subscribe(look)];
  stopped.signal.addEventListener('abort', () => stops.forEach((stop) => stop()));
  look();
  return { settled, find: early.find, decline: giveUp };
}
