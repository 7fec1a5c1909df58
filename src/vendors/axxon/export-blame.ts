/** Which field a refused order (400) is about: where its text names a parameter of the document. */
import type { Failure } from '../../core/failure.ts';
import type { ExportField, ExportProblem, ExportRequest } from '../contract-exports.ts';
import { againstFormat } from './export-formats.ts';
import { SERVER_TEXT_MAX } from './export-limits.ts';

/** Names as the document writes them; those that are words of the language last. */
const NAMES: readonly (readonly [name: RegExp, field: ExportField])[] = [
  [/\bcroparea\b|\bcrop\b/i, 'crop'],
  [/\bmaskspace\b|\bmasks?\b/i, 'masks'],
  [/\bsnapshotplace\b/i, 'picturePlace'],
  [/\bcommentplace\b/i, 'commentPlace'],
  [/\btsplace\b/i, 'timestampPlace'],
  [/\btsformat\b/i, 'timestamp'],
  [/\bmaxfilesize\b/i, 'maxFileSize'],
  [/\bwaittimeout\b/i, 'waitTimeout'],
  [/\bvc\b/i, 'videoQuality'],
  [/\bac\b/i, 'audioQuality'],
  [/\bfreq\b/i, 'frameRate'],
  [/\blayout\b/i, 'layout'],
  [/\bcolou?r\b/i, 'color'],
  [/\bcomment\b/i, 'comment'],
  [/\bbegin[\s_-]?time\b|\bend[\s_-]?time\b|\btime (?:range|interval)\b/i, 'span'],
  [/\barchive\b|\bmultimediastorage\b/i, 'archive'],
  [/\bvideo[\s_-]?source(?:[\s_-]?id)?\b|\bsourceendpoint\b|\bcamera\b/i, 'camera'],
  [/\bformat\b/i, 'format'],
];

const REFUSED = 400;

function isSent(field: ExportField, { source, settings }: ExportRequest): boolean {
  if (againstFormat(field, settings.format) !== undefined) return false;
  return field !== 'archive' || source.kind === 'archive';
}

/** Undefined when the text names nothing that was sent. */
export function blameField(failure: Failure, request: ExportRequest): ExportProblem | undefined {
  const { status, vendorText } = failure.facts;
  if (status !== REFUSED || vendorText === undefined) return undefined;
  // It repeats the order at times; a field named in a page of HTML is none.
  const text = vendorText.trim().slice(0, SERVER_TEXT_MAX);
  if (text === '' || /^<(?:!doctype|html)/i.test(text)) return undefined;
  const [, named] = NAMES.find(([name, field]) => name.test(text) && isSent(field, request)) ?? [];
  if (named === undefined) return undefined;
  const field = named === 'span' && request.source.kind === 'live' ? 'length' : named;
  return { field, text: `The server refuses this: ${text}` };
}
