/** The ways from a marked range to its export, where the cameras' systems make exports. */
import { Link } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import type { TimeSpan } from '../../core/time-span.ts';
import { readySystem, useSystems } from '../../systems/systems-context.ts';
import { useSessions } from '../../systems/use-sessions.ts';
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

export interface ExportTheseLinkProps {
  readonly lanes: readonly Lane[];
  readonly mark: TimeSpan;
}

/** The address's entries for all cameras of systems that export; undefined where these are not several. */
export function theseSearch(
  lanes: readonly Pick<Lane, 'key' | 'ref'>[],
  exporting: ReadonlySet<string>,
  mark: TimeSpan,
) {
  const these = lanes.filter(({ ref }) => exporting.has(ref.system));
  if (these.length < 2) return undefined;
  return {
    cameras: these.map(({ key }) => key),
    from: new Date(mark.from).toISOString(),
    until: new Date(mark.until).toISOString(),
  };
}

/** The way to one export of all cameras whose systems make exports, where these are several. */
export function ExportTheseLink({ lanes, mark }: ExportTheseLinkProps) {
  const entries = useSystems();
  // What a system can do is known once its code is there, which its session tells too.
  useSessions(entries);
  const exporting = new Set(
    entries
      .filter(({ state }) => readySystem(state.get())?.can.exports.offered === true)
      .map((entry) => entry.id),
  );
  const search = theseSearch(lanes, exporting, mark);
  if (search === undefined) return null;
  return (
    <Link to="/exports/several" search={search} className={`${LINK_BUTTON.primary} gap-1.5 max-phone:h-11`}>
      <FileDown size={16} aria-hidden />
      Export these {search.cameras.length} cameras
    </Link>
  );
}
