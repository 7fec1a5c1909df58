/** What a person can set in an export of Axxon, with which limits, and what holds when nothing is set. */
import { offer } from '../../core/offer.ts';
import {
  EXPORT_FIELDS,
  type ExportField,
  type ExportOptions,
  type ExportSettings,
  NO_SETTINGS,
} from '../contract-exports.ts';
import { checkExport } from './export-check.ts';
import { againstFormat, EXPORT_FORMATS } from './export-formats.ts';
import { FEWEST_RATE_STEPS, LIVE_MAX, WAIT_RECOMMENDED, WORST_QUALITY } from './export-limits.ts';
import { DEFAULT_TIMESTAMP, TIMESTAMP_PATTERNS } from './timestamp-pattern.ts';

/** Best quality, all pictures, one file, nothing hidden. */
const DEFAULTS: ExportSettings = {
  ...NO_SETTINGS,
  format: 'mp4',
  waitTimeout: WAIT_RECOMMENDED,
  timestamp: DEFAULT_TIMESTAMP,
};

const FIELDS: ReadonlySet<ExportField> = new Set(
  EXPORT_FIELDS.filter((field) => !['others', 'folder', 'bandwidth'].includes(field)),
);

const WAIT_NOTE =
  'How long the server waits for the next picture. Where the wait is shorter than the time between two key ' +
  'frames of the camera, nothing is exported at all: leave at least 30 seconds.';

export const AXXON_EXPORT_OPTIONS: ExportOptions = {
  formats: EXPORT_FORMATS,
  fields: FIELDS,
  defaults: DEFAULTS,
  worstQuality: WORST_QUALITY,
  fewestRateSteps: FEWEST_RATE_STEPS,
  live: offer({ longest: LIVE_MAX }),
  timestamp: TIMESTAMP_PATTERNS,
  notes: { waitTimeout: WAIT_NOTE },
  against: againstFormat,
  check: checkExport,
};
