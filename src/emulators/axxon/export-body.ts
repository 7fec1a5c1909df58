/** The rules of an export's body, as the document gives them. Whatever is not in it is refused. */
import { isRecord, parseJson } from '../json-value.ts';
import { FEWEST_FRAMES, WORST_QUALITY } from './limits.ts';
import { badRequest } from './refusal.ts';

export type ExportFormat = 'mp4' | 'mkv' | 'avi' | 'exe' | 'jpg' | 'pdf';
export type Point = readonly [x: number, y: number];
/** Two corners, in fractions of the picture or the page from its left top. */
export type Area = readonly [Point, Point];

/** A body that keeps all rules; what is not in it is undefined. */
export interface ExportBody {
  readonly format: ExportFormat;
  readonly maxfilesize: number | undefined;
  readonly vc: number | undefined;
  readonly ac: number | undefined;
  readonly freq: number | undefined;
  readonly tsformat: string | undefined;
  readonly croparea: Area | undefined;
  readonly maskspace: readonly (readonly Point[])[] | undefined;
  readonly color: string | undefined;
  readonly comment: string | undefined;
  readonly snapshotplace: Area | undefined;
  readonly commentplace: Area | undefined;
  readonly tsplace: Area | undefined;
  readonly layout: number | undefined;
}

/** Three corners, and the first of them (or another) once more. */
const FEWEST_CORNERS = 3;
const FEWEST_POINTS = FEWEST_CORNERS + 1;
const COLOR = /^#[0-9a-f]{6}$/i;

type Check<T> = (value: unknown) => value is T;

const isFormat: Check<ExportFormat> = (value): value is ExportFormat =>
  value === 'mp4' ||
  value === 'mkv' ||
  value === 'avi' ||
  value === 'exe' ||
  value === 'jpg' ||
  value === 'pdf';

const isText: Check<string> = (value): value is string => typeof value === 'string';
const isColor: Check<string> = (value): value is string => isText(value) && COLOR.test(value);
const isSize: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isStep =
  (last: number): Check<number> =>
  (value): value is number =>
    isSize(value) && value <= last;

const isFraction = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const isPoint: Check<Point> = (value): value is Point =>
  Array.isArray(value) && value.length === 2 && value.every(isFraction);
const isArea: Check<Area> = (value): value is Area => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [a, b]: unknown[] = value;
  return isPoint(a) && isPoint(b) && a[0] !== b[0] && a[1] !== b[1];
};

/** At least three different corners; the last point is one of those before it. */
function isPolygon(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < FEWEST_POINTS || !value.every(isPoint)) return false;
  const names = value.map((point) => point.join(' '));
  return names.slice(0, -1).includes(names.at(-1) ?? '') && new Set(names).size >= FEWEST_CORNERS;
}
const isMasks: Check<readonly (readonly Point[])[]> = (value): value is readonly (readonly Point[])[] =>
  Array.isArray(value) && value.every(isPolygon);

const FIELDS: ReadonlySet<string> = new Set<keyof ExportBody>([
  'format',
  'maxfilesize',
  'vc',
  'ac',
  'freq',
  'tsformat',
  'croparea',
  'maskspace',
  'color',
  'comment',
  'snapshotplace',
  'commentplace',
  'tsplace',
  'layout',
]);

/** Reads the body, or refuses it with the reason. */
export function readExportBody(text: string): ExportBody {
  const body = parseJson(text);
  if (!isRecord(body)) throw badRequest('The body is no JSON object');
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) throw badRequest(`The body has an unknown field ${unknown}`);
  const { format } = body;
  if (!isFormat(format)) throw badRequest('format is missing or not one of the formats');
  const field = <T>(name: keyof ExportBody, check: Check<T>): T | undefined => {
    const value = body[name];
    if (value === undefined) return undefined;
    if (!check(value)) throw badRequest(`${name} is not what it must be`);
    return value;
  };
  return {
    format,
    maxfilesize: field('maxfilesize', isSize),
    vc: field('vc', isStep(WORST_QUALITY)),
    ac: field('ac', isStep(WORST_QUALITY)),
    freq: field('freq', isStep(FEWEST_FRAMES)),
    // Any text: the server does not look at it.
    tsformat: field('tsformat', isText),
    croparea: field('croparea', isArea),
    maskspace: field('maskspace', isMasks),
    color: field('color', isColor),
    comment: field('comment', isText),
    snapshotplace: field('snapshotplace', isArea),
    commentplace: field('commentplace', isArea),
    tsplace: field('tsplace', isArea),
    layout: field('layout', isStep(1)),
  };
}
