/** One event: picture, time first, what it was, how strong; which camera, where lists show several. */
import { Play } from 'lucide-react';
import { memo } from 'react';
import { durationText } from '../../core/time-zone.ts';
import { msBetween } from '../../core/units.ts';
import { classNames } from '../../ui/class-names.ts';
import { Monogram } from '../../ui/monogram.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { CameraEvent, EventHistory } from '../../vendors/contract-events.ts';
import { STRONGEST } from './event-filter.ts';
import { EventThumb } from './event-thumb.tsx';
import { eventStrength, eventWord } from './event-words.ts';
import type { ListedEvent } from './listed-event.ts';

/** The camera of an event, in words. */
export interface EventPlace {
  readonly camera: string;
  readonly system: string;
  /** The vendor's letters and product name. */
  readonly monogram: string;
  readonly label: string;
}

export interface EventRowViewProps {
  readonly listed: ListedEvent;
  readonly history: EventHistory;
  /** Absent in the list of one camera. */
  readonly place: EventPlace | undefined;
  readonly selected: boolean;
  readonly isScrolling: () => boolean;
}

export const EventRowView = memo(function EventRowView(props: EventRowViewProps) {
  const { listed, history, place, selected, isScrolling } = props;
  const { event, ref } = listed;
  const format = useTimeFormat(event.cameraOffset);
  const { icon: Icon, word, aside } = eventWord(event);
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
      <EventThumb camera={ref} history={history} event={event} isScrolling={isScrolling}>
        {selected && (
          <span className="glass absolute inset-0 m-auto grid size-6 place-items-center rounded-full">
            <Play size={12} fill="currentColor" aria-hidden />
          </span>
        )}
      </EventThumb>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <time
            dateTime={new Date(event.startAt).toISOString()}
            className="tabular text-14 font-semibold max-phone:text-16"
          >
            {format.clock(event.startAt)}
          </time>
          <span className="tabular text-12 text-fg3">{length}</span>
        </span>
        <span
          className={classNames(
            'flex min-w-0 gap-x-2 text-12 text-fg2',
            place !== undefined && 'max-phone:flex-col',
          )}
        >
          <span className="flex shrink-0 items-center gap-1.5">
            <Icon size={12} aria-hidden className="shrink-0" />
            <span className="font-550">{word}</span>
            {aside !== undefined && <span className="text-fg3">{aside}</span>}
          </span>
          {place !== undefined && <Place place={place} />}
        </span>
      </span>
      <Strength event={event} />
    </div>
  );
});

function Place({ place }: { readonly place: EventPlace }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={`${place.camera}, ${place.system}`}>
      <Monogram text={place.monogram} label={place.label} />
      <span className="truncate">{place.camera}</span>
    </span>
  );
}

function Strength({ event }: { readonly event: CameraEvent }) {
  const strength = eventStrength(event);
  if (strength === undefined) return null;
  return (
    <span className="flex shrink-0 items-center gap-2">
      <span className="h-1 w-11 rounded-full bg-s3">
        <span
          className={`block h-full rounded-full ${strength.of === 'motion' ? 'bg-motion' : 'bg-fg3'}`}
          style={{ width: `${strength.value * 100}%` }}
        />
      </span>
      <span className="tabular w-4 text-right text-12 text-fg3">
        <span className="sr-only">{strength.of} magnitude </span>
        {Math.round(strength.value * STRONGEST)}
      </span>
    </span>
  );
}
