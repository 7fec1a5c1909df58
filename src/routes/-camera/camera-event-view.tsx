/** An event of the camera, between the events that the column beside it lists. */
import type { EventFilter } from '../../features/events/event-filter.ts';
import { useEventNeighbours } from '../../features/events/use-camera-events.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import { EventView, type EventViewProps } from './event-view.tsx';

export interface CameraEventViewProps extends Omit<EventViewProps, 'cameraOffset' | 'onNewer' | 'onOlder'> {
  readonly filter: EventFilter;
}

export function CameraEventView(props: CameraEventViewProps) {
  const { reference, history, filter, event, onShow } = props;
  const { self, newer, older } = useEventNeighbours(reference, history, filter, event);
  const open = (next: CameraEvent | undefined) =>
    next === undefined ? undefined : () => onShow({ event: next.key }, 'push');
  return (
    <EventView {...props} cameraOffset={self?.cameraOffset} onNewer={open(newer)} onOlder={open(older)} />
  );
}
