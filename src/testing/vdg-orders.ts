/** Orders of exports at a VDG Sense server, for tests that vary one thing of them. */
import { epochMs, ONE_MINUTE } from '../core/units.ts';
import type { ExportPart, ExportRequest, ExportSettings } from '../vendors/contract-exports.ts';
import { VDG_EXPORT_OPTIONS } from '../vendors/vdg/export-options.ts';
import { BASIN, CRANE, QUAY } from './vdg-wire.ts';

export const { defaults } = VDG_EXPORT_OPTIONS;
export const FOLDER = 'D:\\Exports\\Case 1184';
export const FROM = epochMs(Date.UTC(2026, 10, 20, 15, 10, 0, 7));
export const UNTIL = epochMs(FROM + 30 * ONE_MINUTE);
export const SPAN = { from: FROM, until: UNTIL };

/** A native export of one camera. */
export const order = (
  settings: Partial<ExportSettings> = {},
  more: Partial<Omit<ExportRequest, 'settings'>> = {},
): ExportRequest => ({
  camera: QUAY,
  source: { kind: 'archive', archive: undefined, span: SPAN },
  others: [],
  settings: { ...defaults, folder: FOLDER, ...settings },
  ...more,
});
export const clip = (
  settings: Partial<ExportSettings> = {},
  more: Partial<Omit<ExportRequest, 'settings'>> = {},
): ExportRequest => order({ format: 'mp4', folder: '', ...settings }, more);
export const during = (from: number, until: number): Pick<ExportRequest, 'source'> => ({
  source: { kind: 'archive', archive: undefined, span: { from: epochMs(from), until: epochMs(until) } },
});

/** Two further cameras, each with times of its own. */
export const OTHERS: readonly ExportPart[] = [
  { camera: CRANE, span: { from: epochMs(FROM - ONE_MINUTE), until: UNTIL } },
  { camera: BASIN, span: { from: FROM, until: epochMs(UNTIL + 1) } },
];
