/**
 * A picture that began to play before the page around it was there: one video element with its
 * playback, opened by the start of the app and taken over by the event's player. Whoever of the two
 * comes first decides: a player that finds nothing playing opens the footage itself, and from then
 * on no early picture does. Where the element stands before that is the starter's business (`leave`).
 */
import { cameraRefText, type CameraRef } from '../../core/ids.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import { moveVideo } from './move-video.ts';
import type { OpenOptions, Playback } from './playback.ts';

/** What the player of an event takes over. */
export interface EarlyPicture {
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
  readonly source: HlsSource;
  /** Moves the element into its place; returns the way to let go of it, undefined when it is gone. */
  readonly take: (place: Element) => (() => void) | undefined;
}

/** Where the player of an event looks for its picture. */
export interface EarlyPictures {
  /** The picture of an event if it was opened and may still be taken. Changes nothing. */
  readonly find: (camera: CameraRef, eventKey: string) => EarlyPicture | undefined;
  /** Nobody will take a picture any more: ends one that was not taken. */
  readonly decline: () => void;
}

export interface EarlyPictureDriver extends EarlyPictures {
  /** Opens the footage of an event, unless it was declined by now. */
  readonly open: (camera: CameraRef, eventKey: string, source: HlsSource, options: OpenOptions) => void;
}

export interface EarlyPictureOptions {
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
  readonly clock: Clock;
  /** The element has left its first place, or is gone. */
  readonly leave: () => void;
}

/** React's strict mode lets go of everything and takes it again at once: that is no end. */
const LET_GO: Ms = ms(0);

const nameOf = (camera: CameraRef, eventKey: string): string => `${cameraRefText(camera)} ${eventKey}`;

export function createEarlyPicture(options: EarlyPictureOptions): EarlyPictureDriver {
  const { video, playback, clock, leave } = options;
  let opened: { readonly name: string; readonly picture: EarlyPicture } | undefined;
  let life: 'free' | 'taken' | 'over' = 'free';
  let cancelEnd = () => {};

  const end = () => {
    life = 'over';
    opened = undefined;
    playback.dispose();
    video.remove();
    leave();
  };

  const take = (place: Element) => {
    if (life === 'over') return undefined;
    cancelEnd();
    life = 'taken';
    moveVideo(video, place, playback.play);
    leave();
    return () => {
      cancelEnd = clock.after(LET_GO, end);
    };
  };

  return {
    open: (camera, eventKey, source, how) => {
      if (life !== 'free') return;
      opened = { name: nameOf(camera, eventKey), picture: { video, playback, source, take } };
      playback.open(source, how);
    },
    find: (camera, eventKey) =>
      opened?.name === nameOf(camera, eventKey) && life === 'free' ? opened.picture : undefined,
    decline: () => {
      if (life === 'free') end();
    },
  };
}

/** Nothing began early. */
export const NO_EARLY_PICTURE: EarlyPictures = { find: () => undefined, decline: () => {} };
