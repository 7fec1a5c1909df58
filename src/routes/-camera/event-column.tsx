/** The camera's events beside its picture. */
import { ListVideo } from 'lucide-react';
import type { CameraRef } from '../../core/ids.ts';
import type { Offer } from '../../core/offer.ts';
import { EventList } from '../../features/events/event-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Region } from '../../ui/region.tsx';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';

export interface EventColumnProps {
  readonly reference: CameraRef;
  readonly systemName: string;
  readonly events: Offer<EventHistory>;
  readonly selected: string | undefined;
  readonly onOpen: (event: CameraEvent) => void;
}

export function EventColumn({ reference, systemName, events, selected, onOpen }: EventColumnProps) {
  return (
    <>
      <h2 className="flex h-9 shrink-0 items-center gap-2 px-3 font-semibold">
        Events
        <span className="text-12 font-normal text-fg3">newest first</span>
      </h2>
      <div className="min-h-0 flex-1">
        <Region name="The list of events">
          {events.offered ? (
            <EventList
              camera={reference}
              systemName={systemName}
              history={events.use}
              selected={selected}
              onOpen={onOpen}
            />
          ) : (
            <EmptyState icon={ListVideo} title="No events">
              {events.reason}
            </EmptyState>
          )}
        </Region>
      </div>
    </>
  );
}
