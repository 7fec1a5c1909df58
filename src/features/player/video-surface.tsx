/** The picture: a video element that keeps its proportions on black, and what lies on it. */
import type { ReactNode, RefCallback } from 'react';
import { classNames } from '../../ui/class-names.ts';
import type { PlaybackState } from './playback-state.ts';

export interface VideoSurfaceProps {
  /** What is seen: "Gate North, live". */
  readonly label: string;
  readonly attach: RefCallback<HTMLVideoElement>;
  readonly state: PlaybackState['kind'];
  /** A lost picture: its last frame goes grey under the words. */
  readonly lost?: boolean;
  /** Begins without sound. */
  readonly muted: boolean;
  readonly onPress?: (() => void) | undefined;
  readonly onDoublePress?: (() => void) | undefined;
  /** Chips, words and still pictures on the video. */
  readonly children?: ReactNode;
}

export function VideoSurface({
  label,
  attach,
  state,
  lost = false,
  muted,
  onPress,
  onDoublePress,
  children,
}: VideoSurfaceProps) {
  return (
    <div className="on-video relative size-full min-h-0 overflow-hidden bg-well text-fg1">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- cameras have no spoken text to caption */}
      <video
        ref={attach}
        aria-label={label}
        data-playback={state}
        playsInline
        muted={muted}
        onClick={onPress}
        onDoubleClick={onDoublePress}
        className={classNames('absolute inset-0 size-full object-contain', lost && 'opacity-30 grayscale')}
      />
      {children}
    </div>
  );
}
