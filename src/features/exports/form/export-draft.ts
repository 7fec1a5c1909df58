/**
 * The half-filled form of an export as data, and all that a person can do to it. What was not set stays
 * open, so that the defaults of whichever system is chosen count. Pure.
 */
import { type CameraRef, cameraRefText } from '../../../core/ids.ts';
import type { TimeSpan } from '../../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE } from '../../../core/units.ts';
import type { ExportItem, HandOn } from '../../../systems/exports/export-model.ts';
import type { ExportField, ExportOptions, ExportSettings } from '../../../vendors/contract-exports.ts';
import type { NewExportAsk } from '../export-address.ts';

export interface ExportDraft {
  readonly camera: CameraRef | undefined;
  /** Undefined: the camera's default one. */
  readonly archive: string | undefined;
  readonly kind: 'archive' | 'live';
  /** Undefined where what stands in the field is no moment. */
  readonly from: EpochMs | undefined;
  readonly until: EpochMs | undefined;
  /** Of a live export; undefined where what stands in the field is no length. */
  readonly length: Ms | undefined;
  /** Only what was set: all else is the system's default. */
  readonly changed: Partial<ExportSettings>;
  /** The moment whose picture is drawn on; undefined: where the recording begins. */
  readonly at: EpochMs | undefined;
  readonly handOn: HandOn;
  /** Fields that were changed: what is wrong with them is shown. */
  readonly touched: readonly ExportField[];
  /** Somebody pressed Export: all that is wrong is shown. */
  readonly wasPressed: boolean;
  /** An item whose settings are taken over once it is known. */
  readonly settingsOf: string | undefined;
}

export type DraftEvent =
  | { readonly kind: 'cameraChosen'; readonly camera: CameraRef }
  | { readonly kind: 'archiveChosen'; readonly archive: string | undefined }
  | { readonly kind: 'sourceChosen'; readonly source: ExportDraft['kind'] }
  | { readonly kind: 'fromSet'; readonly at: EpochMs | undefined }
  | { readonly kind: 'untilSet'; readonly at: EpochMs | undefined }
  | { readonly kind: 'lengthSet'; readonly length: Ms | undefined }
  /** One picture instead of a range. */
  | { readonly kind: 'momentTaken'; readonly at: EpochMs }
  | { readonly kind: 'frameChosen'; readonly at: EpochMs }
  | { readonly kind: 'settingsChanged'; readonly field: ExportField; readonly part: Partial<ExportSettings> }
  | { readonly kind: 'presetChosen'; readonly settings: ExportSettings }
  | { readonly kind: 'handOnChanged'; readonly part: Partial<HandOn> }
  | { readonly kind: 'itemFound'; readonly item: ExportItem }
  /** Export was pressed although something is wrong. */
  | { readonly kind: 'refused' }
  /** It was ordered, and the next camera of the same time follows. */
  | { readonly kind: 'orderedForNext' }
  | { readonly kind: 'startedAnew'; readonly draft: ExportDraft };

const HAND_ON: HandOn = { download: true, manifest: true };
const FIRST_LENGTH: Ms = ms(5 * ONE_MINUTE);
/** What is proposed where no time is given: long enough to hold something, short enough to be quick. */
const FIRST_RANGE: Ms = ms(10 * ONE_MINUTE);

/** The form as an address opens it; without a time, the last ten full minutes. */
export function firstDraft(ask: NewExportAsk, now: EpochMs): ExportDraft {
  const minute = epochMs(now - (now % ONE_MINUTE));
  const until = ask.until ?? (ask.from === undefined ? minute : epochMs(ask.from + FIRST_RANGE));
  return {
    camera: ask.camera,
    archive: ask.archive,
    kind: ask.live === undefined ? 'archive' : 'live',
    from: ask.from ?? epochMs(Math.max(until - FIRST_RANGE, 0)),
    until,
    length: ask.live ?? FIRST_LENGTH,
    changed: {},
    at: undefined,
    handOn: HAND_ON,
    touched: [],
    wasPressed: false,
    settingsOf: ask.settingsOf,
  };
}

const isSame = (one: CameraRef | undefined, other: CameraRef): boolean =>
  one !== undefined && cameraRefText(one) === cameraRefText(other);

const touch = (draft: ExportDraft, ...fields: readonly ExportField[]): readonly ExportField[] =>
  fields.every((field) => draft.touched.includes(field))
    ? draft.touched
    : [...new Set([...draft.touched, ...fields])];

/** Crop and masks are drawn on the picture of one camera: they mean nothing on another one. */
function withoutDrawing({
  crop: _crop,
  masks: _masks,
  ...rest
}: Partial<ExportSettings>): Partial<ExportSettings> {
  return rest;
}

