/** The way from a camera to its archive, at the moment that is shown. */
import { Link } from '@tanstack/react-router';
import { ChartGantt } from 'lucide-react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { type EpochMs, ONE_SECOND } from '../../core/units.ts';
import { LINK_BUTTON } from '../../ui/link-button.ts';

/** The archive's address for a camera; at its newest end where there is no moment. */
export const archiveSearch = (reference: CameraRef, at: EpochMs | undefined) => ({
  camera: cameraRefText(reference),
  at: at === undefined ? undefined : new Date(at - (at % ONE_SECOND)).toISOString(),
});

export interface ArchiveLinkProps {
  readonly reference: CameraRef;
  readonly at: EpochMs | undefined;
}

export function ArchiveLink({ reference, at }: ArchiveLinkProps) {
  return (
    <Link
      to="/archive"
      search={archiveSearch(reference, at)}
      className={`${LINK_BUTTON.plain} shrink-0 gap-1.5 max-phone:size-11 max-phone:justify-center`}
    >
      <ChartGantt size={16} aria-hidden />
      <span className="max-phone:sr-only">Archive</span>
    </Link>
  );
}
