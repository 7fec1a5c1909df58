/** What a person can set in an export of VDG Sense, with which limits, and what holds when nothing is set. */
import { withhold } from '../../core/offer.ts';
import { type ExportField, type ExportOptions, NO_SETTINGS } from '../contract-exports.ts';
import { checkExport } from './export-check.ts';
import { againstFormat, EXPORT_FORMATS, NATIVE } from './export-formats.ts';

const FIELDS: ReadonlySet<ExportField> = new Set<ExportField>([
  'camera',
  'span',
  'format',
  'others',
  'folder',
  'bandwidth',
  'comment',
]);

const NOTES: ExportOptions['notes'] = {
  others: 'Each camera has its own begin and end.',
  folder:
    'A folder on the server, or on a drive that the server knows, such as D:\\Exports\\Case 1184. It is made ' +
    'where it is missing. An ampersand (&) cannot be sent.',
  bandwidth: 'How much the server writes to the folder at most: for drives behind a slow or metered line.',
  comment: 'The description of the clip in VDG Sense.',
};

export const VDG_EXPORT_OPTIONS: ExportOptions = {
  formats: EXPORT_FORMATS,
  fields: FIELDS,
  defaults: { ...NO_SETTINGS, format: NATIVE },
  worstQuality: 0,
  fewestRateSteps: 0,
  live: withhold('VDG Sense exports only what is recorded.'),
  timestamp: undefined,
  notes: NOTES,
  against: againstFormat,
  check: checkExport,
};