/** A preset says nothing of what is drawn, and no comment of its own takes one away. */
function withPreset(changed: Partial<ExportSettings>, settings: ExportSettings): Partial<ExportSettings> {
  const { comment, ...rest } = withoutDrawing(settings);
  const { crop, masks, comment: before } = changed;
  const kept = comment === undefined || comment === '' ? before : comment;
  return {
    ...rest,
    ...('crop' in changed && { crop }),
    ...(masks !== undefined && { masks }),
    ...(kept !== undefined && { comment: kept }),
  };
}

/** The moment to draw on, if it lies in the range; else it is chosen anew. */
function keptMoment(at: EpochMs | undefined, from: EpochMs | undefined, until: EpochMs | undefined) {
  if (at === undefined || from === undefined || until === undefined) return undefined;
  return at >= from && at <= until ? at : undefined;
}

export function reduceDraft(draft: ExportDraft, event: DraftEvent): ExportDraft {
  switch (event.kind) {
    case 'cameraChosen':
      if (isSame(draft.camera, event.camera)) return draft;
      return {
        ...draft,
        camera: event.camera,
        archive: undefined,
        changed: draft.camera === undefined ? draft.changed : withoutDrawing(draft.changed),
        touched: touch(draft, 'camera'),
      };
    case 'archiveChosen':
      return { ...draft, archive: event.archive, touched: touch(draft, 'archive') };
    case 'sourceChosen':
      return { ...draft, kind: event.source };
    case 'fromSet':
      return {
        ...draft,
        from: event.at,
        at: keptMoment(draft.at, event.at, draft.until),
        touched: touch(draft, 'span'),
      };
    case 'untilSet':
      return {
        ...draft,
        until: event.at,
        at: keptMoment(draft.at, draft.from, event.at),
        touched: touch(draft, 'span'),
      };
    case 'lengthSet':
      return { ...draft, length: event.length, touched: touch(draft, 'length') };
    case 'momentTaken':
      return { ...draft, from: event.at, until: event.at, at: event.at, touched: touch(draft, 'span') };
    case 'frameChosen':
      return { ...draft, at: event.at };
    case 'settingsChanged':
      return {
        ...draft,
        changed: { ...draft.changed, ...event.part },
        touched: touch(draft, event.field),
      };
    case 'presetChosen':
      return { ...draft, changed: withPreset(draft.changed, event.settings) };
    case 'handOnChanged':
      return { ...draft, handOn: { ...draft.handOn, ...event.part } };
    case 'itemFound':
      return draft.settingsOf === event.item.id ? withItem(draft, event.item) : draft;
    case 'refused':
      return { ...draft, wasPressed: true };
    case 'orderedForNext':
      return {
        ...draft,
        camera: undefined,
        archive: undefined,
        changed: withoutDrawing(draft.changed),
        touched: [],
        wasPressed: false,
      };
    case 'startedAnew':
      return event.draft;
    default:
      return event satisfies never;
  }
}

/** All settings of an item, once; its drawing only where it is of the same camera. */
function withItem(draft: ExportDraft, item: ExportItem): ExportDraft {
  const camera = draft.camera ?? item.camera;
  return {
    ...draft,
    camera,
    changed: isSame(camera, item.camera) ? item.settings : withoutDrawing(item.settings),
    handOn: item.handOn,
    settingsOf: undefined,
  };
}

/** The range of the form; undefined while a moment is missing or the two run backwards. */
export function draftSpan({ from, until }: Pick<ExportDraft, 'from' | 'until'>): TimeSpan | undefined {
  return from === undefined || until === undefined || until < from ? undefined : { from, until };
}

const limited = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);

/** The settings as they would be sent: what is open is the system's default, what it does not know too. */
export function draftSettings(
  { changed }: Pick<ExportDraft, 'changed'>,
  { defaults, formats, worstQuality, fewestRateSteps }: ExportOptions,
): ExportSettings {
  const all = { ...defaults, ...changed };
  const isKnown = formats.some(({ id }) => id === all.format);
  return {
    ...all,
    format: isKnown ? all.format : defaults.format,
    videoQuality: limited(all.videoQuality, worstQuality),
    audioQuality: limited(all.audioQuality, worstQuality),
    frameRate: limited(all.frameRate, fewestRateSteps),
  };
}

/** What a preset keeps: all but what is drawn on one camera's picture. */
export const presetSettings = (settings: ExportSettings): ExportSettings => ({
  ...settings,
  crop: undefined,
  masks: [],
});

/** Whether somebody has set anything in the form. */
export const isEdited = ({ touched, changed }: ExportDraft): boolean =>
  touched.length > 0 || Object.keys(changed).length > 0;
