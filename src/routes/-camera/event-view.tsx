/** The footage of one event, at the second that the address names. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { toFailure } from '../../core/failure.ts';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { addMs, type Ms, msBetween, msToSeconds, type Seconds, secondsToMs } from '../../core/units.ts';
import { DownloadButton } from '../../features/downloads/download-button.tsx';
import { eventThumbOptions, eventVideoOptions } from '../../features/events/event-queries.ts';
import { useEarlyPicture } from '../../features/player/early-picture-context.ts';
import { EventPlayer } from '../../features/player/event-player.tsx';
import { eventOpening } from '../../features/player/event-start.ts';
import type { PlayerControls } from '../../features/player/player-controls.ts';
import { eventPlayerShortcuts, zoomShortcuts } from '../../features/player/player-shortcuts.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import type { CameraSearch } from './camera-search.ts';

export interface EventViewProps {
  readonly reference: CameraRef;
  readonly cameraName: string;
  readonly systemName: string;
  readonly history: EventHistory;
  readonly event: CameraEvent;
  readonly at: string | undefined;
  /** The camera's offset, where a list knows it: a key does not. */
  readonly cameraOffset: Ms | undefined;
  /** Open the events beside this one; undefined when there is none. */
  readonly onNewer: (() => void) | undefined;
  readonly onOlder: (() => void) | undefined;
  readonly onShow: (search: CameraSearch, how: 'push' | 'replace') => void;
}

export function EventView(props: EventViewProps) {
  const { reference, cameraName, systemName, history, event, at, onShow } = props;
  const [controls, setControls] = useState<PlayerControls>();
  const { key, startAt, endAt } = event;
  const early = useEarlyPicture(reference, key);
  const source = useQuery(eventVideoOptions(reference, history, event, early?.source));
  const opening = eventOpening(event, at);
  // What the address said first: while it plays, the position is written into it.
  const [autoplay] = useState(opening.autoplay);
  const thumb = useBlobUrl(useQuery(eventThumbOptions(reference, history, event)).data);
  const format = useTimeFormat(event.cameraOffset ?? props.cameraOffset);
  const next = props.onNewer;
  const previous = props.onOlder;
  const onPosition = useCallback(
    (position: Seconds) => {
      const moment = new Date(addMs(startAt, secondsToMs(position))).toISOString();
      onShow({ event: key, at: moment }, 'replace');
    },
    // The way to show may be new with each render; what it does is not.
    // oxlint-disable-next-line react/exhaustive-deps
    [key, startAt],
  );
  useShortcuts(
    controls === undefined
      ? []
      : [...eventPlayerShortcuts(controls, { next, previous }), ...zoomShortcuts(controls)],
  );

  return (
    <EventPlayer
      name={cameraName}
      system={systemName}
      camera={cameraRefText(reference)}
      source={source.data}
      early={early}
      failure={source.isError ? toFailure(source.error, 'play an event', reference.system) : undefined}
      onRetry={() => void source.refetch()}
      eventAt={startAt}
      length={msToSeconds(msBetween(startAt, endAt))}
      startAt={opening.startAt}
      autoplay={autoplay}
      poster={thumb}
      formatTime={format.clock}
      onPosition={onPosition}
      onNext={next}
      onPrevious={previous}
      onControls={setControls}
      actions={
        <DownloadButton
          download={history.download}
          reference={reference}
          event={event}
          cameraName={cameraName}
          systemName={systemName}
          clockText={format.clock}
        />
      }
    />
  );
}
