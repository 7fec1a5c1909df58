/** Which field a refused order is about: the codes of the document name a parameter each. */
import type { Failure } from '../../core/failure.ts';
import type { ExportField, ExportProblem, ExportRequest } from '../contract-exports.ts';
import { againstFormat } from './export-formats.ts';
import { NOT_IMPLEMENTED, NO_VIDEO_DATA } from './vdg-failure.ts';

/** A code that is about none (-18, the server's log; -57, which no order can cause) is left out. */
const FIELDS: ReadonlyMap<string, ExportField> = new Map<string, ExportField>([
  [NOT_IMPLEMENTED, 'format'],
  ['-2', 'camera'],
  ['-4', 'span'],
  ['-17', 'camera'],
  ['-21', 'camera'],
  ['-33', 'camera'],
  ['-34', 'camera'],
  ['-37', 'span'],
  [NO_VIDEO_DATA, 'span'],
  ['-53', 'camera'],
  ['-58', 'folder'],
  ['-60', 'folder'],
  ['-61', 'folder'],
]);

const OF_EACH_CAMERA: ReadonlySet<ExportField> = new Set<ExportField>(['camera', 'span']);

/** Undefined for a failure that is about no field, or about one that was not sent. */
export function blameField(failure: Failure, request: ExportRequest): ExportProblem | undefined {
  const { vendorCode = '', vendorText = `The server refuses this with error ${vendorCode}.` } = failure.facts;
  const field = FIELDS.get(vendorCode);
  if (field === undefined || againstFormat(field, request.settings.format) !== undefined) return undefined;
  if (request.others.length === 0 || !OF_EACH_CAMERA.has(field)) return { field, text: vendorText };
  // The answer has one code for the whole order.
  const count = request.others.length + 1;
  return {
    field: 'others',
    text: `${vendorText} The server does not say which of the ${count} cameras it means.`,
  };
}
