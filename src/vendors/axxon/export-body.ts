/**
 * The body of an export's order ("Export start"): what its format has a use for and nothing else. Numbers
 * are sent also where they are the document's defaults, so that the server does what the page showed.
 */
import type { ExportSettings } from '../contract-exports.ts';
import { againstFormat } from './export-formats.ts';
import { type AxxonArea, type AxxonPolygon, isWhole, toAxxonArea, toAxxonPolygon } from './export-places.ts';

export interface AxxonExportBody {
  readonly format: string;
  readonly vc: number;
  readonly ac?: number;
  readonly freq?: number;
  /** Bytes; 0 for one file. */
  readonly maxfilesize?: number;
  readonly tsformat: string;
  readonly color: string;
  readonly comment?: string;
  readonly croparea?: AxxonArea;
  readonly maskspace?: readonly AxxonPolygon[];
  readonly snapshotplace?: AxxonArea;
  readonly commentplace?: AxxonArea;
  readonly tsplace?: AxxonArea;
  /** 0 portrait, 1 landscape. */
  readonly layout?: 0 | 1;
}

/** Left out, the server would write its default pattern; a blank writes nothing that can be seen. */
const NO_TIMESTAMP = ' ';

function pageOf({ format, page }: ExportSettings): Partial<AxxonExportBody> {
  if (againstFormat('layout', format) !== undefined) return {};
  return {
    layout: page.layout === 'landscape' ? 1 : 0,
    ...(page.picture !== undefined && { snapshotplace: toAxxonArea(page.picture) }),
    ...(page.comment !== undefined && { commentplace: toAxxonArea(page.comment) }),
    ...(page.timestamp !== undefined && { tsplace: toAxxonArea(page.timestamp) }),
  };
}

function videoOf(settings: ExportSettings): Partial<AxxonExportBody> {
  if (againstFormat('frameRate', settings.format) !== undefined) return {};
  return { ac: settings.audioQuality, freq: settings.frameRate, maxfilesize: settings.maxFileSize };
}

export function toExportBody(settings: ExportSettings): AxxonExportBody {
  const { format, videoQuality, timestamp, color, comment, crop, masks } = settings;
  const croparea = crop === undefined ? undefined : toAxxonArea(crop);
  return {
    format,
    vc: videoQuality,
    ...videoOf(settings),
    tsformat: timestamp === '' ? NO_TIMESTAMP : timestamp,
    color,
    ...(comment !== '' && { comment }),
    ...(croparea !== undefined && !isWhole(croparea) && { croparea }),
    ...(masks.length > 0 && { maskspace: masks.map(toAxxonPolygon) }),
    ...pageOf(settings),
  };
}
