/**
 * A video element that was made before React ran, in the place where React would have made its own:
 * looks as the one of video-surface does.
 */
import { useCallback, useLayoutEffect } from 'react';
import type { EarlyPicture } from './early-picture.ts';
import type { PlaybackState } from './playback-state.ts';

export interface AdoptedVideoProps {
  readonly picture: EarlyPicture;
  /** The element is gone: another one is needed. */
  readonly onGone: () => void;
  readonly label: string;
  readonly state: PlaybackState['kind'];
  readonly className: string;
}

export function AdoptedVideo(props: AdoptedVideoProps) {
  const { picture, onGone, label, state, className } = props;
  const { video } = picture;
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      if (element === null) return undefined;
      const letGo = picture.take(element);
      if (letGo === undefined) onGone();
      return letGo;
    },
    [picture, onGone],
  );
  useLayoutEffect(() => {
    dress(video, { label, state, className });
  }, [video, label, state, className]);
  return <div ref={place} className="contents" />;
}

/** What React writes on an element of its own. */
function dress(
  video: HTMLVideoElement,
  { label, state, className }: Pick<AdoptedVideoProps, 'label' | 'state' | 'className'>,
): void {
  video.setAttribute('aria-label', label);
  video.dataset['playback'] = state;
  video.className = className;
}
