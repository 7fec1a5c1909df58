/**
 * A page with the picture, the comment and the time: a PDF of the fewest parts, the JPEG in it as it is.
 * The time is written in ISO 8601 whatever `tsformat` says; crop and masks are left out.
 */
import type { Bytes } from '../media-scene.ts';
import type { Area, ExportBody } from './export-body.ts';

/** A4 in points. */
const SHORT_SIDE = 595;
const LONG_SIDE = 842;
const TEXT_POINTS = 14;
const DEFAULT_PLACES = {
  snapshot: [
    [0.05, 0.05],
    [0.95, 0.6],
  ],
  comment: [
    [0.05, 0.65],
    [0.95, 0.75],
  ],
  time: [
    [0.05, 0.8],
    [0.95, 0.85],
  ],
} as const satisfies Record<string, Area>;

export function buildPdf(picture: Bytes, at: number, body: ExportBody): Bytes {
  const [pageWidth, pageHeight] = body.layout === 1 ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE];
  const { width, height } = sizeOfJpeg(picture);
  /** Left, bottom, width, height in points: pages begin at their left bottom. */
  const box = ([a, b]: Area) => {
    const [left = 0, right = 0] = [a[0], b[0]].toSorted((one, other) => one - other);
    const [top = 0, bottom = 0] = [a[1], b[1]].toSorted((one, other) => one - other);
    return [
      left * pageWidth,
      (1 - bottom) * pageHeight,
      (right - left) * pageWidth,
      (bottom - top) * pageHeight,
    ].map((value) => value.toFixed(2));
  };
  const text = (area: Area, words: string) => {
    const [x, y] = box(area);
    return `BT ${colorOf(body.color)} rg /F1 ${TEXT_POINTS} Tf ${x} ${y} Td (${escaped(words)}) Tj ET`;
  };
  const [x, y, w, h] = box(body.snapshotplace ?? DEFAULT_PLACES.snapshot);
  const content = [
    `q ${w} 0 0 ${h} ${x} ${y} cm /Im1 Do Q`,
    text(body.commentplace ?? DEFAULT_PLACES.comment, body.comment ?? ''),
    text(body.tsplace ?? DEFAULT_PLACES.time, new Date(at).toISOString()),
  ].join('\n');
  const encoder = new TextEncoder();
  const stream = encoder.encode(content);
  return assemble([
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> /Font << /F1 6 0 R >> >> >>`,
    ],
    [`<< /Length ${stream.length} >>\nstream\n`, stream, '\nendstream'],
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`,
      picture,
      '\nendstream',
    ],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
  ]);
}

/** Numbers the objects, and tells where each is. */
function assemble(objects: readonly (readonly (string | Uint8Array)[])[]): Bytes {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let length = 0;
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  write('%PDF-1.4\n');
  const places = objects.map((object, i) => {
    const at = length;
    for (const part of [`${i + 1} 0 obj\n`, ...object, '\nendobj\n']) write(part);
    return at;
  });
  const start = length;
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  write(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`);
  write(`startxref\n${start}\n%%EOF\n`);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The size that the frame header (SOF0 to SOF2) tells. */
function sizeOfJpeg(bytes: Bytes): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >= 0xffc0 && marker <= 0xffc2) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
  }
  throw new Error('The picture is no JPEG.');
}

/** Of the text; black unless a colour was asked for. */
function colorOf(color = '#000000'): string {
  return [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
}

/** What the font has not is a question mark. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\()]/g, (char) => `\\${char}`).replaceAll(/[^\u0020-\u007e]/g, '?');
