/**
 * What is wrong with an order before it is sent: every parameter of the document ("Export start") against
 * its limits. A setting that the format has no use for is not sent, and so not looked at.
 */
import { FEWEST_CORNERS, type FrameArea, type FramePoint, type FramePolygon } from '../../core/frame-area.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import { type Ms, ONE_HOUR, ONE_SECOND } from '../../core/units.ts';
import type {
  ExportField,
  ExportPart,
  ExportProblem,
  ExportRequest,
  ExportSettings,
} from '../contract-exports.ts';
import { againstFormat, EXPORT_FORMATS, formatOf, hasLength } from './export-formats.ts';
import {
  COMMENT_MAX,
  FEWEST_RATE_STEPS,
  FILE_SIZE_MIN,
  LIVE_MAX,
  LIVE_MIN,
  PATTERN_MAX,
  WAIT_MAX,
  WORST_QUALITY,
} from './export-limits.ts';
import { cornersOf, toAxxonArea } from './export-places.ts';
import { unknownDirectives } from './timestamp-pattern.ts';

type Text = string | undefined;

/** Times of a path have four digits for the year. */
const FIRST_MOMENT = 0;
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** Of the picture: far less than a pixel of any camera. */
const NO_AREA = 1e-9;

const COLOR = /^#[\da-f]{6}$/i;
const ARCHIVE = /^hosts(?:\/[^/]+){2,}$/;
/** Control characters; line breaks are looked at apart. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

const isWholeNumber = (value: number, from: number, until: number): boolean =>
  Number.isInteger(value) && value >= from && value <= until;

function wrongSpan({ from, until }: TimeSpan, formatId: string): Text {
  if (!isWholeNumber(from, FIRST_MOMENT, LAST_MOMENT)) return 'Enter when the recording begins.';
  if (!isWholeNumber(until, FIRST_MOMENT, LAST_MOMENT)) return 'Enter when the recording ends.';
  // The server would swap them, and deliver what nobody asked for.
  if (until < from) return 'The end lies before the beginning.';
  const format = formatOf(formatId);
  if (format === undefined) return undefined;
  if (hasLength(format)) {
    return from < until ? undefined : 'A video needs a range. Choose JPG or PDF for one moment.';
  }
  return from === until
    ? undefined
    : `${format.label} is for the picture of one moment: make the end the same as the beginning.`;
}

function wrongLength(length: Ms): Text {
  if (isWholeNumber(length, LIVE_MIN, LIVE_MAX)) return undefined;
  return `Enter a length from ${LIVE_MIN / ONE_SECOND} second to ${LIVE_MAX / ONE_HOUR} hours.`;
}

function wrongFormat({ source, settings }: ExportRequest): Text {
  const format = formatOf(settings.format);
  if (format === undefined) {
    return `Choose one of ${EXPORT_FORMATS.map(({ label }) => label).join(', ')}.`;
  }
  return source.kind === 'live' && !hasLength(format)
    ? `${format.label} is for the picture of one moment. Choose a video for live.`
    : undefined;
}

function wrongWait(wait: Ms): Text {
  if (isWholeNumber(wait, 1, WAIT_MAX)) return undefined;
  return `Enter a time up to ${WAIT_MAX / ONE_HOUR} hour; 30 seconds are enough for nearly all cameras.`;
}

function wrongFileSize(bytes: number): Text {
  if (bytes === 0 || isWholeNumber(bytes, FILE_SIZE_MIN, Number.MAX_SAFE_INTEGER)) return undefined;
  return 'Enter a size of at least 0.1 MB, or choose one file.';
}

const wrongQuality = (value: number): Text =>
  isWholeNumber(value, 0, WORST_QUALITY) ? undefined : `Choose a step from 0 (best) to ${WORST_QUALITY}.`;

const wrongRate = (steps: number): Text =>
  isWholeNumber(steps, 0, FEWEST_RATE_STEPS) ? undefined : 'Choose all, every 2nd, 4th or 8th picture.';

function wrongTimestamp(pattern: string): Text {
  if (pattern.length > PATTERN_MAX) return `A time stamp has at most ${PATTERN_MAX} characters.`;
  if (CONTROL.test(pattern)) return 'A time stamp is one line, without tabs.';
  const unknown = unknownDirectives(pattern);
  if (unknown.length === 0) return undefined;
  // The server does not look at it, and what it writes then is anybody's guess.
  if (unknown.every((one) => one === '%'))
    return 'A percent sign stands before a letter; write %% for one alone.';
  const first = unknown.find((one) => one !== '%') ?? '';
  return `${first} is no part of a date or time; write %% for a percent sign.`;
}

function wrongComment(comment: string): Text {
  if (comment.length > COMMENT_MAX) return `A comment has at most ${COMMENT_MAX} characters.`;
  return CONTROL.test(comment.replaceAll(/\r?\n/g, ''))
    ? 'A comment holds no control characters.'
    : undefined;
}

const isInside = (points: FramePolygon): boolean =>
  points.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1);

/** `of`: what the area is a part of. */
function wrongArea(area: FrameArea | undefined, of: 'picture' | 'page'): Text {
  if (area === undefined) return undefined;
  if (!isInside([area.from, area.to])) return `Part of this lies outside the ${of}.`;
  const [[left, top], [right, bottom]] = toAxxonArea(area);
  return left < right && top < bottom ? undefined : 'This has no area.';
}

