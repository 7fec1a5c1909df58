/**
 * A camera whose system gives no live video: the newest picture that there is, with its moment and age,
 * the reason, and the ways to what can be seen and done instead.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ImageOff } from 'lucide-react';
import { toFailure } from '../../core/failure.ts';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { ageText } from '../../core/time-zone.ts';
import { type EpochMs, msBetween } from '../../core/units.ts';
import { useTakesFootage } from '../../features/imports/use-import-targets.ts';
import { newestStillOptions } from '../../systems/camera-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { LINK_BUTTON } from '../../ui/link-button.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import { useNow } from '../../ui/use-now.ts';
import type { VendorSystem } from '../../vendors/contract.ts';
import { archiveSearch } from './archive-link.tsx';
import { exportSearch } from './export-link.tsx';

export interface StillViewProps {
  readonly reference: CameraRef;
  readonly name: string;
  readonly systemName: string;
  readonly ready: VendorSystem;
  /** Why it is not live. */
  readonly reason: string;
}

export function StillView({ reference, name, systemName, ready, reason }: StillViewProps) {
  const format = useTimeFormat();
  const query = useQuery(newestStillOptions(ready, reference));
  const takesFootage = useTakesFootage(reference);
  const still = query.data ?? undefined;
  const url = useBlobUrl(still?.image);
  return (
    <div className="flex size-full min-h-0 flex-col bg-s1 max-wide:h-auto">
      <figure
        aria-label={`${name}, newest still`}
        className="on-video relative min-h-0 flex-1 overflow-hidden bg-well text-fg1 max-wide:aspect-video max-wide:flex-none"
      >
        {still !== undefined && url !== undefined && (
          <>
            <img
              src={url}
              alt={`${name} on ${format.day(still.at)} at ${format.clock(still.at)}`}
              className="absolute inset-0 size-full object-contain"
            />
            <span className="tabular absolute top-2 right-2 flex flex-wrap justify-end gap-1">
              <Chip tone="glass">
                {format.day(still.at)} {format.clock(still.at)}
              </Chip>
              <Chip tone="glass">
                Still · <Age at={still.at} />
              </Chip>
            </span>
          </>
        )}
        <div role="status" className="absolute inset-0 grid place-items-center p-4 text-center">
          {query.isPending && <span className="text-fg2">Looking for the newest picture</span>}
          {query.isError && (
            <span className="glass rounded-control p-3">
              <span className="mb-2 block text-14 font-semibold">
                {failureText(toFailure(query.error, 'fetch a picture', reference.system), systemName).title}
              </span>
              <Button onClick={() => void query.refetch()}>Try again</Button>
            </span>
          )}
          {query.data === null && (
            <span className="flex flex-col items-center gap-2 text-fg2">
              <ImageOff size={28} strokeWidth={1.25} aria-hidden />
              Nothing is recorded of this camera yet.
            </span>
          )}
        </div>
      </figure>
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-3 py-2">
        <p className="min-w-64 flex-1 text-12 text-fg2">
          <span className="font-550 text-fg1">Not live.</span> {reason}
        </p>
        <span className="flex flex-wrap gap-2">
          {ready.can.archive.offered && (
            <Link
              to="/archive"
              search={archiveSearch(reference, still?.at)}
              className={`${LINK_BUTTON.primary} max-phone:h-11`}
            >
              Open the archive
            </Link>
          )}
          {ready.can.exports.offered && (
            <Link
              to="/exports/new"
              search={exportSearch(reference)}
              className={`${LINK_BUTTON.plain} max-phone:h-11`}
            >
              Export a recording
            </Link>
          )}
          {takesFootage && (
            <Link
              to="/imports"
              search={{ camera: cameraRefText(reference) }}
              className={`${LINK_BUTTON.plain} max-phone:h-11`}
            >
              Import footage
            </Link>
          )}
        </span>
      </div>
    </div>
  );
}

function Age({ at }: { readonly at: EpochMs }) {
  return <>{ageText(msBetween(at, useNow()))} old</>;
}
