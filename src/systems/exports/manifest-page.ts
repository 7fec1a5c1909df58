/**
 * The manifest for people: one file without scripts and without anything from elsewhere, readable in years.
 * Whatever stands in it is somebody's text, and is written as text.
 */
import { byteText } from '../../core/byte-size.ts';
import type { FrameArea, FramePolygon } from '../../core/frame-area.ts';
import { createTimeFormat, durationText, type TimeFormat } from '../../core/time-zone.ts';
import { epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import type { ExportSettings } from '../../vendors/contract-exports.ts';
import type { ManifestFacts, ManifestFile, ManifestSpan } from './manifest-facts.ts';

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand anywhere in a page. */
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);

const NOT_KNOWN = 'Not known';

const STYLE = `
:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 20px; margin: 0; } h2 { font-size: 16px; margin: 2rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid #8886; padding: 0.35rem 1rem 0.35rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; } tbody th { width: 14rem; font-weight: 400; opacity: 0.75; }
td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
code { font: 12px/1.5 ui-monospace, monospace; }
@media print { body { margin: 0; } }
`;

/** A name and a text, not yet escaped. */
type Row = readonly [string, string];

const tableOf = (rows: readonly Row[]): string =>
  `<table><tbody>${rows
    .map(([name, text]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(text)}</td></tr>`)
    .join('\n')}</tbody></table>`;

const listOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('\n')}</tbody></table>`;

/** "Fri 20 Nov 2026 16:23:41.280 GMT+1" */
const moment = (iso: string, format: TimeFormat): string => {
  const at = epochMs(Date.parse(iso));
  return `${format.fullDay(at)} ${format.clockMs(at)} ${format.zoneName(at)}`;
};
const momentOr = (iso: string | null, format: TimeFormat): string =>
  iso === null ? NOT_KNOWN : moment(iso, format);

const spanText = ({ from, until }: ManifestSpan, format: TimeFormat): string =>
  from === until ? moment(from, format) : `${moment(from, format)} – ${moment(until, format)}`;
const lengthText = (seconds: number): string => durationText(ms(seconds * ONE_SECOND));

/** The page of a manifest. */
export function manifestPage(facts: ManifestFacts): string {
  const format = createTimeFormat(facts.zone, 'en-GB');
  const title = `${facts.camera.name}, ${facts.system.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`Export manifest: ${title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Export manifest</h1>
<p>${escaped(title)}</p>
<h2>Recording</h2>
${tableOf(recordingRows(facts, format))}
${gapsPart(facts, format)}
<h2>Files</h2>
${listOf(
  ['File', 'Size', 'SHA-256 of the bytes as they arrived', 'Downloaded'],
  facts.files.map((file) => fileCells(file, format)),
)}
<h2>Settings</h2>
${tableOf(settingRows(facts.settings))}
<h2>Order</h2>
${tableOf(orderRows(facts, format))}
</body>
</html>
`;
}

function recordingRows(facts: ManifestFacts, format: TimeFormat): readonly Row[] {
  const { requested, delivered, deliveredSeconds } = facts;
  const archive =
    facts.source === 'live' ? 'Live video' : (facts.archive ?? 'The default archive of the camera');
  return [
    ['Site', facts.site],
    ['System', `${facts.system.name} (${facts.system.id})`],
    ['Camera', `${facts.camera.name} (${facts.camera.id})`],
    ['Source', archive],
    ['Requested', requested === null ? NOT_KNOWN : spanText(requested, format)],
    ['Length requested', requested === null ? NOT_KNOWN : lengthText(requested.seconds)],
    ['Delivered', delivered === null ? NOT_KNOWN : deliveredText(delivered, format)],
    ['Length delivered', deliveredSeconds === null ? NOT_KNOWN : lengthText(deliveredSeconds)],
    ['Time zone of this page', facts.zone],
    ["Clock of the system against this computer's", offsetText(facts.clockOffsetMs)],
  ];
}

const deliveredText = (spans: readonly ManifestSpan[], format: TimeFormat): string =>
  spans.length === 0 ? 'Nothing' : spans.map((span) => spanText(span, format)).join('; ');

function offsetText(offset: number | null): string {
  if (offset === null) return 'Not measured';
  return `${(Math.abs(offset) / ONE_SECOND).toFixed(1)} s ${offset < 0 ? 'behind' : 'ahead'}`;
}

function gapsPart({ gaps }: ManifestFacts, format: TimeFormat): string {
  if (gaps === null) return '';
  if (gaps.length === 0) return '<p>The archive held all of the range.</p>';
  const rows = gaps.map((gap) => [
    moment(gap.from, format),
    moment(gap.until, format),
    lengthText(gap.seconds),
  ]);
  return `<h2>Gaps: not recorded in the range</h2>\n${listOf(['From', 'Until', 'Length'], rows)}`;
}

function fileCells(
  { savedAs, nameAtSystem, bytes, sha256, downloadedAt }: ManifestFile,
  format: TimeFormat,
): readonly string[] {
  return [
    savedAs ?? `${nameAtSystem} (at the system; not downloaded)`,
    bytes === null ? NOT_KNOWN : `${byteText(bytes)} (${bytes} bytes)`,
    sha256 ?? NOT_KNOWN,
    downloadedAt === null ? 'No' : moment(downloadedAt, format),
  ];
}

function orderRows(facts: ManifestFacts, format: TimeFormat): readonly Row[] {
  const { id, nameAtSystem, orderedBy, orderedAt, readyAt } = facts.export;
  return [
    ['Ordered by', orderedBy ?? NOT_KNOWN],
    ['Ordered', moment(orderedAt, format)],
    ['Ready', momentOr(readyAt, format)],
    ['Name at the system', nameAtSystem ?? NOT_KNOWN],
    ['Name in Sightline', id],
    ['This page written', moment(facts.writtenAt, format)],
  ];
}

const SHARE_DIGITS = 4;
const pointText = ({ x, y }: FramePolygon[number]): string =>
  `${x.toFixed(SHARE_DIGITS)}, ${y.toFixed(SHARE_DIGITS)}`;
const areaText = (area: FrameArea | undefined, otherwise: string): string =>
  area === undefined ? otherwise : `${pointText(area.from)} – ${pointText(area.to)}`;

function settingRows(settings: ExportSettings): readonly Row[] {
  const { page, masks, crop, frameRate, maxFileSize } = settings;
  const rates = 2 ** frameRate;
  return [
    ['Format', settings.format],
    ['Longest wait for a frame', durationText(settings.waitTimeout)],
    ['Largest file', maxFileSize === 0 ? 'One file of any size' : byteText(maxFileSize)],
    ['Video quality (0 is the best)', String(settings.videoQuality)],
    ['Audio quality (0 is the best)', String(settings.audioQuality)],
    ['Frame rate', rates === 1 ? 'Original' : `1/${rates} of the original`],
    ['Time stamp', settings.timestamp === '' ? 'None' : settings.timestamp],
    ['Comment', settings.comment === '' ? 'None' : settings.comment],
    ['Colour of both', settings.color],
    ['Crop (fractions from the top left)', areaText(crop, 'The whole picture')],
    ...masks.map((mask, at): Row => [`Mask ${at + 1}`, mask.map(pointText).join('; ')]),
    ['Page', page.layout],
    ['Picture on the page', areaText(page.picture, 'Where the system puts it')],
    ['Comment on the page', areaText(page.comment, 'Where the system puts it')],
    ['Time stamp on the page', areaText(page.timestamp, 'Where the system puts it')],
  ];
}
