/**
 * The half-filled form as a text that a tab keeps over a reload. It is read as defensively as anything
 * from outside: an older version of the app may have written it.
 */
import * as v from 'valibot';
import { cameraId, cameraRefText, parseCameraRef } from '../../../core/ids.ts';
import { ms } from '../../../core/units.ts';
import { EXPORT_FIELDS } from '../../../vendors/contract-exports.ts';
import type { ExportDraft } from './export-draft.ts';
import { keptSettings, moment, number, settingsOf, text } from './kept-settings.ts';

const MOST_OTHERS = 1_000;

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
    changed: keptSettings,
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
      changed: settingsOf(draft.changed),
      at: draft.at,
      handOn: draft.handOn,
      touched: draft.touched,
      wasPressed: draft.wasPressed,
      settingsOf: draft.settingsOf,
    },
  };
}
