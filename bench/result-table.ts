/** Findings as lines of text in columns. */
import type { Finding } from './benchmark.ts';

const HEAD = ['what', 'ours', 'rival', 'ratio', 'target', 'met'] as const;
const GAP = '   ';

export function resultTable(findings: readonly Finding[]): readonly string[] {
  const rows = findings.map(({ what, ours, rival, ratio, target, met }) => [
    what,
    ours,
    rival,
    ratio,
    target,
    met === undefined ? '–' : met ? 'yes' : 'NO',
  ]);
  return textColumns([HEAD, ...rows], { ruled: true });
}

/** Rows of cells, each column as wide as its widest cell; `ruled` draws a line under the first row. */
export function textColumns(
  rows: readonly (readonly string[])[],
  { ruled }: { readonly ruled: boolean },
): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  const [head = '', ...body] = lines;
  return ruled ? [head, rule, ...body] : lines;
}
