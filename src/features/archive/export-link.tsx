/** The way from a marked range to its export, where the camera's system makes exports. */
import { Link } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import type { TimeSpan } from '../../core/time-span.ts';
import { readySystem, useSystems } from '../../systems/systems-context.ts';
import { LINK_BUTTON } from '../../ui/link-button.ts';
import { useReadable } from '../../ui/use-readable.ts';
import type { SystemEntry } from '../../systems/system-entry.ts';
import type { Lane } from './archive-lanes.ts';

export interface ExportLinkProps {
  readonly lane: Lane;
  readonly mark: TimeSpan;
}

export function ExportLink({ lane, mark }: ExportLinkProps) {
  const entry = useSystems().find(({ id }) => id === lane.ref.system);
  return entry === undefined ? null : <OfSystem entry={entry} lane={lane} mark={mark} />;
}

function OfSystem({ entry, lane, mark }: ExportLinkProps & { readonly entry: SystemEntry }) {
  const system = readySystem(useReadable(entry.state));
  if (system === undefined) return null;
  const { exports } = system.can;
  if (!exports.offered) return <span className="text-12 text-fg3">No export: {exports.reason}</span>;
  const search = {
    camera: lane.key,
    from: new Date(mark.from).toISOString(),
    until: new Date(mark.until).toISOString(),
  };
  return (
    <Link to="/exports/new" search={search} className={`${LINK_BUTTON.plain} gap-1.5 max-phone:h-11`}>
      <FileDown size={16} aria-hidden />
      Export {lane.name}
    </Link>
  );
}
