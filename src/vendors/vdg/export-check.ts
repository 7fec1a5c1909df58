/**
 * What is wrong with an order before it is sent: every parameter of the document ("exportVideo") and of a
 * clip against its limits. A setting that the format has no use for is not sent, and so not looked at.
 */
import { byteText } from '../../core/byte-size.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { ExportField, ExportPart, ExportProblem, ExportRequest } from '../contract-exports.ts';
import { againstFormat, EXPORT_FORMATS, formatOf } from './export-formats.ts';
import { BANDWIDTH_MAX, BANDWIDTH_MIN, COMMENT_MAX, FOLDER_MAX } from './export-limits.ts';
import { parseVdgCamera } from './vdg-devices.ts';

type Text = string | undefined;

/** Times of the document have four digits for the year. */
const FIRST_MOMENT = 0;
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** Control characters and halves of characters: XML and addresses cannot hold them. */
const UNSENDABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u;
/** `D:\Exports`, `\\server\share`, or a path from the root. */
const WHOLE_PATH = /^(?:[a-z]:[\\/]|\\\\[^\\]|\/)/i;

const isWholeNumber = (value: number, from: number, until: number): boolean =>
  Number.isInteger(value) && value >= from && value <= until;

function wrongSpan({ from, until }: TimeSpan): Text {
  if (!isWholeNumber(from, FIRST_MOMENT, LAST_MOMENT)) return 'Enter when the recording begins.';
  if (!isWholeNumber(until, FIRST_MOMENT, LAST_MOMENT)) return 'Enter when the recording ends.';
  if (until < from) return 'The end lies before the beginning.';
  return from === until ? 'The end is the beginning: choose a range.' : undefined;
}

const wrongCamera = (camera: ExportPart['camera']): Text =>
  parseVdgCamera(camera) === undefined ? 'Choose a camera of this system.' : undefined;

const keyOf = ({ camera, span }: ExportPart): string => `${camera} ${span.from} ${span.until}`;

/** Counted as they are listed: the camera of the order itself is the first. */
function wrongOthers({ camera, source, others, settings }: ExportRequest): Text {
  if (others.length === 0) return undefined;
  const most = formatOf(settings.format)?.mostCameras ?? others.length + 1;
  if (most === 1) return 'A clip holds one camera: order a clip for each camera.';
  if (others.length >= most) return `One export takes at most ${most} cameras.`;
  const seen = new Set(source.kind === 'archive' ? [keyOf({ camera, span: source.span })] : []);
  for (const [index, part] of others.entries()) {
    const key = keyOf(part);
    const isTwice = seen.has(key) ? 'This camera is listed twice with the same times.' : undefined;
    const wrong = wrongCamera(part.camera) ?? wrongSpan(part.span) ?? isTwice;
    if (wrong !== undefined) return `Camera ${index + 2}: ${wrong}`;
    seen.add(key);
  }
  return undefined;
}

function wrongFolder(folder: string): Text {
  if (folder.trim() === '') return 'Enter a folder on the server, such as D:\\Exports\\Case 1184.';
  if (folder.includes('&')) {
    return 'VDG Sense cannot take an ampersand (&) in a folder: it cuts the folder there. Choose another name.';
  }
  if (UNSENDABLE.test(folder)) return 'The folder holds a control character, which cannot be sent.';
  if (folder !== folder.trim()) return 'The folder begins or ends with a space.';
  if (folder.length > FOLDER_MAX) return `A folder has at most ${FOLDER_MAX} characters.`;
  return WHOLE_PATH.test(folder)
    ? undefined
    : 'Enter the whole folder, from its drive or server on: D:\\Exports or \\\\server\\share.';
}

function wrongBandwidth(bandwidth: number): Text {
  if (bandwidth === 0 || isWholeNumber(bandwidth, BANDWIDTH_MIN, BANDWIDTH_MAX)) return undefined;
  return `Enter from ${byteText(BANDWIDTH_MIN)} to ${byteText(BANDWIDTH_MAX)} per second, or no limit.`;
}

function wrongComment(comment: string): Text {
  if (comment.length > COMMENT_MAX) return `A description has at most ${COMMENT_MAX} characters.`;
  return UNSENDABLE.test(comment)
    ? 'A description is one line, without tabs and control characters.'
    : undefined;
}

function wrongFormat(format: string): Text {
  if (formatOf(format) !== undefined) return undefined;
  return `Choose one of ${EXPORT_FORMATS.map(({ label }) => label).join(', ')}.`;
}

/** All problems, in the order of the fields. */
export function checkExport(request: ExportRequest): readonly ExportProblem[] {
  const { camera, source, settings } = request;
  const found: readonly (readonly [ExportField, Text])[] = [
    ['camera', wrongCamera(camera)],
    ['span', source.kind === 'archive' ? wrongSpan(source.span) : undefined],
    ['length', source.kind === 'live' ? 'VDG Sense exports only what is recorded.' : undefined],
    ['format', wrongFormat(settings.format)],
    ['others', wrongOthers(request)],
    ['folder', wrongFolder(settings.folder)],
    ['bandwidth', wrongBandwidth(settings.bandwidth)],
    ['comment', wrongComment(settings.comment)],
  ];
  return found.flatMap(([field, text]) => {
    // Further cameras that are not sent are missed by somebody.
    const isUnused = field !== 'others' && againstFormat(field, settings.format) !== undefined;
    return text === undefined || isUnused ? [] : [{ field, text }];
  });
}
