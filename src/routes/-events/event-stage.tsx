/** The event that is chosen in the feed: its footage, and which camera it is of. */
import { Link } from '@tanstack/react-router';
import { cameraRefText } from '../../core/ids.ts';
import { DayStrip } from '../../features/events/day-strip.tsx';
import type { NamedEvent } from '../../features/events/feed-events.tsx';
import { nextDay } from '../../features/events/filter-words.ts';
import { findCamera, type SystemCameras } from '../../systems/camera-queries.ts';
import { readySystem } from '../../systems/systems-context.ts';
import { LINK_BUTTON } from '../../ui/link-button.ts';
import { Monogram } from '../../ui/monogram.tsx';
import { Region } from '../../ui/region.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import type { CameraSearch } from '../-camera/camera-search.ts';
import { playheadOf } from '../-camera/playhead.ts';
import { EventView } from '../-camera/event-view.tsx';

export interface EventStageProps {
  readonly system: SystemCameras;
  readonly named: NamedEvent;
  readonly at: string | undefined;
  readonly onNewer: (() => void) | undefined;
  readonly onOlder: (() => void) | undefined;
  readonly onOpen: (event: CameraEvent) => void;
  readonly onShow: (search: CameraSearch, how: 'push' | 'replace') => void;
}

export function EventStage(props: EventStageProps) {
  const { system, named, at, onNewer, onOlder, onOpen, onShow } = props;
  const { entry, list } = system;
  const { ref, event } = named;
  const format = useTimeFormat(event.cameraOffset);
  const events = readySystem(entry.state.get())?.can.events;
  const day = format.dayStart(event.startAt);
  const camera = findCamera(list, ref.camera);
  const name = camera?.name ?? 'Camera';
  if (events?.offered !== true) return null;
  return (
    <>
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-s1 px-3">
        <Monogram text={entry.monogram} label={entry.label} />
        <h2 className="min-w-0 truncate font-semibold" title={name}>
          {name}
        </h2>
        <span className="min-w-0 truncate text-fg2">{camera?.group.name}</span>
        <span className="tabular shrink-0 text-fg2">{format.fullDay(event.startAt)}</span>
        <span className="flex-1" />
        <Link
          to="/cameras/$camera"
          params={{ camera: cameraRefText(ref) }}
          search={{ event: event.key }}
          className={LINK_BUTTON.plain}
        >
          Open the camera
        </Link>
      </header>
      <div className="max-h-[calc(56.25cqw+81px)] min-h-0 flex-1000">
        <EventView
          reference={ref}
          cameraName={name}
          systemName={entry.name}
          history={events.use}
          event={event}
          at={at}
          cameraOffset={event.cameraOffset}
          onNewer={onNewer}
          onOlder={onOlder}
          onShow={onShow}
        />
      </div>
      <Region name="The day">
        <DayStrip
          camera={ref}
          history={events.use}
          filter={{ from: day, until: nextDay(day, format) }}
          loads
          playhead={playheadOf(event, at)}
          onOpen={onOpen}
        />
      </Region>
    </>
  );
}