/** Whether all corners lie on one line. The share of a polygon would not do: that of a bow is 0 as well. */
function isLine(polygon: FramePolygon): boolean {
  const [a, ...rest] = polygon;
  const b = rest.find(({ x, y }) => x !== a?.x || y !== a.y);
  if (a === undefined || b === undefined) return true;
  const across = ({ x, y }: FramePoint) => (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  return rest.every((point) => Math.abs(across(point)) < NO_AREA);
}

function wrongMasks(masks: readonly FramePolygon[]): Text {
  const wrong = masks.map((mask) => {
    if (!isInside(mask)) return 'lies outside the picture in part';
    if (cornersOf(mask).length < FEWEST_CORNERS) return `needs at least ${FEWEST_CORNERS} corners`;
    return isLine(mask) ? 'has no area' : undefined;
  });
  const at = wrong.findIndex((text) => text !== undefined);
  return at < 0 ? undefined : `Mask ${at + 1} ${wrong[at]}.`;
}

function wrongLayout({ page }: ExportSettings): Text {
  return ['portrait', 'landscape'].includes(page.layout) ? undefined : 'Choose portrait or landscape.';
}

function wrongArchive(archive: string | undefined): Text {
  if (archive === undefined || ARCHIVE.test(archive)) return undefined;
  return 'Choose an archive of this camera.';
}

function wrongOthers(others: readonly ExportPart[]): Text {
  return others.length === 0
    ? undefined
    : 'Axxon exports one camera at a time: order an export for each camera.';
}

/** All problems, in the order of the fields. */
export function checkExport(request: ExportRequest): readonly ExportProblem[] {
  const { camera, source, settings } = request;
  const { page } = settings;
  const isArchive = source.kind === 'archive';
  const found: readonly (readonly [ExportField, Text])[] = [
    ['camera', camera.trim() === '' ? 'Choose a camera.' : undefined],
    ['archive', isArchive ? wrongArchive(source.archive) : undefined],
    ['span', isArchive ? wrongSpan(source.span, settings.format) : undefined],
    ['length', isArchive ? undefined : wrongLength(source.length)],
    ['format', wrongFormat(request)],
    ['waitTimeout', wrongWait(settings.waitTimeout)],
    ['maxFileSize', wrongFileSize(settings.maxFileSize)],
    ['videoQuality', wrongQuality(settings.videoQuality)],
    ['audioQuality', wrongQuality(settings.audioQuality)],
    ['frameRate', wrongRate(settings.frameRate)],
    ['timestamp', wrongTimestamp(settings.timestamp)],
    ['comment', wrongComment(settings.comment)],
    ['color', COLOR.test(settings.color) ? undefined : 'Enter a colour such as #FFD23A.'],
    ['crop', wrongArea(settings.crop, 'picture')],
    ['masks', wrongMasks(settings.masks)],
    ['layout', wrongLayout(settings)],
    ['picturePlace', wrongArea(page.picture, 'page')],
    ['commentPlace', wrongArea(page.comment, 'page')],
    ['timestampPlace', wrongArea(page.timestamp, 'page')],
    ['others', wrongOthers(request.others)],
  ];
  return found.flatMap(([field, text]) => {
    if (text === undefined || againstFormat(field, settings.format) !== undefined) return [];
    return [{ field, text }];
  });
}
