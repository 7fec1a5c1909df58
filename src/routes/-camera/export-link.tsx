/** The way from a camera, or from one of its events, to an export of what is shown. */
import { Link } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { LINK_BUTTON } from '../../ui/link-button.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';

/** The form's address for a camera, with the time of an event where there is one. */
export const exportSearch = (reference: CameraRef, event?: CameraEvent) => ({
  camera: cameraRefText(reference),
  ...(event !== undefined && {
    from: new Date(event.startAt).toISOString(),
    until: new Date(event.endAt).toISOString(),
  }),
});

export interface ExportLinkProps {
  readonly reference: CameraRef;
  readonly event: CameraEvent | undefined;
}

export function ExportLink({ reference, event }: ExportLinkProps) {
  return (
    <Link
      to="/exports/new"
      search={exportSearch(reference, event)}
      className={`${LINK_BUTTON.plain} shrink-0 gap-1.5 max-phone:size-11 max-phone:justify-center`}
    >
      <FileDown size={16} aria-hidden />
      <span className="max-phone:sr-only">Export</span>
    </Link>
  );
}
