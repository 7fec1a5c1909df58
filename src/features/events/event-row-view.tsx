/** One event: picture, time first, what it was, how strong. */
import { Play } from 'lucide-react';
import { durationText } from '../../core/time-zone.ts';
import { msBetween } from '../../core/units.ts';
import type { CameraRef } from '../../core/ids.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { EventThumb } from './event-thumb.tsx';
import { eventStrength, eventWord } from './event-words.ts';

export interface EventRowViewProps {
  readonly camera: CameraRef;
  readonly history: EventHistory;
  readonly event: CameraEvent;
  readonly selected: boolean;
}

/** The vendors' scales differ; a tenth is what all of them have. */
const STEPS = 10;

export function EventRowView({ camera, history, event, selected }: EventRowViewProps) {
  const format = useTimeFormat(event.cameraOffset);
  const { icon: Icon, word } = eventWord(event);
  const strength = eventStrength(event);
  const length = durationText(msBetween(event.startAt, event.endAt));
  return (
    <div
      className={classNames(
        'relative flex size-full items-center gap-3 px-3 py-1.5 text-left',
        !selected && 'hover:bg-s2',
        selected &&
          'bg-selected before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
      )}
    >
      <span className="relative h-full">
        <EventThumb camera={camera} history={history} event={event} />
        {selected && (
          <span className="glass absolute inset-0 m-auto grid size-6 place-items-center rounded-full">
            <Play size={12} fill="currentColor" aria-hidden />
          </span>
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <time dateTime={new Date(event.startAt).toISOString()} className="tabular text-14 font-semibold">
            {format.clock(event.startAt)}
          </time>
          <span className="tabular text-12 text-fg3">{length}</span>
        </span>
        <span className="flex items-center gap-1.5 text-12 text-fg2">
          <Icon size={12} aria-hidden />
          <span className="font-550">{word}</span>
          {event.continuous && <span className="truncate text-fg3">in continuous recording</span>}
        </span>
      </span>
      {strength !== undefined && (
        <span className="flex shrink-0 items-center gap-2">
          <span className="h-1 w-11 rounded-full bg-s3">
            <span
              className={`block h-full rounded-full ${strength.of === 'motion' ? 'bg-motion' : 'bg-fg3'}`}
              style={{ width: `${strength.value * 100}%` }}
            />
          </span>
          <span className="tabular w-4 text-right text-12 text-fg3">
            <span className="sr-only">{strength.of} magnitude </span>
            {Math.round(strength.value * STEPS)}
          </span>
        </span>
      )}
    </div>
  );
}
