/**
 * The picture of one camera at the playhead: a still, with the moment that it shows in truth, never called
 * live. While the next one is on its way the last one stays, under its own time.
 */
import { useQuery } from '@tanstack/react-query';
import { toFailure } from '../../core/failure.ts';
import { type EpochMs, type Ms, msBetween, ONE_SECOND } from '../../core/units.ts';
import { durationText } from '../../core/time-zone.ts';
import { ms } from '../../core/units.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { Monogram } from '../../ui/monogram.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import type { FootageArchive } from '../../vendors/contract-archive.ts';
import type { Lane } from './archive-lanes.ts';
import { archiveFrameQueryOptions } from './archive-queries.ts';

export interface MomentTileProps {
  readonly lane: Lane;
  readonly archive: FootageArchive;
  /** Where the playhead rests. */
  readonly at: EpochMs;
  /** With a frame round it, when it is one of several. */
  readonly selected: boolean;
  readonly onChoose: () => void;
}

/** A picture this near to the playhead is the picture of the playhead. */
const NEAR: Ms = ms(1.5 * ONE_SECOND);

export function MomentTile({ lane, archive, at, selected, onChoose }: MomentTileProps) {
  const format = useTimeFormat();
  const query = useQuery({
    ...archiveFrameQueryOptions(lane.ref, archive, at),
    placeholderData: (before) => before,
  });
  const still = query.data ?? undefined;
  const url = useBlobUrl(still?.image);
  const name = `${lane.name}, ${lane.systemName}`;
  const away = still === undefined ? 0 : msBetween(at, still.at);
  return (
    <figure className="on-video relative min-h-0 min-w-0 overflow-hidden bg-well text-fg1">
      {url !== undefined && still !== undefined && (
        <img
          src={url}
          alt={`${name} at ${format.clock(still.at)}`}
          className="absolute inset-0 h-full w-full object-contain"
        />
      )}
      <button
        type="button"
        aria-label={`Select ${name}`}
        aria-pressed={selected}
        onClick={onChoose}
        className="absolute inset-0 cursor-default focus-visible:-outline-offset-4"
      />
      {selected && (
        // Over the picture, which would cover a frame of the tile itself.
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 z-10 shadow-[inset_0_0_0_2px_var(--accent)]"
        />
      )}
      {still !== undefined && (
        <span className="tabular pointer-events-none absolute top-2 right-2 flex gap-1">
          {!query.isPlaceholderData && Math.abs(away) > NEAR && (
            <Chip tone="glass">
              {away > 0 ? '+' : '−'}
              {durationText(ms(Math.abs(away)))} from the playhead
            </Chip>
          )}
          <Chip tone="glass">
            Still · {format.day(still.at)} {format.clock(still.at)}
          </Chip>
        </span>
      )}
      <div className="pointer-events-none absolute inset-0 grid place-items-center p-4 text-center">
        {query.isError ? (
          <Trouble
            title={failureText(toFailure(query.error, 'fetch a picture'), lane.systemName).title}
            onRetry={() => void query.refetch()}
          />
        ) : (
          query.data === null && (
            <span className="text-fg2">
              <span className="block text-14 font-semibold text-fg1">No recording here</span>
              <span className="tabular">
                {format.day(at)} {format.clock(at)}
              </span>
            </span>
          )
        )}
      </div>
      {query.isFetching && (
        <span
          role="status"
          className="glass tabular absolute bottom-8 left-2 rounded-chip px-1.5 text-12 leading-5"
        >
          Fetching {format.clock(at)}
        </span>
      )}
      <figcaption className="pointer-events-none absolute inset-x-0 bottom-0 flex items-center gap-2 bg-linear-to-t from-black/80 to-transparent px-2 pt-4 pb-1.5">
        <Monogram text={lane.monogram} label={lane.label} />
        <span className="truncate font-550 text-shadow-sm">{lane.name}</span>
      </figcaption>
    </figure>
  );
}

function Trouble({ title, onRetry }: { readonly title: string; readonly onRetry: () => void }) {
  return (
    <span className="glass pointer-events-auto rounded-control p-3">
      <span className="mb-2 block text-14 font-semibold">{title}</span>
      <Button onClick={onRetry}>Try again</Button>
    </span>
  );
}
