/** A camera of a system that somebody is signed in at: player at the left, events at the right. */
import { Radio } from 'lucide-react';
import { DayStrip } from '../../features/events/day-strip.tsx';
import type { EventFilter } from '../../features/events/event-filter.ts';
import { EventColumn } from './event-column.tsx';
import type { CameraRef } from '../../core/ids.ts';
import type { SystemCameras } from '../../systems/camera-queries.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Region } from '../../ui/region.tsx';
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts';
import type { Camera, VendorSystem } from '../../vendors/contract.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { AboutColumn } from './about-column.tsx';
import { ArchiveLink } from './archive-link.tsx';
import { ExportLink } from './export-link.tsx';
import { CameraEventView } from './camera-event-view.tsx';
import { CameraBar } from './camera-bar.tsx';
import type { CameraSearch } from './camera-search.ts';
import { LiveView } from './live-view.tsx';
import { playheadOf } from './playhead.ts';
import { StillView } from './still-view.tsx';

export interface CameraViewProps {
  readonly reference: CameraRef;
  readonly system: SystemCameras;
  readonly ready: VendorSystem;
  /** Undefined until the list of cameras is there. */
  readonly camera: Camera | undefined;
  readonly eventKey: string | undefined;
  readonly at: string | undefined;
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  readonly onShow: (search: CameraSearch, how: 'push' | 'replace') => void;
}

const NO_SHORTCUTS: readonly Shortcut[] = [];

/** With the rows of controls below it; a still has all the room, as nothing else is there. */
function pictureHeight(isEvent: boolean, isLive: boolean): string {
  if (isEvent) return 'wide:max-h-[calc(56.25cqw+81px)]';
  return isLive ? 'wide:max-h-[calc(56.25cqw+45px)]' : '';
}

export function CameraView(props: CameraViewProps) {
  const { reference, system, ready, camera, eventKey, at, filter, onFilter, onShow } = props;
  const { live, events } = ready.can;
  const name = camera?.name ?? 'Camera';
  const systemName = system.entry.name;
  const event =
    eventKey !== undefined && events.offered ? events.use.fromKey(reference.camera, eventKey) : undefined;
  const showLive = () => onShow({}, 'push');
  const openEvent = (opened: CameraEvent) => onShow({ event: opened.key }, 'push');
  useShortcuts(
    eventKey === undefined
      ? NO_SHORTCUTS
      : [{ keys: ['Escape'], label: 'Back to live', group: 'Player', dock: 'back to live', run: showLive }],
  );

  return (
    <>
      <CameraBar system={system} camera={camera} reference={reference}>
        {ready.can.archive.offered && (live.offered || event !== undefined) && (
          <ArchiveLink reference={reference} at={event === undefined ? undefined : playheadOf(event, at)} />
        )}
        {ready.can.exports.offered && (live.offered || event !== undefined) && (
          <ExportLink reference={reference} event={event} />
        )}
        {eventKey !== undefined && (
          <Button size="small" icon={Radio} onClick={showLive} className="max-phone:size-11!">
            <span className="max-phone:sr-only">Live</span>
          </Button>
        )}
      </CameraBar>
      <div className="flex h-full flex-col overflow-hidden wide:flex-row">
        <section
          aria-label="Picture"
          className="flex min-h-0 min-w-0 flex-col [container-type:inline-size] max-wide:shrink-0 wide:flex-1"
        >
          {/* The picture takes its size first: 16:9 of the width and the rows of controls below it. */}
          <div className={`min-h-0 wide:flex-[1000] ${pictureHeight(event !== undefined, live.offered)}`}>
            <Region name="The player" resetKey={`${reference.camera} ${eventKey ?? ''}`}>
              {event !== undefined && events.offered && (
                <CameraEventView
                  key={event.key}
                  reference={reference}
                  cameraName={name}
                  systemName={systemName}
                  history={events.use}
                  event={event}
                  at={at}
                  filter={filter}
                  onShow={onShow}
                />
              )}
              {eventKey !== undefined && event === undefined && (
                <EmptyState
                  icon={Radio}
                  title="This link names no event of this camera"
                  actions={<Button onClick={showLive}>Show it live</Button>}
                >
                  It may be cut off. The events of this camera stand beside.
                </EmptyState>
              )}
              {eventKey === undefined && live.offered && (
                <LiveView
                  reference={reference}
                  entry={system.entry}
                  camera={camera}
                  name={name}
                  ready={ready}
                  live={live.use}
                />
              )}
              {eventKey === undefined && !live.offered && (
                <StillView
                  reference={reference}
                  name={name}
                  systemName={systemName}
                  ready={ready}
                  reason={live.reason}
                />
              )}
            </Region>
          </div>
          {events.offered && (
            <Region name="The day">
              <DayStrip
                camera={reference}
                history={events.use}
                filter={filter}
                playhead={event === undefined ? undefined : playheadOf(event, at)}
                onOpen={openEvent}
              />
            </Region>
          )}
        </section>
        <aside
          aria-label={events.offered ? 'Events' : 'About this camera'}
          className="flex min-h-0 flex-1 flex-col border-line bg-s1 max-wide:border-t wide:w-91 wide:flex-none wide:border-l"
        >
          {events.offered ? (
            <EventColumn
              reference={reference}
              systemName={systemName}
              history={events.use}
              realtime={ready.can.realtime}
              filter={filter}
              onFilter={onFilter}
              selected={eventKey}
              onOpen={openEvent}
            />
          ) : (
            <AboutColumn
              reference={reference}
              systemName={systemName}
              ready={ready}
              camera={camera}
              reason={events.reason}
            />
          )}
        </aside>
      </div>
    </>
  );
}
