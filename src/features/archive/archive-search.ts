/**
 * What the entries of the archive's address mean. `?camera=…&at=…&until=…` alone opens a camera at a
 * moment and marks the range from there; once the playhead leaves it, `from` says where the range begins.
 */
import { type CameraRef, cameraRefText, parseCameraRef } from '../../core/ids.ts';
import { spanLength, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { ArchiveSearch } from './archive-address.ts';
import { limitView, viewAround, viewOfMark } from './timeline-geometry.ts';
import type { TimelineState } from './timeline-machine.ts';

/** More rows than this are no longer compared by eye. */
export const MOST_LANES = 9;

const BETWEEN = ',';
const VIEW_OF_MOMENT: Ms = ONE_HOUR;
const VIEW_OF_NOTHING: Ms = ms(12 * ONE_HOUR);

export interface CameraSelection {
  /** Each once, at most nine. */
  readonly cameras: readonly CameraRef[];
  readonly selected: CameraRef | undefined;
}

/** References may hold the sign between them. */
const coded = (ref: CameraRef): string =>
  cameraRefText(ref).replaceAll('%', '%25').replaceAll(BETWEEN, '%2C');
const decoded = (written: string): string => written.replaceAll('%2C', BETWEEN).replaceAll('%25', '%');

/** The cameras that an address names. The selected one is always among them. */
export function toSelection({ camera, cameras }: ArchiveSearch): CameraSelection {
  const named = camera === undefined ? undefined : parseCameraRef(camera);
  const listed = (cameras ?? '').split(BETWEEN).flatMap((one) => parseCameraRef(decoded(one)) ?? []);
  const is = (ref: CameraRef) => named !== undefined && cameraRefText(ref) === cameraRefText(named);
  const unique = [...new Map(listed.map((ref) => [cameraRefText(ref), ref])).values()].slice(0, MOST_LANES);
  if (named === undefined) return { cameras: unique, selected: unique[0] };
  const all = unique.some(is) ? unique : [named, ...unique].slice(0, MOST_LANES);
  return { cameras: all, selected: named };
}

/** The entries for a selection. */
export function toSelectionSearch(
  cameras: readonly CameraRef[],
  selected: CameraRef | undefined,
): Pick<ArchiveSearch, 'camera' | 'cameras'> {
  const [first] = cameras;
  const isThere = cameras.some(
    (one) => selected !== undefined && cameraRefText(one) === cameraRefText(selected),
  );
  const chosen = isThere ? selected : first;
  return {
    camera: chosen === undefined ? undefined : cameraRefText(chosen),
    cameras: cameras.length < 2 ? undefined : cameras.slice(0, MOST_LANES).map(coded).join(BETWEEN),
  };
}

const toMoment = (written: string | undefined): EpochMs | undefined => {
  const at = Date.parse(written ?? '');
  return Number.isNaN(at) || at < 0 ? undefined : epochMs(at);
};

/** The timeline that an address opens; what it leaves open is chosen so that the named things are seen. */
export function toTimeline(search: ArchiveSearch, now: EpochMs): TimelineState {
  const at = toMoment(search.at);
  const mark = markOf(toMoment(search.from) ?? at, toMoment(search.until));
  // The newest minute is often not to be had yet.
  const playhead = at ?? mark?.from ?? epochMs(now - ONE_MINUTE);
  const newest = epochMs(Math.max(now, playhead, mark?.until ?? 0));
  return { playhead, mark, view: limitView(viewOf(search, playhead, at, mark, newest), newest) };
}

const markOf = (from: EpochMs | undefined, until: EpochMs | undefined): TimeSpan | undefined =>
  from === undefined || until === undefined || until <= from ? undefined : { from, until };

function viewOf(
  { span, mid }: ArchiveSearch,
  playhead: EpochMs,
  at: EpochMs | undefined,
  mark: TimeSpan | undefined,
  newest: EpochMs,
): TimeSpan {
  const middle = toMoment(mid) ?? playhead;
  if (span !== undefined) return viewAround(middle, ms(span * ONE_SECOND), newest);
  if (mark !== undefined) return viewOfMark(mark, newest);
  return viewAround(middle, at === undefined ? VIEW_OF_NOTHING : VIEW_OF_MOMENT, newest);
}

const toText = (at: number): string => new Date(Math.round(at)).toISOString();

/** The entries for a timeline; those of parts that are not set are undefined, so that they go away. */
export function toTimelineSearch({
  view,
  playhead,
  mark,
}: TimelineState): Omit<ArchiveSearch, 'camera' | 'cameras'> {
  return {
    at: toText(playhead),
    from: mark === undefined || mark.from === playhead ? undefined : toText(mark.from),
    until: mark === undefined ? undefined : toText(mark.until),
    mid: toText((view.from + view.until) / 2),
    span: Math.round(spanLength(view) / ONE_SECOND),
  };
}

/** What an address says of the timeline, as one text that is equal when it says the same. */
export const timelineKey = ({ at, from, until, mid, span }: ArchiveSearch): string =>
  [at, from, until, mid, span].map((part) => part ?? '').join(' ');
