/** The picture: a video element that keeps its proportions on black, and what lies on it. */
import type { ReactNode, RefCallback } from 'react';
import type { Store } from '../../core/readable.ts';
import { classNames } from '../../ui/class-names.ts';
import { AdoptedVideo } from './adopted-video.tsx';
import type { EarlyPicture } from './early-picture.ts';
import type { PlaybackState } from './playback-state.ts';
import { useZoom } from './use-zoom.ts';
import { VIDEO_PLACE } from './video-place.ts';
import { WHOLE_PICTURE, type ZoomView } from './zoom-geometry.ts';
import { ZoomOverview } from './zoom-overview.tsx';

export interface VideoSurfaceProps {
  /** What is seen: "Gate North, live". */
  readonly label: string;
  readonly attach: RefCallback<HTMLVideoElement>;
  /** Plays already, on an element of its own that stands in for the one of `attach`. */
  readonly early?: EarlyPicture | undefined;
  readonly onEarlyGone?: (() => void) | undefined;
  readonly state: PlaybackState['kind'];
  /** A lost picture: its last frame goes grey under the words. */
  readonly lost?: boolean;
  /** How close it is looked at; hands on the picture change it. Undefined: always whole. */
  readonly zoom: Store<ZoomView> | undefined;
  /** Begins without sound. */
  readonly muted: boolean;
  readonly onPress?: (() => void) | undefined;
  readonly onDoublePress?: (() => void) | undefined;
  /** Chips, words and still pictures on the video. */
  readonly children?: ReactNode;
}

const nothing = (): void => undefined;

export function VideoSurface({
  label,
  attach,
  early,
  onEarlyGone = nothing,
  state,
  lost = false,
  zoom,
  muted,
  onPress,
  onDoublePress,
  children,
}: VideoSurfaceProps) {
  const { layer, driver } = useZoom(zoom, { onPress, onDoublePress });
  const className = classNames(VIDEO_PLACE, lost && 'opacity-30 grayscale');
  return (
    <div className="on-video relative size-full min-h-0 overflow-hidden bg-well text-fg1">
      <div ref={layer} className="absolute inset-0 origin-top-left">
        {early === undefined ? (
          // oxlint-disable-next-line jsx-a11y/media-has-caption -- cameras have no spoken text to caption
          <video
            ref={attach}
            aria-label={label}
            data-playback={state}
            playsInline
            muted={muted}
            className={className}
          />
        ) : (
          <AdoptedVideo
            picture={early}
            onGone={onEarlyGone}
            label={label}
            state={state}
            className={className}
          />
        )}
      </div>
      {children}
      {driver !== undefined && <ZoomOverview driver={driver} onReset={() => zoom?.set(WHOLE_PICTURE)} />}
    </div>
  );
}
