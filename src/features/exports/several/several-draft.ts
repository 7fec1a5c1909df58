/**
 * The half-filled page that exports one range of several cameras, as data, and all that a person can do to
 * it. What was not set stays open, so that the defaults of each system count. Pure.
 */
import { type CameraRef, cameraRefText, type ConnectionId } from '../../../core/ids.ts';
import type { TimeSpan } from '../../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE } from '../../../core/units.ts';
import type { HandOn } from '../../../systems/exports/export-model.ts';
import type { ExportField, ExportSettings } from '../../../vendors/contract-exports.ts';
import { MOST_CAMERAS, type SeveralAsk } from '../several-address.ts';

/** Undefined where what stands in a field is no moment. */
export interface Times {
  readonly from: EpochMs | undefined;
  readonly until: EpochMs | undefined;
}

export interface ChosenCamera {
  readonly ref: CameraRef;
  /** Times of its own; undefined: those of all. */
  readonly own: Times | undefined;
}

export interface SeveralDraft extends Times {
  /** In the order in which they were chosen, each once. */
  readonly cameras: readonly ChosenCamera[];
  /** Undefined while the proposed name counts. */
  readonly name: string | undefined;
  /** Of each system only what was set: all else is its default. */
  readonly changed: ReadonlyMap<ConnectionId, Partial<ExportSettings>>;
  readonly handOn: HandOn;
  /** Places that were changed, as `placeKey` calls them: what is wrong with them is shown. */
  readonly touched: ReadonlySet<string>;
  /** Somebody pressed Export: all that is wrong is shown. */
  readonly wasPressed: boolean;
}

/** Where on the page something can be wrong. */
export type SeveralPlace =
  | { readonly kind: 'cameras' }
  | { readonly kind: 'span' }
  | { readonly kind: 'camera'; readonly ref: CameraRef }
  | { readonly kind: 'name' }
  | { readonly kind: 'setting'; readonly system: ConnectionId; readonly field: ExportField };

/** The same text for the same place. */
export function placeKey(place: SeveralPlace): string {
  switch (place.kind) {
    case 'camera':
      return `camera ${cameraRefText(place.ref)}`;
    case 'setting':
      return `setting ${place.system} ${place.field}`;
    case 'cameras':
    case 'span':
    case 'name':
      return place.kind;
    default:
      return place satisfies never;
  }
}

export type SeveralEvent =
  | { readonly kind: 'camerasAdded'; readonly refs: readonly CameraRef[] }
  | { readonly kind: 'camerasRemoved'; readonly refs: readonly CameraRef[] }
  | { readonly kind: 'fromSet'; readonly at: EpochMs | undefined }
  | { readonly kind: 'untilSet'; readonly at: EpochMs | undefined }
  /** A camera gets times of its own, at first those of all. */
  | { readonly kind: 'ownTaken'; readonly ref: CameraRef }
  | { readonly kind: 'ownSet'; readonly ref: CameraRef; readonly part: Partial<Times> }
  | { readonly kind: 'ownDropped'; readonly ref: CameraRef }
  | { readonly kind: 'named'; readonly name: string }
  | {
      readonly kind: 'settingsChanged';
      readonly system: ConnectionId;
      readonly field: ExportField;
      readonly part: Partial<ExportSettings>;
    }
  | { readonly kind: 'handOnChanged'; readonly part: Partial<HandOn> }
  /** Export was pressed although something is wrong. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'startedAnew'; readonly draft: SeveralDraft };

/** What is proposed where no time is given: long enough to hold something, short enough to be quick. */
const FIRST_RANGE: Ms = ms(10 * ONE_MINUTE);

