/**
 * The address of the form that orders an export: which camera, which time, from where its settings come.
 * Short, as every page of the app knows it; a wrong value is left out.
 */
import * as v from 'valibot';
import { type CameraRef, cameraRefText, parseCameraRef } from '../../core/ids.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_SECOND } from '../../core/units.ts';

/** Longer than any reference that a system gives. */
const LONGEST_REFERENCE = 300;

const text = () =>
  v.fallback(
    // A reference of digits alone arrives as a number.
    v.optional(
      v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(LONGEST_REFERENCE)),
    ),
    undefined,
  );
const moment = () => v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined);

const newExportSearchSchema = v.object({
  camera: text(),
  from: moment(),
  until: moment(),
  /** Exports what the camera shows from now on, for so many seconds. */
  live: v.fallback(
    v.optional(
      v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER / ONE_SECOND)),
    ),
    undefined,
  ),
  archive: text(),
  /** The item of the list whose settings are taken over. */
  settingsOf: text(),
});

/** The entries that an address has and that mean something. */
export const readNewExportSearch = (search: Readonly<Record<string, unknown>>): NewExportSearch =>
  v.parse(newExportSearchSchema, search);

export type NewExportSearch = Partial<v.InferOutput<typeof newExportSearchSchema>>;

/** What an address asks for, in our own words. */
export interface NewExportAsk {
  readonly camera?: CameraRef | undefined;
  readonly from?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
  readonly live?: Ms | undefined;
  readonly archive?: string | undefined;
  readonly settingsOf?: string | undefined;
}

const toMoment = (written: string | undefined): EpochMs | undefined => {
  const at = Date.parse(written ?? '');
  return Number.isNaN(at) || at < 0 ? undefined : epochMs(at);
};

/** Reads the entries of the address; times that run backwards are turned round. */
export function toNewExportAsk(search: NewExportSearch): NewExportAsk {
  const [from, until] = [toMoment(search.from), toMoment(search.until)];
  const backwards = from !== undefined && until !== undefined && until < from;
  return {
    camera: search.camera === undefined ? undefined : parseCameraRef(search.camera),
    from: backwards ? until : from,
    until: backwards ? from : until,
    live: search.live === undefined ? undefined : ms(Math.round(search.live * ONE_SECOND)),
    archive: search.archive,
    settingsOf: search.settingsOf,
  };
}

const isoText = (at: EpochMs | undefined): string | undefined =>
  at === undefined ? undefined : new Date(Math.round(at)).toISOString();

/** The path of the form with its address: "/exports/new?camera=depot%3A1&from=…". */
export function newExportPath({ camera, from, until, live, archive, settingsOf }: NewExportAsk = {}): string {
  const entries = {
    camera: camera === undefined ? undefined : cameraRefText(camera),
    from: isoText(from),
    until: isoText(until),
    live: live === undefined ? undefined : String(live / ONE_SECOND),
    archive,
    settingsOf,
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) search.set(name, value);
  }
  const written = search.toString();
  return written === '' ? '/exports/new' : `/exports/new?${written}`;
}
