/** The picture of an event, fetched when its row stands still for a moment, not while it flies by. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Image } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { CameraRef } from '../../core/ids.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { eventThumbOptions } from './event-queries.ts';

/** Rows that are scrolled past within this ask for nothing. */
const SETTLE_MS = 120;

interface PictureProps {
  readonly camera: CameraRef;
  readonly history: EventHistory;
  readonly event: CameraEvent;
}

export interface EventThumbProps extends PictureProps {
  /** Whether the list is being scrolled; read when the row appears. */
  readonly isScrolling: () => boolean;
  readonly children?: ReactNode;
}

export function EventThumb({ camera, history, event, isScrolling, children }: EventThumbProps) {
  const client = useQueryClient();
  const [settled, setSettled] = useState(
    () =>
      !isScrolling() || client.getQueryData(eventThumbOptions(camera, history, event).queryKey) !== undefined,
  );
  useEffect(() => {
    if (settled) return undefined;
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [settled]);
  return (
    <span className="relative grid aspect-video h-full shrink-0 place-items-center overflow-hidden rounded-thumb bg-well text-white/40">
      {/* A row that flies by leaves nothing behind, not even a question that was never asked. */}
      {settled && <Picture camera={camera} history={history} event={event} />}
      {children}
    </span>
  );
}

function Picture({ camera, history, event }: PictureProps) {
  const thumb = useQuery(eventThumbOptions(camera, history, event));
  const url = useBlobUrl(thumb.data);
  if (url !== undefined) {
    return <img src={url} alt="" className="size-full object-cover" decoding="async" />;
  }
  return thumb.isError && <Image size={16} strokeWidth={1.25} aria-label="No picture" />;
}