/** The page as an address opens it; without a time, the last ten full minutes. */
export function firstSeveral({ cameras = [], from, until }: SeveralAsk, now: EpochMs): SeveralDraft {
  const minute = epochMs(now - (now % ONE_MINUTE));
  const end = until ?? (from === undefined ? minute : epochMs(from + FIRST_RANGE));
  return {
    cameras: cameras.map((ref) => ({ ref, own: undefined })),
    from: from ?? epochMs(Math.max(end - FIRST_RANGE, 0)),
    until: end,
    name: undefined,
    changed: new Map(),
    handOn: { download: true, manifest: true },
    touched: new Set(),
    wasPressed: false,
  };
}

const isSameCamera = (one: CameraRef, other: CameraRef): boolean =>
  one.system === other.system && one.camera === other.camera;

const touch = ({ touched }: SeveralDraft, ...places: readonly SeveralPlace[]): ReadonlySet<string> =>
  new Set([...touched, ...places.map(placeKey)]);

function withOwn(draft: SeveralDraft, ref: CameraRef, own: (before: Times | undefined) => Times | undefined) {
  return draft.cameras.map((one) => (isSameCamera(one.ref, ref) ? { ref, own: own(one.own) } : one));
}

export function reduceSeveral(draft: SeveralDraft, event: SeveralEvent): SeveralDraft {
  switch (event.kind) {
    case 'camerasAdded': {
      const known = new Set(draft.cameras.map(({ ref }) => cameraRefText(ref)));
      const added = event.refs
        .filter((ref) => !known.has(cameraRefText(ref)))
        .map((ref) => ({ ref, own: undefined }));
      return {
        ...draft,
        cameras: [...draft.cameras, ...added].slice(0, MOST_CAMERAS),
        touched: touch(draft, { kind: 'cameras' }),
      };
    }
    case 'camerasRemoved': {
      const gone = new Set(event.refs.map(cameraRefText));
      return {
        ...draft,
        cameras: draft.cameras.filter(({ ref }) => !gone.has(cameraRefText(ref))),
        touched: touch(draft, { kind: 'cameras' }),
      };
    }
    case 'fromSet':
      return { ...draft, from: event.at, touched: touch(draft, { kind: 'span' }) };
    case 'untilSet':
      return { ...draft, until: event.at, touched: touch(draft, { kind: 'span' }) };
    case 'ownTaken': {
      const { from, until } = draft;
      return { ...draft, cameras: withOwn(draft, event.ref, (own) => own ?? { from, until }) };
    }
    case 'ownSet': {
      const { ref, part } = event;
      const { from, until } = draft;
      return {
        ...draft,
        cameras: withOwn(draft, ref, (own) => ({ from, until, ...own, ...part })),
        touched: touch(draft, { kind: 'camera', ref }),
      };
    }
    case 'ownDropped':
      return { ...draft, cameras: withOwn(draft, event.ref, () => undefined) };
    case 'named':
      return { ...draft, name: event.name, touched: touch(draft, { kind: 'name' }) };
    case 'settingsChanged': {
      const { system, field, part } = event;
      const changed = new Map(draft.changed).set(system, { ...draft.changed.get(system), ...part });
      return { ...draft, changed, touched: touch(draft, { kind: 'setting', system, field }) };
    }
    case 'handOnChanged':
      return { ...draft, handOn: { ...draft.handOn, ...event.part } };
    case 'refused':
      return { ...draft, wasPressed: true };
    case 'startedAnew':
      return event.draft;
    default:
      return event satisfies never;
  }
}

/** The range of two moments; undefined while one is missing or the two run backwards. */
export const spanOfTimes = ({ from, until }: Times): TimeSpan | undefined =>
  from === undefined || until === undefined || until < from ? undefined : { from, until };

/** What is wrong with two moments, as a sentence; undefined where nothing is. */
export function timesProblem({ from, until }: Times): string | undefined {
  if (from === undefined) return 'The beginning is no date and time.';
  if (until === undefined) return 'The end is no date and time.';
  return until < from ? 'The end comes before the beginning.' : undefined;
}

/** Whether somebody has set anything on the page. */
export const isSeveralEdited = ({ touched, cameras, name }: SeveralDraft): boolean =>
  touched.size > 0 || cameras.length > 0 || name !== undefined;
