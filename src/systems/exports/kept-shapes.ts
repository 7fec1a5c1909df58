/** Shapes that records, messages between windows and presets share. Whatever is read may be anything. */
import * as v from 'valibot';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { EXPORT_FIELDS } from '../../vendors/contract-exports.ts';

/** Dates beyond this are none. */
const FURTHEST = 8_640_000_000_000_000;
const LONGEST_TEXT = 4_096;
/** Far more than anybody draws, or an archive has gaps. */
const MOST_SHAPES = 1_000;
const MOST_SPANS = 100_000;
const MOST_CAMERAS = 10_000;

export const Text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
export const Name = v.pipe(Text, v.minLength(1));
/** The name of an export at its system: some tell in it all that they were sent, of a hundred cameras. */
const LONGEST_TICKET = 262_144;
export const Ticket = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TICKET));
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const Moment = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-FURTHEST),
  v.maxValue(FURTHEST),
  v.transform(epochMs),
);
export const Length = v.pipe(v.number(), v.finite(), v.minValue(0), v.transform(ms));
/** A length that may be negative: one clock is behind the other. */
export const Offset = v.pipe(v.number(), v.finite(), v.transform(ms));
export const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Absent or undefined. */
export const maybe = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.optional(v.union([shape, v.undefined()]));

export const Span = v.object({ from: Moment, until: Moment });
export const Spans = v.pipe(v.array(Span), v.maxLength(MOST_SPANS));

const CameraName = v.pipe(Name, v.transform(cameraId));
export const Camera = v.object({
  system: v.pipe(Name, v.transform(connectionId)),
  camera: CameraName,
});

const Point = v.object({ x: Share, y: Share });
const Area = v.object({ from: Point, to: Point });
const Polygon = v.pipe(v.array(Point), v.maxLength(MOST_SHAPES));

export const Settings = v.object({
  format: Name,
  waitTimeout: Length,
  maxFileSize: Count,
  videoQuality: Count,
  audioQuality: Count,
  frameRate: Count,
  timestamp: Text,
  comment: Text,
  color: Text,
  crop: v.union([Area, v.undefined()]),
  masks: v.pipe(v.array(Polygon), v.maxLength(MOST_SHAPES)),
  folder: v.optional(Text, ''),
  bandwidth: v.optional(Count, 0),
  page: v.object({
    layout: v.picklist(['portrait', 'landscape']),
    picture: v.union([Area, v.undefined()]),
    comment: v.union([Area, v.undefined()]),
    timestamp: v.union([Area, v.undefined()]),
  }),
});

/** The parts of an order that a message can stand beside. */
export const Field = v.picklist(EXPORT_FIELDS);

export const Source = v.variant('kind', [
  v.object({ kind: v.literal('archive'), archive: v.union([Text, v.undefined()]), span: Span }),
  v.object({ kind: v.literal('live'), length: Length }),
]);

const Part = v.object({ camera: CameraName, cameraName: Text, span: Span });
const Group = v.object({ id: Name, name: Text });

/** What somebody ordered. Those of version 1 have one camera, and no group. */
export const Order = v.object({
  camera: Camera,
  cameraName: Text,
  source: Source,
  others: v.optional(v.pipe(v.array(Part), v.maxLength(MOST_CAMERAS)), []),
  settings: Settings,
  handOn: v.object({ download: v.boolean(), manifest: v.boolean() }),
  group: v.optional(v.union([Group, v.undefined()])),
  held: v.union([Spans, v.undefined()]),
  estimate: v.union([v.object({ bytes: v.pipe(v.number(), v.minValue(0)), length: Length }), v.undefined()]),
});

export const Preset = v.object({ id: Name, name: Name, settings: Settings });
