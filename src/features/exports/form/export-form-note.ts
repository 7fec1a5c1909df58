/**
 * The half-filled form as a text that a tab keeps over a reload. It is read as defensively as anything
 * from outside: an older version of the app may have written it.
 */
import * as v from 'valibot';
import { cameraId, cameraRefText, parseCameraRef } from '../../../core/ids.ts';
import { epochMs, ms } from '../../../core/units.ts';
import { EXPORT_FIELDS } from '../../../vendors/contract-exports.ts';
import type { ExportDraft } from './export-draft.ts';

/** Longer than any comment; a note is no place for more. */
const LONGEST_TEXT = 10_000;
const MOST_MASKS = 1_000;
const MOST_CORNERS = 10_000;
const MOST_OTHERS = 1_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const number = v.pipe(v.number(), v.finite());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const point = v.object({ x: share, y: share });
const area = v.object({ from: point, to: point });
const place = v.optional(area);
const moment = v.pipe(number, v.minValue(0), v.transform(epochMs));

/** One setting that cannot be read is left out: the others still count. */
const setting = <Shape extends v.GenericSchema>(shape: Shape) => v.fallback(v.optional(shape), undefined);

const settings = v.object({
  format: setting(text),
  waitTimeout: setting(v.pipe(number, v.transform(ms))),
  maxFileSize: setting(number),
  videoQuality: setting(number),
  audioQuality: setting(number),
  frameRate: setting(number),
  timestamp: setting(text),
  comment: setting(text),
  color: setting(text),
  crop: setting(area),
  masks: setting(v.pipe(v.array(v.pipe(v.array(point), v.maxLength(MOST_CORNERS))), v.maxLength(MOST_MASKS))),
  page: setting(
    v.object({
      layout: v.picklist(['portrait', 'landscape']),
      picture: place,
      comment: place,
      timestamp: place,
    }),
  ),
  folder: setting(text),
  bandwidth: setting(number),
});

const other = v.object({
  camera: v.pipe(text, v.minLength(1), v.transform(cameraId)),
  own: v.optional(v.object({ from: v.optional(moment), until: v.optional(moment) })),
});

const noteShape = v.object({
  /** The address that the form was opened with. */
  address: text,
  draft: v.object({
    camera: v.optional(text),
    archive: v.optional(text),
    kind: v.picklist(['archive', 'live']),
    from: v.optional(moment),
    until: v.optional(moment),
    length: v.optional(v.pipe(number, v.minValue(0), v.transform(ms))),
    // Absent in a form that an older version kept.
    others: v.optional(v.pipe(v.array(other), v.maxLength(MOST_OTHERS)), []),
    changed: settings,
    at: v.optional(moment),
    handOn: v.object({ download: v.boolean(), manifest: v.boolean() }),
    touched: v.array(v.picklist(EXPORT_FIELDS)),
    wasPressed: v.boolean(),
    settingsOf: v.optional(text),
  }),
});

export interface FormNote {
  /** The address that the form was opened with; "" for none. */
  readonly address: string;
  readonly draft: ExportDraft;
}

export function formNoteText({ address, draft }: FormNote): string {
  const camera = draft.camera === undefined ? undefined : cameraRefText(draft.camera);
  return JSON.stringify({ address, draft: { ...draft, camera } });
}

type ReadSettings = v.InferOutput<typeof settings>;

/** Without the entries that are not there: they would stand in the way of the system's defaults. */
function toChanged({ page, ...rest }: ReadSettings): ExportDraft['changed'] {
  const { format, waitTimeout, maxFileSize, videoQuality, audioQuality, frameRate } = rest;
  const { timestamp, comment, color, crop, masks, folder, bandwidth } = rest;
  return {
    ...(format !== undefined && { format }),
    ...(waitTimeout !== undefined && { waitTimeout }),
    ...(maxFileSize !== undefined && { maxFileSize }),
    ...(videoQuality !== undefined && { videoQuality }),
    ...(audioQuality !== undefined && { audioQuality }),
    ...(frameRate !== undefined && { frameRate }),
    ...(timestamp !== undefined && { timestamp }),
    ...(comment !== undefined && { comment }),
    ...(color !== undefined && { color }),
    ...(crop !== undefined && { crop }),
    ...(masks !== undefined && { masks }),
    ...(folder !== undefined && { folder }),
    ...(bandwidth !== undefined && { bandwidth }),
    ...(page !== undefined && {
      page: { layout: page.layout, picture: page.picture, comment: page.comment, timestamp: page.timestamp },
    }),
  };
}

/** Reads what `formNoteText` wrote; undefined for anything else. */
export function parseFormNote(written: string | undefined): FormNote | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(written ?? '');
  } catch {
    return undefined;
  }
  const read = v.safeParse(noteShape, parsed);
  if (!read.success) return undefined;
  const { address, draft } = read.output;
  return {
    address,
    draft: {
      camera: draft.camera === undefined ? undefined : parseCameraRef(draft.camera),
      archive: draft.archive,
      kind: draft.kind,
      from: draft.from,
      until: draft.until,
      length: draft.length,
      others: draft.others.map(({ camera, own }) => ({
        camera,
        own: own === undefined ? undefined : { from: own.from, until: own.until },
      })),
      changed: toChanged(draft.changed),
      at: draft.at,
      handOn: draft.handOn,
      touched: draft.touched,
      wasPressed: draft.wasPressed,
      settingsOf: draft.settingsOf,
    },
  };
}
