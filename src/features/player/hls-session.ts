/**
 * One hls.js instance on one video element, from its making to its end. Puts the newest token into
 * every request and says in plain calls what hls.js reports, as long as it is the current instance.
 */
import type { ErrorData, Events, HlsConfig } from 'hls.js';
import type { FailureCode } from '../../core/failure.ts';
import { type EpochMs, epochMs, type Seconds, seconds, secondsToMs } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import { type HlsFault, readHlsError, readProxyFault } from './hls-faults.ts';
import type { HlsClass, HlsEngine } from './hls-loader.ts';
import type { KeptSegments } from './kept-segments.ts';
import { createSegmentDoubts } from './segment-doubts.ts';
import { createSegmentLoader } from './segment-loader.ts';

/** What a playlist says when it is read again. */
export interface PlaylistFacts {
  /** Number of the newest segment. */
  readonly newestSegment: number;
  readonly targetDuration: Seconds;
  readonly length: Seconds;
  /** Its date of position 0, where it has dates. */
  readonly dated: EpochMs | undefined;
}

/** The picture's encoding, read from the stream itself. */
export interface VideoFacts {
  readonly codec: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** What a request that failed adds to a fault. */
export interface FaultRequest {
  /** The address as it was fetched. */
  readonly url: string | undefined;
  readonly code: FailureCode | undefined;
}

export interface HlsSessionListener {
  readonly attached: () => void;
  readonly manifestParsed: () => void;
  readonly playlistRead: (facts: PlaylistFacts) => void;
  readonly segmentBuffered: (bytes: number, length: Seconds) => void;
  readonly videoFound: (facts: VideoFacts) => void;
  readonly failed: (fault: HlsFault, request: FaultRequest) => void;
  /** A segment out of the cache cannot be played; a new instance will fetch it. */
  readonly keptSegmentBroken: () => void;
}

export interface HlsSession {
  readonly engine: HlsEngine;
  /** Whether a segment is on its way. */
  readonly isLoading: () => boolean;
  /** Loads the playlist of the current source. */
  readonly load: () => void;
  readonly destroy: () => void;
}

export interface HlsSessionOptions {
  readonly Hls: HlsClass;
  readonly video: HTMLVideoElement;
  readonly config: Partial<HlsConfig>;
  /** The source as it is now: a renewed one replaces the other without a reload. */
  readonly source: () => HlsSource;
  readonly listener: HlsSessionListener;
  readonly clock: Clock;
  /** Segments on this computer; undefined for live video. */
  readonly kept: KeptSegments | undefined;
}

/** The date of position 0, by the first segment that has one. */
function dateOfStart(
  fragments: readonly { readonly start: number; readonly programDateTime: number | null }[],
): EpochMs | undefined {
  for (const { start, programDateTime } of fragments) {
    if (programDateTime !== null) return epochMs(programDateTime - secondsToMs(seconds(start)));
  }
  return undefined;
}

/** Makes an instance and attaches it; nothing is loaded until `load`. */
export function createHlsSession(options: HlsSessionOptions): HlsSession {
  const { Hls, video, config, source, listener, clock, kept } = options;
  let alive = true;
  let underWay = 0;
  const fetched = new WeakMap<object, string>();
  const doubts = createSegmentDoubts(kept);

  const engine = new Hls({
    ...config,
    fLoader: createSegmentLoader({ clock, kept, begun: () => (underWay += 1), ended: () => (underWay -= 1) }),
    // Runs for every request and every retry. Opens the request itself, because a header set or an
    // address changed later would make hls.js run this twice.
    xhrSetup: async (request, url) => {
      const address = await source().authorize(url);
      fetched.set(request, address);
      request.open('GET', address, true);
    },
  });

  /** A callback that a destroyed instance can no longer reach. */
  const guarded =
    <Data>(heard: (data: Data) => void) =>
    (_event: unknown, data: Data) => {
      if (alive) heard(data);
    };
  const requestOf = ({ networkDetails, url }: ErrorData): FaultRequest => {
    if (networkDetails === null || networkDetails === undefined || networkDetails instanceof Response) {
      return { url, code: undefined };
    }
    return { url: fetched.get(networkDetails) ?? url, code: readProxyFault(networkDetails) };
  };
  const names: typeof Events = Hls.Events;

  engine.on(names.MEDIA_ATTACHED, guarded(listener.attached));
  engine.on(names.MANIFEST_PARSED, guarded(listener.manifestParsed));
  engine.on(
    names.LEVEL_UPDATED,
    guarded(({ details }) =>
      listener.playlistRead({
        newestSegment: details.endSN,
        targetDuration: seconds(details.targetduration),
        length: seconds(details.totalduration),
        dated: dateOfStart(details.fragments),
      }),
    ),
  );
  engine.on(
    names.FRAG_LOADING,
    guarded(({ frag }) => doubts.loading(frag)),
  );
  engine.on(
    names.FRAG_BUFFERED,
    guarded(({ frag, stats }) => {
      doubts.buffered(frag);
      listener.segmentBuffered(stats.total, seconds(frag.duration));
    }),
  );
  engine.on(
    names.BUFFER_CODECS,
    guarded(({ video: plain, audiovideo }) => {
      const track = plain ?? audiovideo;
      if (track?.codec === undefined) return;
      const { width, height } = track.metadata ?? {};
      listener.videoFound({ codec: track.codec, width, height });
    }),
  );
  engine.on(
    names.ERROR,
    guarded((data) => {
      const answer = doubts.answer(data, video.currentTime);
      const fault = readHlsError(data);
      if (fault !== undefined) listener.failed(fault, requestOf(data));
      else if (answer === 'fetchAnew') listener.keptSegmentBroken();
    }),
  );

  engine.attachMedia(video);
  return {
    engine,
    isLoading: () => underWay > 0,
    load: () => engine.loadSource(source().playlist),
    destroy: () => {
      alive = false;
      engine.destroy();
      // hls.js leaves the last picture and its decoder; both go with the source.
      video.removeAttribute('src');
      video.load();
    },
  };
}
