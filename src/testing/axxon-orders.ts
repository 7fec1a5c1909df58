/** Orders of exports at an Axxon server, and places on their pictures, for tests that vary one of them. */
import type { FrameArea, FramePolygon } from '../core/frame-area.ts';
import { epochMs, type Ms, ONE_MINUTE } from '../core/units.ts';
import { AXXON_EXPORT_OPTIONS } from '../vendors/axxon/export-options.ts';
import type { ExportPage, ExportRequest, ExportSettings, ExportSource } from '../vendors/contract-exports.ts';
import { WIRE_CAMERA } from './axxon-wire.ts';

export const { defaults } = AXXON_EXPORT_OPTIONS;
export const FROM = epochMs(Date.UTC(2026, 10, 20, 15, 10, 0, 7));
export const UNTIL = epochMs(FROM + 30 * ONE_MINUTE);
export const MOMENT = { from: FROM, until: FROM };

export const archive = (span = { from: FROM, until: UNTIL }, of?: string): ExportSource => ({
  kind: 'archive',
  archive: of,
  span,
});
export const live = (length: Ms): ExportSource => ({ kind: 'live', length });
export const order = (settings: Partial<ExportSettings> = {}, source = archive()): ExportRequest => ({
  camera: WIRE_CAMERA,
  source,
  others: [],
  settings: { ...defaults, ...settings },
});
/** A PDF of one moment. */
export const page = (page: Partial<ExportPage>): ExportRequest =>
  order({ format: 'pdf', page: { ...defaults.page, ...page } }, archive(MOMENT));

export const area = (left: number, top: number, right: number, bottom: number): FrameArea => ({
  from: { x: left, y: top },
  to: { x: right, y: bottom },
});
export const polygon = (...points: readonly (readonly [number, number])[]): FramePolygon =>
  points.map(([x, y]) => ({ x, y }));
export const TRIANGLE = polygon([0.2, 0.2], [0.3, 0.7], [0.5, 0.5]);
