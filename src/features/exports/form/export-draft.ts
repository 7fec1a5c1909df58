/**
 * The half-filled form of an export as data, and all that a person can do to it. What was not set stays
 * open, so that the defaults of whichever system is chosen count. Pure.
 */
import { type CameraId, type CameraRef, cameraRefText } from '../../../core/ids.ts';
import type { TimeSpan } from '../../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE } from '../../../core/units.ts';
import type { ExportItem, HandOn } from '../../../systems/exports/export-model.ts';
import type { ExportField, ExportOptions, ExportSettings } from '../../../vendors/contract-exports.ts';
import type { NewExportAsk } from '../export-address.ts';

/** A time of its own, as far as it is filled in. */
export interface DraftTime {
  readonly from: EpochMs | undefined;
  readonly until: EpochMs | undefined;
}

/** A further camera of the same export. */
export interface DraftPart {
  readonly camera: CameraId;
  /** Undefined: the time of the first camera, also when that is changed. */
  readonly own: DraftTime | undefined;
}

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
  /** Of the same system; in the order in which they were added. */
  readonly others: readonly DraftPart[];
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
  | { readonly kind: 'otherAdded'; readonly camera: CameraId }
  | { readonly kind: 'otherRemoved'; readonly camera: CameraId }
  /** `own` undefined: the time of the first camera again. */
  | { readonly kind: 'otherTimed'; readonly camera: CameraId; readonly own: DraftTime | undefined }
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
    others: [],
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

const isEmpty = (text: string | undefined): boolean => text === undefined || text === '';

/** A preset says nothing of what is drawn, and no comment or folder of its own takes one away. */
function withPreset(changed: Partial<ExportSettings>, settings: ExportSettings): Partial<ExportSettings> {
  const { comment, folder, ...rest } = withoutDrawing(settings);
  const { crop, masks } = changed;
  const said = isEmpty(comment) ? changed.comment : comment;
  const where = isEmpty(folder) ? changed.folder : folder;
  return {
    ...rest,
    ...('crop' in changed && { crop }),
    ...(masks !== undefined && { masks }),
    ...(said !== undefined && { comment: said }),
    ...(where !== undefined && { folder: where }),
  };
}

/** One export is of one system, and of each camera once. */
const othersBeside = ({ camera, others }: ExportDraft, next: CameraRef): readonly DraftPart[] =>
  camera?.system === next.system ? others.filter((one) => one.camera !== next.camera) : [];

function withOther({ camera, others }: ExportDraft, added: CameraId): readonly DraftPart[] {
  const isThere = camera?.camera === added || others.some((one) => one.camera === added);
  return isThere ? others : [...others, { camera: added, own: undefined }];
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
        others: othersBeside(draft, event.camera),
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
    case 'otherAdded':
      return { ...draft, others: withOther(draft, event.camera) };
    case 'otherRemoved':
      return { ...draft, others: draft.others.filter(({ camera }) => camera !== event.camera) };
    case 'otherTimed':
      return {
        ...draft,
        others: draft.others.map((one) =>
          one.camera === event.camera ? { camera: one.camera, own: event.own } : one,
        ),
        touched: touch(draft, 'others'),
      };
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
        others: [],
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

/** The further cameras of an item: those that had the time of its first one follow the form's. */
function othersOf({ source, others }: ExportItem): readonly DraftPart[] {
  const first = source.kind === 'archive' ? source.span : undefined;
  return others.map(({ camera, span }) => {
    const follows = span.from === first?.from && span.until === first.until;
    return { camera, own: follows ? undefined : { from: span.from, until: span.until } };
  });
}

/** All settings of an item, once; its drawing and further cameras only where it is of the same camera. */
function withItem(draft: ExportDraft, item: ExportItem): ExportDraft {
  const camera = draft.camera ?? item.camera;
  const isOfIt = isSame(camera, item.camera);
  return {
    ...draft,
    camera,
    others: isOfIt ? othersOf(item) : draft.others,
    changed: isOfIt ? item.settings : withoutDrawing(item.settings),
    handOn: item.handOn,
    settingsOf: undefined,
  };
}

/** The range of the form; undefined while a moment is missing or the two run backwards. */
export function draftSpan({ from, until }: Pick<ExportDraft, 'from' | 'until'>): TimeSpan | undefined {
  return from === undefined || until === undefined || until < from ? undefined : { from, until };
}

/** The time of a further camera, its own or the first one's; undefined as with the first. */
export const partSpan = ({ own }: DraftPart, first: TimeSpan | undefined): TimeSpan | undefined =>
  own === undefined ? first : draftSpan(own);

/** The fields that a setting is of, where they are not called the same. */
const PAGE_FIELDS: readonly ExportField[] = ['layout', 'picturePlace', 'commentPlace', 'timestampPlace'];

/** Whether a system has a setting to set: what was set for another one is not for it. */
function isSettable(setting: string, fields: ReadonlySet<string>): boolean {
  return setting === 'page' ? PAGE_FIELDS.some((field) => fields.has(field)) : fields.has(setting);
}

const limited = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);

/** The settings as they would be sent: what is open is the system's default, what it does not know too. */
export function draftSettings(
  { changed }: Pick<ExportDraft, 'changed'>,
  { defaults, fields, formats, worstQuality, fewestRateSteps }: ExportOptions,
): ExportSettings {
  const counting = Object.entries(changed).filter(([setting]) => isSettable(setting, fields));
  const all: ExportSettings = { ...defaults, ...Object.fromEntries(counting) };
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
export const isEdited = ({ touched, changed, others }: ExportDraft): boolean =>
  touched.length > 0 || others.length > 0 || Object.keys(changed).length > 0;
