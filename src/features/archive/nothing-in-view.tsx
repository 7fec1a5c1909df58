/** In place of recordings where none are in view: says so, and leads to the newest one. */
import { useQuery } from '@tanstack/react-query';
import { epochMs, type EpochMs, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { Button } from '../../ui/button.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { FootageArchive } from '../../vendors/contract-archive.ts';
import type { Lane } from './archive-lanes.ts';
import { archiveExtentQueryOptions } from './archive-queries.ts';
import type { TimelineStore } from './timeline-store.ts';
import { useReadable } from '../../ui/use-readable.ts';

export interface NothingInViewProps {
  readonly store: TimelineStore;
  readonly lane: Lane;
  readonly archive: FootageArchive;
  readonly now: EpochMs;
}

export function NothingInView({ store, lane, archive, now }: NothingInViewProps) {
  const format = useTimeFormat();
  const { view } = useReadable(store.settled);
  const extent = useQuery(archiveExtentQueryOptions(lane.ref, archive));
  const isOneDay =
    format.day(view.from) === format.day(epochMs(Math.min(view.until, Math.max(now, view.from)) - 1));
  const newest = extent.data?.until;
  return (
    <div className="p-3 text-fg2">
      <p className="font-550 text-fg1">
        {extent.data === null
          ? 'Nothing recorded yet'
          : `Nothing recorded ${isOneDay ? 'then' : 'in these days'}`}
      </p>
      <p className="mt-0.5">
        {extent.data === null
          ? `${lane.name} has no footage in its archive.`
          : `${lane.name} has no footage in the part of time that is shown.`}
      </p>
      {newest !== undefined && (
        <div className="mt-3 flex flex-col items-start gap-1.5">
          <Button
            onClick={() =>
              // The last minute of it: the end itself holds no picture.
              store.dispatch({ kind: 'viewed', at: epochMs(newest - ONE_MINUTE), length: ONE_HOUR })
            }
          >
            Go to the newest recording
          </Button>
          <span className="tabular text-12 text-fg3">
            It ends {format.fullDay(newest)}, {format.clock(newest)}
          </span>
        </div>
      )}
    </div>
  );
}
