/** The order that a form without problems makes. Pure. */
import type { ExportOrder } from '../../../systems/exports/export-model.ts';
import { draftRequest } from './form-problems.ts';
import type { ExportForm } from './use-export-form.ts';

type Ordered = Pick<
  ExportForm,
  | 'draft'
  | 'options'
  | 'settings'
  | 'facts'
  | 'archive'
  | 'systemReason'
  | 'problems'
  | 'camera'
  | 'range'
  | 'estimate'
>;

/** Undefined while something stands against it. */
export function exportOrder(form: Ordered): ExportOrder | undefined {
  const request = draftRequest(form);
  const { draft, problems, camera, range, estimate } = form;
  if (request === undefined || draft.camera === undefined || problems.length > 0) return undefined;
  const isRange = request.source.kind === 'archive';
  return {
    camera: draft.camera,
    cameraName: camera?.name ?? draft.camera.camera,
    source: request.source,
    settings: request.settings,
    handOn: draft.handOn,
    held: isRange ? range?.held : undefined,
    estimate: isRange ? estimate : undefined,
  };
}
