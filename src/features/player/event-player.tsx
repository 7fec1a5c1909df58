/** Plays the footage of one event: picture, line of time, and buttons. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../core/failure.ts';
import { addMs, type EpochMs, msBetween, msToSeconds, type Seconds, secondsToMs } from '../../core/units.ts';
import { Chip } from '../../ui/chip.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import type { EarlyPicture } from './early-picture.ts';
import { EventOverlay } from './event-overlay.tsx';
import { EventTransport } from './event-transport.tsx';
import { IDLE_METRICS, IDLE_START, IDLE_STATE, IDLE_TIMING } from './idle-playback.ts';
import type { OpenOptions, Playback } from './playback.ts';
import type { PlayerControls } from './player-controls.ts';
import { streamText } from './player-words.ts';
import { Scrubber } from './scrubber.tsx';
import { usePlayback } from './use-playback.ts';
import { usePlayerControls } from './use-player-controls.ts';
import { usePositionReport } from './use-position-report.ts';
import { VideoSurface } from './video-surface.tsx';
import { zoomOf } from './zoom-memory.ts';

export interface EventPlayerProps {
  /** The camera's name. */
  readonly name: string;
  /** The system's name as people know it, for words about failures. */
  readonly system: string;
  /** What no other camera is called: how close it is looked at is remembered by it. */
  readonly camera?: string | undefined;
  /** The footage; undefined while it is asked for. */
  readonly source: HlsSource | undefined;
  /** Plays the source already; read once, when the player appears. */
  readonly early?: EarlyPicture | undefined;
  /** Why there is no source. */
  readonly failure?: Failure | undefined;
  /** Asks for the source again. */
  readonly onRetry?: (() => void) | undefined;
  /** When the event begins: the moment of position 0, unless the source tells another one. */
  readonly eventAt: EpochMs;
  /** Length by the list of events, until the footage tells its own. */
  readonly length: Seconds;
  /** Where to begin, in seconds from `eventAt`; read when a source opens, and ignored afterwards. */
  readonly startAt?: Seconds | undefined;
  /** False: shows the first frame and stands. */
  readonly autoplay?: boolean | undefined;
  /** Shown until the first frame. */
  readonly poster?: string | undefined;
  readonly formatTime: (at: EpochMs) => string;
  /**
   * Where it is, in seconds from `eventAt`: at most each second while playing, at once after a pause or
   * seek. Keep it the same between renders.
   */
  readonly onPosition?: ((position: Seconds) => void) | undefined;
  readonly onEnded?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
  /** Gives the player to the keyboard; undefined when it goes. Keep it the same between renders. */
  readonly onControls?: ((controls: PlayerControls | undefined) => void) | undefined;
  /** More buttons in the row below, after those that play. */
  readonly actions?: ReactNode;
  /** More on the picture. */
  readonly children?: ReactNode;
}

export function EventPlayer(props: EventPlayerProps) {
  const { name, system, source, failure, eventAt, length, startAt, autoplay, formatTime } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [early, setEarly] = useState(props.early);
  const own = usePlayback('event');
  const playback = early?.playback ?? own.playback;
  const forgetEarly = useCallback(() => setEarly(undefined), []);
  const state = useReadable(playback?.state ?? IDLE_STATE);
  const timing = useReadable(playback?.timing ?? IDLE_TIMING);
  const metrics = useReadable(playback?.metrics ?? IDLE_METRICS);
  const duration = timing.duration ?? length;
  const stream = streamText(metrics);
  const zero = useReadable(playback?.startsAt ?? IDLE_START) ?? eventAt;
  const lead = msToSeconds(msBetween(zero, eventAt));
  const atPosition = (position: Seconds) => addMs(zero, secondsToMs(position));
  const footageAt = useCallback((playing: Playback) => addMs(zero, secondsToMs(playing.shownAt())), [zero]);
  const { camera = `${system} ${name}` } = props;
  const zoom = useMemo(() => zoomOf(camera), [camera]);
  const controls = usePlayerControls({ playback, frame, zoom, camera: name, footageAt }, props.onControls);

  usePositionReport(playback, lead, props.onPosition);
  useOpen(playback, source, { live: false, startAt, countsFrom: eventAt, autoplay });
  useEnded(state.kind === 'ended', props.onEnded);

  return (
    <div ref={frame} className="flex size-full min-h-0 flex-col bg-s1 max-wide:h-auto">
      <div className="min-h-0 flex-1 max-wide:aspect-video max-wide:flex-none">
        <VideoSurface
          label={`${name}, recorded`}
          attach={own.attach}
          early={early}
          onEarlyGone={forgetEarly}
          state={state.kind}
          lost={state.kind === 'recovering'}
          zoom={zoom}
          muted={false}
          onPress={controls?.togglePlay}
          onDoublePress={controls?.toggleFullScreen}
        >
          <EventOverlay
            state={state}
            failure={failure}
            system={system}
            poster={props.poster}
            onRetry={failure === undefined ? playback?.retry : props.onRetry}
          />
          <div className="tabular pointer-events-none absolute inset-x-2 top-2 flex flex-wrap justify-between gap-1">
            <Chip tone="glass">{formatTime(atPosition(timing.position))}</Chip>
            <span className="flex gap-1">
              <Chip tone="glass">Recorded</Chip>
              {stream !== '' && <Chip tone="glass">{stream}</Chip>}
            </span>
          </div>
          {props.children}
        </VideoSurface>
      </div>
      <div className="px-3 pt-1">
        <Scrubber
          position={timing.position}
          duration={duration}
          buffered={timing.buffered}
          mark={lead > 0 ? lead : undefined}
          timeText={(position) => formatTime(atPosition(position))}
          onSeek={(to) => controls?.seek(to)}
        />
      </div>
      <EventTransport
        state={state}
        timing={timing}
        duration={duration}
        controls={controls}
        onNext={props.onNext}
        onPrevious={props.onPrevious}
        actions={props.actions}
      />
    </div>
  );
}

/** Opens what there is to play. A page writes the position into `startAt` while it plays: not a reason to seek. */
function useOpen(playback: Playback | undefined, source: HlsSource | undefined, options: OpenOptions): void {
  const beginning = useRef(options);
  useEffect(() => {
    beginning.current = options;
  });
  useEffect(() => {
    if (playback === undefined) return;
    if (source === undefined) playback.close();
    else playback.open(source, beginning.current);
  }, [playback, source]);
}

/** Calls back once for each time that the footage ends. */
function useEnded(ended: boolean, onEnded: (() => void) | undefined): void {
  const newest = useRef(onEnded);
  useEffect(() => {
    newest.current = onEnded;
  });
  useEffect(() => {
    if (ended) newest.current?.();
  }, [ended]);
}
