/** The picture of an event, fetched when its row comes near the screen. */
import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import type { CameraRef } from '../../core/ids.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { eventThumbOptions } from './event-queries.ts';

export interface EventThumbProps {
  readonly camera: CameraRef;
  readonly history: EventHistory;
  readonly event: CameraEvent;
}

export function EventThumb({ camera, history, event }: EventThumbProps) {
  const thumb = useQuery(eventThumbOptions(camera, history, event));
  const url = useBlobUrl(thumb.data);
  return (
    <span className="grid aspect-video h-full shrink-0 place-items-center overflow-hidden rounded-thumb bg-well text-fg3">
      {url !== undefined && <img src={url} alt="" className="size-full object-cover" decoding="async" />}
      {thumb.isError && <ImageOff size={16} aria-label="No picture" />}
    </span>
  );
}
