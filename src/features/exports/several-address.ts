/**
 * The address of the page that exports one range of several cameras, of whichever systems. It holds what is
 * chosen while the page is filled in, so that a reload or a link finds it again; a wrong value is left out.
 */
import * as v from 'valibot';
import { type CameraRef, cameraRefText, parseCameraRef } from '../../core/ids.ts';
import { type EpochMs, epochMs } from '../../core/units.ts';

/** Longer than any reference that a system gives. */
const LONGEST_REFERENCE = 300;
/** More cameras make an address that browsers cut, and an incident that nobody can look through. */
export const MOST_CAMERAS = 100;

const reference = v.pipe(v.string(), v.maxLength(LONGEST_REFERENCE));
const moment = () => v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined);

const severalSearchSchema = v.object({
  /** One reference, or a list of them; what is none of it is left out. */
  cameras: v.fallback(
    v.optional(
      v.pipe(
        v.unknown(),
        v.transform((value): readonly unknown[] => (Array.isArray(value) ? value : [value])),
        v.transform((list) => list.filter((one): one is string => v.is(reference, one))),
      ),
    ),
    undefined,
  ),
  from: moment(),
  until: moment(),
});

/** What an address asks for, in our own words. */
export interface SeveralAsk {
  readonly cameras?: readonly CameraRef[] | undefined;
  readonly from?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
}

const toMoment = (written: string | undefined): EpochMs | undefined => {
  const at = Date.parse(written ?? '');
  return Number.isNaN(at) || at < 0 ? undefined : epochMs(at);
};

/** Reads the entries of the address: each camera once, no more than fit, and times in their order. */
export function readSeveralAsk(search: Readonly<Record<string, unknown>>): SeveralAsk {
  const { cameras = [], from: first, until: last } = v.parse(severalSearchSchema, search);
  const refs = [...new Set(cameras)].flatMap((text) => parseCameraRef(text) ?? []).slice(0, MOST_CAMERAS);
  const [from, until] = [toMoment(first), toMoment(last)];
  const backwards = from !== undefined && until !== undefined && until < from;
  return { cameras: refs, from: backwards ? until : from, until: backwards ? from : until };
}

const isoText = (at: EpochMs): string => new Date(Math.round(at)).toISOString();

/** The path of the page with its address: `/exports/several?cameras=["depot:1","harbour:7"]&from=…`, encoded. */
export function severalPath({ cameras = [], from, until }: SeveralAsk = {}): string {
  const search = new URLSearchParams();
  const refs = cameras.slice(0, MOST_CAMERAS).map(cameraRefText);
  // A list that no sign within a reference can break apart.
  if (refs.length > 0) search.set('cameras', JSON.stringify(refs));
  if (from !== undefined) search.set('from', isoText(from));
  if (until !== undefined) search.set('until', isoText(until));
  const written = search.toString();
  return written === '' ? '/exports/several' : `/exports/several?${written}`;
}
