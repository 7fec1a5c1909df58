/**
 * Live video of one camera: wakes it while a person can see it, shows how old or how live the
 * picture is, and says in words what is wrong when there is none.
 */
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { type EpochMs, epochMs, secondsToMs } from '../../core/units.ts';
import { systemClock } from '../../platform/clock.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { LiveWatch } from '../../vendors/contract.ts';
import { IDLE_METRICS, IDLE_STATE } from './idle-playback.ts';
import { LiveChips } from './live-chips.tsx';
import { type DatedPicture, LiveOverlay, StillBehind } from './live-overlay.tsx';
import { LiveTransport } from './live-transport.tsx';
import { hasNoPicture, type LiveView, liveViewOf, standsStill } from './live-view.ts';
import type { Playback } from './playback.ts';
import type { PlayerControls } from './player-controls.ts';
import { useLasting } from './use-lasting.ts';
import { usePlayback } from './use-playback.ts';
import { usePlayerControls } from './use-player-controls.ts';
import { useVisible } from './use-visible.ts';
import { VideoSurface } from './video-surface.tsx';
import { zoomOf } from './zoom-memory.ts';

export interface LivePlayerProps {
  /** Disposed by whoever made it. */
  readonly watch: LiveWatch;
  /** The camera's name. */
  readonly name: string;
  /** The system's name as people know it, for words about failures. */
  readonly system: string;
  /** What no other camera is called: how close it is looked at is remembered by it. */
  readonly camera?: string | undefined;
  /** The newest still, shown while the camera wakes. */
  readonly still?: DatedPicture | undefined;
  /** `wall`: a small tile without a row of buttons. */
  readonly profile?: 'live' | 'wall';
  /** Gives the player to the keyboard; undefined when it goes. Keep it the same between renders. */
  readonly onControls?: ((controls: PlayerControls | undefined) => void) | undefined;
  /** More buttons in the row below, after those that play. */
  readonly actions?: ReactNode;
  /** More on the picture: PTZ, the name of a tile. */
  readonly children?: ReactNode;
}

/** A wait that ends before this is not worth words that would flash. */
const SHORT_STALL_MS = 700;

export function LivePlayer(props: LivePlayerProps) {
  const { watch, name, system, still, profile = 'live', onControls, children } = props;
  const { camera = `${system} ${name}` } = props;
  const frame = useRef<HTMLDivElement>(null);
  const { attach, playback } = usePlayback(profile, watch.reportTrouble);
  const live = useReadable(watch.state);
  const state = useReadable(playback?.state ?? IDLE_STATE);
  const metrics = useReadable(playback?.metrics ?? IDLE_METRICS);
  const told = liveViewOf(live, state);
  const stalls = useLasting(told.kind === 'stalled', SHORT_STALL_MS);
  const view: LiveView = told.kind === 'stalled' && !stalls ? { kind: 'live' } : told;
  const zoom = useMemo(() => zoomOf(camera), [camera]);
  const parts = { playback, frame, zoom, camera: name, footageAt: liveFootageAt };
  const controls = usePlayerControls(parts, onControls);

  useWatching(watch, frame);
  useEffect(() => {
    if (playback === undefined) return;
    if (live.kind === 'ready') playback.open(live.source, { live: true });
    else if (live.kind === 'resting') playback.rest();
    else playback.close();
  }, [playback, live]);

  const retry = () => {
    playback?.retry();
    watch.retry();
  };
  return (
    <div ref={frame} className="flex size-full min-h-0 flex-col bg-s1 max-wide:h-auto">
      <div className="min-h-0 flex-1 max-wide:aspect-video max-wide:flex-none">
        <VideoSurface
          label={`${name}, live`}
          attach={attach}
          state={state.kind}
          lost={standsStill(view)}
          zoom={profile === 'live' ? zoom : undefined}
          muted
          onDoublePress={controls?.toggleFullScreen}
        >
          {hasNoPicture(view) && <StillBehind still={still} />}
          <LiveOverlay view={view} system={system} onRetry={retry} />
          <LiveChips view={view} metrics={metrics} stillAt={hasNoPicture(view) ? still?.at : undefined} />
          {children}
        </VideoSurface>
      </div>
      {profile === 'live' && (
        <LiveTransport playback={playback} controls={controls} actions={props.actions} />
      )}
    </div>
  );
}

/** Tells the watch whether anybody sees the camera. */
function useWatching(watch: LiveWatch, frame: RefObject<HTMLElement | null>): void {
  const visible = useVisible(frame);
  useEffect(() => {
    watch.setVisible(visible);
  }, [watch, visible]);
  useEffect(() => () => watch.setVisible(false), [watch]);
}

/** What the stream says of its own time, else how far it is behind now. */
function liveFootageAt(playback: Playback): EpochMs {
  const told = playback.playingDate();
  if (told !== undefined) return epochMs(told.getTime());
  const now = systemClock.now();
  const { latency } = playback.metrics.get();
  return latency === undefined ? now : epochMs(now - secondsToMs(latency));
}
