/** The order that a form without problems makes. Pure. */
import type { ExportOrder } from '../../../systems/exports/export-model.ts';
import { chosenFormat, draftRequest } from './form-problems.ts';
import type { ExportForm } from './use-export-form.ts';

type Ordered = Pick<
  ExportForm,
  | 'draft'
  | 'options'
  | 'settings'
  | 'facts'
  | 'archive'
  | 'systemReason'
  | 'nameOf'
  | 'problems'
  | 'range'
  | 'estimate'
>;

/** Undefined while something stands against it. */
export function exportOrder(form: Ordered): ExportOrder | undefined {
  const request = draftRequest(form);
  const { draft, problems, nameOf, range, estimate } = form;
  if (request === undefined || draft.camera === undefined || problems.length > 0) return undefined;
  const stays = chosenFormat(form)?.stays !== undefined;
  const isRange = request.source.kind === 'archive';
  return {
    camera: draft.camera,
    cameraName: nameOf(draft.camera.camera),
    source: request.source,
    others: request.others.map((part) => ({ ...part, cameraName: nameOf(part.camera) })),
    settings: request.settings,
    // What stays at its system is never downloaded.
    handOn: stays ? { ...draft.handOn, download: false } : draft.handOn,
    group: undefined,
    held: isRange ? range?.held : undefined,
    // It is of the first camera alone.
    estimate: isRange && request.others.length === 0 ? estimate : undefined,
  };
}
