/** The camera's events beside its picture. */
import type { CameraRef } from '../../core/ids.ts';
import { CameraEvents } from '../../features/events/camera-events.tsx';
import type { EventFilter } from '../../features/events/event-filter.ts';
import { Region } from '../../ui/region.tsx';
import type { Capabilities } from '../../vendors/contract.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';

export interface EventColumnProps {
  readonly reference: CameraRef;
  readonly systemName: string;
  readonly history: EventHistory;
  readonly realtime: Capabilities['realtime'];
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  readonly selected: string | undefined;
  readonly onOpen: (event: CameraEvent) => void;
}

export function EventColumn({ reference, ...props }: EventColumnProps) {
  return (
    <Region name="The list of events">
      <CameraEvents camera={reference} {...props} />
    </Region>
  );
}
