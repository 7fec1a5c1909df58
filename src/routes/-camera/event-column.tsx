/** The camera's events beside its picture. */
import { ListVideo } from 'lucide-react';
import type { CameraRef } from '../../core/ids.ts';
import { CameraEvents } from '../../features/events/camera-events.tsx';
import type { EventFilter } from '../../features/events/event-filter.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Region } from '../../ui/region.tsx';
import type { Capabilities } from '../../vendors/contract.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';

export interface EventColumnProps {
  readonly reference: CameraRef;
  readonly systemName: string;
  readonly can: Pick<Capabilities, 'events' | 'realtime'>;
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  readonly selected: string | undefined;
  readonly onOpen: (event: CameraEvent) => void;
}

export function EventColumn(props: EventColumnProps) {
  const { reference, systemName, can, filter, onFilter, selected, onOpen } = props;
  return (
    <Region name="The list of events">
      {can.events.offered ? (
        <CameraEvents
          camera={reference}
          systemName={systemName}
          history={can.events.use}
          realtime={can.realtime}
          filter={filter}
          onFilter={onFilter}
          selected={selected}
          onOpen={onOpen}
        />
      ) : (
        <EmptyState icon={ListVideo} title="No events">
          {can.events.reason}
        </EmptyState>
      )}
    </Region>
  );
}
