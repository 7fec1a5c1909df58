/**
 * The parts that pages of manifests are written with: tables, moments, and the frame around them. Whatever
 * stands in them is somebody's text, and is written as text.
 */
import { durationText, type TimeFormat } from '../../core/time-zone.ts';
import { epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import type { ManifestSpan } from './manifest-facts.ts';

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand anywhere in a page. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);

export const NOT_KNOWN = 'Not known';

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
export type Row = readonly [string, string];

export const tableOf = (rows: readonly Row[]): string =>
  `<table><tbody>${rows
    .map(([name, text]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(text)}</td></tr>`)
    .join('\n')}</tbody></table>`;

export const listOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('\n')}</tbody></table>`;

/** "Fri 20 Nov 2026 16:23:41.280 GMT+1" */
export const moment = (iso: string, format: TimeFormat): string => {
  const at = epochMs(Date.parse(iso));
  return `${format.fullDay(at)} ${format.clockMs(at)} ${format.zoneName(at)}`;
};
export const momentOr = (iso: string | null, format: TimeFormat): string =>
  iso === null ? NOT_KNOWN : moment(iso, format);

export const spanText = ({ from, until }: ManifestSpan, format: TimeFormat): string =>
  from === until ? moment(from, format) : `${moment(from, format)} – ${moment(until, format)}`;
export const lengthText = (seconds: number): string => durationText(ms(seconds * ONE_SECOND));

/** A whole page; `body` is HTML already. No scripts, and nothing from elsewhere. */
export const pageOf = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
