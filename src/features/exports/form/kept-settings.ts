/**
 * Settings that a half-filled page keeps over a reload: only those that were set. They are read as
 * defensively as anything from outside; one that cannot be read is left out, and the others still count.
 */
import * as v from 'valibot';
import { epochMs, ms } from '../../../core/units.ts';
import type { ExportSettings } from '../../../vendors/contract-exports.ts';

/** Longer than any comment; a note is no place for more. */
const LONGEST_TEXT = 10_000;
const MOST_MASKS = 1_000;
const MOST_CORNERS = 10_000;

/** Any text of a note. */
export const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
export const number = v.pipe(v.number(), v.finite());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const point = v.object({ x: share, y: share });
const area = v.object({ from: point, to: point });
const place = v.optional(area);
/** Ms since 1970. */
export const moment = v.pipe(number, v.minValue(0), v.transform(epochMs));

/** One setting that cannot be read is left out: the others still count. */
const setting = <Shape extends v.GenericSchema>(shape: Shape) => v.fallback(v.optional(shape), undefined);

export const keptSettings = v.object({
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

type KeptSettings = v.InferOutput<typeof keptSettings>;

/** Without the entries that are not there: they would stand in the way of the system's defaults. */
export function settingsOf({ page, ...rest }: KeptSettings): Partial<ExportSettings> {
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
